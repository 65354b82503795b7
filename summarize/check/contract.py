"""What a check is: a score apart from its acceptance, with declared bounds."""

from __future__ import annotations

import datetime
import functools
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from summarize.check.claims import Claim, find_claims
from summarize.check.english_dates import EnglishDate, read_english_dates
from summarize.check.english_names import EnglishName, read_english_names
from summarize.check.english_numbers import EnglishNumber, read_english_numbers
from summarize.records import Fact, Finding
from summarize.zh.date_years import in_calendar
from summarize.zh.others import named_before

__all__ = ["HAN", "Check", "Pair"]

# Unicode blocks of Chinese characters, extension A, compatibility and supplementary planes.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"

_HAN = re.compile(f"[{HAN}]")
_ISO = re.compile(r"(?:-|([0-9]{4}))(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A source sentence, its translation, whether decoding ended by itself, and known facts."""

    source: str
    text: str
    finished: bool = True
    facts: tuple[Fact, ...] = ()

    @functools.cached_property
    def is_chinese(self) -> bool:
        """Has the source any Chinese, from which a name could come?"""
        return bool(_HAN.search(self.source))

    @functools.cached_property
    def numbers(self) -> tuple[EnglishNumber, ...]:
        """The numbers of the translation, read once for all checks."""
        return read_english_numbers(self.text)

    @functools.cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the source states in figures, read once for all checks."""
        # Where facts are all that is listed before 等, their number is sure.
        sure = named_before(self.source, self.facts)
        return tuple(
            replace(claim, named=(sure[claim.start],)) if claim.start in sure else claim
            for claim in find_claims(self.source)
        )

    @functools.cached_property
    def dates(self) -> tuple[EnglishDate, ...]:
        """The dates of the translation, read once for all checks."""
        return read_english_dates(self.text)

    @functools.cached_property
    def names(self) -> tuple[EnglishName, ...]:
        """The capitalized names of the translation, read once for all checks."""
        return read_english_names(self.text)

    @functools.cached_property
    def supported(self) -> dict[str, bool]:
        """Names of the translation that were looked for in the source already, and the outcome."""
        return {}

    @functools.cached_property
    def completed(self) -> tuple[tuple[int | None, int | None, int | None], ...]:
        """(year, month, day) of the dates among the facts: what 昨日 and 今年 stand for."""
        found = []
        for fact in self.facts:
            parts = _ISO.fullmatch(fact.value) if fact.kind == "date" else None
            if parts and fact.zh in self.source:
                year, month, day = (int(part) if part else None for part in parts.groups())
                found.append((year, month, day))
        return tuple(found)

    @functools.cached_property
    def lent_figures(self) -> frozenset[Fraction]:
        """Figures that may be said though the source does not have them.

        They are the years and days of `completed`, and those of names that the translation has:
        九二共识 is the 1992 Consensus.
        """
        names = (
            fact.en for fact in self.facts
            if fact.kind in ("glossary", "organisation", "term", "title") and fact.en in self.text
        )  # fmt: skip
        named = {Fraction(figure) for en in names for figure in re.findall("[0-9]+", en)}
        return frozenset(
            Fraction(part) for year, _, day in self.completed for part in (year, day) if part
        ).union(named)

    @functools.cached_property
    def completed_weekdays(self) -> frozenset[str]:
        """The days of the week of `completed`."""
        days = set()
        for year, month, day in self.completed:
            if year and month and day and in_calendar(year, month, day):
                days.add(f"{datetime.date(year, month, day):%A}")
        return frozenset(days)


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
