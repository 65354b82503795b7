"""Tables of contents (导读, 要目): a frame of lines that send the reader to other pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from summarize.read.set_line import SetLine

__all__ = ["is_contents"]

_TITLE = re.compile(r"(?:今日|本期|本报|要闻|新闻|内容|版面)?(?:导读|导航|要目|目录|看点|提要)")
_ENTRY = re.compile(
    r"(?:[(【\[]?(?:详见|见)?第?[A-Z]?\d{1,2}(?:[-~、]\d{1,2})?版[)】\]]?"
    r"|[.·…]{2,}\s*[A-Z]?\d{1,2})$|^[A-Z]?\d{1,2}版?\s*[|:·]"
)


def is_contents(lines: Sequence[SetLine]) -> bool:
    """Are the lines of a frame a table of contents: titled as one, or half of them and at least
    two naming a page?"""
    ordered = sorted(lines, key=lambda line: line.box.top)
    texts = ["".join(unicodedata.normalize("NFKC", line.text).split()) for line in ordered]
    entries = sum(bool(_ENTRY.search(text)) for text in texts)
    titled = any(_TITLE.fullmatch(text.strip("·■◆●▲★【】[]")) for text in texts[:2])
    return entries >= (1 if titled else max(2, len(texts) / 2))
