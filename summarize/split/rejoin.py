"""Sentences, even words, that a column end has broken in two: 负责同│志, 实质│化.

A page's text ends a block where a column ends. A body paragraph that does not end a sentence
goes on in the next one; the break itself is left out of the joined text.
"""

from __future__ import annotations

import re

from summarize.split.bylines import find_dateline
from summarize.split.units import Unit

__all__ = ["ends_sentence", "runs_on"]

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
}
_ITEM = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]{1,3}[条章节款、，]|[●■◆▲★○◎□◇△•·—]"
)
_LONGEST = 400
# Lines of verse, of a list and of signatures are shorter than any column of prose is deep.
_PROSE = 25


def ends_sentence(text: str) -> bool:
    """Does a paragraph end here: with an end mark, or a bracket or quotation that holds or
    follows one? 称为“三农” does not end, 他说：“好。” does.

    A colon and a semicolon end a paragraph, too, where what follows is set apart (see `runs_on`).
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


def runs_on(before: Unit, after: Unit, *, indents: bool) -> bool:
    """Does the paragraph `before`, both being body, go on in `after`?

    `indents` says that the page sets its paragraphs in, so that an indent starts a new one.
    """
    text, following = before.text, after.text
    if ends_sentence(text) or (indents and after.indent >= 2):
        return False
    if text[-1] in "：:" or _ITEM.match(following) or find_dateline(after.passage):
        return False
    if len(text) >= _PROSE:
        return True
    # A short piece of prose holds a comma before it is cut off; a heading or （附图片） does not.
    return len(following) >= _PROSE and any(mark in text for mark in "，,、")
