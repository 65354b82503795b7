"""Dates told from the day of the paper, or from a day named before: 昨日, 本月初, 上周三, 当日.

Values are ISO 8601 throughout: a day, a month, a year, or a week ("2024-W52").
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from summarize.zh.numerals import ordinal, read_numeral

__all__ = ["RelativeDate", "find_relative_dates", "is_relative"]

_COUNT = "0-9０-９一二三四五六七八九十百两几数多"
# The words have other uses, which the negative forms leave out: 时至今日, 的明天, 先天后天, 3次日.
_DAYS = (
    r"(?<!时至)(?<!直到)(?<!直至)(?<!走到)(?<!展到)(?<![的于])(?P<today>今天|(?<![“「])今日)"
    r"(?!头条|谈|说法|视点|关注|[\u4e00-\u9fff]{0,4}报|[\u4e00-\u9fff]?版|起点)"
    r"|(?<!如)(?P<morning>今[晨早])|(?P<evening>今晚)(?!报)|(?<!的)(?P<yesterday>昨[天日])(?!重现)|(?P<lastnight>昨[晚夜])"
    r"|(?P<yestermorning>昨[晨早])"
    rf"|(?<![目日{_COUNT}])(?P<before>前[天日])(?![气空津台窗本常益均])"
    rf"|(?<![的好说光证文声表阐标透聪清开昌黎简贤启分发指高])(?P<tomorrow>明[天日])(?!之星|系)|(?P<tomorrowevening>明晚)|(?<!黎)(?P<tomorrowmorning>明早)"
    rf"|(?<![先{_COUNT}]天)(?<![{_COUNT}])(?P<after>后天)(?![气空津台努习形因培性免教下])"
)
_ANTECEDENT = (
    r"(?P<same>当[日天](?![空气然子益常地])|同日(?![而方本期益]))|(?P<sameevening>当[晚夜])"
    rf"|(?<![{_COUNT}首再每第])(?P<next>[次翌]日)"
)
_MONTHS = (
    r"(?<![资成版基以之海])(?P<monthword>本月|[上下]个?月)(?![亮球薪租均票嫂台度内])"
    r"(?:\s*(?P<monthday>[0-9０-９一二三四五六七八九十]{1,3})\s?[日号]|(?P<monthpart>初|底|末|[上中下]旬))?"
)
_WEEKS = (
    r"(?<![以之])(?P<weekword>[本上下]个?)(?:周|星期|礼拜)(?![期年边围转岁密刊报口庄恩浦村])"
    r"(?P<weekday>[一二三四五六日天](?!人|名|个|次|年)|末)?"
)
_YEARS = (
    r"(?P<yearword>今年|去年|(?<![年月此以之])前年(?![均度龄产份])|(?<![说证表阐声标聪光])明年(?![度龄轻])"
    r"|(?<![年月成完产运毕明])后年(?![均度龄产轻]))(?P<yearpart>以来|同期)?"
)
_FORMS = re.compile("|".join((_DAYS, _ANTECEDENT, _MONTHS, _WEEKS, _YEARS)))
_AWAY = {
    "today": (0, "today"), "morning": (0, "this morning"), "evening": (0, "this evening"),
    "yesterday": (-1, "yesterday"), "lastnight": (-1, "last night"),
    "yestermorning": (-1, "yesterday morning"), "before": (-2, "the day before yesterday"),
    "tomorrow": (1, "tomorrow"), "tomorrowevening": (1, "tomorrow evening"),
    "tomorrowmorning": (1, "tomorrow morning"), "after": (2, "the day after tomorrow"),
}  # fmt: skip
_FROM_NAMED = {"same": (0, "that day"), "sameevening": (0, "that evening"),
               "next": (1, "the next day")}  # fmt: skip
_LONGEST_TITLE = 60
_STEP = {"本": (0, "this"), "上": (-1, "last"), "下": (1, "next")}
_MONTH_PARTS = {
    "初": "early {}", "底": "the end of {}", "末": "the end of {}",
    "上旬": "the first ten days of {}", "中旬": "the middle of {}",
    "下旬": "the last ten days of {}",
}  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR_STEP = {"今年": (0, "this year"), "去年": (-1, "last year"),
              "前年": (-2, "the year before last"), "明年": (1, "next year"),
              "后年": (2, "the year after next")}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class RelativeDate:
    """Words at `start` to `end` of a text; `from_named` ones count from a day named before them,
    `days` away from it, and have no value until that is known."""

    start: int
    end: int
    zh: str
    value: str
    en: str
    from_named: bool = False
    days: int = 0


def find_relative_dates(text: str, today: datetime.date) -> list[RelativeDate]:
    """The relative dates of `text` in order, counted from `today`; none in the name of a work."""
    return [
        found
        for match in _FORMS.finditer(text)
        if not _in_title(text, match.start()) and (found := _read(match, today)) is not None
    ]


def is_relative(zh: str) -> bool:
    """Are these words, all of them, a relative date without a figure?"""
    match = _FORMS.fullmatch(zh)
    return match is not None and match["monthday"] is None


def _in_title(text: str, place: int) -> bool:
    """Between 《 and 》: 《今日说法》 names no day."""
    start = max(place - _LONGEST_TITLE, 0)
    return text.rfind("《", start, place) > text.rfind("》", start, place)


def _read(match: re.Match[str], today: datetime.date) -> RelativeDate | None:
    kind = match.lastgroup or ""
    if kind in _AWAY:
        days, en = _AWAY[kind]
        return _made(match, (today + datetime.timedelta(days=days)).isoformat(), en)
    if kind in _FROM_NAMED:
        days, en = _FROM_NAMED[kind]
        return RelativeDate(
            start=match.start(), end=match.end(), zh=match.group(), value="", en=en,
            from_named=True, days=days,
        )  # fmt: skip
    if match["monthword"]:
        return _month(match, today)
    if match["weekword"]:
        return _week(match, today)
    years, en = _YEAR_STEP[match["yearword"]]
    if match["yearpart"] == "同期":
        en = f"the same period of {en}"
    elif match["yearpart"]:
        en = f"since the beginning of {en}"
    return _made(match, str(today.year + years), en)


def _month(match: re.Match[str], today: datetime.date) -> RelativeDate | None:
    months, word = _STEP[match["monthword"][0]]
    count = today.year * 12 + today.month - 1 + months
    value, en = f"{count // 12:04d}-{count % 12 + 1:02d}", f"{word} month"
    if match["monthpart"]:
        en = _MONTH_PARTS[match["monthpart"]].format(en)
    if match["monthday"]:
        number = read_numeral(match["monthday"])
        day = int(number[0]) if number else 0
        try:
            value = datetime.date(count // 12, count % 12 + 1, day).isoformat()
        except ValueError:
            return None
        en = f"the {ordinal(day)} of {en}"
    return _made(match, value, en)


def _week(match: re.Match[str], today: datetime.date) -> RelativeDate:
    """ISO 8601 and Chinese custom agree: a week begins on Monday."""
    weeks, word = _STEP[match["weekword"][0]]
    monday = today + datetime.timedelta(weeks=weeks, days=-today.weekday())
    year, number, _ = monday.isocalendar()
    weekday = match["weekday"]
    if weekday is None or weekday == "末":
        en = f"{word} week" if weekday is None else f"{word} weekend"
        return _made(match, f"{year:04d}-W{number:02d}", en)
    place = min("一二三四五六日天".index(weekday), 6)
    date = monday + datetime.timedelta(days=place)
    return _made(match, date.isoformat(), f"{_WEEKDAYS[place]} {word} week")


def _made(match: re.Match[str], value: str, en: str) -> RelativeDate:
    return RelativeDate(start=match.start(), end=match.end(), zh=match.group(), value=value, en=en)
