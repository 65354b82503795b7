"""Date: the years, months, days and weekdays of the source, and no others.

Dates that the facts of a pair complete (昨日 is 26 December, 今年 2024) may be said in full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.english_dates import EnglishDate
from summarize.check.matching import likeliest, spare, written
from summarize.check.number import missing_figures
from summarize.check.source_figures import allowed_figures, allowed_months, month_days
from summarize.records import Finding, Severity

__all__ = ["CHECK"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})s?\b")
# 周五 and 星期日; not 周一鸣, and not 一周三次 or 两周六天.
_ZH_WEEKDAY = re.compile(
    r"(?<![一二两三四五六七八九十几每数0-9])(?:周|星期|礼拜)([一二三四五六日天])"
    r"(?:[、至到和与及或—–~～-]*(?:周|星期|礼拜)?([一二三四五六日天](?![次个名])))?"
)


def _said(claim: Claim, pair: Pair) -> bool:
    """Does the translation name the month of `claim`, and its day?"""
    if any(date.month == claim.month and claim.day in (None, date.day) for date in pair.dates):
        return True
    if claim.day is None:
        return False
    # "between 3 and 10 December", "December 3-10", "the 25th": the month once, the day apart.
    named = any(date.month == claim.month for date in pair.dates)
    inside = [(date.start, date.end) for date in pair.dates if date.day is not None]
    apart = [n for n in pair.numbers if not any(s <= n.start < e for s, e in inside)]
    return named and any(number.value == claim.day for number in apart)


def _missing(pair: Pair) -> list[tuple[Claim, Severity]]:
    missing: list[tuple[Claim, Severity]] = []
    for claim in pair.claims:
        if claim.month is None or _said(claim, pair):
            continue
        day_kept = any(number.value == claim.day for number in pair.numbers)
        other = any(not d.figures or "/" in pair.text[d.start : d.end] for d in pair.dates)
        wrong = other or not day_kept
        missing.append((claim, "error" if wrong else "warning"))
    return missing + missing_figures(pair, "date")


def _unsupported(pair: Pair) -> list[EnglishDate]:
    """Dates of the translation of which the source has not the month, the day or the year."""
    months = allowed_months(pair.source) | {claim.month for claim in pair.claims if claim.month}
    figures = allowed_figures(pair.source) | pair.lent_figures
    days = {claim.day for claim in pair.claims if claim.day} | {
        int(figure) for figure in figures if figure <= 31 and figure.denominator == 1
    }
    named = month_days(pair.source) | {
        (month, day) for _, month, day in pair.completed if month is not None and day is not None
    }
    months |= {month for _, month, _ in pair.completed if month is not None}
    wrong: list[EnglishDate] = []
    # "1.5" and "12/25" may be no dates at all; with a year they are.
    for start in sorted({d.start for d in pair.dates if d.year is not None or not d.figures}):
        ways = [date for date in pair.dates if date.start == start]
        if not any(
            _has_year(date, pair.source, figures) and _supported(date, months, days, named)
            for date in ways
        ):
            wrong.append(ways[0])
    return wrong


def _supported(
    date: EnglishDate,
    months: frozenset[int],
    days: set[int],
    named: frozenset[tuple[int, int]] | set[tuple[int, int]],
) -> bool:
    if (date.month, date.day) in named:
        return True
    return date.month in months and (date.day is None or date.day in days)


def _has_year(date: EnglishDate, source: str, figures: frozenset[Fraction]) -> bool:
    """Has the source the year in full, or its last two digits as one: 98年, 97/98赛季?"""
    if date.year is None or Fraction(date.year) in figures:
        return True
    short = rf"(?<![0-9]){date.year % 100:02d}(?![0-9])"
    return re.search(rf"{short}\s*[年级届款后/~—–-]|[/'‘’~—–-]{short}", source) is not None or (
        Fraction(date.year % 100) in figures and not re.search(short, source)
    )


def _weekdays(pair: Pair) -> tuple[list[tuple[str, str]], list[str]]:
    """(Chinese, English) of the source's weekdays that are not said, and those from nowhere."""
    said = dict.fromkeys(_WEEKDAY.findall(pair.text))
    if not said:
        return [], []
    claimed = [
        (match.group(), _WEEKDAYS[min("一二三四五六日天".index(match[part]), 6)])
        for match in _ZH_WEEKDAY.finditer(pair.source)
        for part in (1, 2)
        if match[part]
    ]
    lent = {en for _, en in claimed} | pair.completed_weekdays
    strange = [day for day in said if day not in lent]
    missed = [(zh, en) for zh, en in claimed if en not in said]
    return missed, strange


def score(pair: Pair) -> float:
    """Dates that are missing, and dates from nowhere."""
    return float(len(explain(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a date: `found` is the one that stands in its place."""
    strange = _unsupported(pair)
    findings = []
    for claim, severity in _missing(pair):
        place = _in_place_of(claim, strange)
        found = pair.text[place.start : place.end] if place else None
        if place is not None:
            strange.remove(place)
        elif claim.month is None:
            found = written(pair, likeliest(claim, [n for n in spare(pair) if n.value > 31]))
        findings.append(
            Finding(
                kind="date", severity=severity, zh=claim.zh, expected=claim.expected, found=found,
                message=f"{claim.zh} should be {claim.expected}; the translation does not say so.",
            )
        )  # fmt: skip
    findings += [_from_nowhere(pair.text[d.start : d.end], _severity(d, pair)) for d in strange]
    missed, strangers = _weekdays(pair)
    for zh, en in missed if strangers else []:
        findings.append(
            Finding(
                kind="date", severity="error", zh=zh, expected=en, found=strangers.pop(0),
                message=f"{zh} is {en}; the translation names another day.",
            )
        )  # fmt: skip
        if not strangers:
            break
    findings += [_from_nowhere(day, "warning") for day in strangers]
    return tuple(findings)


def _severity(date: EnglishDate, pair: Pair) -> Severity:
    """A month alone may be a season's, and 6日 or 本月6日 may be completed from what is around it.

    Where the facts of the pair complete that day themselves, another month is wrong.
    """
    if date.year is None and date.day is None:
        return "warning"
    known = any(day == date.day and month is not None for _, month, day in pair.completed)
    bare = any(claim.day is None and date.day in claim.values for claim in pair.claims)
    return "warning" if date.year is None and bare and not known else "error"


def _from_nowhere(found: str, severity: Severity) -> Finding:
    return Finding(
        kind="date", severity=severity, found=found, message=f"The source has no date for {found}."
    )


def _in_place_of(claim: Claim, strange: Sequence[EnglishDate]) -> EnglishDate | None:
    """The unsupported date that shares most with `claim`."""

    def alike(date: EnglishDate) -> int:
        same = 2 * (date.month == claim.month) + (date.day == claim.day and date.day is not None)
        year = bool(claim.values) and date.year is not None
        return same + 2 * year

    return max(strange, key=alike, default=None)


CHECK = Check(name="date", score=score, explain=explain, high=0)
