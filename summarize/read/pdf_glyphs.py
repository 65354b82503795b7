"""The glyphs of a PDF page: each with its character, em box, size and weight of type."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from summarize.records import Box

__all__ = ["Glyph", "PagePlace", "Spot", "character", "read_glyphs"]

# An ideograph stands on its baseline with an eighth of the em below (the ideographic em box of
# OpenType's BASE table, whatever the ink does).
_BELOW = 0.12
# Fonts name their weight in their names; Chinese newspapers also set 黑体 (Hei) for bold.
_BOLD_NAME = re.compile(r"bold|black|heavy|ultra|hei(?!ti-?(sc|tc)-?light)|黑|dahei|cuhei", re.I)
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
# Fonts' tables often name the look-alike radical for an ideograph (U+2F00 一 for U+4E00 一): the
# glyph is one, and only the ideograph can be searched for or read by a model.
_RADICALS = str.maketrans(
    "⺁⺄⺆⺇⺈⺊⺋⺌⺍⺎⺗⺘⺠⺟⺦⺩⺪⺫⺬⺭⺮⺲⺳⺶⺷⺸⺹⺺⺼⺽⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乙冂几刀卜卩小小兀心手民母丬王疋目示礻竹罒网羊羊羊耂肀月臼虎衤覀西见角訁讠贝足车辶辶辶阝钅長镸长门阝阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where a blank was set: its left end and baseline, in points from the top left corner."""

    x: float
    y: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Glyph:
    """A character as set; `left` to `bottom` are its em box in points from the top left corner.

    `turned` glyphs lie on their side, as Latin letters in a line set vertically do. `order` is
    the place of the glyph among those of the page, as the file has them; glyphs of one `run` were
    set as one string.
    """

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    turned: bool
    order: int
    run: int

    @property
    def width(self) -> float:
        """The advance of the glyph."""
        return self.right - self.left

    @property
    def center(self) -> float:
        """The middle of the glyph from left to right."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """The middle of the glyph from top to bottom."""
        return (self.top + self.bottom) / 2


def read_glyphs(textpage: Any, place: PagePlace) -> Iterator[Glyph]:
    """The visible glyphs of a pypdfium2 `textpage`, in the file's order, without white space.

    A glyph whose font does not say which character it is comes as U+FFFD.
    """
    import pypdfium2.raw as pdfium

    ink = [ctypes.c_double() for _ in range(4)]
    at = [ctypes.c_double() for _ in range(2)]
    loose, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    fonts: dict[int, bool] = {}
    order = 0
    for place_in_text, char in enumerate(_characters(textpage)):
        if char is None or char.isspace():
            continue
        pdfium.FPDFText_GetMatrix(textpage, place_in_text, matrix)
        pdfium.FPDFText_GetCharBox(textpage, place_in_text, ink[0], ink[2], ink[3], ink[1])
        pdfium.FPDFText_GetLooseCharBox(textpage, place_in_text, loose)
        scale = math.hypot(matrix.c, matrix.d)
        size = pdfium.FPDFText_GetFontSize(textpage, place_in_text) * scale
        if not 0 < size < 10_000:
            continue
        item = pdfium.FPDFText_GetTextObject(textpage, place_in_text)
        left, bottom, right, top = (value.value for value in ink)
        box = place.box(left, bottom, right, top)
        pdfium.FPDFText_GetCharOrigin(textpage, place_in_text, at[0], at[1])
        origin = place.point(at[0].value, at[1].value)
        advance = place.box(loose.left, loose.bottom, loose.right, loose.top)
        yield _glyph(
            char,
            ink=box,
            loose=advance,
            origin=origin,
            size=size,
            bold=_is_bold(item, fonts),
            turned=place.turns(matrix),
            order=order,
            run=ctypes.cast(item, ctypes.c_void_p).value or 0,
        )
        order += 1


class PagePlace:
    """From PDF coordinates to points from the top left corner of the page as it is shown.

    `bounds` is the visible box (left, bottom, right, top); `rotation` 0, 90, 180 or 270 degrees.
    """

    def __init__(self, bounds: tuple[float, float, float, float], rotation: int) -> None:
        self.bounds = bounds
        self.rotation = rotation
        left, bottom, right, top = bounds
        wide, high = right - left, top - bottom
        self.width, self.height = (high, wide) if rotation in (90, 270) else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point, from the left and from the top."""
        left, bottom, right, top = self.bounds
        if self.rotation == 90:
            return y - bottom, x - left
        if self.rotation == 180:
            return right - x, y - bottom
        if self.rotation == 270:
            return top - y, right - x
        return x - left, top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The place of a rectangle."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Box(left=min(ax, bx), top=min(ay, by), right=max(ax, bx), bottom=max(ay, by))

    def turns(self, matrix: Any) -> bool:
        """Does type set with this matrix lie on its side?"""
        sideways = bool(abs(matrix.b) > abs(matrix.a))
        return sideways != (self.rotation in (90, 270))


def _characters(textpage: Any) -> Iterator[str | None]:
    """One item a place of the text page: its character; None where PDFium itself put it in."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(textpage)
    high = 0
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, place)
        if pdfium.FPDFText_IsGenerated(textpage, place) == 1:
            yield None
        elif 0xD800 <= code < 0xDC00:
            high = code
            yield None
        elif 0xDC00 <= code < 0xE000:
            yield chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd"
            high = 0
        else:
            yield character(code, unknown=pdfium.FPDFText_HasUnicodeMapError(textpage, place) == 1)


def character(code: int, *, unknown: bool) -> str:
    """The character that a text page names `code`; U+FFFD where the font does not name it."""
    if code == 0 or unknown or 0xE000 <= code < 0xF900 or code in (0xFFFE, 0xFFFF):
        return "\ufffd"
    if code < 0x20 or 0x7F <= code < 0xA0 or code in (0xAD, 0x200B, 0xFEFF):
        return "-" if code in (2, 0xAD) else " "  # PDFium gives a line-end hyphen as U+0002
    char = chr(code)
    if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        return unicodedata.normalize("NFKC", char).translate(_RADICALS)
    return char


def _glyph(
    char: str,
    *,
    ink: Box,
    loose: Box,
    origin: tuple[float, float],
    size: float,
    bold: bool,
    turned: bool,
    order: int,
    run: int,
) -> Glyph:
    if turned:
        middle = (ink.left + ink.right) / 2
        box = Box(
            left=middle - size / 2, top=loose.top, right=middle + size / 2, bottom=loose.bottom
        )
    else:
        box = _upright(char, ink, loose, origin, size)
    return Glyph(
        char=char,
        left=box.left,
        top=box.top,
        right=box.right,
        bottom=box.bottom,
        size=size,
        bold=bold,
        turned=turned,
        order=order,
        run=run,
    )


def _upright(char: str, ink: Box, loose: Box, origin: tuple[float, float], size: float) -> Box:
    """The em box at the origin; about the ink where a font for vertical lines moves the origin."""
    wide = unicodedata.east_asian_width(char) in "WF"
    left, bottom = origin[0], origin[1] + _BELOW * size
    width = max(size if wide else 0.0, loose.right - left, ink.right - left)
    width = min(width, max(size * 1.2, ink.right - ink.left))
    inked = ink.right > ink.left and ink.bottom > ink.top
    slack = 0.3 * size
    if inked and not (
        left - slack <= ink.left
        and ink.right <= left + width + slack
        and bottom - size - slack <= ink.top
        and ink.bottom <= bottom + slack * 1.5
    ):
        left = (ink.left + ink.right - width) / 2
        bottom = (ink.top + ink.bottom + size) / 2
    return Box(left=left, top=bottom - size, right=left + width, bottom=bottom)


def _is_bold(item: Any, fonts: dict[int, bool]) -> bool:
    import pypdfium2.raw as pdfium

    font = pdfium.FPDFTextObj_GetFont(item) if item else None
    if not font:
        return False
    address = ctypes.addressof(font.contents)
    if address not in fonts:
        fonts[address] = _font_is_bold(font)
    return fonts[address]


def _font_is_bold(font: Any) -> bool:
    import pypdfium2.raw as pdfium

    weight = pdfium.FPDFFont_GetWeight(font)
    flags = pdfium.FPDFFont_GetFlags(font)
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    forced = flags > 0 and bool(flags & _FORCE_BOLD)
    return bool(weight >= 600 or forced or _BOLD_NAME.search(name))
