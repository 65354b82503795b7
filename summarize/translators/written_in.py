"""Long official names written into the Chinese itself, the other facts beside it as hints.

A small model copies English that stands in its source far better than it follows a long hint:
省委十五届六次全会 given as a hint came out as "the 15th Plenary Session of the 15th CPC Provincial
Committee", written into the source as it should be. Short hints, figures above all, are followed
well, and written in they are not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from summarize.records import Fact
from summarize.translators.contract import Sentence
from summarize.zh.facts import hints

__all__ = ["write_in", "write_missing"]


def write_in(text: str, facts: Sequence[Fact]) -> Sentence:
    """`text` with the posts, bodies and sessions among `facts` in English, the rest as hints.

    `facts` are those of `text`, in order of position and without overlap.
    """
    official = [fact for fact in facts if _is_official(fact)]
    left = [fact for fact in facts if not _is_official(fact)]
    return Sentence(text=_written(text, official), hints=hints(left))


def write_missing(
    text: str, facts: Sequence[Fact], missing: Collection[str], *, uses_hints: bool
) -> Sentence | None:
    """`text` with the facts in English whose Chinese is in `missing`; None where there are none.

    For a model without hints this is the one way to be told a name or a figure: English and
    figures in its source pass any tokenizer, which placeholders do not. For a model with hints the
    official names stay written in, and the others stay hints.
    """
    lacking = [fact for fact in facts if fact.zh in missing]
    if not lacking:
        return None
    chosen = [f for f in facts if f in lacking or (uses_hints and _is_official(f))]
    left = [fact for fact in facts if fact not in chosen] if uses_hints else []
    return Sentence(text=_written(text, chosen), hints=hints(left))


def _written(text: str, facts: Iterable[Fact]) -> str:
    parts, place = [], 0
    for fact in facts:
        parts += [text[place : fact.start], f" {fact.en} "]
        place = fact.end
    parts.append(text[place:])
    return " ".join("".join(parts).split())


def _is_official(fact: Fact) -> bool:
    """A post, a body or a session: a name of several words with one right form."""
    several = " " in fact.en
    proper = any(word[0].isupper() for word in fact.en.split())
    return several and (fact.kind in ("title", "organisation") or (fact.kind == "term" and proper))
