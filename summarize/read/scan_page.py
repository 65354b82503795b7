"""A page in shades of grey to lines of type with their places: straighten, find, cut, read."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from summarize.read.scan_drawn import find_drawn
from summarize.read.scan_engine import Engine, load_engine
from summarize.read.scan_image import open_pages
from summarize.read.scan_ink import PixelBox, cut_at_gutters, find_ink, ink_box, white_columns
from summarize.read.scan_tiles import TILE, detect_in_tiles, tile_starts
from summarize.read.set_line import Drawn, SetLine
from summarize.records import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Scanned", "scan_image", "scan_page", "scan_pixels"]

# The detector reads type best at 15 to 30 pixels an em, and its time goes with the area.
_FOUND_EM = 20.0
# The recognizer scales every line to 48 pixels; finer type only takes memory.
_READ_EM = 42.0
# Body type of newspapers is 小五 to 五号, 9 to 10.5 points (GB/T 148 sizes of type in use).
_BODY_POINTS = 9.5
# A resolution is believed where it makes the commonest type a size that is set as body type.
_LEAST_BODY, _MOST_BODY = 6.0, 18.0
# A Chinese character fills about this much of its square (Noto, Song and Hei faces).
_INK_OF_EM = 0.92
# A detected box is larger than the ink by the detector's margin.
_BOX_MARGIN = 3.5
# A page that leans less than this, in degrees, is straight enough for boxes of whole columns.
_STRAIGHT = 0.12


@dataclass(frozen=True, kw_only=True, slots=True)
class Scanned:
    """A page as recognized: its lines and what is drawn, in points, and its size in points."""

    lines: tuple[SetLine, ...]
    drawn: Drawn
    width: float
    height: float
    format: str
    more: int = 0


def scan_image(data: bytes, name: str) -> Iterator[Scanned]:
    """The pages of an image file, recognized one by one. Raises InputError."""
    for picture in open_pages(data, name):
        yield scan_page(picture.gray, dpi=picture.dpi, format=picture.format, more=picture.more)


def scan_pixels(data: bytes, columns: int, dpi: float) -> Iterator[Scanned]:
    """One page from its bare pixels, a byte of grey each, row by row of `columns` pixels."""
    gray = np.frombuffer(data, np.uint8).reshape(-1, columns)
    yield scan_page(gray, dpi=dpi, format="pdf", exact=True)


def scan_page(
    gray: NDArray[np.uint8], *, dpi: float | None, format: str, more: int = 0, exact: bool = False
) -> Scanned:
    """The lines of a page, of any resolution, and what is drawn around them.

    Parameters: `dpi` is the stated resolution; unless it is `exact`, it is believed only where it
    gives body type a size in use, and estimated from the type found where it does not.
    """
    engine = load_engine()
    height, width = gray.shape
    em, angle = _probe(gray, engine)
    if dpi is None or not (exact or _LEAST_BODY <= em * 72 / dpi <= _MOST_BODY):
        dpi = em * 72 / _BODY_POINTS
    if em > _READ_EM:
        gray = _scaled(gray, _READ_EM / em)
        em = _READ_EM
    if abs(angle) > _STRAIGHT:
        gray = _turned(gray, angle)
    points = width * 72 / dpi / gray.shape[1]
    lines, drawn = _read(gray, em, points, engine)
    return Scanned(
        lines=lines,
        drawn=drawn,
        width=width * 72 / dpi,
        height=height * 72 / dpi,
        format=format,
        more=more,
    )


def _probe(gray: NDArray[np.uint8], engine: Engine) -> tuple[float, float]:
    """The size of the commonest type in pixels, and how far lines lean in degrees, clockwise.

    Looks at the parts of the page with the most ink. A page without type gives 40 and 0.
    """
    import cv2

    heights: list[float] = []
    angles: list[float] = []
    weights: list[float] = []
    for scale in (1.0, 0.5, 0.25, 2.0):
        page = _scaled(gray, scale) if scale != 1.0 else gray
        small = cv2.resize(page, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
        dark = cv2.integral((small < 160).astype(np.uint8))
        places = []
        side = TILE // 8
        for top in tile_starts(page.shape[0]):
            for left in tile_starts(page.shape[1]):
                y, x = top // 8, left // 8
                y1, x1 = min(y + side, small.shape[0]), min(x + side, small.shape[1])
                ink = dark[y1, x1] - dark[y, x1] - dark[y1, x] + dark[y, x]
                places.append((-int(ink), top, left))
        for _, top, left in sorted(places)[:2]:
            for corners in engine.detect(page[top : top + TILE, left : left + TILE]):
                across, down = corners[1] - corners[0], corners[3] - corners[0]
                long, thick = float(np.hypot(*across)), float(np.hypot(*down))
                if long >= 4 * thick:
                    heights.append((thick - _BOX_MARGIN) / scale)
                    angles.append(math.degrees(math.atan2(across[1], across[0])))
                    weights.append(long)
        # Letters higher than a tenth of a tile are seldom body type: look again from farther.
        if len(heights) >= 8 and np.median(heights) * scale >= 8:
            break
    if not heights:
        return 40.0, 0.0
    return float(max(5.0, np.median(heights))), _weighted_median(angles, weights)


def _read(
    gray: NDArray[np.uint8], em: float, points: float, engine: Engine
) -> tuple[tuple[SetLine, ...], Drawn]:
    factor = _FOUND_EM / em
    page = _scaled(gray, factor)
    back = gray.shape[1] / page.shape[1]
    ink = find_ink(page)
    boxes = [_whole(strip.box, ink) for strip in detect_in_tiles(page, engine.detect)]
    drawn = find_drawn(page, ink, boxes, _FOUND_EM)
    type_ink = ink & ~drawn.mask
    white = white_columns(type_ink)
    parts: list[PixelBox] = []
    for box in boxes:
        if not type_ink[box[1] : box[3], box[0] : box[2]].any():
            continue  # a rule taken for a line
        upright = box[3] - box[1] <= 1.5 * (box[2] - box[0])
        size = max(1.0, box[3] - box[1] - _BOX_MARGIN)
        pieces = cut_at_gutters(box, type_ink, white, size) if upright else [box]
        parts.extend(ink_box(piece, type_ink) for piece in pieces)
    crops = [_crop(gray, part, back) for part in parts]
    lines = tuple(
        _line(part, text, confidence, points * back)
        for part, (text, confidence) in zip(parts, engine.recognize(crops), strict=True)
        if text.strip()
    )
    scale = points * back
    return lines, Drawn(
        rules=tuple(_box(box, scale) for box in drawn.rules),
        frames=tuple(_box(box, scale) for box in drawn.frames),
        pictures=tuple(_box(box, scale) for box in drawn.pictures),
    )


def _line(part: PixelBox, text: str, confidence: float, scale: float) -> SetLine:
    left, top, right, bottom = part
    vertical = bottom - top > 1.5 * (right - left)
    thick = right - left if vertical else bottom - top
    return SetLine(
        text=text.strip(),
        box=_box(part, scale),
        size=round(thick * scale / _INK_OF_EM, 2),
        vertical=vertical,
        confidence=round(confidence, 4),
    )


def _crop(gray: NDArray[np.uint8], part: PixelBox, back: float) -> NDArray[np.uint8]:
    """The line cut out of the full page, with a little of the paper around it; a line that runs
    down the page is laid on its side."""
    left, top, right, bottom = (value * back for value in part)
    thick = min(right - left, bottom - top)
    margin = max(1.0, 0.1 * thick)
    height, width = gray.shape
    crop = gray[
        max(0, round(top - margin)) : min(height, round(bottom + margin)),
        max(0, round(left - 2 * margin)) : min(width, round(right + 2 * margin)),
    ]
    return np.ascontiguousarray(np.rot90(crop)) if bottom - top > 1.5 * (right - left) else crop


def _whole(box: tuple[float, ...], ink: NDArray[np.bool_]) -> PixelBox:
    left, top = max(0, round(box[0])), max(0, round(box[1]))
    right = min(ink.shape[1], max(left + 1, round(box[2])))
    bottom = min(ink.shape[0], max(top + 1, round(box[3])))
    return (left, top, right, bottom)


def _box(box: PixelBox, scale: float) -> Box:
    left, top, right, bottom = (round(value * scale, 2) for value in box)
    return Box(left=left, top=top, right=right, bottom=bottom)


def _scaled(gray: NDArray[np.uint8], factor: float) -> NDArray[np.uint8]:
    import cv2

    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    size = (max(1, round(gray.shape[1] * factor)), max(1, round(gray.shape[0] * factor)))
    return cast("NDArray[np.uint8]", cv2.resize(gray, size, interpolation=kind))


def _turned(gray: NDArray[np.uint8], angle: float) -> NDArray[np.uint8]:
    """The page turned back by `angle` degrees about its middle, its size kept."""
    import cv2

    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(
        gray, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return cast("NDArray[np.uint8]", turned)


def _weighted_median(values: list[float], weights: list[float]) -> float:
    order = np.argsort(values)
    sums = np.cumsum(np.array(weights)[order])
    return float(np.array(values)[order][int(np.searchsorted(sums, sums[-1] / 2))])
