"""Reading the dates of an English text, in any of the usual forms."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["EnglishDate", "read_english_dates"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"),
            ("may",), ("june", "jun"), ("july", "jul"), ("august", "aug"),
            ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<{}>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9:%]|[,.][0-9])"
_YEAR = r"(?:,?\s+(?:of\s+)?(?P<{}>[12][0-9]{{3}}))?"
_NAMED = re.compile(
    rf"(?:\b(?:the\s+)?{_DAY.format('before')}(?:\s+of)?\s+)?\b{_MONTH}"
    rf"(?:\s+(?:the\s+)?{_DAY.format('after')})?{_YEAR.format('year')}",
    re.I,
)
# Theresa May, Mrs. May.
_PERSON = re.compile(r"\b(?:Theresa|Mr|Mrs|Ms|Minister)\.?\s+$")
_FIGURES = re.compile(
    r"(?<![0-9/.-])(?:([12][0-9]{3})[-/.])?([0-3]?[0-9])[-/.]([0-3]?[0-9])(?![0-9/-])"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class EnglishDate:
    """A date as read: `month` and `day` are None where the text names none; `figures` is 12/25."""

    start: int
    end: int
    month: int
    day: int | None = None
    year: int | None = None
    figures: bool = False


def read_english_dates(text: str) -> tuple[EnglishDate, ...]:
    """Dates of `text`; one in figures is read both ways round (12/25 and 25/12)."""
    found = []
    for match in _NAMED.finditer(text):
        # "may" is mostly a verb: it is a month with a capital letter or beside a day or year.
        if match["month"] in ("may", "march") and not (match["before"] or match["year"]):
            continue
        if match.group() == "May" and _PERSON.search(text, 0, match.start()):
            continue
        day = match["before"] or match["after"]
        found.append(
            EnglishDate(
                start=match.start(), end=match.end(), month=_MONTHS[match["month"].lower()],
                day=int(day) if day else None, year=int(match["year"]) if match["year"] else None,
            )
        )  # fmt: skip
    for match in _FIGURES.finditer(text):
        year = int(match[1]) if match[1] else None
        for month, day in ((match[2], match[3]), (match[3], match[2])):
            if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
                found.append(
                    EnglishDate(
                        start=match.start(), end=match.end(), month=int(month), day=int(day),
                        year=year, figures=True,
                    )
                )  # fmt: skip
    return tuple(sorted(found, key=lambda date: date.start))
