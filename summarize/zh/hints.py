"""The facts that a model is shown with a sentence: few, those it needs most first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from summarize.records import Fact, FactKind
from summarize.zh.relative_dates import is_relative

__all__ = ["hints"]


def hints(facts: Sequence[Fact], limit: int = 8) -> tuple[tuple[str, str], ...]:
    """At most `limit` (Chinese, English) pairs, those that a model needs most first.

    Facts that a model needs no help with, such as plain Arabic figures, are left out.
    """
    ranked = [(need, fact) for fact in facts if (need := _need(fact)) is not None]
    ranked.sort(key=lambda pair: (pair[0], not _is_proper(pair[1]), pair[1].start))
    pairs = dict.fromkeys((fact.zh, fact.en) for _, fact in ranked)
    return tuple(pairs)[:limit]


def _is_proper(fact: Fact) -> bool:
    """Has it one official rendering, rather than a usual one?"""
    return re.match("(?:the )?[A-Z0-9]", fact.en) is not None


_NEED: Mapping[FactKind, int] = MappingProxyType(
    {
        "glossary": 0, "person": 3, "term": 4, "organisation": 4, "title": 4, "date": 5,
        "place": 6,
    }
)  # fmt: skip
_SMALL = re.compile(r"第?[一二两三四五六七八九十]\D?")


def _need(fact: Fact) -> int | None:
    """How much a model needs this fact: 0 most, None not at all."""
    if not fact.en:
        return None
    if fact.kind == "date" and is_relative(fact.zh):
        return None
    if fact.kind not in ("number", "percent"):
        return _NEED[fact.kind]
    if re.search("[万亿]", fact.zh):
        return 1
    worded = re.search("[一二两三四五六七八九十百千余多近约几数成]|分之|时速", fact.zh)
    said = worded is not None or fact.approximation is not None
    return 2 if said and not _SMALL.fullmatch(fact.zh) else None
