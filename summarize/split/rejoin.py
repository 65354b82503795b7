"""Where a paragraph ends, and where a column end has only broken it: 负责同│志, 实质│化."""

from __future__ import annotations

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


def ends_sentence(text: str) -> bool:
    """Does a paragraph end here: with an end mark, or a bracket or quotation that holds or
    follows one? 称为“三农” does not end, 他说：“好。” does.

    A colon and a semicolon end a paragraph, too, where what follows is set apart.
    """
    text = text[-_LONGEST:].rstrip()
    while text and text[-1] in _CLOSERS:
        if text[-2:-1] and text[-2] in _FINAL:
            return True
        start = text.rfind(_CLOSERS[text[-1]])
        if text[-1] not in "）)】" or start < 1:
            return False
        # …举行。（新华社）: the sentence ended before the bracket.
        text = text[:start].rstrip()
    return bool(text) and text[-1] in _FINAL
