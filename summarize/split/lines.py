"""The lines of a page as the splitter sees them: text, place, and how they are set."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from summarize.records import BlockRole, Page, Passage

__all__ = ["WIDEST", "Line", "find_lines"]

# No column is wider; a line above it is a paragraph, however long (half-width columns).
WIDEST = 160
_BLANKS = " \t\u3000\xa0"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of a page.

    `start` and `end` are characters of the page, `place` its index on the page; `indent` is the
    width of the white space before it, `width` its own, indent included, both in half-width
    columns; `gap` the number of line breaks before it. `opens` says that it is the first of its
    block. `size` is that of its type relative to the page's body type, None where unknown; `bold`,
    `role` and `region` are those of its block.
    """

    passage: Passage
    start: int
    end: int
    place: int
    indent: int
    width: int
    gap: int
    opens: bool
    size: float | None
    bold: bool
    role: BlockRole | None
    region: int | None

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.passage.text


def find_lines(page: Page) -> list[Line]:
    """The lines of a page in order; together they hold every character but white space."""
    lines: list[Line] = []
    body = _body_size(page)
    end = 0
    for block in page.blocks:
        for index, passage in enumerate(block.lines):
            start = passage.spans[0].start
            indent = _indent(page.text, start)
            lines.append(
                Line(
                    passage=passage,
                    start=start,
                    end=passage.spans[-1].end,
                    place=len(lines),
                    indent=indent,
                    width=indent + _width(passage.text),
                    gap=len(page.text[end:start].splitlines()),
                    opens=index == 0,
                    size=block.size / body if block.size and body else None,
                    bold=block.bold,
                    role=block.role,
                    region=block.region,
                )
            )
            end = lines[-1].end
    return lines


def _body_size(page: Page) -> float | None:
    """The size in which most characters of the page are set, None where none is known."""
    sizes: Counter[float] = Counter()
    for block in page.blocks:
        if block.size:
            sizes[round(block.size, 1)] += sum(len(line.text) for line in block.lines)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else None


def _indent(text: str, end: int) -> int:
    start = end
    while start and text[start - 1] in _BLANKS:
        start -= 1
    return _width(text[start:end])


def _width(text: str) -> int:
    """Half-width columns: ideographs and full-width forms take two (UAX #11).

    Nothing wider than any column needs counting.
    """
    return sum(map(_char_width, text)) if len(text) <= WIDEST else WIDEST + 1


@cache
def _char_width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1
