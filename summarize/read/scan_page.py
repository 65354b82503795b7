"""A page in shades of grey to lines of type with their places: straighten, find, cut, read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from summarize.read.scan_columns import Columns
from summarize.read.scan_drawn import find_drawn
from summarize.read.scan_engine import Engine, load_engine
from summarize.read.scan_image import open_pages
from summarize.read.scan_ink import PixelBox, find_ink, ink_box, unexplained
from summarize.read.scan_probe import BOX_MARGIN, probe_type, scaled, turned, turns_to_upright
from summarize.read.scan_tiles import detect_in_tiles
from summarize.read.scan_type import Typed, measure_type
from summarize.read.set_line import Drawn, SetLine
from summarize.records import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Scanned", "scan_image", "scan_page", "scan_pixels"]

# The detector reads type best at 15 to 30 pixels an em, and its time goes with the area.
_FOUND_EM = 20.0
# The recognizer scales every line to 48 pixels; finer type only takes memory.
_READ_EM = 42.0
# Body type of newspapers is 小五 to 五号, 9 to 10.5 points.
_BODY_POINTS = 9.5
# A resolution is believed where it makes the commonest type a size that is set as body type.
_LEAST_BODY, _MOST_BODY = 6.0, 18.0
# A page that leans less than this, in degrees, is straight enough for boxes of whole columns.
_STRAIGHT = 0.12
# Details of photographs are read with less confidence than this, lettering with more.
_TEXTURE = 0.8
# What leans more was set so.
_LEANING = 15.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Scanned:
    """A page as recognized: its lines and what is drawn, in points, and its size in points.

    `more` counts frames of an animation that were not read, `textures` what looked like lines
    within pictures and could not be read; `unread` is the share of the page's ink, 0 to 1, that
    is in no line, rule or picture found.
    """

    lines: tuple[SetLine, ...]
    drawn: Drawn
    width: float
    height: float
    format: str = "pixels"
    more: int = 0
    textures: int = 0
    unread: float = 0.0


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
    probe = probe_type(gray, engine)
    em = probe.em
    gray = np.rot90(gray, turns_to_upright(probe.samples, engine))
    if dpi is None or not (exact or _LEAST_BODY <= em * 72 / dpi <= _MOST_BODY):
        dpi = em * 72 / _BODY_POINTS
    points = 72 / dpi
    if em > _READ_EM:
        width = gray.shape[1]
        gray, em = scaled(gray, _READ_EM / em), _READ_EM
        points *= width / gray.shape[1]
    if _STRAIGHT < abs(probe.angle) < _LEANING:
        gray = turned(gray, probe.angle)
    return replace(_read(gray, em, points, engine), format=format, more=more)


def _read(gray: NDArray[np.uint8], em: float, points: float, engine: Engine) -> Scanned:
    """A straight page, recognized; `points` is the size of a pixel in points."""
    factor = _FOUND_EM / em
    page = scaled(gray, factor)
    back = gray.shape[1] / page.shape[1]
    ink = find_ink(page)
    boxes = [_whole(strip.box, ink) for strip in detect_in_tiles(page, engine.detect)]
    drawn = find_drawn(page, ink, boxes, _FOUND_EM)
    parts = _as_set(boxes, Columns.of(ink & ~drawn.mask, boxes, drawn.rules))
    crops = [_crop(gray, part, back) for part in parts]
    scale = points * back
    found = zip(parts, engine.recognize(crops), strict=True)
    read = [(part, text.strip(), sure) for part, (text, sure) in found if text.strip()]
    typed = measure_type([part for part, _, _ in read], [text for _, text, _ in read], ink)
    lines = [
        _line(part, each, sure, scale) for (part, _, sure), each in zip(read, typed, strict=True)
    ]
    pictures = tuple(_box(box, scale) for box in drawn.pictures)
    type_lines = tuple(line for line in lines if not _is_texture(line, pictures))
    return Scanned(
        lines=type_lines,
        drawn=Drawn(
            rules=tuple(_box(box, scale) for box in drawn.rules),
            frames=tuple(_box(box, scale) for box in drawn.frames),
            pictures=pictures,
        ),
        width=round(gray.shape[1] * points, 2),
        height=round(gray.shape[0] * points, 2),
        textures=len(lines) - len(type_lines),
        unread=unexplained(ink & ~drawn.mask, [*boxes, *drawn.pictures]),
    )


def _is_texture(line: SetLine, pictures: tuple[Box, ...]) -> bool:
    """Was a detail of a photograph taken for a line? Lettering in one reads better than that."""
    box = line.box
    middle, height = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    within = any(p.left < middle < p.right and p.top < height < p.bottom for p in pictures)
    return within and (line.confidence or 0.0) < _TEXTURE


def _as_set(boxes: list[PixelBox], columns: Columns) -> list[PixelBox]:
    """The lines of each column, in boxes drawn close around their ink."""
    parts: list[PixelBox] = []
    for box in boxes:
        if not columns.ink[box[1] : box[3], box[0] : box[2]].any():
            continue  # a rule taken for a line
        upright = box[3] - box[1] <= 1.5 * (box[2] - box[0])
        em = max(1.0, box[3] - box[1] - BOX_MARGIN)
        pieces = columns.cut(box, em) if upright else [box]
        parts.extend(ink_box(piece, columns.ink) for piece in pieces)
    # Nothing is printed in type of three points: what is as thin is the rest of a rule, or dirt.
    least = 0.3 * _FOUND_EM
    parts = [part for part in parts if max(part[2] - part[0], part[3] - part[1]) > least]
    return columns.join(
        [part for part in parts if min(part[2] - part[0], part[3] - part[1]) > least / 2]
    )


def _line(part: PixelBox, typed: Typed, confidence: float, scale: float) -> SetLine:
    left, top, right, bottom = part
    return SetLine(
        text=typed.text,
        box=_box(part, scale),
        size=round(typed.em * scale, 2),
        vertical=bottom - top > 1.5 * (right - left),
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
