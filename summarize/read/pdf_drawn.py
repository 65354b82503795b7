"""What a PDF page shows besides type: rules, frames, tints and pictures, and its set blanks."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from summarize.read.pdf_glyphs import PagePlace, Spot
from summarize.read.set_line import Drawn
from summarize.records import Box

__all__ = ["read_drawn"]

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_*
_DEPTH = 6
# A rule is thinner than the smallest type and longer than a character.
_THIN, _SHORT = 3.0, 15.0
_SMALLEST_FRAME = 30.0
# Text is laid in front of a tint; paper is white, and near white is a scanner's or a printer's.
_WHITE = 250


def read_drawn(page: Any, place: PagePlace) -> tuple[Drawn, list[Spot]]:
    """The rules, frames and pictures of a pypdfium2 `page`, and where blanks were set."""
    rules: list[Box] = []
    frames: list[Box] = []
    pictures: list[Box] = []
    blanks: list[Spot] = []
    for kind, item, bounds in _objects(page):
        if kind == _TEXT:
            if bounds[2] - bounds[0] < 0.01:
                x, y = place.point(bounds[0], bounds[1])
                blanks.append(Spot(x=x, y=y))
            continue
        box = _within(place.box(*bounds), place)
        if box is None:
            continue
        if kind == _IMAGE:
            _keep_large(box, place, pictures)
        elif min(box.right - box.left, box.bottom - box.top) <= _THIN:
            if max(box.right - box.left, box.bottom - box.top) >= _SHORT:
                rules.append(box)
        elif _is_frame(item):
            _keep_large(box, place, frames)
    return Drawn(rules=tuple(rules), frames=tuple(frames), pictures=tuple(pictures)), blanks


def _keep_large(box: Box, place: PagePlace, boxes: list[Box]) -> None:
    """Neither a bullet nor the paper itself."""
    wide, high = box.right - box.left, box.bottom - box.top
    if min(wide, high) >= _SMALLEST_FRAME and (
        wide < 0.95 * place.width or high < 0.9 * place.height
    ):
        boxes.append(box)


def _within(box: Box, place: PagePlace) -> Box | None:
    left, top = max(box.left, 0.0), max(box.top, 0.0)
    right, bottom = min(box.right, place.width), min(box.bottom, place.height)
    if left > right or top > bottom:
        return None
    return Box(left=left, top=top, right=right, bottom=bottom)


def _objects(page: Any) -> Iterator[tuple[int, Any, tuple[float, float, float, float]]]:
    for item in page.get_objects(max_depth=_DEPTH):
        if item.type in (_TEXT, _PATH, _IMAGE):
            yield item.type, item, item.get_bounds()


def _is_frame(item: Any) -> bool:
    """A rectangle that is stroked, or filled with a colour other than the paper's."""
    import pypdfium2.raw as pdfium

    if not 4 <= pdfium.FPDFPath_CountSegments(item) <= 12:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if stroke.value:
        return True
    shades = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(item, *shades)
    red, green, blue, opacity = (shade.value for shade in shades)
    return bool(fill.value) and opacity > 0 and min(red, green, blue) < _WHITE
