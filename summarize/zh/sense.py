"""A reading with the words around it: rates, moneys, approximations, rise and fall."""

from __future__ import annotations

import dataclasses
import re

from summarize.records import Change
from summarize.zh.changes import change_before
from summarize.zh.qualifiers import approximation_of, leading, means_last, tail
from summarize.zh.quantity import Quantity, Reading
from summarize.zh.units import currency_start, per_after, per_before
from summarize.zh.wording import english_of

__all__ = ["make_sense"]

_MONEY = ("元", "圆")
_BESIDE = 2
_AND = re.compile(r"\s*[、，,和及与]\s*")
# No rate is told of them: 每年5人.
_COUNTED = ("", "people", "percentage points", "times", "households", "years old", "years")
# 12345热线 is read digit by digit.
_DIALLED = re.compile("热线|专线|平台|电话|号码|报警|举报|短信|客服")


def make_sense(text: str, reading: Reading, before: Quantity | None) -> Quantity:
    """The quantity of a reading; `before` is the one before it in the text."""
    origin = reading.start
    reading, about = _with_approximation(text, _with_money(text, reading, before), before)
    reading = _with_rate(text, reading)
    change = _change(text, reading, origin, before)
    approximation, words = approximation_of(about)
    if approximation == "over" and reading.high < 0:
        approximation, words = "under", "below"  # 零下20余度 is colder than that
    if not reading.word and _is_code(text, reading):
        reading = dataclasses.replace(reading, en=text[reading.start : reading.end])
    en = english_of(reading, risen=change == "rise")
    return Quantity(
        start=reading.start, end=reading.end, zh=text[reading.start : reading.end],
        role=reading.role, low=reading.low, high=reading.high, fraction=reading.fraction,
        parts=reading.parts, en=f"{words} {en}".strip(), unit=reading.word, noun=reading.noun[1],
        approximation=approximation, change=change, arabic=reading.arabic, scale=reading.scale,
        code=reading.code, between=reading.between,
    )  # fmt: skip


def _with_money(text: str, reading: Reading, before: Quantity | None) -> Reading:
    """The money that stands before its number (新台币三十万元), and what is counted by after it."""
    start, noun = (
        currency_start(text, reading.start) if reading.word else reading.start,
        reading.noun,
    )
    if start == reading.start and reading.word in _MONEY and before is not None:
        # 新台币二万元以上五万元以下: the money is named once.
        named = before.unit in _MONEY and before.noun not in ("", "yuan")
        if named and " per " not in before.noun and start - before.end <= _BESIDE:
            noun = (before.noun.removesuffix("s"), before.noun)
    end = reading.end
    if noun[1] not in _COUNTED and (after := per_after(text, end)) is not None:
        end, noun = after[0], _rate(noun, after[1])
    return dataclasses.replace(reading, start=start, end=end, noun=noun)


def _with_approximation(
    text: str, reading: Reading, before: Quantity | None
) -> tuple[Reading, str]:
    """The reading with the approximating words before and after it, and the one that counts."""
    start, end, about = reading.start, reading.end, reading.about
    if reading.role == "ordinal":
        return reading, about
    after = tail(text, end)
    if after is not None:
        end, about = after.end(), after.group()
    lead = leading(text, start, before.end if before is not None else 0)
    few = reading.high <= 10 or (reading.low != reading.high and not reading.between)
    if lead is not None and reading.role != "ratio":
        last = means_last(text, lead[0], reading.word, few=few)
        start, about = (start, about) if last else lead
    return dataclasses.replace(reading, start=start, end=end), about


def _with_rate(text: str, reading: Reading) -> Reading:
    """每平方米3万元 and 时速350公里 are rates."""
    noun = reading.noun[1]
    rate = per_before(text, reading.start) if noun not in _COUNTED and " per " not in noun else None
    if rate is None:
        return reading
    return dataclasses.replace(reading, start=rate[0], noun=_rate(reading.noun, rate[1]))


def _rate(noun: tuple[str, str], per: str) -> tuple[str, str]:
    return f"{noun[0]} per {per}", f"{noun[1]} per {per}"


def _is_code(text: str, reading: Reading) -> bool:
    figure = text[reading.start : reading.end]
    return (
        reading.arabic
        and figure.isdecimal()
        and (figure[0] in "0０" or _DIALLED.match(text, reading.end) is not None)
    )


def _change(text: str, reading: Reading, origin: int, before: Quantity | None) -> Change | None:
    """Is the reading, whose number begins at `origin`, an amount of change?

    One joined to another such is as well: 增长7.8倍和3.8倍.
    """
    if reading.role in ("ordinal", "ratio") or reading.word == "号":
        return None
    if reading.change is not None:
        return reading.change
    if before is not None and before.change and _AND.fullmatch(text, before.end, reading.start):
        same = before.role == reading.role and before.unit == reading.word
        return before.change if same else None
    return change_before(text, origin, reading.start)
