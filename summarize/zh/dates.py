"""Dates in Chinese text: year, month and day in any combination, and words such as 今年.

Values are ISO 8601: "2024-12-25", "2024-12", "2024", "--12-25", "--07", "---25".
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from summarize.zh.numerals import ordinal, read_numeral

__all__ = ["MONTHS", "DateMention", "find_dates"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_N = "[0-9０-９零〇一二三四五六七八九十]"
_YEAR = (
    r"(?P<{}>(?<![0-9０-９.])[0-9０-９]{{4}}(?![0-9０-９])|[一二][零〇一二三四五六七八九]{{3}}"
    r"|(?<=民国)[一二三四五六七八九十百零〇]+)\s*年"
)
_RELATIVE = r"(?P<{}>今年|去年|前年|明年|后年|当年|同年|次年)"
_MONTH = rf"(?P<month>(?<![0-9.０-９零〇一二三四五六七八九十]){_N}{{1,3}})\s?月"
# 日元, 5号线 and 50号文 are no days.
_DAY = (
    rf"(?P<{{}}>{_N}{{{{1,3}}}})\s?(?:日(?!元|均|报|产|前夜|益)"
    r"|号(?!楼|线|院|文|店|码|机|召|称|馆|桥|门|令|案))"
)
_QUARTER = "上半年|下半年|第?[一二三四1-4]季度"
_DATE = re.compile(
    rf"(?:(?:{_YEAR.format('year')}|{_RELATIVE.format('relative')})\s*的?)?"
    rf"(?<!个){_MONTH}份?(?:\s*{_DAY.format('day')})?"
    rf"|{_YEAR.format('only')}(?!级|代|来)(?P<part>年?[初底末中]|{_QUARTER})?"
    rf"|{_RELATIVE.format('around')}(?P<partly>年?[初底末]|{_QUARTER})"
    rf"|(?<![0-9０-９零〇一二三四五六七八九十第每.]){_DAY.format('alone')}(?![0-9])"
    r"|(?<![0-9.])(?P<iso>(?:19|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])"
    r"[-/.](?:3[01]|[12][0-9]|0?[1-9]))(?![0-9.])"
)
_DECADE = re.compile(
    r"(?:(?P<century>[0-9]{1,2}|[一二三四五六七八九十]+|上个?)\s?世纪)\s?(?P<decade>[0-9一二三四五六七八九]?[0-9十])\s?年代"
)
_SPANNING = tuple("上下每前后近")
_PARTS = {
    "初": "early {}", "底": "the end of {}", "末": "the end of {}", "中": "mid-{}",
    "上半年": "the first half of {}", "下半年": "the second half of {}",
    "一": "the first quarter of {}", "二": "the second quarter of {}",
    "三": "the third quarter of {}", "四": "the fourth quarter of {}",
}  # fmt: skip
_RELATIVE_EN = {"今年": "this year", "去年": "last year", "前年": "the year before last",
                "明年": "next year", "后年": "the year after next", "当年": "that year",
                "同年": "the same year", "次年": "the following year"}  # fmt: skip
_YEARS_AWAY = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class DateMention:
    """A date as the text names it: `year`, `month` and `day` are None where it names none.

    `value` is completed from the edition's date where that is known; `en` renders the words as
    they stand. `decade` marks 20世纪80年代, whose `year` is the first of the ten.
    """

    start: int
    end: int
    zh: str
    value: str
    en: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False


def find_dates(text: str, edition: str | None = None) -> tuple[DateMention, ...]:
    """Dates of `text` in order. `edition` (YYYY-MM-DD) completes a missing year in `value`.

    Raises ValueError where `edition` is no ISO 8601 date.
    """
    today = datetime.date.fromisoformat(edition) if edition else None
    found = [_decade(match) for match in _DECADE.finditer(text)]
    taken = [(mention.start, mention.end) for mention in found if mention]
    for match in _DATE.finditer(text):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            found.append(_mention(match, today))
    return tuple(sorted((mention for mention in found if mention), key=lambda each: each.start))


def _number(text: str | None) -> int | None:
    values = read_numeral(text) if text else None
    return int(values[0]) if values and values[0] == values[1] else None


def _calendar_year(match: re.Match[str], group: str) -> int | None:
    """The year in the common era; years of the Republic (民国) count from 1912."""
    year = _number(match[group])
    before = match.string[match.start(group) - 2 : match.start(group)] if year else ""
    return year + 1911 if year is not None and before == "民国" else year


def _decade(match: re.Match[str]) -> DateMention | None:
    century = 20 if match["century"].startswith("上") else _number(match["century"])
    decade = _number(match["decade"])
    if not century or decade is None or decade % 10:
        return None
    year = (century - 1) * 100 + decade
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=f"{year}/{year + 9}",
        en=f"the {year}s", year=year, decade=True,
    )  # fmt: skip


def _mention(match: re.Match[str], today: datetime.date | None) -> DateMention | None:
    if match["iso"]:
        year, month, day = (int(part) for part in re.split("[-/.]", match["iso"]))
        return _dated(match, (year, month, day), today)
    if match["alone"]:
        return _day_alone(match)
    if match["month"]:
        numbers = _calendar_year(match, "year"), _number(match["month"]), _number(match["day"])
        return _dated(match, numbers, today)
    return _year_part(match, today)


def _day_alone(match: re.Match[str]) -> DateMention | None:
    day = _number(match["alone"])
    if day is None or not 1 <= day <= 31:
        return None
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=f"---{day:02d}",
        en=f"the {ordinal(day)}", day=day,
    )  # fmt: skip


def _dated(
    match: re.Match[str],
    numbers: tuple[int | None, int | None, int | None],
    today: datetime.date | None,
) -> DateMention | None:
    """The mention of a year, month and day; None where they cannot be a date."""
    year, month, day = numbers
    relative = match["relative"]
    if match["month"] == "一" and match.string[match.start() - 1 : match.start()] in _SPANNING:
        return None  # 上一月 is the month before
    if month is None or not 1 <= month <= 12 or not 1 <= (day or 1) <= 31:
        return None
    known = year
    if known is None and today is not None:
        known = _year_near(today, month, day, relative)
    value = (f"{known:04d}" if known is not None else "-") + f"-{month:02d}"
    value += f"-{day:02d}" if day else ""
    en = MONTHS[month - 1] + (f" {day}" if day else "")
    if year is not None:
        en += f", {year}" if day else f" {year}"
    elif relative:
        en += f" {_RELATIVE_EN[relative]}"
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=value, en=en,
        year=year, month=month, day=day,
    )  # fmt: skip


def _year_near(
    today: datetime.date, month: int, day: int | None, relative: str | None
) -> int | None:
    """A bare month and day is of the edition's year, or of the last where that lies far ahead."""
    if relative:
        return today.year + _YEARS_AWAY[relative] if relative in _YEARS_AWAY else None
    ahead = (month - today.month) * 30 + (day or today.day) - today.day
    if ahead > 180:
        return today.year - 1
    return today.year + 1 if ahead < -330 else today.year


def _year_part(match: re.Match[str], today: datetime.date | None) -> DateMention | None:
    year, word = _calendar_year(match, "only"), match["around"]
    part = match["part"] or match["partly"] or ""
    if year is not None and not 1000 <= year <= 2200:
        return None
    key = re.sub("^年|第|季度", "", part).translate(str.maketrans("1234", "一二三四"))
    pattern = _PARTS.get(key, "{}")
    named = str(year) if year is not None else _RELATIVE_EN[word]
    known = year
    if known is None and today is not None and word in _YEARS_AWAY:
        known = today.year + _YEARS_AWAY[word]
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(),
        value=str(known) if known is not None else "-", en=pattern.format(named), year=year,
    )  # fmt: skip
