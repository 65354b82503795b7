"""PDF bytes to sheets, one a page, with every failure named."""

from __future__ import annotations

from summarize.errors import InputError
from summarize.read.confined import Limits, run_confined
from summarize.read.pdf_pages import pdf_pages
from summarize.read.sheet import Sheet

__all__ = ["read_pdf"]

# A page takes about a second; a laptop under load several.
_LIMITS = Limits(seconds=60, total_seconds=900, megabytes=1_500)


def read_pdf(data: bytes, name: str) -> list[Sheet]:
    """The pages of the PDF file `data`, which `name` names in messages, in their order.

    Read in a child process with limits of time and memory. Raises InputError where the file is
    encrypted, damaged, too large, or says nothing.
    """
    sheets = list(run_confined(pdf_pages, data, name, name=name, limits=_LIMITS))
    if not any(sheet.text.strip() for sheet in sheets):
        raise InputError(
            f"{name} holds no text: its pages are pictures.",
            remedy="Install the reader of scans with `pip install 'summarize[ocr]'`.",
        )
    return sheets
