"""Which encoding a page is in: strict decoding, then how plausible the text is as Chinese.

UTF-8 and byte-order marks prove themselves. UTF-16 without a mark, GB18030 and Big5 may each
decode the others' bytes without error, so the candidates are ranked by the share of characters
in daily use. charset-normalizer is as good on whole pages, but misreads a third of the pieces of
a dozen characters, and cannot say which byte is at fault.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from summarize.errors import InputError, UsageError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Ranked by strictness: of equal plausibility, the encoding that refuses more bytes is right.
_CANDIDATES = ("utf-8", "utf-16-le", "utf-16-be", "big5", "gb18030")
_SAMPLE = 20_000
_ENOUGH = 40
# Real Chinese scores 1 or more; the worst misread bytes seen, of thirty characters, 0.7.
_PLAUSIBLE = 0.75
_HAN = re.compile("[\u4e00-\u9fff]")
# The commonest characters of modern Chinese in both forms; they are about an eighth of any text
# and almost never come out of misread bytes.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年動年日月這為個國時來們對會發於"
)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』…—·　％－～℃〇")


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a page without its byte-order mark, and the name of its encoding.

    Parameters: `data` are the bytes, `name` is for messages, `encoding` forces a Python codec.
    Raises InputError where bytes do not decode (naming encoding and byte offset), or where no
    encoding gives plausible Chinese; UsageError where `encoding` is unknown.
    """
    marked = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), None)
    if encoding is not None:
        codec = _codec(encoding)
        return _strict(data, name, codec).removeprefix("\ufeff"), codec
    if marked:
        mark, codec = marked
        return _strict(data, name, codec, skip=len(mark)), codec
    return _detect(data, name)


def _codec(encoding: str) -> str:
    try:
        info = codecs.lookup(encoding)
    except LookupError:
        known = False
    else:
        # Codecs such as rot13 or hex do not turn bytes into text.
        known = bool(getattr(info, "_is_text_encoding", True))
    if not known:
        raise UsageError(
            f"The encoding {encoding!r} is unknown.",
            remedy="Use one of utf-8, gb18030, big5, utf-16-le, utf-16-be.",
        )
    # GBK and GB2312 are subsets of GB18030, and pages labeled so often use characters beyond.
    return "gb18030" if info.name in ("gb2312", "gbk") else info.name


def _strict(data: bytes, name: str, codec: str, *, skip: int = 0) -> str:
    try:
        return data[skip:].decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(name, codec, skip + error.start, data) from error


def _undecodable(name: str, codec: str, offset: int, data: bytes) -> InputError:
    shown = data[offset : offset + 4].hex(" ")
    return InputError(
        f"{name} is not valid {codec}: byte {offset:,} cannot be decoded ({shown}).",
        remedy="Name the right encoding with --encoding, or mend the file at that byte.",
    )


def _detect(data: bytes, name: str) -> tuple[str, str]:
    ranked: list[tuple[float, int, str, str]] = []
    failed: list[tuple[int, int, str]] = []
    for rank, codec in enumerate(_CANDIDATES):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError as error:
            if not codec.startswith("utf-16"):
                failed.append((error.start, -rank, codec))
            continue
        # Other encodings never yield whole UTF-8 characters for Han by accident.
        if codec == "utf-8" and (text.isascii() or _HAN.search(text)):
            return text, codec
        ranked.append((_plausibility(text), -rank, codec, text))
    if ranked and max(ranked)[0] >= _PLAUSIBLE:
        _, _, codec, text = max(ranked)
        return text, codec
    if failed:
        # The encoding that went well the longest is the one the file was meant to be in, if what
        # stands before the fault is Chinese. UTF-16 goes on through any bytes and proves nothing.
        offset, _, codec = max(failed)
        if _plausibility(data[:offset].decode(codec)) >= _PLAUSIBLE:
            raise _undecodable(name, codec, offset, data)
    raise InputError(
        f"The encoding of {name} cannot be told: neither {', '.join(_CANDIDATES)} "
        "gives plausible Chinese.",
        remedy=f"{_guess(data)}, or check that the file is text.",
    )


def _guess(data: bytes) -> str:
    """What to try instead: encodings beyond the candidates are charset-normalizer's to know."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.encoding in _CANDIDATES:
        return "Name it with --encoding"
    return f"It may be {best.encoding}: try --encoding {best.encoding}"


def _plausibility(text: str) -> float:
    """0 to about 1.2: the share of everyday characters among those beyond ASCII."""
    sample = [char for char in text[:_SAMPLE] if char > "\x7f"]
    if not sample or "\0" in text:
        return 0.0
    everyday = sum(_is_everyday(char) for char in sample)
    common = sum(char in _COMMON for char in sample)
    if len(sample) >= _ENOUGH and common * 50 < len(sample):
        return 0.0  # Japanese bytes read as Big5 are everyday characters, but never the commonest
    return (everyday + common) / len(sample)


@cache
def _is_everyday(char: str) -> bool:
    """Punctuation, a full-width form, or level 1 of GB 2312 or of Big5 (the frequent halves)."""
    if char in _PUNCTUATION or "\uff01" <= char <= "\uff5e":
        return True
    if not _HAN.match(char):
        return False
    return _lead_byte(char, "gb2312") in range(0xB0, 0xD8) or _lead_byte(char, "big5") in range(
        0xA4, 0xC7
    )


def _lead_byte(char: str, codec: str) -> int:
    try:
        return char.encode(codec)[0]
    except UnicodeEncodeError:
        return 0
