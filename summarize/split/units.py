"""Lines put together as print would read: paragraphs without a gap, headlines line by line."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.records import Page, Passage, Span

__all__ = ["glue", "lines_together"]


def glue(page: Page, parts: Sequence[Passage]) -> Passage:
    """Parts of one text, joined as print would: Chinese without a gap.

    Between two Latin letters the first character of the line break stays, so no words fuse.
    """
    joined: list[Passage] = []
    for part in parts:
        if joined and _is_latin(joined[-1].text[-1:]) and _is_latin(part.text[:1]):
            joined.append(_line_break(page, joined[-1]))
        joined.append(part)
    return Passage.join(joined)


def lines_together(page: Page, parts: Sequence[Passage]) -> Passage:
    """Parts that stay lines of their own, each line break one character long."""
    joined: list[Passage] = []
    for part in parts:
        if joined:
            joined.append(_line_break(page, joined[-1]))
        joined.append(part)
    return Passage.join(joined)


def _line_break(page: Page, before: Passage) -> Passage:
    """One character of the white space after a passage: of \\r\\n the \\n."""
    start = before.spans[-1].end
    while not page.text[start].isspace():
        start += 1
    start += page.text.startswith("\r\n", start)
    span = Span(page=page.index, start=start, end=start + 1)
    return Passage(text=page.text[start : start + 1], spans=(span,))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
