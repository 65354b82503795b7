"""A text file to a sheet: decoded, and cut into blocks of lines, every character traceable."""

from __future__ import annotations

import re

from summarize.read.encodings import decode
from summarize.read.limits import check_text
from summarize.read.sheet import Sheet
from summarize.records import Block, Passage, Span

__all__ = ["find_blocks", "read_text"]

# Every mark that ends a line (Unicode Standard, 5.8): LF, VT, FF, CR, NEL, LS, PS.
_LINE = re.compile("[^\n\v\f\r\x85\u2028\u2029]+")
# A form feed and a paragraph separator part blocks by themselves, without an empty line.
_PARTING = re.compile("[\f\u2029]")
_BREAK = re.compile("\r\n|[\n\v\r\x85\u2028]")


def read_text(data: bytes, name: str, encoding: str | None = None) -> list[Sheet]:
    """The one sheet of a text file.

    Parameters: `name` is for messages, `encoding` forces a Python codec instead of detection.
    Raises InputError where the bytes do not decode, or hold no text or hardly any Chinese;
    UsageError where the encoding is unknown.
    """
    text, codec = decode(data, name, encoding)
    check_text(name, text)
    return [Sheet(text=text, blocks=find_blocks(text, 0), encoding=codec)]


def find_blocks(text: str, page: int) -> tuple[Block, ...]:
    """The blocks of a page: runs of lines that hold more than white space, each line stripped.

    Parameters: `text` is the decoded page, `page` its index in the edition, for the spans.
    Takes time linear in the length of `text`, however long its lines are.

    >>> [[line.text for line in block.lines] for block in find_blocks(" 一\\r\\n二\\n\\n三", 0)]
    [['一', '二'], ['三']]
    """
    blocks: list[Block] = []
    lines: list[Passage] = []
    end_of_last = 0
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        if lines and _parts_blocks(text[end_of_last:start]):
            blocks.append(Block(lines=tuple(lines)))
            lines = []
        end_of_last = start + len(stripped)
        span = Span(page=page, start=start, end=end_of_last)
        lines.append(Passage(text=stripped, spans=(span,)))
    if lines:
        blocks.append(Block(lines=tuple(lines)))
    return tuple(blocks)


def _parts_blocks(gap: str) -> bool:
    """Does the white space between two lines hold an empty line or a harder break?"""
    return bool(_PARTING.search(gap)) or len(_BREAK.findall(gap)) > 1
