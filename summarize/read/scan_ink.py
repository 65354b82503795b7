"""Ink and white on a scanned page: what is dark, how far white reaches, where gutters run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["cut_at_gutters", "find_ink", "ink_box", "white_columns"]

PixelBox = tuple[int, int, int, int]

# A gutter is set at one to two ems; what recognition leaves blank inside a line, beside a full
# stop or a bracket, is under half an em wide or not in the same place in the next lines.
_GUTTER_EMS = 0.55
# White that stands two lines high, with the leading around them, is no word space.
_GUTTER_LINES = 2.6


def find_ink(gray: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """True where a pixel is clearly darker than the paper or the tint around it."""
    import cv2

    height, width = gray.shape
    small = cv2.resize(
        gray, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), (0, 0), 4)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return cast("NDArray[np.bool_]", gray < paper * 0.72)


def white_columns(ink: NDArray[np.bool_]) -> NDArray[np.int32]:
    """For each pixel the height of the unbroken white column that holds it, 0 for ink."""
    up = np.zeros(ink.shape, np.int32)
    run = np.zeros(ink.shape[1], np.int32)
    for row in range(ink.shape[0]):
        run = np.where(ink[row], 0, run + 1).astype(np.int32)
        up[row] = run
    for row in range(ink.shape[0] - 2, -1, -1):
        both = (up[row] > 0) & (up[row + 1] > 0)
        up[row] = np.where(both, up[row + 1], up[row])
    return up


def cut_at_gutters(
    box: PixelBox, ink: NDArray[np.bool_], white: NDArray[np.int32], em: float
) -> list[PixelBox]:
    """The parts of a line's box that lie in different columns of type.

    Detection joins lines over a gutter of about an em. Such a gutter is white through several
    lines, which a space within a line is not.
    Parameters: `white` is what `white_columns` gives for the page without its rules; `em` is the
    size of the line's type in pixels.
    """
    left, top, right, bottom = box
    inset = (bottom - top) // 4
    middle = (top + bottom) // 2
    blank = _empty(ink[top + inset : bottom - inset, left:right], axis=0)
    blank &= white[middle, left:right] >= _GUTTER_LINES * em
    parts: list[PixelBox] = []
    start = left
    for first, last in _runs(blank):
        if last - first < _GUTTER_EMS * em or first == 0 or last == right - left:
            continue
        center = left + (first + last) // 2
        if _lines_beside((left + first, left + last), middle, center, ink, white, em) >= 2:
            parts.append((start, top, left + first, bottom))
            start = left + last
    parts.append((start, top, right, bottom))
    return [part for part in parts if part[2] - part[0] >= 0.3 * em]


def _lines_beside(
    gap: tuple[int, int],
    middle: int,
    center: int,
    ink: NDArray[np.bool_],
    white: NDArray[np.int32],
    em: float,
) -> int:
    """How many lines of type stand beside a white column, on its fuller side.

    Spaced-out letters of one big line have white between them too, but one line beside it.
    """
    column = white[:, center] == 0
    above = np.flatnonzero(column[:middle])
    below = np.flatnonzero(column[middle:])
    low = max(int(above[-1]) + 1 if above.size else 0, int(middle - 4 * em))
    high = min(middle + int(below[0]) if below.size else len(column), int(middle + 4 * em))
    reach = int(1.5 * em)
    left = ~_empty(ink[low:high, max(0, gap[0] - reach) : gap[0]], axis=1)
    right = ~_empty(ink[low:high, gap[1] : gap[1] + reach], axis=1)
    counts = [sum(b - a >= 0.4 * em for a, b in _runs(side)) for side in (left, right)]
    return max(counts) if min(counts) else 0


def ink_box(box: PixelBox, ink: NDArray[np.bool_]) -> PixelBox:
    """The box drawn in to the ink of its own line: a band of ink around the box's middle.

    A line of light type on a dark ground is all ink, and keeps its box, as does one without ink.
    """
    left, top, right, bottom = box
    inside = ink[top:bottom, left:right]
    if not inside.any() or inside.mean() > 0.6:
        return box
    rows = ~_empty(inside, axis=1)
    middle = len(rows) // 2
    # Marks such as 二 leave white in the middle: the band may begin a quarter away from it.
    near = np.flatnonzero(rows[middle // 2 : middle + middle // 2 + 1])
    if not near.size:
        return box
    bands = [run for run in _runs(rows) if run[1] > middle // 2 and run[0] <= middle + middle // 2]
    low, high = bands[0][0], bands[-1][1]
    columns = np.flatnonzero(inside[low:high].any(axis=0))
    return (left + int(columns[0]), top + low, left + int(columns[-1]) + 1, top + high)


def _empty(ink: NDArray[np.bool_], *, axis: int) -> NDArray[np.bool_]:
    """True for each column (axis 0) or row (axis 1) without ink."""
    return np.asarray(~np.any(ink, axis=axis), np.bool_)


def _runs(flags: NDArray[Any]) -> list[tuple[int, int]]:
    """Where `flags` are true: first and one past the last of each unbroken run."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
