"""Lines to units: what a page sets as one line or paragraph, hard-wrapped lines put together."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarize.records import Page, Passage, Span
from summarize.split.bylines import find_dateline, parse_bylines

__all__ = ["Unit", "find_units", "glue", "lines_together"]

# A full line may stop short of the measure by the mark that may not begin the next (kinsoku).
_SLACK = 3
_NARROWEST, _WIDEST = 16, 160
_MIN_LINES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A line, or a paragraph of wrapped lines, of a page.

    `start` and `end` are characters of the page; `indent` is the width of the white space before
    it and `gap` the number of line breaks before it, `place` its index on the page.
    """

    passage: Passage
    start: int
    end: int
    indent: int
    gap: int
    place: int

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.passage.text


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A line with its indent and width in half-width columns, indent included."""

    passage: Passage
    indent: int
    width: int


def find_units(page: Page) -> list[Unit]:
    """The units of a page in order; together they hold every character but white space."""
    blocks = [[_measured(line, page) for line in block.lines] for block in page.blocks]
    of_page = _measure([line for block in blocks if len(block) > 1 for line in block[:-1]])
    units: list[Unit] = []
    for block in blocks:
        measure = (_measure(block[:-1]) if len(block) > _MIN_LINES else 0) or of_page
        run: list[_Line] = []
        for line in block:
            if run and not _runs_on(run[-1], line, run[0], measure):
                units.append(_unit(run, page, units))
                run = []
            run.append(line)
        units.append(_unit(run, page, units))
    return units


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


def _runs_on(last: _Line, line: _Line, first: _Line, measure: int) -> bool:
    """Is `line` the next line of the wrapped paragraph that began with `first`?"""
    if not measure or not measure - _SLACK <= last.width <= measure:
        return False
    # Block quotations are set in as a whole; a paragraph is set in further than its rest.
    if line.indent >= 2 and (line.indent > last.indent or last is first):
        return False
    text = line.passage.text
    return find_dateline(line.passage) is None and (
        len(text) > 40 or not parse_bylines(line.passage)
    )


def _measure(lines: list[_Line]) -> int:
    """The width at which most of the lines are wrapped; 0 where each line is a paragraph.

    Wrapped lines share one width and rarely end a sentence; whole paragraphs do neither.
    """
    open_widths = Counter(
        line.width
        for line in lines
        if line.passage.text[-1] not in "。！？：" and _NARROWEST <= line.width <= _WIDEST
    )
    best, measure = 0, 0
    for width in open_widths:
        count = sum(open_widths[width - less] for less in range(_SLACK + 1))
        best, measure = max((best, measure), (count, width))
    wider = sum(line.width > measure for line in lines)
    enough = best >= _MIN_LINES and best * 10 >= len(lines) * 4 and wider * 5 <= len(lines)
    return measure if enough else 0


def _unit(run: list[_Line], page: Page, before: list[Unit]) -> Unit:
    start = run[0].passage.spans[0].start
    blank = page.text[before[-1].end if before else 0 : start]
    return Unit(
        passage=glue(page, [line.passage for line in run]),
        start=start,
        end=run[-1].passage.spans[-1].end,
        indent=run[0].indent,
        gap=len(blank.splitlines()),
        place=len(before),
    )


def _measured(line: Passage, page: Page) -> _Line:
    end = line.spans[0].start
    start = end
    while start and page.text[start - 1] in " \t\u3000\xa0":
        start -= 1
    indent = _width(page.text[start:end])
    return _Line(passage=line, indent=indent, width=indent + _width(line.text))


def _width(text: str) -> int:
    """Half-width columns: ideographs and full-width forms take two (UAX #11).

    Nothing wider than a measure can be needs counting.
    """
    return sum(map(_char_width, text)) if len(text) <= _WIDEST else _WIDEST + 1


@cache
def _char_width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1
