"""A digest in Markdown read back: what `render/markdown.py` writes, in either layout.

Edits by hand are allowed for: lines wrapped, marks and notes taken away, paragraphs moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.check.contract import HAN

__all__ = ["read_markdown"]

Text = tuple[int, str, str, str]

_ARTICLE = re.compile(r"## (?P<number>\d+)\\?\. (?P<heading>.*)")
_NOTE = re.compile(r"\s?\[\^[^\]\s]+\](?!:)")
_UNVERIFIED = re.compile(r"⚠\s*\*\*(?:Unverified:|Not translated)\*\*|^Unverified: ")
_CODE = re.compile(r"`([^`]*)`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PART = re.compile(r"- \*\*(?P<part>Kicker|Subhead):\*\* (?P<both>.*)")
_LABEL = re.compile(r"\*\*(?P<label>Summary|Caption|Full text)\*\*")
_CELLS = re.compile(r"(?<!\\)\|")
_HAN = re.compile(f"[{HAN}]")
_LABELS = {"Summary": "summary", "Caption": "caption", "Full text": "text"}


def read_markdown(text: str) -> Iterator[Text]:
    """(article, part, Chinese, English) of every text that has its Chinese beside it."""
    article, part, english, heading = 0, "", "", ""
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.strip().splitlines() if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("## "):
            match = _ARTICLE.match(lines[0])
            article = int(match["number"]) if match else 0
            heading, part, english = match["heading"] if match else "", "", ""
            lines = lines[1:]
        if not article or not lines:
            continue
        if part == "" and heading and (zh := _headline(lines)):
            yield article, "headline", _plain(zh), _latin(_plain(heading))
            heading = ""
        elif label := _LABEL.match(lines[0]):
            part, english = _LABELS[label["label"]], ""
        elif _PART.match(lines[0]):
            yield from ((article, *each) for line in lines if (each := _around(line)))
        elif lines[0].startswith("|"):
            yield from ((article, part, *row) for line in lines if (row := _row(line)))
        elif lines[0].startswith(">"):
            zh = "".join(line.lstrip("> ") for line in lines)
            yield article, part or "text", _plain(zh), english
            english = ""
        elif not lines[0].startswith(("[^", "Page ", "---")):
            english = f"{english} {_plain(' '.join(lines))}".strip()


def _headline(lines: list[str]) -> str:
    """The Chinese of a headline: the bold line below the heading."""
    match = re.match(r"\*\*(.+?)\*\*", lines[0])
    return match[1] if match and _HAN.search(match[1]) and not _LABEL.match(lines[0]) else ""


def _around(line: str) -> tuple[str, str, str] | None:
    """(part, Chinese, English) of a kicker or a subhead: `- **Kicker:** English / 中文`."""
    match = _PART.match(line)
    if match is None:
        return None
    first = _HAN.search(match["both"])
    cut = match["both"].rfind(" / ", 0, first.start()) if first else -1
    if cut < 0:
        return None
    both = match["both"]
    return match["part"].lower(), _plain(both[cut + 3 :]), _plain(both[:cut])


def _row(line: str) -> tuple[str, str] | None:
    """(Chinese, English) of a table's row; None for its head and its rule."""
    cells = [cell.strip() for cell in _CELLS.split(line)[1:-1]]
    if len(cells) != 2 or set(cells[0]) <= set("-: ") or cells == ["English", "中文"]:
        return None
    return _plain(cells[1]), _plain(cells[0])


def _plain(text: str) -> str:
    """Markdown as text: no notes, no marks, no escapes."""
    text = _UNVERIFIED.sub("", _NOTE.sub("", text))
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", text)).strip()


def _latin(text: str) -> str:
    """An English heading; none where the article goes by its Chinese for want of one."""
    letters = len(re.findall("[A-Za-z]", text))
    return text if letters >= len(_HAN.findall(text)) else ""
