"""Long official names written into the Chinese itself, the other facts beside it as hints.

A small model copies English that stands in its source far better than it follows a long hint:
省委十五届六次全会 given as a hint came out as "the 15th Plenary Session of the 15th CPC Provincial
Committee", written into the source as it should be. Short hints, figures above all, are followed
well, and written in they are not. Of the user's own terms, 49 in 26 sentences of a page, 19 were
lost as hints and 5 written in.

A model that knows too few words is shown the dictionary's English of the others as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from summarize.records import Fact
from summarize.translators.contract import Sentence
from summarize.zh.glosses import glosses
from summarize.zh.hints import hints
from summarize.zh.others import count_others

__all__ = ["sentence_for", "write_in"]


class Hinted(Protocol):
    """A translator, or the description of one: what it can use beside the text."""

    @property
    def uses_hints(self) -> bool: ...

    @property
    def uses_glosses(self) -> bool: ...


def sentence_for(
    text: str, facts: Sequence[Fact], translator: Hinted, missing: Collection[str] = ()
) -> Sentence:
    """`text` as `translator` is shown it: with the hints and glosses that it can use.

    Facts whose Chinese is in `missing`, which it left out before, are written in whatever their
    kind. For a model without hints this is the one way to be told a name or a figure: English and
    figures in its source pass any tokenizer, which placeholders do not.
    """
    counted = count_others(text, facts)
    if not translator.uses_hints:
        found = zip(facts, counted, strict=True)
        lacking = [other for fact, other in found if fact.zh in missing]
        return Sentence(text=_written(text, lacking) if lacking else text)
    # Shown beside the text, "and ten other departments" is not followed; written in it is.
    missing = {*missing, *(other.zh for other in counted if other not in facts)}
    facts = counted
    glossed = glosses(text, facts) if translator.uses_glosses else ()
    return write_in(text, facts, glossed, missing)


def write_in(
    text: str,
    facts: Sequence[Fact],
    glossed: Sequence[tuple[str, str]] = (),
    missing: Collection[str] = (),
) -> Sentence:
    """`text` with glossary entries, posts, bodies and sessions in English, the rest as hints.

    `facts` are those of `text`, in order of position and without overlap; those in `missing` are
    written in as well. `glossed` are the dictionary's pairs for the words between.
    """
    chosen = [fact for fact in facts if _is_official(fact) or fact.zh in missing]
    left = [fact for fact in facts if fact not in chosen]
    return Sentence(text=_written(text, chosen), hints=hints(left), glosses=tuple(glossed))


def _written(text: str, facts: Iterable[Fact]) -> str:
    parts, place = [], 0
    for fact in facts:
        parts += [text[place : fact.start], f" {fact.en} "]
        place = fact.end
    parts.append(text[place:])
    return " ".join("".join(parts).split())


def _is_official(fact: Fact) -> bool:
    """The user's own term, or a post, a body or a session of several words with one right form."""
    if fact.kind == "glossary":
        return True
    several = " " in fact.en
    proper = any(word[0].isupper() for word in fact.en.split())
    return several and (fact.kind in ("title", "organisation") or (fact.kind == "term" and proper))
