"""What an input may be: its size, and whether it is Chinese text at all."""

from __future__ import annotations

import re

from summarize.errors import InputError

__all__ = ["MAX_BYTES", "check_bytes", "check_size", "check_text"]

# A broadsheet page holds about 10,000 characters; 20 MB is more than a year of front pages.
MAX_BYTES = 20_000_000

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a ZIP archive or an Office document (docx, odt, epub)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (doc)"),
    (b"{\\rtf", "a rich text document (rtf)"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
)
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_NEIGHBORS = {
    "Japanese": re.compile("[\u3041-\u30fa]"),
    "Korean": re.compile("[\u1100-\u11ff\uac00-\ud7a3]"),
}
_LETTER = re.compile(r"[^\W\d_]")


def check_size(name: str, size: int) -> None:
    """Raises InputError where `size` bytes are more than one page may have."""
    if size > MAX_BYTES:
        raise InputError(
            f"{name} holds {size / 1e6:.1f} MB; the limit is {MAX_BYTES / 1e6:.0f} MB a file.",
            remedy="Split it into one file a page, e.g. `split -C 10M FILE page-`.",
        )


def check_bytes(name: str, data: bytes) -> None:
    """Raises InputError where the first bytes are those of a known format other than text."""
    if not data.strip():
        raise InputError(f"{name} is empty.", remedy="Give a file that holds the page's text.")
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "a WebP image"
    if kind is None and _HTML.match(data[:1000].removeprefix(b"\xef\xbb\xbf")):
        kind = "an HTML page"
    if kind:
        raise InputError(
            f"{name} is {kind}, not plain text.",
            remedy="Export or extract its text first, and give that file.",
        )


def check_text(name: str, text: str) -> None:
    """Raises InputError where decoded text is empty, binary, or hardly Chinese."""
    if not text.strip():
        raise InputError(
            f"{name} is empty but for white space.",
            remedy="Give a file that holds the page's text.",
        )
    controls = _CONTROL.findall(text)
    if "\0" in controls or len(controls) * 100 > len(text):
        raise InputError(
            f"{name} looks like binary data, not text: {len(controls):,} control characters "
            f"(the first is U+{ord(controls[0]):04X}).",
            remedy="Give a text file; extract the text of scans and documents first.",
        )
    han = len(_HAN.findall(text))
    letters = len(_LETTER.findall(text))
    # A page of a Chinese newspaper may carry English names and addresses, but not nine in ten.
    if han * 10 < letters or not han:
        raise InputError(
            f"{name} is hardly Chinese: {han:,} Chinese characters among {letters:,} letters.",
            remedy="Give a page in Chinese; this tool does not read other languages.",
        )
    for language, script in _NEIGHBORS.items():
        # Both write Chinese characters, too: a Japanese page has about as many as kana.
        own = len(script.findall(text))
        if own * 4 > han:
            raise InputError(
                f"{name} looks {language}: {own:,} letters of its own script beside {han:,} "
                "Chinese characters.",
                remedy="Give a page in Chinese; this tool does not read other languages.",
            )
