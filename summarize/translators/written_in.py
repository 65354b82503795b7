"""Long official names written into the Chinese itself, the other facts beside it as hints.

A small model copies English that stands in its source far better than it follows a long hint:
省委十五届六次全会 given as a hint came out as "the 15th Plenary Session of the 15th CPC Provincial
Committee", written into the source as it should be. Short hints, figures above all, are followed
well, and written in they are not. Of the user's own terms, 49 in 26 sentences of a page, 19 were
lost as hints and 5 written in.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.records import Fact
from summarize.translators.contract import Sentence
from summarize.zh.facts import hints

__all__ = ["write_in"]


def write_in(text: str, facts: Sequence[Fact]) -> Sentence:
    """`text` with glossary entries, posts, bodies and sessions in English, the rest as hints.

    `facts` are those of `text`, in order of position and without overlap.
    """
    parts, place = [], 0
    for fact in facts:
        if _is_official(fact):
            parts += [text[place : fact.start], f" {fact.en} "]
            place = fact.end
    parts.append(text[place:])
    left = [fact for fact in facts if not _is_official(fact)]
    return Sentence(text=" ".join("".join(parts).split()), hints=hints(left))


def _is_official(fact: Fact) -> bool:
    """The user's own term, or a post, a body or a session of several words with one right form."""
    if fact.kind == "glossary":
        return True
    several = " " in fact.en
    proper = any(word[0].isupper() for word in fact.en.split())
    return several and (fact.kind in ("title", "organisation") or (fact.kind == "term" and proper))
