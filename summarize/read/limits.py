"""What an input may be: its size, and whether it is Chinese text at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from summarize.errors import InputError
from summarize.read.kinds import Kind

__all__ = ["MAX_BYTES", "check_size", "check_text", "most_bytes"]

# A broadsheet page holds about 10,000 characters; 20 MB is more than a year of front pages, and
# with its markup still a hundred times the longest page.
MAX_BYTES = 20_000_000
# A page as printers get it, photographs at full size, or a scan at 600 dpi.
_MOST: Mapping[Kind, int] = MappingProxyType(
    {
        "text": MAX_BYTES,
        "html": MAX_BYTES,
        "pdf": 200_000_000,
        "image": 200_000_000,
        # Nothing is unpacked to disk and one member at a time to memory.
        "zip": 4_000_000_000,
    }
)
_REMEDIES: Mapping[Kind, str] = MappingProxyType(
    {
        "text": "Split it into one file a page, e.g. `split -C 10M FILE page-`.",
        "html": "Save the page without what it embeds.",
        "pdf": "Split it into one file a page, e.g. `pdfseparate FILE page-%d.pdf`.",
        "image": "Save it at 300 dpi, as PNG or JPEG.",
        "zip": "Unpack it, and give the folder.",
    }
)

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_NEIGHBORS = {
    "Japanese": re.compile("[\u3041-\u30fa]"),
    "Korean": re.compile("[\u1100-\u11ff\uac00-\ud7a3]"),
}
_LETTER = re.compile(r"[^\W\d_]")


def most_bytes(kind: Kind) -> int:
    """How many bytes an input of this kind may have."""
    return _MOST[kind]


def check_size(name: str, size: int, kind: Kind = "text") -> None:
    """Raises InputError where `size` bytes are more than one input of this kind may have."""
    if size > _MOST[kind]:
        raise InputError(
            f"{name} holds {size / 1e6:,.1f} MB; the limit is {_MOST[kind] / 1e6:,.0f} MB a file.",
            remedy=_REMEDIES[kind],
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
