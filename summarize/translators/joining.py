"""Clauses translated one by one, joined to an English sentence again."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.check.english_names import is_ordinary

__all__ = ["begin_large", "join_clauses"]

# What starts a clause and is written small within a sentence: function words, and the verbs and
# adverbs that official Chinese strings together. Names keep their capitals.
_SMALL = frozenset(
    (
        "A", "About", "After", "All", "Also", "Although", "Among", "An", "And", "Another", "As",
        "At", "Because", "Before", "Behind", "Between", "But", "By", "During", "Each", "Even",
        "Every", "For", "From", "He", "Her", "His", "How", "However", "If", "In", "Into", "It",
        "Its", "Last", "Many", "More", "Most", "Not", "Of", "On", "Or", "Our", "Over", "She",
        "Since", "So", "Some", "Such", "That", "The", "Their", "Then", "There", "These", "They",
        "This", "Those", "Through", "To", "Under", "Until", "We", "What", "When", "Where", "Which",
        "While", "Who", "With", "Within", "Without", "You", "Your",
        "Accelerate", "Access", "Actively", "Adhere", "Build", "Comprehensively", "Continue",
        "Continuously", "Create", "Deepen", "Deeply", "Do", "Effectively", "Ensure", "Focus",
        "Fully", "Further", "Implement", "Improve", "Make", "Promote", "Strengthen", "Strive",
        "Vigorously", "Work",
    )
)  # fmt: skip
# Forms of verbs, and adverbs: Becoming, Based, Previously.
_FORMS = ("ing", "ed", "ly")
_SENTENCE_ENDS = ("。", "！", "？", "!", "?", "…", "”", "』")
_OPEN_ENDED = ("，", ",", "、", "：", ":", "；", ";")


def begin_large(english: str) -> str:
    """The text with a capital where it begins with a small word: "the 14th Five-Year Plan"."""
    first = english.partition(" ")[0]
    return english[:1].upper() + english[1:] if first.capitalize() in _SMALL else english


def join_clauses(clauses: Iterable[tuple[str, str]]) -> str:
    """(Chinese, English) clauses as one English text, with the punctuation of the Chinese.

    Where the Chinese goes on after a comma, a full stop that the model put there becomes a comma.
    Where the Chinese has no mark at all, as between the parts of a headline, a semicolon stands. A
    small word after either loses its capital.
    """
    text, before = "", ""
    for chinese, english in clauses:
        english = english.strip()  # noqa: PLW2901
        if not english:
            continue
        if text and not before.endswith(_SENTENCE_ENDS):
            mark = "," if before.endswith(_OPEN_ENDED) else ";"
            text = text.rstrip(".,;:") if text.rstrip(".,;:").endswith(" that") else text
            if not text.endswith((",", ";", ":", " that")):
                text = text.rstrip(".") + mark
            first, _, rest = english.partition(" ")
            if _is_small(first, rest):
                english = f"{first.lower()} {rest}"  # noqa: PLW2901
        if not text or before.endswith(_SENTENCE_ENDS):
            english = begin_large(english)  # noqa: PLW2901
        text += f" {english}" if text else english
        before = chinese
    return text


def _is_small(first: str, rest: str) -> bool:
    """Is the word written small within a sentence? Beijing is no form of a verb, and of a name
    (United Nations, Leading Group) the next word is written large as well."""
    if first in _SMALL:
        return True
    form = first.istitle() and first.isalpha() and first.endswith(_FORMS) and is_ordinary(first)
    return form and not rest[:1].isupper()
