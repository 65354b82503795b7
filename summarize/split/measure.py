"""The measure: the width at which the lines of a column are broken, and which lines fill it.

A line that fills its column goes on in the next one; one that stops short ends a paragraph or is a
heading. A page has columns of several measures, so each line is held against its neighbors.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from summarize.split.lines import WIDEST, Line

__all__ = ["Fill", "find_fills", "had_room"]

# "over": by a mark that hangs over the edge; "near": short by less than two ideographs.
Fill = Literal["free", "over", "full", "near", "short", "wide"]
# A full line may stop short of the measure by the mark that may not begin the next (kinsoku), and
# letters and digits do not come out even (half-width columns).
_SLACK = 3
_NARROWEST = 12
# Lines on either side that tell the measure, and how many of them must share it.
_NEAR = 10
_STEP = 4
_LEAST, _SHARE = 3, 0.35
# What may not begin a line, in GB/T 15834.
_NO_START = frozenset("，。、；：？！”’）》〉】〕」』…—,.;:?!)%％")
_TOKEN = re.compile(r"[A-Za-z0-9.%]+")


def find_fills(lines: Sequence[Line]) -> tuple[list[Fill], list[int]]:
    """How each line stands to the measure around it, and by how many columns it falls short.

    A line is "free" where lines are not broken at a measure, and "wide" where it runs beyond
    the column, as a headline over two columns does.
    """
    # The last line before a gap may be of any width, and so may a line that stands alone.
    followers = [*lines[1:], None] if lines else []
    inner = [
        line if following is not None and following.gap <= 1 else None
        for line, following in zip(lines, followers, strict=True)
    ]
    measures = [
        _measure([line for line in inner[max(0, start - _NEAR) : start + _STEP + _NEAR] if line])
        for start in range(0, len(lines), _STEP)
    ]
    rooms = [
        measures[place // _STEP] - line.width if measures[place // _STEP] else 0
        for place, line in enumerate(lines)
    ]
    fills = [
        _fill(room) if measures[place // _STEP] else "free" for place, room in enumerate(rooms)
    ]
    return fills, rooms


def had_room(room: int, following: str) -> bool:
    """Would the beginning of the next line have fitted into the `room` left on this one?

    Where it would, the break is no matter of the measure: a paragraph or a heading ends here.
    """
    if following[0] in _NO_START:
        return False
    token = _TOKEN.match(following)
    return room >= (len(token[0]) if token else 2)


def _fill(room: int) -> Fill:
    bounds: tuple[tuple[int, Fill], ...] = ((-2, "wide"), (0, "over"), (2, "full"), (4, "near"))
    return next((fill for bound, fill in bounds if room < bound), "short")


def _measure(near: Sequence[Line]) -> int:
    """The width that most of the lines share, 0 where too few do.

    Whole paragraphs are of any width and end sentences; lines broken at a measure do neither.
    """
    widths = Counter(
        line.width
        for line in near
        if _NARROWEST <= line.width <= WIDEST and line.text[-1] not in "。！？"
    )
    best, measure = 0, 0
    for width in widths:
        count = sum(widths[width + more] for more in range(-_SLACK, 3))
        best, measure = max((best, measure), (count + widths[width], width))
    shared = sum(widths[measure + more] for more in range(-_SLACK, 3))
    return measure if shared >= _LEAST and shared >= _SHARE * len(near) else 0
