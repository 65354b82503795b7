"""Number: every figure of the source stands in the translation, by value, and none is invented.

8.5亿元 is satisfied by "850 million yuan", "0.85 billion", "850,000,000" and "RMB 850m" alike.
"""

from __future__ import annotations

import re
from fractions import Fraction

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.english_dates import EnglishDate, read_english_dates
from summarize.check.english_numbers import EnglishNumber
from summarize.records import Finding

__all__ = ["CHECK", "INVENTION"]

# COVID-19, F-16: the figure is part of a name.
_NAME_BEFORE = re.compile(r"[A-Za-z]-$")
_NUMERIC_DATE = re.compile(r"\d[/.-]\d")
_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?(?![0-9０-９]|\s*月)")


def _matches(claim: Claim, number: EnglishNumber) -> bool:
    value = number.fraction if number.fraction is not None else Fraction(number.value)
    if claim.low is not None and claim.high is not None:
        return claim.low <= value <= claim.high or number.vague
    return any(_renders(expected, value, claim, number) for expected in claim.values)


def _renders(expected: Fraction, value: Fraction, claim: Claim, number: EnglishNumber) -> bool:
    """Is the English `value` the `expected` one, in any of the ways to put it?"""
    return (
        value == expected
        or (claim.percent and value in (expected / 100, 1 + expected / 100))
        or (number.percent and value == expected * 100)
        or (number.fraction is not None and abs(value - expected) < Fraction(1, 100))
        or (number.decade and value + 1900 == expected)
    )


def _rounded(claim: Claim, number: EnglishNumber) -> bool:
    """Is the English figure the claim's value with fewer significant digits?"""
    value = Fraction(number.value)
    for expected in () if claim.exact else claim.values:
        digits, target = _significant(value), _significant(expected)
        if value > 0 and 2 <= digits < target:
            scale = Fraction(10) ** (_magnitude(expected) - digits + 1)
            if abs(expected - value) <= scale / 2:
                return True
    return False


def _significant(value: Fraction) -> int:
    text = f"{float(value):.12g}" if abs(value) < 10**12 else str(int(value))
    return len(text.replace(".", "").replace("-", "").strip("0")) or 1


def _magnitude(value: Fraction) -> int:
    return len(str(int(value))) - 1


def _date_matches(claim: Claim, dates: tuple[EnglishDate, ...], pair: Pair) -> bool:
    if any(date.month == claim.month and claim.day in (None, date.day) for date in dates):
        return True
    if claim.day is None:
        return False
    # "between 3 and 10 December", "December 3-10", "the 25th": the month once, the day apart.
    named = any(date.month == claim.month for date in dates)
    return named and any(number.value == claim.day for number in pair.numbers)


def _missing(pair: Pair) -> list[tuple[Claim, str]]:
    """Claims without their figure, each with the severity of that."""
    dates = read_english_dates(pair.text)
    claims = pair.claims
    spare = [n for n in pair.numbers if not any(_matches(claim, n) for claim in claims)]
    missing = []
    for place, claim in enumerate(claims):
        if claim.month is not None:
            if not _date_matches(claim, dates, pair):
                day_kept = any(number.value == claim.day for number in pair.numbers)
                wrong = any(not date.figures for date in dates) or not day_kept
                missing.append((claim, "error" if wrong else "warning"))
            continue
        there = {number.start for number in pair.numbers if _matches(claim, number)}
        before = sum(other.values == claim.values and other.strict for other in claims[:place])
        if not there:
            rounded = any(_rounded(claim, number) for number in spare)
            if claim.strict or not _may_be_words(claim):
                missing.append((claim, "warning" if rounded or not claim.strict else "error"))
        elif claim.strict and not claim.exact and before >= len(there):
            # The same figure twice in the source, once in the English: the wording may merge them.
            missing.append((claim, "warning"))
    return missing


def _may_be_words(claim: Claim) -> bool:
    """两, 二 and inexact numerals are often worded: both, several, a few."""
    return claim.low is not None or any(value <= 2 for value in claim.values)


def score(pair: Pair) -> float:
    """Figures of the source that the translation does not have."""
    return float(len(_missing(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a missing figure."""
    shown = ", ".join(pair.text[n.start : n.end] for n in pair.numbers) or None
    return tuple(
        Finding(
            kind="number", severity="error" if severity == "error" else "warning",
            message=f"{claim.zh} should be {claim.expected}; the translation does not say so.",
            zh=claim.zh, expected=claim.expected, found=shown,
        )
        for claim, severity in _missing(pair)
    )  # fmt: skip


def _invented(pair: Pair) -> list[EnglishNumber]:
    """Figures in digits that nothing in the source has; small ones are left to the wording."""
    claims = [claim for claim in pair.claims if claim.month is None]
    allowed = {Fraction(figure) for figure in map(_arabic, _DIGITS.findall(pair.source))}
    # A month is a word in English: its number is not a figure that the source lends.
    numeric = bool(_NUMERIC_DATE.search(pair.text))
    for claim in pair.claims:
        allowed |= {Fraction(day) for day in (claim.day, claim.month if numeric else None) if day}
    invented = []
    for number in pair.numbers:
        value = Fraction(number.value)
        small = number.spelled or number.vague or (value <= 10 and value.denominator == 1)
        if small or _NAME_BEFORE.search(pair.text, 0, number.start):
            continue
        # In "1.5 to 2 million" the first figure is read with the scale of the second as well.
        scaled = [n for n in pair.numbers if n.start == number.start and n.end > number.end]
        if value in allowed or any(_matches(claim, n) for claim in claims for n in scaled):
            continue
        if any(_matches(claim, number) or _rounded(claim, number) for claim in claims):
            continue
        invented.append(number)
    return invented


def _arabic(figure: str) -> str:
    return figure.translate(str.maketrans("０１２３４５６７８９．", "0123456789."))


def score_invention(pair: Pair) -> float:
    """Figures of the translation that the source does not have."""
    return float(len(_invented(pair)))


def explain_invention(pair: Pair) -> tuple[Finding, ...]:
    """One finding an unsupported figure."""
    return tuple(
        Finding(
            kind="invention", severity="error",
            message=f"The source has no figure for {pair.text[n.start : n.end]}.",
            found=pair.text[n.start : n.end],
        )
        for n in _invented(pair)
    )  # fmt: skip


CHECK = Check(name="number", score=score, explain=explain, high=0)
INVENTION = Check(name="invention", score=score_invention, explain=explain_invention, high=0)
