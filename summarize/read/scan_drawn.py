"""What a scanned page shows besides type: rules, frames and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from summarize.read.scan_tints import find_tints

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["DrawnPixels", "find_drawn"]

PixelBox = tuple[int, int, int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawnPixels:
    """Boxes in pixels, and `mask`, True where a rule was found."""

    rules: tuple[PixelBox, ...]
    frames: tuple[PixelBox, ...]
    pictures: tuple[PixelBox, ...]
    mask: NDArray[np.bool_]


def find_drawn(
    gray: NDArray[np.uint8], ink: NDArray[np.bool_], lines: list[PixelBox], em: float
) -> DrawnPixels:
    """Rules, frames (tinted grounds among them) and pictures of a page.

    Parameters: `lines` are the boxes of its type, `em` the size of that in pixels.
    """
    across = _rules(ink, em, lines, vertical=False)
    down = _rules(ink, em, lines, vertical=True)
    mask = np.zeros(ink.shape, np.bool_)
    for left, top, right, bottom in (*across, *down):
        mask[top:bottom, left:right] = ink[top:bottom, left:right]
    frames = _frames(mask, em)
    pictures = _pictures(gray, lines, mask, em)
    tints = find_tints(gray, lines, pictures, em)
    bare = [rule for rule in (*across, *down) if not any(_on_edge(rule, f, em) for f in frames)]
    return DrawnPixels(
        rules=tuple(bare),
        frames=(*frames, *(tint for tint in tints if not _is_framed(tint, frames))),
        pictures=tuple(pictures),
        mask=mask,
    )


def _is_framed(tint: PixelBox, frames: list[PixelBox]) -> bool:
    """Has a tinted ground a frame of rules as well?"""
    return any(_shared(tint, frame) >= 0.8 * max(_area(tint), _area(frame)) for frame in frames)


def _rules(
    ink: NDArray[np.bool_], em: float, lines: list[PixelBox], *, vertical: bool
) -> list[PixelBox]:
    """Thin straight lines at least four ems long that are no stroke of a letter."""
    import cv2

    reach = max(3, round(em / 4))
    long = round(3 * em)
    shape, gaps = ((1, long), (1, reach)) if not vertical else ((long, 1), (reach, 1))
    # Worn rules have gaps, which are closed before short strokes are taken away.
    pixels = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, np.ones(gaps, np.uint8))
    pixels = cv2.morphologyEx(pixels, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
    # Pieces of one rule that leans by a pixel or two are joined.
    slack = np.ones((3, round(em)) if not vertical else (round(em), 3), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(pixels, slack))
    found = []
    for x, y, width, height, _ in stats[1:].tolist():
        inner = pixels[y : y + height, x : x + width]
        rows, columns = np.flatnonzero(inner.any(axis=1)), np.flatnonzero(inner.any(axis=0))
        box = (
            x + int(columns[0]),
            y + int(rows[0]),
            x + int(columns[-1]) + 1,
            y + int(rows[-1]) + 1,
        )
        thick, length = sorted((box[2] - box[0], box[3] - box[1]))
        flat = (box[2] - box[0] > box[3] - box[1]) != vertical
        if (
            flat
            and length >= 4 * em
            and thick <= 0.6 * em
            and not _in_type(box, lines, vertical=vertical)
        ):
            found.append(box)
    return found


def _in_type(rule: PixelBox, lines: list[PixelBox], *, vertical: bool) -> bool:
    """Is this a stroke of a letter, such as 一 in a big headline, or the smeared foot of a line?

    A rule down a gutter may lie within many boxes, for detection joins lines over gutters; a
    stroke lies within one.
    """
    shared = [_shared(rule, line) for line in lines]
    return (max(shared, default=0) if vertical else sum(shared)) >= 0.5 * _area(rule)


def _frames(mask: NDArray[np.bool_], em: float) -> list[PixelBox]:
    """Rectangles of rules that meet at four corners and stand free of other rules.

    Where rules of a page cross and touch, the cells between them are columns, not frames: only
    a rectangle with nothing but itself among its rules is one.
    """
    import cv2

    slack = max(3, round(em / 3)) | 1
    joined = cv2.dilate(mask.astype(np.uint8), np.ones((slack, slack), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    frames = []
    for label, (x, y, width, height, area) in enumerate(stats.tolist()):
        if label == 0 or width < 5 * em or height < 4 * em or area > 0.5 * width * height:
            continue
        part = labels[y : y + height, x : x + width] == label
        edge = 2 * slack
        sides = (
            part[:edge].any(axis=0).mean(),
            part[-edge:].any(axis=0).mean(),
            part[:, :edge].any(axis=1).mean(),
            part[:, -edge:].any(axis=1).mean(),
        )
        inside = part[edge:-edge, edge:-edge]
        if min(sides) >= 0.85 and not inside.any():
            half = slack // 2
            frames.append((x + half, y + half, x + width - half, y + height - half))
    return frames


def _pictures(
    gray: NDArray[np.uint8], lines: list[PixelBox], rules: NDArray[np.bool_], em: float
) -> list[PixelBox]:
    """Large areas that are toned or inked all over: photographs and drawings."""
    import cv2

    step = max(1, round(em / 5))
    height, width = (max(1, side // step) for side in gray.shape)
    bare = gray.copy()
    paper = int(np.percentile(gray[::8, ::8], 75))
    bare[rules] = paper
    for left, top, right, bottom in lines:
        # The boldest headline leaves a third of its box white, lettering in a photograph none; a
        # "line" as thick as a big headline and as dark is part of a picture itself.
        dark = (gray[top:bottom, left:right] < paper - 30).mean()
        if dark < 0.5 or (dark < 0.85 and min(right - left, bottom - top) <= 5 * em):
            bare[top:bottom, left:right] = paper
    small = cv2.resize(bare, (width, height), interpolation=cv2.INTER_AREA)
    toned = (small < paper - 30).astype(np.uint8)
    toned = cv2.morphologyEx(toned, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    toned = cv2.morphologyEx(toned, cv2.MORPH_OPEN, np.ones((13, 13), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(toned)
    return [
        (x * step, y * step, (x + w) * step, (y + h) * step)
        for x, y, w, h, area in stats[1:].tolist()
        if min(w, h) * step >= 3 * em and area >= 0.5 * w * h
    ]


def _on_edge(rule: PixelBox, frame: PixelBox, em: float) -> bool:
    """Is the rule one side of the frame?"""
    near = em / 2
    if rule[2] - rule[0] >= rule[3] - rule[1]:
        level = min(abs(rule[1] - frame[1]), abs(rule[3] - frame[3])) <= near
        return level and rule[0] >= frame[0] - near and rule[2] <= frame[2] + near
    level = min(abs(rule[0] - frame[0]), abs(rule[2] - frame[2])) <= near
    return level and rule[1] >= frame[1] - near and rule[3] <= frame[3] + near


def _shared(one: PixelBox, two: PixelBox) -> int:
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    return max(0, across) * max(0, down)


def _area(box: tuple[Any, ...]) -> int:
    return int((box[2] - box[0]) * (box[3] - box[1]))
