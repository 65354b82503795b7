"""Detection in tiles: memory stays bounded, and a line cut by a seam comes out once and whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["OVERLAP", "TILE", "Strip", "detect_in_tiles", "join_seams", "tile_starts"]

# The detector needs about 300 bytes a pixel: 0.4 GB a tile.
TILE = 1_152
# Two tiles must share more than the height of the largest type, or a seam cuts it in both.
OVERLAP = 192
# A line this near to a seam, in pixels, may go on behind it.
_AT_SEAM = 6

Detect = Callable[["NDArray[np.uint8]"], "NDArray[np.float64]"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """A line found in one tile: its box in pixels of the whole page, and which of its sides
    (left, top, right, bottom) lie on a seam."""

    box: tuple[float, float, float, float]
    cut: tuple[bool, bool, bool, bool] = (False, False, False, False)


def tile_starts(length: int) -> list[int]:
    """Where tiles of at most `TILE` pixels begin, to cover `length` pixels with even overlaps.

    >>> tile_starts(1000), tile_starts(3072)
    ([0], [0, 960, 1920])
    """
    if length <= TILE:
        return [0]
    count = -(-(length - OVERLAP) // (TILE - OVERLAP))
    return [round(number * (length - TILE) / (count - 1)) for number in range(count)]


def detect_in_tiles(gray: NDArray[np.uint8], detect: Detect) -> list[Strip]:
    """The lines of a page of any size, found tile by tile and joined over the seams.

    Parameters: `detect` gives the corners of the lines of one tile, shape (lines, 4, 2).
    """
    height, width = gray.shape
    strips: list[Strip] = []
    for top in tile_starts(height):
        for left in tile_starts(width):
            tile = gray[top : top + TILE, left : left + TILE]
            if tile.min() > 200:
                continue  # blank paper
            low, wide = tile.shape
            sides = (left > 0, top > 0, left + wide < width, top + low < height)
            for corners in detect(tile):
                (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
                near = (x0 < _AT_SEAM, y0 < _AT_SEAM, x1 > wide - _AT_SEAM, y1 > low - _AT_SEAM)
                strips.append(
                    Strip(
                        box=(x0 + left, y0 + top, x1 + left, y1 + top),
                        cut=tuple(s and n for s, n in zip(sides, near, strict=True)),
                    )
                )
    return join_seams(strips)


def join_seams(strips: list[Strip]) -> list[Strip]:
    """The strips with those that several tiles saw in part or twice made one.

    What one tile saw whole goes before what another saw cut; two parts that are both cut by a
    seam, and lie on one line, are joined to one that holds both.
    """
    # Whole strips first, the longest before the others.
    order = sorted(strips, key=lambda s: (any(s.cut), -_area(s.box), s.box))
    kept: list[Strip] = []
    for strip in order:
        while (place := _partner(kept, strip)) is not None:
            strip = _joined(kept.pop(place), strip)  # noqa: PLW2901
        kept.append(strip)
    return sorted(kept, key=lambda s: (s.box[1], s.box[0]))


def _partner(kept: list[Strip], strip: Strip) -> int | None:
    for place, other in enumerate(kept):
        if _same_line(other.box, strip.box):
            return place
    return None


def _same_line(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    """Do two boxes show the same line, wholly or in part?

    Lines of one column never overlap by half their height, and what is read twice always does.
    """
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    if across <= 0 or down <= 0:
        return False
    if across * down >= 0.7 * min(_area(one), _area(two)):
        return True
    thick_one, thick_two = _thickness(one), _thickness(two)
    if not 0.6 < thick_one / thick_two < 1.67:
        return False
    level = _is_tall(one) == _is_tall(two)
    shared = across if _is_tall(one) else down
    return level and shared >= 0.6 * min(thick_one, thick_two)


def _joined(one: Strip, two: Strip) -> Strip:
    """One strip for both: a part that was cut adds what the other lacks, a whole one does not."""
    box = (
        min(one.box[0], two.box[0]),
        min(one.box[1], two.box[1]),
        max(one.box[2], two.box[2]),
        max(one.box[3], two.box[3]),
    )
    whole = [strip for strip in (one, two) if not any(strip.cut)]
    if whole:
        largest = max(whole, key=lambda s: _area(s.box))
        if _area(largest.box) >= 0.9 * _area(box):
            return largest
    # A side is still open where the strip that reaches farthest was cut there.
    cut = tuple(
        a.cut[side] and b.cut[side] if a.box[side] == b.box[side] else _farther(a, b, side)
        for a, b, side in ((one, two, side) for side in range(4))
    )
    return Strip(box=box, cut=cut)  # type: ignore[arg-type]


def _farther(one: Strip, two: Strip, side: int) -> bool:
    first = one.box[side] < two.box[side] if side < 2 else one.box[side] > two.box[side]
    return (one if first else two).cut[side]


def _area(box: tuple[float, ...]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _thickness(box: tuple[float, ...]) -> float:
    return max(1.0, min(box[2] - box[0], box[3] - box[1]))


def _is_tall(box: tuple[float, ...]) -> bool:
    return box[3] - box[1] > 1.5 * (box[2] - box[0])
