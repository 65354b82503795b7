"""Which reader an input is for: its first bytes decide, then signs of markup, then it is text.

The ending of the name is only a hint, for what the bytes leave open.
"""

from __future__ import annotations

import re
from typing import Literal

from summarize.errors import InputError

__all__ = ["HEAD_BYTES", "Kind", "kind_of"]

Kind = Literal["text", "html", "pdf", "image", "zip"]

# Of a saved page the first kilobytes may be comments and scripts.
HEAD_BYTES = 65_536

_READ: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x00\x00\x00\x0cjP  ", "image"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
_NOT_READ = (
    (b"\xd0\xcf\x11\xe0", "an old Office document (doc)"),
    (b"{\\rtf", "a rich text document (rtf)"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"AT&TFORM", "a DjVu document"),
    (b"%!PS", "a PostScript file"),
)
# HTML Living Standard, 4.1: what a document or a fragment of one can begin with.
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script)"
    rb"[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(
    rb"<(/?(?:html|head|body|div|span|p|br|table|td|tr|a|h[1-6]|ul|li|font|founder-\w+))[\s/>]",
    re.IGNORECASE,
)
_HTML_NAME = re.compile(r"\.(?:[sx]?html?|jsp|php|aspx?)$", re.IGNORECASE)


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of reader for an input that begins with `head`, its first HEAD_BYTES or all of it.

    Raises InputError where it is empty, or of a kind that is known and not read.
    """
    if not head.strip():
        raise InputError(f"{name} is empty.", remedy="Give a file that holds a page.")
    kind = next((kind for magic, kind in _READ if head.startswith(magic)), None)
    if kind is not None:
        return kind
    if (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or (
        head[:2] == b"BM" and head[6:10] == bytes(4)
    ):
        return "image"
    if _is_pdf(head, name):
        return "pdf"
    other = next((what for magic, what in _NOT_READ if head.startswith(magic)), None)
    if other is None and head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        other = "a HEIC image"
    if other is not None:
        raise InputError(
            f"{name} is {other}, which is not read.",
            remedy="Unpack it, or save it as text, HTML, PDF or PNG, and give that.",
        )
    return "html" if _is_html(head, name) else "text"


def _is_pdf(head: bytes, name: str) -> bool:
    """PDF 1.7, implementation note 13: readers take the header anywhere in the first 1024 bytes."""
    place = head[:1024].find(b"%PDF-")
    return place == 0 or (
        place > 0
        and (name.lower().endswith(".pdf") or not head[:place].strip(b"\xef\xbb\xbf\r\n\t "))
    )


def _is_html(head: bytes, name: str) -> bool:
    plain = _narrowed(head)
    if _HTML_START.match(plain):
        return True
    tags = _TAGS.findall(plain)
    # A text may quote a tag or two; a fragment of a page closes some of those that it opens.
    closed = any(tag.startswith(b"/") for tag in tags)
    return bool(tags) and (_HTML_NAME.search(name) is not None or (closed and len(tags) >= 4))


def _narrowed(head: bytes) -> bytes:
    """UTF-16 markup as single bytes, a byte-order mark left out: tags are ASCII."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:40].count(0) * 3 > len(head[:40]):
        head = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
