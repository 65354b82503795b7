"""Tinted grounds on a scanned page: a story on grey is set apart as one within a frame is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from summarize.read.scan_ink import PixelBox

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["find_tints"]

# A tint is so many of 256 shades darker than the paper right around it; shadows of a fold or of a
# thick book grow darker slowly.
_DARKER = 7.0
# It fills its rectangle, and is no picture with a margin.
_FILLS, _MOST_PICTURE = 0.9, 0.6
_LEAST_LINES = 2


def find_tints(
    gray: NDArray[np.uint8],
    lines: Sequence[PixelBox],
    pictures: Sequence[PixelBox],
    em: float,
) -> list[PixelBox]:
    """The rectangles of tinted ground that hold lines of type.

    Parameters: `lines` and `pictures` are boxes of the page, `em` the size of its type in pixels.
    """
    import cv2

    step = max(1, round(em / 5))
    height, width = (max(1, side // step) for side in gray.shape)
    small = cv2.resize(gray, (width, height), interpolation=cv2.INTER_AREA)
    # The lightest within a character's height and more is the ground that type stands on.
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    ground = cv2.blur(ground, (5, 5)).astype(np.float32)
    paper = float(np.percentile(ground, 90))
    toned = (ground < paper - _DARKER).astype(np.uint8)
    toned = cv2.morphologyEx(toned, cv2.MORPH_OPEN, np.ones((11, 11), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(toned)
    tints = []
    for x, y, wide, high, area in stats[1:].tolist():
        box = (x * step, y * step, (x + wide) * step, (y + high) * step)
        held = sum(_within(line, box) for line in lines)
        covered = sum(_area(each) for each in pictures if _within(each, box))
        if (
            held >= _LEAST_LINES
            and min(wide, high) * step >= 4 * em
            and area >= _FILLS * wide * high
            and covered <= _MOST_PICTURE * _area(box)
            and _has_edges(ground, (x, y, x + wide, y + high))
        ):
            tints.append(box)
    return tints


def _has_edges(ground: NDArray[np.float32], box: PixelBox) -> bool:
    """Does the ground grow lighter at once on every side that is not the page's edge?"""
    left, top, right, bottom = box
    apart, deep = 6, 3
    for level, inside, outside in (
        (ground[top:bottom], slice(left + deep, left + 2 * deep), left - apart),
        (ground[top:bottom], slice(right - 2 * deep, right - deep), right + apart),
        (ground[:, left:right].T, slice(top + deep, top + 2 * deep), top - apart),
        (ground[:, left:right].T, slice(bottom - 2 * deep, bottom - deep), bottom + apart),
    ):
        if not 0 <= outside < level.shape[1]:
            continue
        beside = level[:, max(0, outside - 1) : outside + 2]
        if np.median(beside) - np.median(level[:, inside]) < _DARKER:
            return False
    return True


def _within(box: PixelBox, other: PixelBox) -> bool:
    """Does the middle of a box lie in the other?"""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] < across < other[2] and other[1] < down < other[3]


def _area(box: PixelBox) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
