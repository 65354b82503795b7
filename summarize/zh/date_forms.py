"""Year, month and day in any combination: 2024年12月25日, 12月上旬, 今年7月, 25日, 2024-12-25.

In a range the first end may lack its word (1至5月, 25至27日, 2013—2017年: GB/T 15835-2011, 5.1.2).
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from summarize.zh.date_mention import MONTHS, DateMention
from summarize.zh.date_years import Named, in_calendar, month_and_year_of, year_of
from summarize.zh.numerals import ordinal, read_numeral
from summarize.zh.periods import Period, part_of_year

__all__ = ["DATE", "Context", "read_date", "read_period"]

_N = "[0-9０-９零〇一二三四五六七八九十廿卅]"
_JOINT = r"\s?(?:[至到—–~～-]|——)\s?"
_FULL_YEAR = r"[12][0-9]{3}|[一二][零〇一二三四五六七八九]{3}"
_YEAR = (
    r"(?P<{}>(?<![0-9０-９.])[0-9０-９]{{4}}(?![0-9０-９])|[一二][零〇一二三四五六七八九]{{3}}"
    r"|(?<=民国)[一二三四五六七八九十百零〇]+)\s*"
)
_RELATIVE = r"(?P<{}>今年|去年|前年|明年|后年|当年|同年|次年)"
_MONTH = (
    rf"(?P<month>(?<![0-9.０-９零〇一二三四五六七八九十]){_N}{{1,3}})"
    rf"(?:\s?月|(?={_JOINT}{_N}{{1,3}}\s?月(?!龄)))"
)
# 日元, 5号线 and 50号文 are no days.
_DAY_WORD = (
    r"(?:日(?!元|圆(?!满)|均|报|产|前夜|益|内|以内|之内)"
    r"|号(?!楼|线|院|文|店|码|机|召|称|馆|桥|门|令|案))"
)
_DAY = (
    rf"(?P<{{}}>{_N}{{{{1,3}}}})"
    + rf"(?:\s?{_DAY_WORD}|(?={_JOINT}{_N}{{1,3}}\s?{_DAY_WORD}))".replace("{", "{{").replace(
        "}", "}}"
    )
)
DATE = re.compile(
    rf"(?:(?:{_YEAR.format('year')}年|{_RELATIVE.format('relative')})\s*的?)?"
    rf"(?<!个){_MONTH}份?(?:\s*{_DAY.format('day')}|(?P<third>[上中下]旬|[初底末]))?"
    rf"|{_YEAR.format('only')}(?:年(?!级|代|来)|(?={_JOINT}(?:{_FULL_YEAR})\s?年))(?P<part>年?(?:[初底末](?!期)|中(?=[，。、；至到的前后]|$)))?"
    rf"|{_RELATIVE.format('around')}(?P<partly>年?[初底末](?!期))"
    rf"|(?<![0-9０-９零〇一二三四五六七八九十廿卅第每.]){_DAY.format('alone')}"
    r"(?!(?![0-9]{1,2}\s?[时点:：])[0-9])"
    r"|(?<![0-9.])(?P<iso>(?:19|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])"
    r"[-/.](?:3[01]|[12][0-9]|0?[1-9]))(?![0-9.])"
)
# 神舟十七号 is no day: after a numeral in characters 号 is one only where the sentence says so.
_DAYLIKE = re.compile("[上中下]午|凌晨|早|晚|起|[至到、]|当天|在|，|举|召|开")
_HAN = re.compile("[\u4e00-\u9fff”]")
_SPANNING = tuple("上下每前后近")
_PARTS = {
    "初": "early {}", "底": "the end of {}", "末": "the end of {}", "中": "mid-{}",
    "上旬": "early {}", "中旬": "mid-{}", "下旬": "late {}",
}  # fmt: skip
_RELATIVE_EN = {"今年": "this year", "去年": "last year", "前年": "the year before last",
                "明年": "next year", "后年": "the year after next", "当年": "that year",
                "同年": "the same year", "次年": "the following year"}  # fmt: skip
_YEARS_AWAY = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}


@dataclass(slots=True)
class Context:
    """A text on the way through its dates: `last` is the day named last, for 当日; `named` the
    date named last, for what leaves its year out."""

    text: str
    today: datetime.date | None
    last: datetime.date | None
    named: Named | None = None


def read_date(match: re.Match[str], context: Context) -> DateMention | None:
    """The date of a match of DATE; None where it is none."""
    if match["iso"]:
        year, month, day = (int(part) for part in re.split("[-/.]", match["iso"]))
        return _dated(match, (year, month, day), context)
    if match["alone"]:
        return _day_alone(match, context)
    if match["month"]:
        numbers = _calendar_year(match, "year"), _number(match["month"]), _number(match["day"])
        return _dated(match, numbers, context)
    return _year_part(match, context.today)


def read_period(match: re.Match[str], context: Context) -> DateMention | None:
    """The quarter, half, first months or week of a match of PERIOD; None where its year is open."""
    period = part_of_year(match)
    if period is None:
        return None
    year, word, today = _number(match["year"]), match["word"], context.today
    known = year
    if known is None and today is not None:
        known = today.year + _YEARS_AWAY[word] if word in _YEARS_AWAY else None
        if not word:
            month = period.last if period.last < 12 and period.first == 1 else period.first
            known = year_of(
                month, None, today=today, text=context.text, start=match.start(), end=match.end(),
                named=context.named,
            )  # fmt: skip
    if known is None:
        return None
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=period.value(known),
        en=_in_year(period, year, word), year=year,
    )  # fmt: skip


def _in_year(period: Period, year: int | None, word: str | None) -> str:
    if year is not None:
        return f"{period.en} of {year}"
    if word:
        return f"{period.en} of {_RELATIVE_EN[word]}"
    return f"{period.en} of the year" if "half" in period.en else period.en


def _number(text: str | None) -> int | None:
    values = read_numeral(text) if text else None
    return int(values[0]) if values and values[0] == values[1] else None


def _calendar_year(match: re.Match[str], group: str) -> int | None:
    """The year in the common era; years of the Republic (民国) count from 1912."""
    year = _number(match[group])
    before = match.string[match.start(group) - 2 : match.start(group)] if year else ""
    return year + 1911 if year is not None and before == "民国" else year


def _day_alone(match: re.Match[str], context: Context) -> DateMention | None:
    day = _number(match["alone"])
    if day is None or not 1 <= day <= 31:
        return None
    named = match.group().endswith("号") and not match["alone"][0].isdecimal()
    before = match.string[: match.start()].rstrip()[-1:]
    if named and (not _DAYLIKE.match(match.string, match.end()) or _HAN.match(before)):
        return None
    known = None
    if context.today is not None:
        known = month_and_year_of(
            day, today=context.today, text=context.text, start=match.start(), end=match.end(),
            named=context.named,
        )  # fmt: skip
    value = f"{known[0]:04d}-{known[1]:02d}-{day:02d}" if known else f"---{day:02d}"
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=value,
        en=f"the {ordinal(day)}", day=day,
    )  # fmt: skip


def _dated(
    match: re.Match[str],
    numbers: tuple[int | None, int | None, int | None],
    context: Context,
) -> DateMention | None:
    """The mention of a year, month and day; None where they cannot be a date."""
    year, month, day = numbers
    relative = match["relative"]
    if match["month"] == "一" and match.string[match.start() - 1 : match.start()] in _SPANNING:
        return None  # 上一月 is the month before
    if month is None or not 1 <= month <= 12 or not 1 <= (day or 1) <= 31:
        return None
    known, today = year, context.today
    if relative and today is not None:
        known = today.year + _YEARS_AWAY[relative] if relative in _YEARS_AWAY else None
    elif known is None and today is not None:
        known = year_of(
            month, day, today=today, text=context.text, start=match.start(), end=match.end(),
            named=context.named,
        )  # fmt: skip
    value = (f"{known:04d}" if known is not None else "-") + f"-{month:02d}"
    # A day that its month does not have (2023年2月29日) is a slip of the paper: the month stands.
    value += f"-{day:02d}" if day and (known is None or in_calendar(known, month, day)) else ""
    en = MONTHS[month - 1] + (f" {day}" if day else "")
    if match["third"]:
        value, en = _third(value, match["third"], known, month), _PARTS[match["third"]].format(en)
    if year is not None:
        en += f", {year}" if day else f" {year}"
    elif relative:
        en += f" {_RELATIVE_EN[relative]}"
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=value, en=en,
        year=year, month=month, day=day,
    )  # fmt: skip


def _third(month: str, word: str, year: int | None, number: int) -> str:
    """The ten days, or what is left after twenty, that 上旬, 中旬 and 下旬 name."""
    if word not in ("上旬", "中旬", "下旬"):
        return month
    last = calendar.monthrange(year, number)[1] if year is not None else 0
    if word == "下旬" and not last:
        return month  # how February ends is open
    first, end = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last)}[word]
    return f"{month}-{first:02d}/{month}-{end:02d}"


def _year_part(match: re.Match[str], today: datetime.date | None) -> DateMention | None:
    year, word = _calendar_year(match, "only"), match["around"]
    part = match["part"] or match["partly"] or ""
    if year is not None and not 1000 <= year <= 2200:
        return None
    pattern = _PARTS.get(part.removeprefix("年"), "{}")
    named = str(year) if year is not None else _RELATIVE_EN[word]
    known = year
    if known is None and today is not None and word in _YEARS_AWAY:
        known = today.year + _YEARS_AWAY[word]
    if known is None:
        return None
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=str(known),
        en=pattern.format(named), year=year,
    )  # fmt: skip
