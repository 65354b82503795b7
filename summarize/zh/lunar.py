"""Dates of the lunar calendar: 正月初一, 农历十月初五, 腊月, 除夕.

They are marked as lunar ("lunar:01-01") and never completed: their Gregorian day differs from year
to year. GB/T 33661-2017 names the months (正月, 冬月, 腊月) and the days (初一 … 廿九, 三十).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.zh.date_mention import DateMention
from summarize.zh.numerals import read_numeral
from summarize.zh.wording import english_ordinal

__all__ = ["find_lunar_dates"]

_MONTH = "正|冬|腊|十[一二]?|[一二三四五六七八九]"
_DAY = (
    "初[一二三四五六七八九十]|十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
    "|二十[一二三四五六七八九]?|三十"
)
_NAMED = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?|[12][0-9]{3}年|今年|去年|明年"
_LUNAR = re.compile(
    rf"(?:农历|阴历|夏历|旧历)\s?(?:{_NAMED})?(?P<leap>闰)?(?P<month>{_MONTH}|[0-9]{{1,2}})月"
    rf"(?P<day>{_DAY}|[0-9]{{1,2}})?[日号]?"
    rf"|(?P<alone>[正腊])月(?P<alone_day>{_DAY})?"
    rf"|(?<![0-9零〇一二三四五六七八九十年])(?P<leapt>闰)?(?P<plain>{_MONTH})月"
    "(?P<plain_day>初[一二三四五六七八九十])(?![一二三四五六七八九十百个步级])"
    "|大年(?P<new>初[一二三四五六七八九十])|(?P<eve>除夕(?:夜|之夜)?|大年三十)"
)
_NAMES = {"正": 1, "冬": 11, "腊": 12}


def find_lunar_dates(text: str) -> Iterator[DateMention]:
    """The lunar dates of `text` in order."""
    for match in _LUNAR.finditer(text):
        if match["eve"]:
            value, en = "lunar:12", "Lunar New Year's Eve"
        elif match["new"]:
            day = _number(match["new"].removeprefix("初"))
            value, en = (
                f"lunar:01-{day:02d}",
                f"the {english_ordinal(day, '')} day of the Lunar New Year",
            )
        else:
            value, en = _day_of_month(match)
        if value:
            yield DateMention(
                start=match.start(), end=match.end(), zh=match.group(), value=value, en=en
            )


def _day_of_month(match: re.Match[str]) -> tuple[str, str]:
    name = match["month"] or match["alone"] or match["plain"]
    month = _NAMES.get(name) or _number(name)
    leap = bool(match["leap"] or match["leapt"])
    named = match["day"] or match["alone_day"] or match["plain_day"]
    day = _number(named.removeprefix("初")) if named else None
    if not 1 <= month <= 12 or not 1 <= (day or 1) <= 30:
        return "", ""
    of_month = f"the {'leap ' if leap else ''}{english_ordinal(month, '')} lunar month"
    value = f"lunar:{'leap-' if leap else ''}{month:02d}"
    if day is None:
        return value, of_month
    return f"{value}-{day:02d}", f"the {english_ordinal(day, '')} day of {of_month}"


def _number(text: str) -> int:
    values = read_numeral(text)
    return int(values[0]) if values else 0
