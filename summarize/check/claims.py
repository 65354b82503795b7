"""What a Chinese sentence states in figures: the claims that its translation must keep."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from summarize.zh.dates import MONTHS, DateMention, find_dates
from summarize.zh.numbers import Quantity, find_quantities
from summarize.zh.sessions import find_sessions

__all__ = ["Claim", "find_claims"]

_RANGE = re.compile(r"\s*(?:至|到|[-—–~～、或])+\s*$")
_TO_MONTH = re.compile(r"\s*[至到—–~～-]+\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月")
_MONTH_NEXT = re.compile(r"\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月")
_LIST = re.compile("([^，,。；;：:]+)(?<![再要还])等$")
_DUAL_CLOCK = re.compile(r"\s*[时点:：]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A figure of the source and every value that renders it.

    `values` are exact alternatives (a percentage is out of 100); `low` to `high` bounds an
    inexact one (几十). For dates `month` and `day` are set instead where the source has them.
    `strict` claims mislead when missing; the others (两国, 三是) may be worded without a figure.
    `exact` ones, such as years, may not be rounded. `kind` is what a finding about it is called;
    `start` and `end` are where it stands in the source, `unit` the Chinese unit in it. `named` is
    how many of those that it counts may be named before it: 外交部等七部门 are that and six others.
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
    kind: Literal["number", "date"] = "number"
    start: int
    end: int
    unit: str = ""
    named: tuple[int, ...] = ()


def find_claims(source: str) -> tuple[Claim, ...]:
    """Claims of `source`: sessions first, then dates, then quantities."""
    sessions = find_sessions(source)
    taken = [(session.start, session.end) for session in sessions]
    claims = [
        Claim(
            zh=session.zh, expected=session.en, values=(Fraction(number),), exact=True,
            start=session.start, end=session.end,
        )
        for session in sessions
        for number in session.numbers
    ]  # fmt: skip
    for date in find_dates(source):
        if _free(date.start, date.end, taken):
            taken.append((date.start, date.end))
            claims += _date_claims(date)
    quantities = [q for q in find_quantities(source) if _free(q.start, q.end, taken)]
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        claims += _ends(quantity) or [_quantity_claim(source, quantity, following)]
    return tuple(claims)


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return not any(start < other_end and other < end for other, other_end in taken)


def _date_claims(date: DateMention) -> list[Claim]:
    blank = Claim(
        zh=date.zh, expected=date.en, kind="date", start=date.start, end=date.end, exact=True
    )
    claims = _time_claims(date, blank)
    if date.century is not None:
        # "The early 2000s" is the early 21st century.
        values = (Fraction(date.century), Fraction(100 * (date.century - 1)))
        claims.append(replace(blank, values=values))
    if date.year is not None:
        claims.append(replace(blank, expected=str(date.year), values=(Fraction(date.year),)))
    if date.month is not None:
        claims.append(replace(blank, month=date.month, day=date.day))
    elif date.day is not None:
        claims.append(replace(blank, values=(Fraction(date.day),), strict=date.day > 10))
    return claims


def _time_claims(date: DateMention, blank: Claim) -> list[Claim]:
    """The hour, by either clock, and the minutes; noon and midnight may be words."""
    if date.hour is None:
        return []
    hours = {date.hour, date.hour % 12, date.hour % 12 + 12} | (
        {12} if date.hour % 12 == 0 else set()
    )
    values = tuple(map(Fraction, sorted(hours)))
    claims = [replace(blank, values=values, strict=date.hour % 12 != 0)]
    if date.minute:
        spelled = "半" in date.zh  # half past
        claims.append(replace(blank, values=(Fraction(date.minute),), strict=not spelled))
    return claims


def _blank(quantity: Quantity) -> Claim:
    return Claim(
        zh=quantity.zh, expected=quantity.en, start=quantity.start, end=quantity.end,
        unit=quantity.unit,
    )  # fmt: skip


def _ends(quantity: Quantity) -> list[Claim]:
    """A claim for each figure of a range (3至5万) or a score (3:2); none for other quantities."""
    figures = quantity.parts or ((quantity.low, quantity.high) if quantity.between else ())
    rate = quantity.role in ("percent", "permille")
    return [
        replace(
            _blank(quantity), values=_rates(quantity, figure), percent=rate,
            strict=quantity.arabic or rate or quantity.scale or figure > 10,
        )
        for figure in figures
    ]  # fmt: skip


def _rates(quantity: Quantity, figure: Decimal) -> tuple[Fraction, ...]:
    """The values that render a figure: English says minus in a word; 6.39‰ is 0.639 percent."""
    value = abs(Fraction(figure))
    return (value, value / 10) if quantity.role == "permille" else (value,)


def _quantity_claim(source: str, quantity: Quantity, following: Quantity | None) -> Claim:
    blank = _blank(quantity)
    if quantity.fraction is not None:
        half = quantity.fraction == Fraction(1, 2)
        return replace(blank, values=(quantity.fraction,), strict=not half)
    low, high = Fraction(quantity.low), Fraction(quantity.high)
    if quantity.role in ("percent", "permille") and low == high:
        return replace(blank, values=_rates(quantity, quantity.low), percent=True)
    if quantity.zh.startswith("上"):  # 上百亿 is tens of billions as well
        high = low * 9
    if low != high:
        return replace(blank, low=low, high=high, strict=False)
    if 1 <= low <= 12 and _TO_MONTH.match(source, quantity.end):
        return replace(blank, kind="date", month=int(low), expected=MONTHS[int(low) - 1])
    named = _named(source, quantity)
    return replace(
        blank, values=_values(source, quantity, following), strict=_is_strict(quantity),
        exact=quantity.role == "ordinal", named=named,
        expected=f"{quantity.en} in all" if named else quantity.en,
    )  # fmt: skip


def _named(source: str, quantity: Quantity) -> tuple[int, ...]:
    """How many names may stand before 等 and the quantity: 和 and 与 may be within one."""
    listed = _LIST.search(source, 0, quantity.start)
    return tuple(range(1, 2 + len(re.findall("[、和与及]", listed[1])))) if listed else ()


def _values(source: str, quantity: Quantity, following: Quantity | None) -> tuple[Fraction, ...]:
    """What an exact quantity may be in English: its value, and what custom makes of it."""
    low = Fraction(quantity.low)
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
    if quantity.unit == "年" and source.startswith("代", quantity.end):
        values.append(1900 + low)  # 八十年代
    if quantity.arabic and low < 100 and source.startswith("后", quantity.end):
        values.append((1900 if low > 30 else 2000) + low)  # 95后
    if quantity.unit == "年" and 20 < low < 200 and _MONTH_NEXT.match(source, quantity.end):
        # A year of the Republic: 一百零四年九月一日 is of 2015.
        values.append(1911 + low)
    return tuple(values)


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
