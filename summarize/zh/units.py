"""The unit or classifier after a number, its English, and what a rate is counted by (每亩)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from summarize.zh.tables import read_table

__all__ = ["PER", "Unit", "currency_start", "per_after", "per_before", "unit_at", "unit_pattern"]

# What a rate is counted by: 每平方米3万元, 2.3万元/平方米.
PER = {
    "平方米": "square meter", "平方公里": "square kilometer", "立方米": "cubic meter",
    "公里": "kilometer", "公顷": "hectare", "亩": "mu", "公斤": "kilogram", "千克": "kilogram",
    "斤": "jin", "吨": "ton", "升": "liter", "桶": "barrel", "盎司": "ounce", "股": "share",
    "小时": "hour", "分钟": "minute", "秒": "second", "天": "day", "日": "day", "月": "month",
    "年": "year", "人": "person", "户": "household", "千瓦时": "kilowatt-hour", "米": "meter",
    "度": "kilowatt-hour",
}  # fmt: skip
_PER = "|".join(sorted(PER, key=len, reverse=True))
_PER_BEFORE = re.compile(rf"每(?P<per>{_PER})\s?$")
_PER_AFTER = re.compile(rf"(?:/|／|每)\s?(?P<per>{_PER})(?![0-9一二三四五六七八九十百千万])")
# Money whose name stands before the number: 新台币三十万元.
_CURRENCY_BEFORE = re.compile("(?P<money>新台币|人民币|港币|美金|澳门币)$")
_CURRENCY = {
    "新台币": ("New Taiwan dollar", "New Taiwan dollars"), "人民币": ("yuan", "yuan"),
    "港币": ("Hong Kong dollar", "Hong Kong dollars"),
    "美金": ("U.S. dollar", "U.S. dollars"), "澳门币": ("pataca", "patacas"),
}  # fmt: skip
_WEATHER = re.compile("零下|气温|降温|升温|高温|低温|温度|室温|体温|水温")
_CELSIUS = ("degree Celsius", "degrees Celsius")


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A unit as the text has it, from the end of the number to `end`; `noun` is its English for
    one and for many, "" and "" for a classifier that English leaves out."""

    word: str
    end: int
    noun: tuple[str, str]


def unit_at(text: str, place: int, *, start: int, whole: bool, large: bool) -> Unit | None:
    """The unit at `place`, where the number that began at `start` ends; None where there is none.

    `whole` says that the number has no decimals, `large` that it is beyond the hours of a day.
    """
    pattern, nouns = _units()
    match = pattern.match(text, place)
    if match is None and text[place : place + 1] == " ":
        match = pattern.match(text, place + 1)
    if match is None:
        return None
    word, end = match.group(), match.end()
    if word == "日" and not re.match("内|以内|之内", text[end : end + 2]):
        return None  # a day of the month
    noun = nouns[word]
    if word in ("元", "圆"):
        money = _CURRENCY_BEFORE.search(text, 0, start)
        noun = _CURRENCY[money["money"]] if money else noun
    elif word == "块" and text[end : end + 1] == "钱":
        word, end, noun = "块钱", end + 1, ("yuan", "yuan")
    elif word == "度":
        noun = _degrees(text, start, end)
    elif word == "点" and (large or not whole):
        noun = ("point", "points")
    elif word == "层" and re.match("楼|高|建筑|大楼", text[end : end + 2]):
        noun = ("story", "stories")
    return Unit(word=word, end=end, noun=noun)


def _degrees(text: str, start: int, end: int) -> tuple[str, str]:
    if text[end : end + 1] == "电" or re.search("[用发供耗送]电量?[^，。]{0,6}$", text[:start]):
        return ("kilowatt-hour", "kilowatt-hours")
    if _WEATHER.search(text, max(0, start - 10), start):
        return _CELSIUS
    return ("degree", "degrees")


def currency_start(text: str, start: int) -> int:
    """Where the name of the money before a number begins; `start` where there is none."""
    money = _CURRENCY_BEFORE.search(text, 0, start)
    return money.start() if money else start


def per_before(text: str, start: int) -> tuple[int, str] | None:
    """The start and the English of 每平方米 or 时速 right before a number."""
    if text[max(0, start - 2) : start] == "时速":
        return start - 2, "hour"
    match = _PER_BEFORE.search(text, 0, start)
    return (match.start(), PER[match["per"]]) if match else None


def per_after(text: str, end: int) -> tuple[int, str] | None:
    """The end and the English of /平方米, 每小时 or 时速 right after a unit."""
    if text[end : end + 2] == "时速":
        return end + 2, "hour"
    match = _PER_AFTER.match(text, end)
    return (match.end(), PER[match["per"]]) if match else None


@functools.cache
def _units() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = {row[0]: ("", "") if row[2] == "-" else (row[1], row[2]) for row in read_table("units")}
    words = sorted(rows, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), rows


@functools.cache
def unit_pattern() -> str:
    """A regular expression of every unit, the longest first."""
    return _units()[0].pattern
