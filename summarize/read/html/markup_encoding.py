"""The encoding of a web page: byte-order mark, what the page declares, then detection.

The order is that of the HTML Standard, 13.2.3.2, with one difference: a declaration that the
bytes contradict is not followed but reported, for pages were often saved in another encoding than
their meta tag says.
"""

from __future__ import annotations

import codecs
import re

from summarize.errors import InputError
from summarize.read.encodings import decode
from summarize.records import Finding

__all__ = ["decode_markup"]

# The Standard looks at 1,024 bytes; pages with long scripts before the meta tag are common.
_HEAD = 16_384
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\x84\x31\x95\x33")
_HAN = re.compile("[\u4e00-\u9fff]")


def decode_markup(
    data: bytes, name: str, encoding: str | None = None
) -> tuple[str, str, tuple[Finding, ...]]:
    """The markup as text, the codec, and a finding where the page declares a wrong encoding.

    Raises InputError where the bytes cannot be decoded, UsageError for an unknown `encoding`.
    """
    if encoding is not None or data.startswith(_MARKS):
        return *decode(data, name, encoding), ()
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return *decode(data, name), ()
    declared = (match[1] or match[2]).decode("ascii").lower()
    codec = _chinese_codec(declared)
    if codec is None:
        # latin-1 and its like cannot write Chinese: the label of a template, not of the page.
        text, found = decode(data, name)
        return text, found, () if text.isascii() else (_wrong(name, declared, found),)
    # Bytes that are whole UTF-8 with Chinese in it are never anything else.
    if codec != "utf-8" and (whole := _whole_utf8(data)):
        return whole, "utf-8", (_wrong(name, declared, "utf-8"),)
    try:
        return *decode(data, name, codec), ()
    except InputError as failed:
        try:
            text, found = decode(data, name)
        except InputError:
            raise failed from None  # names the byte at which the declared encoding fails
    return text, found, (_wrong(name, declared, found),)


def _chinese_codec(declared: str) -> str | None:
    """The codec for a declared encoding that can hold Chinese characters; None for others."""
    try:
        info = codecs.lookup(declared)
        if not getattr(info, "_is_text_encoding", True):
            return None
        "的".encode(info.name)
    except (LookupError, UnicodeEncodeError):
        return None
    # A meta tag that could be read is no UTF-16: the Standard takes such a page for UTF-8.
    return "utf-8" if info.name.startswith(("utf-16", "utf-32")) else info.name


def _whole_utf8(data: bytes) -> str | None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return text if _HAN.search(text) else None


def _wrong(name: str, declared: str, found: str) -> Finding:
    return Finding(
        kind="encoding",
        severity="note",
        message=f"{name} declares the encoding {declared} but is written in {found}; "
        f"it was read as {found}.",
        expected=declared,
        found=found,
    )
