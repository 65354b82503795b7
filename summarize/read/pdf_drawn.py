"""What a PDF page shows besides type: rules, frames, tints and pictures, and its set blanks."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from summarize.read.pdf_glyphs import PagePlace, Spot
from summarize.read.set_line import Drawn
from summarize.records import Box

__all__ = ["Shown", "read_shown"]

_TEXT, _PATH, _IMAGE = 1, 2, 3  # FPDF_PAGEOBJ_*
_DEPTH = 6
# A rule is thinner than the smallest type and longer than a character.
_THIN, _SHORT = 3.0, 15.0
_SMALLEST_FRAME = 30.0
# Paper is white, and near white is a scanner's or a printer's white; a tint is darker.
_WHITE = 250
# A chart or a map has thousands of lines; so many rules part the columns of no page.
_MOST = 1_000
# The outline of a character has some ten points; a page has hundreds of characters.
_OUTLINE_POINTS, _OUTLINES = 8, 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What a page shows: `drawn`; where `blanks` were set; whether there are so many `outlines`
    that they may be type turned into drawings."""

    drawn: Drawn
    blanks: tuple[Spot, ...]
    outlines: bool


def read_shown(page: Any, place: PagePlace) -> Shown:
    """What a pypdfium2 `page` shows besides its glyphs."""
    rules: list[Box] = []
    frames: list[Box] = []
    pictures: list[Box] = []
    blanks: list[Spot] = []
    outlines = 0
    for kind, item, bounds in _objects(page):
        if kind == _TEXT:
            if bounds[2] - bounds[0] < 0.01:
                x, y = place.point(bounds[0], bounds[1])
                blanks.append(Spot(x=x, y=y))
            continue
        box = _within(place.box(*bounds), place)
        if box is None:
            continue
        wide, high = box.right - box.left, box.bottom - box.top
        if kind == _IMAGE:
            pictures += [box] if min(wide, high) >= _SMALLEST_FRAME else []
        elif min(wide, high) <= _THIN:
            rules += [box] if max(wide, high) >= _SHORT else []
        elif _is_frame(item):
            frames += [box] if min(wide, high) >= _SMALLEST_FRAME else []
        else:
            outlines += _points(item) >= _OUTLINE_POINTS
    drawn = Drawn(
        rules=_longest(rules),
        # The paper itself may be drawn as a rectangle.
        frames=_longest([box for box in frames if not _is_paper(box, place)]),
        pictures=_longest(pictures),
    )
    return Shown(drawn=drawn, blanks=tuple(blanks), outlines=outlines >= _OUTLINES)


def _objects(page: Any) -> Iterator[tuple[int, Any, tuple[float, float, float, float]]]:
    """The kind, object and bounds on the page of all text, paths and images."""
    for item in page.get_objects(max_depth=_DEPTH):
        if item.type not in (_TEXT, _PATH, _IMAGE):
            continue
        bounds = item.get_bounds()
        container = item.container
        while container is not None:
            bounds = container.get_matrix().on_rect(*bounds)
            container = container.container
        yield item.type, item, bounds


def _longest(boxes: list[Box]) -> tuple[Box, ...]:
    if len(boxes) <= _MOST:
        return tuple(boxes)
    boxes.sort(key=lambda box: max(box.right - box.left, box.bottom - box.top), reverse=True)
    return tuple(boxes[:_MOST])


def _is_paper(box: Box, place: PagePlace) -> bool:
    wide, high = box.right - box.left, box.bottom - box.top
    return wide >= 0.95 * place.width and high >= 0.9 * place.height


def _within(box: Box, place: PagePlace) -> Box | None:
    left, top = max(box.left, 0.0), max(box.top, 0.0)
    right, bottom = min(box.right, place.width), min(box.bottom, place.height)
    if left > right or top > bottom:
        return None
    return Box(left=left, top=top, right=right, bottom=bottom)


def _points(item: Any) -> int:
    import pypdfium2.raw as pdfium

    return int(pdfium.FPDFPath_CountSegments(item))


def _is_frame(item: Any) -> bool:
    """A rectangle that is stroked, or filled with a colour other than the paper's."""
    import pypdfium2.raw as pdfium

    if not 4 <= _points(item) <= 12:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if stroke.value:
        return True
    shades = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(item, *shades)
    red, green, blue, opacity = (shade.value for shade in shades)
    return bool(fill.value) and opacity > 0 and min(red, green, blue) < _WHITE
