"""The pages of a PDF file, one after the other: what the child process of `read_pdf` runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summarize.errors import InputError
from summarize.read.layout import lay_out
from summarize.read.pdf_drawn import read_drawn
from summarize.read.pdf_glyphs import Glyph, PagePlace, read_glyphs
from summarize.read.pdf_lines import make_lines
from summarize.read.sheet import Sheet
from summarize.records import Finding

__all__ = ["MAX_GLYPHS", "MAX_PAGES", "pdf_pages"]

# A daily with supplements has some 100 pages; a broadsheet page holds about 10,000 characters.
MAX_PAGES = 400
MAX_GLYPHS = 100_000
# Points: PDF 32000-1 allows 14,400 (200 inches); a broadsheet is 1,600 high.
MAX_SIDE = 14_400


def pdf_pages(data: bytes, name: str) -> Iterator[Sheet]:
    """A sheet for each page of the PDF file `data`; each page is closed before the next.

    Raises InputError where the file is locked, damaged or too large.
    """
    import pypdfium2

    document = _open(data, name)
    try:
        count = len(document)
        _check_count(count, name)
        for place in range(count):
            try:
                page = document[place]
            except pypdfium2.PdfiumError as error:
                raise InputError(
                    f"{name} is damaged: its page {place + 1} cannot be loaded.",
                    remedy="Mend it with `qpdf IN.pdf OUT.pdf`, or print it to a new PDF file.",
                ) from error
            try:
                yield _sheet(page, name, place + 1)
            finally:
                page.close()
    finally:
        document.close()


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
            f"{name} is damaged: it is no complete PDF file ({error}).",
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


def _sheet(page: Any, name: str, number: int) -> Sheet:
    place = PagePlace(page.get_cropbox(), page.get_rotation())
    if not (0 < place.width <= MAX_SIDE and 0 < place.height <= MAX_SIDE):
        raise InputError(
            f"{name}, page {number}, is {place.width:,.0f} by {place.height:,.0f} points large; "
            f"the limit is {MAX_SIDE:,}.",
            remedy="Print it to a new PDF file at its real size.",
        )
    glyphs = _glyphs(page, place, name, number)
    drawn, blanks = read_drawn(page, place)
    laid = lay_out(make_lines(glyphs, blanks), drawn=drawn, width=place.width, height=place.height)
    return Sheet(
        text=laid.text,
        blocks=laid.blocks,
        encoding="pdf",
        width=place.width,
        height=place.height,
        findings=_findings(glyphs, number),
    )


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


def _findings(glyphs: Sequence[Glyph], number: int) -> tuple[Finding, ...]:
    unknown = sum(glyph.char == "\ufffd" for glyph in glyphs)
    if not unknown:
        return ()
    message = (
        f"{unknown:,} of the {len(glyphs):,} characters of PDF page {number} are not named by "
        "their font; they stand as \ufffd."
    )
    return (Finding(kind="unreadable", severity="warning", message=message),)
