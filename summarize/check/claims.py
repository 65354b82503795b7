"""What a Chinese sentence states in figures: the claims that its translation must keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from summarize.zh.dates import DateMention, find_dates
from summarize.zh.numbers import Quantity, find_quantities
from summarize.zh.sessions import find_sessions

__all__ = ["Claim", "find_claims"]

_RANGE = re.compile(r"\s*(?:至|到|[-—–~～、或])+\s*$")
_DUAL_CLOCK = re.compile(r"\s*[时点:：]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A figure of the source and every value that renders it.

    `values` are exact alternatives (a percentage is out of 100); `low` to `high` bounds an
    inexact one (几十). For dates `month` and `day` are set instead where the source has them.
    `strict` claims mislead when missing; the others (两国, 三是) may be worded without a figure.
    `exact` ones, such as years, may not be rounded.
    """

    zh: str
    expected: str
    values: tuple[Fraction, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    percent: bool = False
    month: int | None = None
    day: int | None = None
    strict: bool = True
    exact: bool = False


def find_claims(source: str) -> tuple[Claim, ...]:
    """Claims of `source`: sessions first, then dates, then quantities."""
    sessions = find_sessions(source)
    taken = [(session.start, session.end) for session in sessions]
    claims = [
        Claim(zh=session.zh, expected=session.en, values=(Fraction(number),), exact=True)
        for session in sessions
        for number in session.numbers
    ]
    for date in find_dates(source):
        if _free(date.start, date.end, taken):
            taken.append((date.start, date.end))
            claims += _date_claims(date)
    quantities = [q for q in find_quantities(source) if _free(q.start, q.end, taken)]
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        ends = _ends(quantity)
        claims += ends or [_quantity_claim(source, quantity, following)]
    return tuple(claims)


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return not any(start < other_end and other < end for other, other_end in taken)


def _date_claims(date: DateMention) -> list[Claim]:
    claims = _time_claims(date)
    if date.century is not None:
        # "The early 2000s" is the early 21st century.
        values = (Fraction(date.century), Fraction(100 * (date.century - 1)))
        claims.append(Claim(zh=date.zh, expected=date.en, values=values, exact=True))
    if date.year is not None:
        years = [Fraction(date.year)]
        if date.decade:
            years += [Fraction(date.year % 100)]
        claims.append(Claim(zh=date.zh, expected=str(date.year), values=tuple(years), exact=True))
    if date.month is not None:
        claims.append(Claim(zh=date.zh, expected=date.en, month=date.month, day=date.day))
    elif date.day is not None:
        claims.append(
            Claim(zh=date.zh, expected=date.en, values=(Fraction(date.day),), strict=date.day > 10)
        )
    return claims


def _time_claims(date: DateMention) -> list[Claim]:
    """The hour, by either clock, and the minutes; noon and midnight may be words."""
    if date.hour is None:
        return []
    hours = {date.hour, date.hour % 12, date.hour % 12 + 12} | (
        {12} if date.hour % 12 == 0 else set()
    )
    claims = [
        Claim(
            zh=date.zh, expected=date.en, values=tuple(map(Fraction, sorted(hours))),
            strict=date.hour % 12 != 0, exact=True,
        )
    ]  # fmt: skip
    if date.minute:
        minutes = (Fraction(date.minute),)
        spelled = "半" in date.zh  # half past
        claims.append(Claim(zh=date.zh, expected=date.en, values=minutes, strict=not spelled))
    return claims


def _ends(quantity: Quantity) -> list[Claim]:
    """A claim for each figure of a range (3至5万) or a score (3:2); none for other quantities."""
    figures = quantity.parts or ((quantity.low, quantity.high) if quantity.between else ())
    rate = quantity.role in ("percent", "permille")
    return [
        Claim(
            zh=quantity.zh, expected=quantity.en, values=_values(quantity, figure), percent=rate,
            strict=quantity.arabic or rate or quantity.scale or figure > 10,
        )
        for figure in figures
    ]  # fmt: skip


def _values(quantity: Quantity, figure: Decimal) -> tuple[Fraction, ...]:
    """The values that render a figure: English says minus in a word; 6.39‰ is 0.639 percent."""
    value = abs(Fraction(figure))
    return (value, value / 10) if quantity.role == "permille" else (value,)


def _quantity_claim(source: str, quantity: Quantity, following: Quantity | None) -> Claim:
    if quantity.fraction is not None:
        return Claim(
            zh=quantity.zh, expected=quantity.en,
            values=(quantity.fraction,), strict=quantity.fraction != Fraction(1, 2),
        )  # fmt: skip
    low, high = Fraction(quantity.low), Fraction(quantity.high)
    if quantity.role in ("percent", "permille") and low == high:
        rates = _values(quantity, quantity.low)
        return Claim(zh=quantity.zh, expected=quantity.en, values=rates, percent=True)
    if quantity.zh.startswith("上"):  # 上百亿 is tens of billions as well
        high = low * 9
    if low != high:
        return Claim(zh=quantity.zh, expected=quantity.en, low=low, high=high, strict=False)
    values = [abs(low)]
    if following is not None and following.scale and not quantity.scale:
        # 150至200万 shares its scale.
        gap = source[quantity.end : following.start]
        if _RANGE.fullmatch(gap) or gap == "":
            values.append(low * _scale(following.zh))
    if _DUAL_CLOCK.match(source, quantity.end) or quantity.unit == "点":
        values.append(low - 12 if low > 12 else low + 12)
    if quantity.unit == "年" and quantity.arabic and low < 100:
        values.append(1900 + low)
    return Claim(
        zh=quantity.zh, expected=quantity.en, values=tuple(values), strict=_is_strict(quantity),
        exact=quantity.role == "ordinal",
    )  # fmt: skip


def _scale(zh: str) -> int:
    scale = 1
    for char in re.findall("[十百千万亿]", re.sub(r"[^十百千万亿]+$", "", zh)):
        scale *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[char]
    return scale


def _is_strict(quantity: Quantity) -> bool:
    if quantity.code:
        return False
    if quantity.arabic:
        return True
    if quantity.role == "ordinal" and quantity.unit:
        return quantity.unit in "条章款项"
    return quantity.scale or quantity.low > Decimal(10)
