"""Repeated figures: what the source says once, English does not say twice.

A model that loses its way fills the next place with the last figure: 突破16万亿元，占比提升
was "exceeded 16 trillion yuan, accounting for 16 trillion yuan".
"""

from __future__ import annotations

import re

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.english_numbers import EnglishNumber
from summarize.check.matching import rendering, written
from summarize.records import Finding

__all__ = ["CHECK"]

# Smaller whole figures are ages, counts and years, which a sentence takes up again.
_LEAST = 10_000
# 甲、乙两市均增长5.2% may be said of each.
_OF_EACH = re.compile("[均都各]|分别")
# Provisions of several sentences say again what a figure is of.
_SENTENCE_END = re.compile("[。；：](?=.)")


def _repeated(pair: Pair) -> list[tuple[Claim, str]]:
    """Figures that the source has once, each with the English that has it several times."""
    found: list[tuple[Claim, str]] = []
    if _SENTENCE_END.search(pair.source) or _OF_EACH.search(pair.source):
        return found
    for claim in pair.claims:
        if claim.kind != "number" or not claim.strict or not _is_measured(claim):
            continue
        once = sum(other.values == claim.values for other in pair.claims) == 1
        said = _apart(rendering(pair, claim)) if once else []
        words = {written(pair, number) for number in said}
        if len(said) > 1 and len(words) == 1 and pair.source.count(claim.zh) == 1:
            found.append((claim, words.pop() or ""))
    return found


def _is_measured(claim: Claim) -> bool:
    first = claim.values[0] if claim.values else 0
    return claim.percent or first >= _LEAST or first != int(first)


def _apart(numbers: list[EnglishNumber]) -> list[EnglishNumber]:
    """The numbers that stand in a place of their own: 16 is not one beside 16 trillion."""
    return [
        number
        for number in numbers
        if not any(
            other is not number
            and other.start <= number.start
            and number.end <= other.end
            and (other.end - other.start > number.end - number.start)
            for other in numbers
        )
    ]


def score(pair: Pair) -> float:
    """Figures that are said more often than they stand in the source."""
    return float(len(_repeated(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a figure: a warning, since a long sentence may take it up again."""
    return tuple(
        Finding(
            kind="number", severity="warning", zh=claim.zh, expected=claim.expected, found=said,
            message=f"{claim.zh} stands once in the source; the translation says it again.",
        )
        for claim, said in _repeated(pair)
    )  # fmt: skip


CHECK = Check(name="repeated", score=score, explain=explain, high=0)
