"""PDF bytes to sheets, one a page, with every failure named."""

from __future__ import annotations

from dataclasses import replace

from summarize.errors import InputError
from summarize.read.confined import Limits, run_confined
from summarize.read.pdf_pages import ReadPage, draw_page, pdf_pages
from summarize.read.sheet import Sheet
from summarize.records import Finding

__all__ = ["read_pdf"]

# A page takes about a second; on a laptop under load several.
_LIMITS = Limits(seconds=60, total_seconds=900, megabytes=1_500)
# Newspaper type is 6 to 10 points large: 300 dots an inch give a character 25 dots and more.
_DPI = 300.0


def read_pdf(data: bytes, name: str) -> list[Sheet]:
    """The pages of the PDF file `data`, which `name` names in messages, in their order.

    Read in a child process with limits of time and memory. Pages that are pictures go to the
    reader of scans where the extra `ocr` is installed; else a finding on their sheet says that
    they were not read.
    Raises InputError where the file is encrypted, damaged or too large, and where no page has
    text and the pictures cannot be read.
    """
    pages = list(run_confined(pdf_pages, data, name, name=name, limits=_LIMITS))
    if not any(page.sheet.text or page.illegible for page in pages):
        raise InputError(
            f"{name} is blank: its pages show nothing.", remedy="Check the file in a PDF viewer."
        )
    alone = not any(page.sheet.text and not page.illegible for page in pages)
    return [
        _recognized(data, name, number, page, alone=alone) if page.illegible else page.sheet
        for number, page in enumerate(pages, start=1)
    ]


def _recognized(data: bytes, name: str, number: int, page: ReadPage, *, alone: bool) -> Sheet:
    """The sheet of a page whose text only recognition can tell.

    Raises InputError where that fails, if the page stands `alone`; else a finding says so.
    """
    from summarize.read.scan import check_extra, read_raster

    try:
        try:
            check_extra(name)
        except InputError as error:
            raise InputError(
                f"{name}, page {number}, {page.illegible}, and the packages that read scans are "
                "not installed.",
                remedy=error.remedy,
            ) from error
        drawn = run_confined(draw_page, data, name, number, _DPI, name=name, limits=_LIMITS)
        pixels, columns, dpi = next(drawn)
        sheet = read_raster(pixels, columns=columns, dpi=dpi, name=name, number=number)
    except InputError as error:
        if alone:
            raise
        message = f"{error.message} What it says is not in the digest. {error.remedy}"
        finding = Finding(kind="unreadable", severity="error", message=message)
        return replace(page.sheet, findings=(*page.sheet.findings, finding))
    return replace(sheet, encoding="pdf", width=page.sheet.width, height=page.sheet.height)
