"""Page furniture: running heads and folios (报眉, 页码) in the margins of a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.read.set_line import SetLine

__all__ = ["Furniture", "take_furniture"]

# How far into the page its margins reach, as parts of its height; at the top a masthead (报头)
# takes a seventh of a front page.
_TOP, _BOTTOM = 0.15, 0.05
_FOLIO = re.compile(
    r"第?[A-Z]?\d{1,3}版|版第?\d{1,3}|^[A-Z]?\d{1,3}$|^版$|\d{4}年\d{1,2}月(?:\d{1,2}日)?|"
    r"\d{1,2}月\d{1,2}日|星期[一二三四五六日天]|农历|责任编辑|责编|编辑[:/]|值班|版式|美编|校对|"
    r"(?:邮箱|电话|热线|传真)[:/]?[\w@]|www\.|第?[〇零一二三四五六七八九十]{1,3}版|\d{4}[-./]\d"
)
# What a page is called may be set large; a date in large type is a headline's.
_LABEL = re.compile(
    r"第?[A-Z]?\d{1,3}版?|[A-Z]?\d{1,3}[-|·/]?\S{2,4}|\S{2,4}[-|·/]?[A-Z]?\d{1,3}版?"
)
_SENTENCE = re.compile("[，。；！？,;!?]")
_DISPLAY = 1.28
_LONGEST = 60
# The name of the paper or of the page stands above or beside them.
_NAME = 30
# A running head is a row or two; a hostile page may hold thousands in its margin.
_MOST_ROWS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Furniture:
    """The lines in the top and the bottom margin of a page, in their order."""

    top: tuple[SetLine, ...]
    bottom: tuple[SetLine, ...]


def take_furniture(lines: Sequence[SetLine], *, height: float, body: float) -> Furniture:
    """The lines of running heads and folios: in a margin, with nothing but their like beyond,
    and on a row where one names a page, a date or an editor."""
    top = _rows([line for line in lines if line.box.bottom <= _TOP * height])
    bottom = _rows([line for line in lines if line.box.top >= (1 - _BOTTOM) * height])
    return Furniture(
        top=_leading(top, lines, body=body),
        bottom=_leading(bottom[::-1], lines, body=body),
    )


def _rows(lines: Sequence[SetLine]) -> list[list[SetLine]]:
    rows: list[list[SetLine]] = []
    for line in sorted(lines, key=lambda each: (each.box.top, each.box.left)):
        middle = (line.box.top + line.box.bottom) / 2
        if rows and any(each.box.top <= middle <= each.box.bottom for each in rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _leading(
    rows: Sequence[Sequence[SetLine]], lines: Sequence[SetLine], *, body: float
) -> tuple[SetLine, ...]:
    """The rows from the edge inwards to the last that is a folio's by wording and stands apart."""
    last = 0
    for place, row in enumerate(rows[:_MOST_ROWS], start=1):
        named = any(_is_folio(line, body) for line in row)
        if sum(len(line.text) for line in row) > (2 * _LONGEST if named else _NAME):
            break
        taken = {id(line) for each in rows[:place] for line in each}
        apart = min((_distance(row, line) for line in lines if id(line) not in taken), default=body)
        if apart >= 0.8 * body and named:
            last = place
    chosen = sorted(rows[:last], key=lambda row: row[0].box.top)
    return tuple(line for row in chosen for line in sorted(row, key=lambda each: each.box.left))


def _distance(row: Sequence[SetLine], line: SetLine) -> float:
    """From a row to a line above or below it, in points."""
    top, bottom = min(each.box.top for each in row), max(each.box.bottom for each in row)
    return max(line.box.top - bottom, top - line.box.bottom)


def _is_folio(line: SetLine, body: float) -> bool:
    plain = "".join(unicodedata.normalize("NFKC", line.text).split())
    if line.size >= _DISPLAY * body:
        return bool(_LABEL.fullmatch(plain))
    return len(plain) <= _LONGEST and not _SENTENCE.search(plain) and bool(_FOLIO.search(plain))
