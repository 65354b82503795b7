"""Where a paragraph ends, and where a column end has only broken it: 负责同│志, 实质│化."""

from __future__ import annotations

import re

__all__ = ["ends_sentence"]

_FINAL = "。！？!?…"
_CLOSERS = {
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
    "）": "（",
    ")": "(",
    "】": "【",
    "》": "《",
    '"': '"',
}
_LONGEST = 400
# …的动力。——编者: what is signed on its last line has ended before.
_SIGNED = re.compile(r"[\s\u3000]*[—─－]{1,2}(?:编者|作者|译者|本报编辑部)$")


def ends_sentence(text: str) -> bool:
    """Does a paragraph end here: with an end mark, or a bracket or quotation that holds or
    follows one? 称为“三农” does not end, 他说：“好。” does.

    A colon and a semicolon end a paragraph, too, where what follows is set apart.
    """
    text = _SIGNED.sub("", text[-_LONGEST:].rstrip())
    while text and text[-1] in _CLOSERS:
        if text[-2:-1] and text[-2] in _FINAL:
            return True
        start = text.rfind(_CLOSERS[text[-1]])
        if text[-1] not in "）)】" or start < 1:
            return False
        # …举行。（新华社）: the sentence ended before the bracket.
        text = text[:start].rstrip()
    return bool(text) and text[-1] in _FINAL
