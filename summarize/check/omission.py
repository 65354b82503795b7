"""Omission: a clause, or a long stretch, of the source of which the translation says no word.

Fluent English hides best what it leaves out: neither its length nor its figures need show it. The
dictionary's words of the source, names included, are looked for in the English by all that pairs of
sentences and dictionaries have for them. A word of English says one word of Chinese: where two
meetings are held and one is told of, the other is missing.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarize.check.clause import zh_clauses
from summarize.check.contract import Check, Pair
from summarize.check.stems import count_stems, stems
from summarize.records import Fact, Finding
from summarize.zh.glosses import gloss_table, words_beside
from summarize.zh.tables import read_table

__all__ = ["CHECK", "said_share"]

# Words that a clause, and a stretch within one or over several, must have before their absence
# means anything; with one more it is sure. Of good translations (Google's of FLORES and WMT22) four
# to eight sentences in a thousand have such a warning, up to two such an error.
_CLAUSE, _STRETCH = 3, 5
# Figures may be put in other words, and have checks of their own: they show that a clause is said,
# not that it is not.
_FIGURES = frozenset(("number", "percent", "date"))
_ABBREVIATION = re.compile(r"\b[A-Z]{3,6}\b")
_CURRENCIES = frozenset(("CNY", "EUR", "HKD", "RMB", "USD"))
_SENTENCE_END = re.compile("[。！？!?]")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the source: the stems of its usual English, and those of other senses."""

    start: int
    end: int
    usual: frozenset[str]
    other: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words in a row of which none is said."""

    text: str
    words: int
    sure: bool


@functools.cache
def _senses() -> Mapping[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in read_table("senses")}


def _apart(source: str, facts: tuple[Fact, ...]) -> list[Fact]:
    """The facts that stand in `source` where they say, in order and without overlap."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (fact.start, -fact.end)):
        if source[fact.start : fact.end] == fact.zh and (not kept or kept[-1].end <= fact.start):
            kept.append(fact)
    return kept


@functools.lru_cache(maxsize=64)
def _words(source: str, facts: tuple[Fact, ...]) -> tuple[_Word, ...]:
    """The words of `source` that could be said, in order."""
    known, glosses = _apart(source, facts), gloss_table()
    found = [
        _Word(place, place + len(word), stems(glosses[word]), _senses().get(word, frozenset()))
        for place, word in words_beside(source, known)
    ]
    found += [
        _Word(fact.start, fact.end, stems(fact.en)) for fact in known if fact.kind not in _FIGURES
    ]
    return tuple(
        sorted((word for word in found if word.usual or word.other), key=lambda word: word.start)
    )


def _unsaid(pair: Pair) -> list[_Word]:
    """The words that no word of the English is left for, usual senses served first.

    A word takes all that may be said for it: a meeting is held.
    """
    left = dict(count_stems(pair.text))
    unsaid = list(_words(pair.source, pair.facts))
    for usual in (True, False):
        waiting, unsaid = unsaid, []
        for word in waiting:
            if any(left.get(stem) for stem in (word.usual if usual else word.other)):
                for stem in word.usual | word.other:
                    left[stem] = max(0, left.get(stem, 0) - 1)
            else:
                unsaid.append(word)
    return unsaid


def said_share(pair: Pair) -> float | None:
    """The share of the words of the source that are said; None where it has fewer than four."""
    words = len(_words(pair.source, pair.facts))
    return 1 - len(_unsaid(pair)) / words if words > _CLAUSE else None


def _missing(pair: Pair) -> list[_Stretch]:
    """What is missing, in order: whole clauses, and stretches that have none of these."""
    unsaid = set(_unsaid(pair))
    words = _words(pair.source, pair.facts)
    clauses = [(*each, _CLAUSE) for each in _lost_clauses(pair, unsaid)]
    stretches = [
        (start, end, count, _STRETCH)
        for start, end, count in _runs(pair.source, words, unsaid)
        if not any(s < end and start < e for s, e, _, _ in clauses)
    ]
    spelled = _abbreviations(pair)
    missing = []
    # An abbreviation stands for one stretch, the shortest that it may.
    for start, end, count, least in sorted(clauses + stretches, key=lambda each: each[2]):
        if count < least:
            continue
        letters = next((each for each in spelled if count - each < least), None)
        if letters is None:
            missing.append((start, _Stretch(pair.source[start:end].strip(), count, count > least)))
        else:
            spelled.remove(letters)
    return [stretch for _, stretch in sorted(missing, key=lambda each: each[0])]


def _abbreviations(pair: Pair) -> list[int]:
    """The letters of each abbreviation of the English that may stand for words (REIT)."""
    known = " ".join((pair.source, *(fact.en for fact in pair.facts)))
    return [
        len(each)
        for each in _ABBREVIATION.findall(pair.text)
        if each not in known and each not in _CURRENCIES
    ]


def _lost_clauses(pair: Pair, unsaid: set[_Word]) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of words of each clause that no word and no figure shows to be said."""
    words, english = _words(pair.source, pair.facts), count_stems(pair.text)
    figures = [
        fact
        for fact in pair.facts
        if fact.kind in _FIGURES and not stems(fact.en).isdisjoint(english)
    ]
    for start, end in zh_clauses(pair.source):
        own = [word for word in words if start <= word.start < end]
        if (
            len(own) >= _CLAUSE
            and unsaid.issuperset(own)
            and not any(start <= fact.start < end for fact in figures)
        ):
            yield start, end, len(own)


def _runs(
    source: str, words: tuple[_Word, ...], unsaid: set[_Word]
) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of words of each longest run, within a sentence, of words not said."""
    ends = [match.start() for match in _SENTENCE_END.finditer(source)]
    for (missing, _), run in itertools.groupby(
        words, key=lambda word: (word in unsaid, bisect.bisect(ends, word.start))
    ):
        if missing:
            row = list(run)
            yield row[0].start, row[-1].end, len(row)


def score(pair: Pair) -> float:
    """The number of words of the longest clause or stretch that is missing; 0 where none is."""
    return float(max((stretch.words for stretch in _missing(pair)), default=0))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a clause or stretch: an error where it has enough words to be sure."""
    return tuple(
        Finding(
            kind="omission", severity="error" if stretch.sure else "warning", zh=stretch.text,
            message=f"The translation says nothing of “{stretch.text}”.",
        )
        for stretch in _missing(pair)
    )  # fmt: skip


CHECK = Check(name="omission", score=score, explain=explain, high=0)
