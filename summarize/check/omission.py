"""Omission: a clause of the source of which the translation says no word.

Fluent English hides best what it leaves out: neither its length nor its figures need show it. Of
each clause the dictionary's words, names included, are looked for in the English by all that pairs
of sentences and dictionaries have for them. What another clause accounts for (the first of two
meetings) does not count.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from summarize.check.clause import zh_clauses
from summarize.check.contract import Check, Pair
from summarize.check.stems import stems
from summarize.records import Fact, Finding
from summarize.zh.glosses import gloss_table, words_beside
from summarize.zh.tables import read_table

__all__ = ["CHECK", "said_share"]

# Words that a clause must have before their absence means anything: of three, good translations
# (Google's of FLORES and WMT22) lack all in 2 to 6 sentences of a thousand; of four, in 0 to 2.
_FEW, _SURE = 3, 4
# Figures may be put in other words, and have checks of their own: they show that a clause is said,
# not that it is not.
_FIGURES = frozenset(("number", "percent", "date"))


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with the stems by which each of its words may be said, and those of its figures."""

    text: str
    words: tuple[frozenset[str], ...]
    figures: tuple[frozenset[str], ...]

    def said_by(self, english: Collection[str]) -> list[frozenset[str]]:
        """Those of its words and figures that `english` has."""
        return [each for each in (*self.words, *self.figures) if not each.isdisjoint(english)]


@functools.cache
def _senses() -> Mapping[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in read_table("senses")}


@functools.lru_cache(maxsize=64)
def _clauses(source: str, facts: tuple[Fact, ...]) -> tuple[_Clause, ...]:
    glosses, senses = gloss_table(), _senses()
    known = _apart(source, facts)
    words = [
        (place, stems(glosses[word]) | senses.get(word, frozenset()))
        for place, word in words_beside(source, known)
    ]
    figures = [fact for fact in known if fact.kind in _FIGURES]
    names = [fact for fact in known if fact.kind not in _FIGURES]
    words += [(fact.start, stems(fact.en)) for fact in names]
    return tuple(
        _Clause(
            source[start:end].strip(),
            tuple(each for place, each in words if start <= place < end and each),
            tuple(stems(fact.en) for fact in figures if start <= fact.start < end),
        )
        for start, end in zh_clauses(source)
    )


def _apart(source: str, facts: tuple[Fact, ...]) -> list[Fact]:
    """The facts that stand in `source` where they say, in order and without overlap."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (fact.start, -fact.end)):
        if source[fact.start : fact.end] == fact.zh and (not kept or kept[-1].end <= fact.start):
            kept.append(fact)
    return kept


def _unsaid(pair: Pair) -> list[tuple[_Clause, int]]:
    """Clauses of which nothing is said, each with the number of its words that could have been."""
    clauses, english = _clauses(pair.source, pair.facts), stems(pair.text)
    left, unsaid = set(english), {}
    # Those of which most is said first: what they account for, the others cannot.
    order = sorted(range(len(clauses)), key=lambda place: -len(clauses[place].said_by(english)))
    for place in order:
        clause = clauses[place]
        absent = sum(word.isdisjoint(english) for word in clause.words)
        said = clause.said_by(left)
        if not said and absent >= _FEW:
            unsaid[place] = (clause, absent)
        left = left.difference(*said)
    return [found for _, found in sorted(unsaid.items())]


def said_share(pair: Pair) -> float | None:
    """The share of the words of the source that are said; None where it has fewer than four."""
    words = [word for clause in _clauses(pair.source, pair.facts) for word in clause.words]
    english = stems(pair.text)
    return (
        sum(not word.isdisjoint(english) for word in words) / len(words)
        if len(words) >= _SURE
        else None
    )


def score(pair: Pair) -> float:
    """The number of words of the longest clause of which nothing is said; 0 where all are."""
    return float(max((count for _, count in _unsaid(pair)), default=0))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a clause: an error where it has enough words to be sure."""
    return tuple(
        Finding(
            kind="omission", severity="error" if count >= _SURE else "warning", zh=clause.text,
            message=f"The translation says nothing of “{clause.text}”.",
        )
        for clause, count in _unsaid(pair)
    )  # fmt: skip


CHECK = Check(name="omission", score=score, explain=explain, high=_FEW - 1)
