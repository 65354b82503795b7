"""The pages of a PDF file, one after the other: what the child process of `read_pdf` runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from summarize.errors import InputError
from summarize.read.layout import lay_out
from summarize.read.pdf_drawn import Shown, read_shown
from summarize.read.pdf_glyphs import Glyph, PagePlace, read_glyphs
from summarize.read.pdf_lines import make_lines
from summarize.read.sheet import Sheet
from summarize.records import Finding

__all__ = ["MAX_GLYPHS", "MAX_PAGES", "MAX_SIDE", "ReadPage", "draw_page", "pdf_pages"]

# A daily with supplements has some 100 pages; a broadsheet page holds about 10,000 characters.
MAX_PAGES = 400
MAX_GLYPHS = 100_000
# Points: PDF 32000-1 allows 14,400 (200 inches); a broadsheet is 1,600 high.
MAX_SIDE = 14_400
# A document keeps the fonts of all pages it has shown; opening it anew after so many lets them go.
_BATCH = 8
# A page drawn to be recognized has at most this many dots.
_MAX_DOTS = 60_000_000
# Hardly any text beside a picture that fills this part of the page is a scan's furniture.
_HARDLY, _FILLS = 40, 0.4
# Where more characters than this are unknown, the rest tells nothing.
_UNKNOWN = 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPage:
    """A page as read. `illegible` says why its text can only be recognized, if it can at all:
    "holds no text but a picture"; None where it has been read, or is blank."""

    sheet: Sheet
    illegible: str | None = None


def pdf_pages(data: bytes, name: str) -> Iterator[ReadPage]:
    """The pages of the PDF file `data`; each is closed before the next.

    Raises InputError where the file is locked, damaged or too large.
    """
    with _opened(data, name) as document:
        count = len(document)
    _check_count(count, name)
    for first in range(0, count, _BATCH):
        with _opened(data, name) as document:
            for place in range(first, min(first + _BATCH, count)):
                with _loaded(document, place, name) as page:
                    yield _read(page, name, place + 1)


def draw_page(
    data: bytes, name: str, number: int, dpi: float
) -> Iterator[tuple[bytes, int, float]]:
    """One item: page `number` (from 1) drawn in shades of grey, a byte a dot, row by row; its dots
    a row; and the dots an inch, `dpi` or what a very large page allows."""
    with _opened(data, name) as document, _loaded(document, number - 1, name) as page:
        width, height = page.get_size()
        dpi = min(dpi, 72 * (_MAX_DOTS / (width * height)) ** 0.5)
        picture = page.render(scale=dpi / 72, grayscale=True)
        dots = picture.to_numpy()
        yield dots.tobytes(), dots.shape[1], dpi


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    document = _open(data, name)
    try:
        yield document
    finally:
        document.close()


@contextmanager
def _loaded(document: Any, place: int, name: str) -> Iterator[Any]:
    import pypdfium2

    try:
        page = document[place]
    except pypdfium2.PdfiumError as error:
        raise InputError(
            f"{name} is damaged: its page {place + 1} cannot be loaded.",
            remedy="Mend it with `qpdf IN.pdf OUT.pdf`, or print it to a new PDF file.",
        ) from error
    try:
        yield page
    finally:
        page.close()


def _open(data: bytes, name: str) -> Any:
    import pypdfium2
    from pypdfium2 import raw

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise InputError(
                f"{name} is encrypted: it cannot be read without its password.",
                remedy="Unlock it with `qpdf --decrypt --password=PASSWORD IN.pdf OUT.pdf`.",
            ) from error
        raise InputError(
            f"{name} is damaged: it is no complete PDF file.",
            remedy="Fetch it again, or mend it with `qpdf IN.pdf OUT.pdf`.",
        ) from error


def _check_count(count: int, name: str) -> None:
    if count == 0:
        raise InputError(f"{name} holds no page.", remedy="Fetch it again.")
    if count > MAX_PAGES:
        raise InputError(
            f"{name} holds {count:,} pages; the limit is {MAX_PAGES}.",
            remedy="Cut it into editions, e.g. `qpdf --split-pages=16 IN.pdf OUT.pdf`.",
        )


def _read(page: Any, name: str, number: int) -> ReadPage:
    place = PagePlace(page.get_cropbox(), page.get_rotation())
    if not (0 < place.width <= MAX_SIDE and 0 < place.height <= MAX_SIDE):
        raise InputError(
            f"{name}, page {number}, is {place.width:,.0f} by {place.height:,.0f} points large; "
            f"the limit is {MAX_SIDE:,}.",
            remedy="Print it to a new PDF file at its real size.",
        )
    glyphs = _glyphs(page, place, name, number)
    shown = read_shown(page, place)
    illegible = _illegible(glyphs, shown, place)
    lines = make_lines(glyphs, shown.blanks)
    laid = lay_out(lines, drawn=shown.drawn, width=place.width, height=place.height)
    sheet = Sheet(
        text=laid.text,
        blocks=laid.blocks,
        encoding="pdf",
        width=place.width,
        height=place.height,
        findings=_findings(glyphs, name, number),
    )
    return ReadPage(sheet=sheet, illegible=illegible)


def _illegible(glyphs: Sequence[Glyph], shown: Shown, place: PagePlace) -> str | None:
    unknown = sum(glyph.char == "\ufffd" for glyph in glyphs)
    if unknown > _UNKNOWN * len(glyphs):
        return "has fonts that do not name their characters"
    areas = [
        (box.right - box.left) * (box.bottom - box.top)
        for box in (*shown.drawn.pictures, *shown.drawn.frames)
    ]
    if len(glyphs) < _HARDLY and max(areas, default=0) >= _FILLS * place.width * place.height:
        return "holds no text but a picture"
    if len(glyphs) < _HARDLY and (shown.outlines or shown.drawn.pictures):
        return "holds no text but drawings"
    return None


def _glyphs(page: Any, place: PagePlace, name: str, number: int) -> list[Glyph]:
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MAX_GLYPHS:
            raise InputError(
                f"{name}, page {number}, holds {count:,} characters; the limit is {MAX_GLYPHS:,}.",
                remedy="Give newspaper pages, one a page; leave out the page with "
                "`qpdf IN.pdf --pages . 1-2 -- OUT.pdf`.",
            )
        return list(read_glyphs(textpage, place))
    finally:
        textpage.close()


def _findings(glyphs: Sequence[Glyph], name: str, number: int) -> tuple[Finding, ...]:
    unknown = sum(glyph.char == "\ufffd" for glyph in glyphs)
    if not unknown:
        return ()
    message = (
        f"{name}, page {number}: {unknown:,} of {len(glyphs):,} characters are not named by "
        "their fonts; they stand as \ufffd."
    )
    return (Finding(kind="unreadable", severity="warning", message=message),)
