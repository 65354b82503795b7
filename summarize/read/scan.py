"""Scans to sheets: images of pages, recognized and laid out in a child process, doubts kept.

read_image(data, name)     an image file: JPEG, PNG, TIFF (a sheet a page), WebP, GIF, BMP
read_raster(pixels, ...)   one page that another reader has drawn, such as a PDF without text
check_extra(name)          are the packages of the extra `ocr` installed? asks before drawing
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.errors import InputError
from summarize.read.confined import Limits, run_confined
from summarize.read.layout import lay_out
from summarize.read.scan_engine import check_extra
from summarize.read.scan_page import Scanned, scan_image, scan_pixels
from summarize.read.sheet import Sheet
from summarize.records import Block, Finding

if TYPE_CHECKING:
    from summarize.read.set_line import Laid

__all__ = [
    "DOUBTFUL", "check_extra", "image_sheets", "raster_sheet", "read_image", "read_raster",
    "to_sheet",
]  # fmt: skip

# A block read with less mean confidence than this is named in a finding. On one page blurred and
# made noisy in five ways, lines read with more had 1 character in 140 wrong (1 in 1,000 above
# 0.99), those between 0.85 and 0.9 had 1 in 12, those below 0.8 every second one.
DOUBTFUL = 0.90

# On clean pages a thousandth of the ink is in nothing that was found; where it is this much, lines
# were not even found: blurred, faded or in a fancy face.
_MUCH_INK = 0.03

# A broadsheet page takes one to two minutes on two slow cores; the engine needs 1.2 GB at most,
# and maps more than it uses.
_LIMITS = Limits(seconds=900.0, total_seconds=36_000.0, megabytes=6_000)


def read_image(data: bytes, name: str) -> list[Sheet]:
    """The pages of an image file, one sheet each; `encoding` is its format ("jpeg", "tiff").

    Sizes are in points by the resolution the file states, or as estimated from its type.
    Each block keeps the confidence it was read with, and blocks hard to read are named in
    findings. Raises InputError where the packages of the extra `ocr` are missing, the data is
    damaged, too large or no image, takes too long, or nothing can be recognized on a page.
    """
    check_extra(name)
    return list(run_confined(image_sheets, data, name, name=name, limits=_LIMITS))


def read_raster(pixels: bytes, *, columns: int, dpi: float, name: str, number: int) -> Sheet:
    """One page drawn by another reader, as a sheet.

    Parameters: `pixels` are shades of grey, a byte each (0 is black), row by row of `columns`;
    `dpi` is the resolution the page was drawn at, 300 for newspapers: type of 6 points needs it;
    `number` is the page's place in the file `name`, from 1, for messages.
    Raises InputError as `read_image` does.
    """
    check_extra(name)
    sheets: Iterator[Sheet] = run_confined(
        raster_sheet, pixels, columns, dpi, name, number, name=name, limits=_LIMITS
    )
    return next(sheets)


def image_sheets(data: bytes, name: str) -> Iterator[Sheet]:
    """What `read_image` gives, page by page and without limits: runs in the child."""
    for number, page in enumerate(scan_image(data, name), 1):
        yield to_sheet(page, name, number)


def raster_sheet(
    pixels: bytes, columns: int, dpi: float, name: str, number: int
) -> Iterator[Sheet]:
    """What `read_raster` gives, without limits: runs in the child."""
    for page in scan_pixels(pixels, columns, dpi):
        yield to_sheet(page, name, number)


def to_sheet(page: Scanned, name: str, number: int) -> Sheet:
    """A recognized page laid out, with its findings; `number` is its place in the file `name`.

    Raises InputError where nothing was recognized.
    """
    where = f"{name}, page {number}"
    if not page.lines:
        raise InputError(
            f"{where}: no text can be recognized.",
            remedy="Check that it is a page of text, scanned at 200 dpi or more, and upright.",
        )
    laid = lay_out(page.lines, drawn=page.drawn, width=page.width, height=page.height)
    return Sheet(
        text=laid.text,
        blocks=laid.blocks,
        encoding=page.format,
        width=page.width,
        height=page.height,
        findings=(*_doubts(laid, where), *_unread(page, where)),
    )


def _doubts(laid: Laid, where: str) -> Iterator[Finding]:
    """A finding on the blocks of a page that were read with little confidence, if there are."""
    doubtful = [
        block
        for block in laid.blocks
        if block.confidence is not None and block.confidence < DOUBTFUL
    ]
    if not doubtful:
        return
    count = sum(map(_length, doubtful))
    total = sum(map(_length, laid.blocks))
    first = max(doubtful, key=_length).lines[0].text
    yield Finding(
        kind="recognition",
        severity="warning",
        message=(
            f"{where}: {count:,} of {total:,} characters were recognized with little confidence "
            f"(under {DOUBTFUL:.0%}); compare them with the scan, "
            f"first where it reads “{first[:12]}”."
        ),
        zh=first,
    )


def _unread(page: Scanned, where: str) -> Iterator[Finding]:
    if page.unread > _MUCH_INK:
        yield Finding(
            kind="recognition",
            severity="warning",
            message=(
                f"{where}: {page.unread:.0%} of what is printed was not found to be text, a rule "
                "or a picture; look at the scan for what is missing here."
            ),
        )
    if page.textures:
        yield Finding(
            kind="recognition",
            severity="note",
            message=f"{where}: {page.textures} marks within pictures could not be read as text.",
        )
    if page.more:
        yield Finding(
            kind="frames",
            severity="warning",
            message=f"{where}: only the first of {page.more + 1} frames of the animation was read.",
        )


def _length(block: Block) -> int:
    return sum(len(line.text) for line in block.lines)
