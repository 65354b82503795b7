"""Untrusted text inside an HTML document."""

from __future__ import annotations

import html
import re

__all__ = ["shown", "written"]

_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# What an HTML parser drops, a terminal obeys, UTF-8 cannot hold or a reader is misled by
# (HTML Standard, 13.2.3.5; Unicode TR 36, section 3.2).
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)


def shown(text: str) -> str:
    """`text` as a browser can show it: every line break a line feed, what has no shape U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", _BREAK.sub("\n", text))


def written(text: str) -> str:
    """`shown(text)` escaped, for an element or a quoted attribute."""
    return html.escape(shown(text))
