"""Lines as detected to lines as set: cut where they run over a gutter, joined where they broke.

Columns of newspapers stand an em or little more apart, as far as a full stop or an ideographic
space parts two words of one line. What tells them apart is that a gutter is white through line
after line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from summarize.read.scan_ink import PixelBox, is_empty, runs, white_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Columns"]

# The least width of a gutter, and the most that a mark or a space leaves white within a line.
_LEAST_GUTTER, _MOST_SPACE = 0.55, 1.7
# White this many ems high runs through three lines of type and more, where spaces do not meet by
# chance; what is no wider than the white of a mark must run through four and more.
_SURE_HEIGHT, _MARKS_HEIGHT = 4.5, 6.0
# through two lines it is a gutter where one that is sure lies above or below: columns keep a grid.
_ALIGNED_HEIGHT, _ALIGNED = 2.4, 0.5
# What is no wider than the white of a full stop is no gutter unless that is proved; what is wider
# belongs to one line only where type right above or below it bridges the gap.
_FULL_STOP, _BRIDGED_HEIGHT = 0.8, 1.7

# Display type, in pixels high, and how far under it, in its ems, the text it heads begins.
_DISPLAY, _UNDER = 32, 1.5
# Lines are sought by their height on the page, in bands of so many pixels.
_BAND = 16

Gap = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """A page's ink without its rules, and the white between it, to cut and join lines by.

    `grid` are the middles of gutters that are sure, in pixels from the left of the page, in order;
    `upright` are the rules that run down it.
    """

    ink: NDArray[np.bool_]
    white: NDArray[np.int32]
    grid: tuple[float, ...] = ()
    upright: tuple[PixelBox, ...] = ()

    @staticmethod
    def of(ink: NDArray[np.bool_], boxes: list[PixelBox], rules: tuple[PixelBox, ...]) -> Columns:
        """The columns of a page with this ink, these boxes of lines, and these rules."""
        bare = Columns(ink=ink, white=white_columns(ink))
        upright = tuple(rule for rule in rules if rule[3] - rule[1] > rule[2] - rule[0])
        sure = [
            (first + last) / 2
            for box in boxes
            for first, last in bare._gaps(box)
            if bare._is_sure((first, last), box, float(box[3] - box[1]))
        ]
        grid = tuple(sorted((*((rule[0] + rule[2]) / 2 for rule in upright), *sure)))
        return Columns(ink=ink, white=bare.white, grid=grid, upright=upright)

    def cut(self, box: PixelBox, em: float) -> list[PixelBox]:
        """The parts of a line's box that lie in different columns; `em` is its size in pixels."""
        left, top, right, bottom = box
        gaps = [
            gap
            for gap in self._gaps(box)
            if gap[1] - gap[0] >= _LEAST_GUTTER * em and self._is_gutter(gap, box, em)
        ]
        gaps += [(rule[0], rule[2]) for rule in self._rules_through(box)]
        parts: list[PixelBox] = []
        start = left
        for first, last in sorted(gaps):
            if start < first and last < right:
                parts.append((start, top, first, bottom))
            if last < right:
                start = max(start, last)
        parts.append((start, top, right, bottom))
        return [part for part in parts if part[2] - part[0] >= 0.3 * em]

    def _rules_through(self, box: PixelBox) -> list[PixelBox]:
        """The rules between columns that cross a line, at least the middle of its height."""
        third = (box[3] - box[1]) // 3
        top, bottom = box[1] + third, box[3] - third
        return [
            rule
            for rule in self.upright
            if box[0] < rule[0] and rule[2] < box[2] and rule[1] <= top and rule[3] >= bottom
        ]

    def join(self, boxes: list[PixelBox]) -> list[PixelBox]:
        """The boxes, drawn in to their ink, with those made one that are one line of a column.

        Goes from left to right; a line is sought among those at the height of the box that have
        not ended too far left of it, so that time is linear in the number of boxes.
        """
        joined: dict[int, PixelBox] = {}
        tallest = max((box[3] - box[1] for box in boxes), default=0)
        open_lines: defaultdict[int, list[int]] = defaultdict(list)
        for number, box in enumerate(sorted(boxes)):
            bands = range(box[1] // _BAND, box[3] // _BAND + 1)
            for band in bands:
                open_lines[band] = [
                    place
                    for place in open_lines[band]
                    if place in joined and _reach(joined[place], tallest) >= box[0]
                ]
            near = {place for band in bands for place in open_lines[band]}
            for place in sorted(near, reverse=True):
                if self._goes_on(joined[place], box):
                    box = _around(joined.pop(place), box)  # noqa: PLW2901
                    break
            joined[number] = box
            for band in range(box[1] // _BAND, box[3] // _BAND + 1):
                open_lines[band].append(number)
        return list(joined.values())

    def _goes_on(self, one: PixelBox, two: PixelBox) -> bool:
        """Does `two` continue the line `one` to its right?"""
        em = max(one[3] - one[1], two[3] - two[1])
        least = min(one[3] - one[1], two[3] - two[1])
        gap = two[0] - one[2]
        level = min(one[3], two[3]) - max(one[1], two[1])
        upright = all(box[3] - box[1] <= 1.5 * (box[2] - box[0]) for box in (one, two))
        if not upright or level < 0.6 * least or least < 0.5 * em:
            return False
        if not -0.5 * em <= gap <= _MOST_SPACE * em:
            return False
        both = _around(one, two)
        if self._rules_through(both):
            return False
        inside = [(a, b) for a, b in self._gaps(both) if a < two[0] and b > one[2]]
        if not inside:
            return True
        first, last = max(inside, key=lambda run: run[1] - run[0])
        spaced = em >= _DISPLAY and self._has_type_under((first, last), both, em)
        if spaced or last - first <= _FULL_STOP * em:
            return not self._is_gutter((first, last), both, em)
        middle = (both[1] + both[3]) // 2
        return int(self.white[middle, first:last].max()) <= _BRIDGED_HEIGHT * em

    def _has_type_under(self, gap: Gap, box: PixelBox, em: float) -> bool:
        """Does type right below bridge the gap, as text does under a headline that is spaced?"""
        under = self.ink[box[3] : box[3] + round(_UNDER * em), gap[0] : gap[1]]
        return float((~is_empty(under, axis=0)).mean()) >= 0.7

    def _gaps(self, box: PixelBox) -> list[Gap]:
        """The columns of a box without ink at the height of its line."""
        left, top, right, bottom = box
        inset = (bottom - top) // 4
        blank = is_empty(self.ink[top + inset : bottom - inset, left:right], axis=0)
        return [(left + first, left + last) for first, last in runs(blank)]

    def _is_gutter(self, gap: Gap, box: PixelBox, em: float) -> bool:
        if self._is_sure(gap, box, em):
            return True
        low, high = gap[0] - _ALIGNED * em, gap[1] + _ALIGNED * em
        place = bisect_left(self.grid, low)
        aligned = place < len(self.grid) and self.grid[place] <= high
        return aligned and self._runs_through(gap, box, em, ems_high=_ALIGNED_HEIGHT, lines=2)

    def _is_sure(self, gap: Gap, box: PixelBox, em: float) -> bool:
        return self._runs_through(
            gap, box, em, ems_high=_MARKS_HEIGHT, lines=4
        ) or self._runs_through(gap, box, em, ems_high=_SURE_HEIGHT, lines=3, ems_wide=_FULL_STOP)

    def _runs_through(
        self,
        gap: Gap,
        box: PixelBox,
        em: float,
        *,
        ems_high: float,
        lines: int,
        ems_wide: float = _LEAST_GUTTER,
    ) -> bool:
        """Is the gap part of a white column so high, beside so many lines of type?"""
        middle = (box[1] + box[3]) // 2
        high = self.white[middle, gap[0] : gap[1]] >= ems_high * em
        wide = any(last - first >= ems_wide * em for first, last in runs(high))
        return wide and self._lines_beside(gap, middle, em) >= lines

    def _lines_beside(self, gap: Gap, middle: int, em: float) -> int:
        """How many lines of type stand beside a white column, on its fuller side.

        Spaced-out letters of one big line have white between them too, but one line beside it.
        """
        column = self.white[:, (gap[0] + gap[1]) // 2] == 0
        above, below = np.flatnonzero(column[:middle]), np.flatnonzero(column[middle:])
        low = max(int(above[-1]) + 1 if above.size else 0, int(middle - 4 * em))
        high = min(middle + int(below[0]) if below.size else len(column), int(middle + 4 * em))
        reach = int(1.5 * em)
        sides = (
            self.ink[low:high, max(0, gap[0] - reach) : gap[0]],
            self.ink[low:high, gap[1] : gap[1] + reach],
        )
        counts = [
            sum(last - first >= 0.4 * em for first, last in runs(~is_empty(side, axis=1)))
            for side in sides
        ]
        return max(counts) if min(counts) else 0


def _reach(line: PixelBox, tallest: int) -> float:
    """How far right what goes on with a line can begin, where no box is taller than `tallest`."""
    return line[2] + _MOST_SPACE * max(line[3] - line[1], tallest)


def _around(one: PixelBox, two: PixelBox) -> PixelBox:
    return (
        min(one[0], two[0]),
        min(one[1], two[1]),
        max(one[2], two[2]),
        max(one[3], two[3]),
    )
