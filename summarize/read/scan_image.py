"""An image file to the pages it holds, each in shades of grey, within limits on hostile input."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from summarize.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MAX_PAGES", "MAX_PIXELS", "Picture", "open_pages"]

# A broadsheet spread at 400 dpi has 109 million pixels, a single page at 300 dpi 31 million.
MAX_PIXELS = 120_000_000
# The thickest editions run to a hundred pages and a few.
MAX_PAGES = 200

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP")
# What decoders raise on damaged data, in the words of Pillow's own format readers.
_DAMAGED = (OSError, SyntaxError, ValueError, TypeError, EOFError, struct.error)
# Below and above this, resolutions are placeholders of cameras and programs, not a scanner's.
_LEAST_DPI, _MOST_DPI = 60, 1_300


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A page as an image: `gray` holds rows of pixels from 0 (black) to 255 (white); `dpi` is
    the resolution its file names, None where it names none; `more` counts frames not read."""

    gray: NDArray[np.uint8]
    dpi: float | None
    format: str
    more: int = 0


def open_pages(data: bytes, name: str) -> Iterator[Picture]:
    """The pages of an image file in order: every page of a TIFF, the first frame of the others.

    Turned upright as its EXIF orientation says; transparency becomes white paper.
    Raises InputError where the data is no image known here, is damaged or cut short, or has
    more than `MAX_PIXELS` pixels a page or `MAX_PAGES` pages.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Pillow warns at three quarters of the limit that is enforced here.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            yield from _pages(image, name)
    except UnidentifiedImageError as error:
        raise InputError(
            f"{name} is no image that can be read: JPEG, PNG, TIFF, WebP, GIF or BMP.",
            remedy="Save it as PNG with an image program, and give that file.",
        ) from error
    except Image.DecompressionBombError as error:
        raise InputError(
            f"{name} holds too many pixels: the limit is {MAX_PIXELS / 1e6:.0f} million a page.",
            remedy=f"Save it at 300 dpi, e.g. `magick '{name}' -resample 300 page.png`.",
        ) from error
    except _DAMAGED as error:
        raise InputError(
            f"{name} is damaged or cut short: {str(error).rstrip('.') or type(error).__name__}.",
            remedy="Scan or copy it again.",
        ) from error


def _pages(image: Any, name: str) -> Iterator[Picture]:
    frames = getattr(image, "n_frames", 1)
    count = frames if image.format == "TIFF" else 1
    if count > MAX_PAGES:
        raise InputError(
            f"{name} holds {count:,} pages; the limit is {MAX_PAGES}.",
            remedy=f"Split it into several files, e.g. `tiffsplit '{name}' page-`.",
        )
    for number in range(count):
        image.seek(number)
        width, height = image.size
        if width * height > MAX_PIXELS:
            raise InputError(
                f"{name} has a page of {width:,} x {height:,} pixels; the limit is "
                f"{MAX_PIXELS / 1e6:.0f} million pixels a page.",
                remedy=f"Save it at 300 dpi, e.g. `magick '{name}' -resample 300 page.png`.",
            )
        yield Picture(
            gray=_gray(image),
            dpi=_dpi(image),
            format="jpeg" if image.format == "MPO" else image.format.lower(),
            # A second frame of an MPO file is the same photograph for the other eye.
            more=0 if image.format in ("TIFF", "MPO") else frames - 1,
        )


def _gray(image: Any) -> NDArray[np.uint8]:
    from PIL import Image, ImageOps

    if image.format in ("JPEG", "MPO"):
        image.draft("L", image.size)
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith(("I", "F")):
        return _from_deep(np.asarray(image))
    if image.has_transparency_data:
        image = image.convert("LA")
        paper = Image.new("L", image.size, 255)
        paper.paste(image.getchannel("L"), mask=image.getchannel("A"))
        image = paper
    return _positive(np.array(image.convert("L")))


def _from_deep(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    """More than 8 bits a pixel, brought to 8 by the range that the page uses."""
    low, high = np.percentile(pixels[::8, ::8], (0.5, 99.5))
    scaled = (pixels.astype(np.float32) - low) * (255 / max(float(high - low), 1e-6))
    return _positive(np.clip(scaled, 0, 255).astype(np.uint8))


def _positive(gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Black on white: microfilm is often copied as a negative, and paper is most of any page."""
    return 255 - gray if np.median(gray[::8, ::8]) < 96 else gray


def _dpi(image: Any) -> float | None:
    stated = image.info.get("dpi")
    if not stated:
        return None
    across, down = (float(value) for value in stated)
    # Fax pages have other resolutions across than down; their pixels are not square.
    alike = abs(across - down) <= 0.02 * across
    return across if alike and _LEAST_DPI <= across <= _MOST_DPI else None
