"""Clauses translated one by one, joined to an English sentence again."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["join_clauses"]

# What starts a clause and is written small within a sentence: function words, and the verbs and
# adverbs that official Chinese strings together. Names keep their capitals.
_SMALL = frozenset(
    (
        "A", "An", "And", "At", "But", "By", "For", "From", "He", "In", "It", "Its", "Of", "On",
        "She", "So", "That", "The", "Their", "There", "These", "They", "This", "Those", "To",
        "We", "When", "With",
        "Accelerate", "Access", "Actively", "Adhere", "Build", "Comprehensively", "Continue",
        "Continuously", "Create", "Deepen", "Deeply", "Do", "Effectively", "Ensure", "Focus",
        "Fully", "Further", "Implement", "Improve", "Make", "Promote", "Strengthen", "Strive",
        "Vigorously", "Work",
    )
)  # fmt: skip
_OPEN_ENDED = ("，", ",", "、", "：", ":", "；", ";")


def join_clauses(clauses: Iterable[tuple[str, str]]) -> str:
    """(Chinese, English) clauses as one English text, with the punctuation of the Chinese.

    Where the Chinese goes on after a comma, a full stop that the model put there becomes a comma
    and a small word after it loses its capital. Where the Chinese has no mark at all, as between
    the parts of a headline, a semicolon stands.
    """
    text, before = "", ""
    for chinese, english in clauses:
        english = english.strip()  # noqa: PLW2901
        if not english:
            continue
        if text and not before.endswith(("。", "！", "？", "!", "?", "…", "”", "』")):
            mark = "," if before.endswith(_OPEN_ENDED) else ";"
            text = text.rstrip(".,;:") if text.rstrip(".,;:").endswith(" that") else text
            if not text.endswith((",", ";", ":", " that")):
                text = text.rstrip(".") + mark
            first, _, rest = english.partition(" ")
            if first in _SMALL and mark == ",":
                english = f"{first.lower()} {rest}"  # noqa: PLW2901
        text += f" {english}" if text else english
        before = chinese
    return text
