"""What a check is: a score apart from its acceptance, with declared bounds."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass

from summarize.check.claims import Claim, find_claims
from summarize.check.english_numbers import EnglishNumber, read_english_numbers
from summarize.records import Fact, Finding

__all__ = ["HAN", "Check", "Pair"]

# Unicode blocks of Chinese characters, extension A, compatibility and supplementary planes.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A source sentence, its translation, whether decoding ended by itself, and known facts."""

    source: str
    text: str
    finished: bool = True
    facts: tuple[Fact, ...] = ()

    @functools.cached_property
    def numbers(self) -> tuple[EnglishNumber, ...]:
        """The numbers of the translation, read once for all checks."""
        return read_english_numbers(self.text)

    @functools.cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the source states in figures, read once for all checks."""
        return find_claims(self.source)


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A named check: a pair is accepted where `low` <= score(pair) <= `high`.

    `explain` returns the findings for a pair that was not accepted: one at least.
    """

    name: str
    score: Callable[[Pair], float]
    explain: Callable[[Pair], tuple[Finding, ...]]
    low: float = -math.inf
    high: float = math.inf

    def accept(self, score: float) -> bool:
        """Is the score within the bounds?"""
        return self.low <= score <= self.high
