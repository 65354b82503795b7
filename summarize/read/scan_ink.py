"""Ink and white on a scanned page: what is dark, how far white reaches, where a line's ink is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["PixelBox", "find_ink", "ink_box", "is_empty", "runs", "unexplained", "white_columns"]

# Left, top, right, bottom, in pixels; ends are exclusive.
PixelBox = tuple[int, int, int, int]

# Ink of fewer pixels, at the resolution where an em has 20, is a speck: a full stop has 12.
_SPECK = 6


def find_ink(gray: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """True where a pixel is clearly darker than the paper or the tint around it, but for specks."""
    import cv2

    height, width = gray.shape
    eighth = (max(1, width // 8), max(1, height // 8))
    small = cv2.resize(gray, eighth, interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), (0, 0), 4)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    # Thin strokes of faded print are little darker than paper; its grain is smoothed away first.
    ink = cv2.GaussianBlur(gray, (0, 0), 0.7) < paper * 0.86
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    large = stats[:, cv2.CC_STAT_AREA] >= _SPECK
    large[0] = False
    return np.asarray(large[labels], np.bool_)


def white_columns(ink: NDArray[np.bool_]) -> NDArray[np.int32]:
    """For each pixel the height of the unbroken white column that holds it, 0 for ink."""
    heights = np.zeros(ink.shape, np.int32)
    run = np.zeros(ink.shape[1], np.int32)
    for row in range(ink.shape[0]):
        run = np.where(ink[row], 0, run + 1).astype(np.int32)
        heights[row] = run
    # The last pixel of each column knows its height: hand it up to the others.
    for row in range(ink.shape[0] - 2, -1, -1):
        both = (heights[row] > 0) & (heights[row + 1] > 0)
        heights[row] = np.where(both, heights[row + 1], heights[row])
    return heights


def ink_box(box: PixelBox, ink: NDArray[np.bool_]) -> PixelBox:
    """The box drawn in to the ink of its own line: the bands of ink around the box's middle.

    A line of light type on a dark ground is all ink, and keeps its box, as does one without ink.
    """
    left, top, right, bottom = box
    if bottom - top > 1.5 * (right - left):  # a line that runs down: the same on its side
        turned = ink_box((top, left, bottom, right), ink.T)
        return (turned[1], turned[0], turned[3], turned[2])
    inside = ink[top:bottom, left:right]
    if not inside.any() or inside.mean() > 0.6:
        return box
    # Marks such as 二 leave white in the middle: the band may begin a quarter away from it.
    quarter = (bottom - top) // 4
    bands = [
        (first, last)
        for first, last in runs(~is_empty(inside, axis=1))
        if last > quarter and first < bottom - top - quarter
    ]
    if not bands:
        return box
    low, high = bands[0][0], bands[-1][1]
    columns = np.flatnonzero(~is_empty(inside[low:high], axis=0))
    return (left + int(columns[0]), top + low, left + int(columns[-1]) + 1, top + high)


def unexplained(ink: NDArray[np.bool_], boxes: Sequence[PixelBox]) -> float:
    """The share of the ink, 0 to 1, that lies in none of the boxes."""
    left = ink.copy()
    for x0, y0, x1, y1 in boxes:
        left[y0:y1, x0:x1] = False
    return float(left.sum() / max(1, ink.sum()))


def is_empty(ink: NDArray[np.bool_], *, axis: int) -> NDArray[np.bool_]:
    """True for each column (axis 0) or row (axis 1) without ink."""
    return np.asarray(~np.any(ink, axis=axis), np.bool_)


def runs(flags: NDArray[Any]) -> list[tuple[int, int]]:
    """Where `flags` are true: first and one past the last of each unbroken run."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
