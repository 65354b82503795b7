"""Dates in Chinese text: year, month and day in any combination, and words such as 今年 and 昨日.

Values are ISO 8601: "2024-12-25", "2024-12", "2024", "2024-W52", "--12-25", "--07", "---25".
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from summarize.zh.date_years import Named, in_calendar, month_and_year_of, year_of
from summarize.zh.numerals import ordinal, read_numeral
from summarize.zh.relative_dates import RelativeDate, find_relative_dates

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


def find_dates(
    text: str, edition: str | None = None, since: str | None = None
) -> tuple[DateMention, ...]:
    """Dates of `text` in order. `edition` (YYYY-MM-DD) completes a missing year in `value`.

    With an edition, words such as 昨日 and 本月 are dates as well; `since` (YYYY-MM-DD) is the day
    last named before the text, from which 当日 and 次日 count.
    Raises ValueError where `edition` or `since` is no ISO 8601 date.
    """
    today = datetime.date.fromisoformat(edition) if edition else None
    reading = _Reading(text=text, today=today, last=_day_of(since))
    relative = find_relative_dates(text, today) if today else []
    candidates: list[re.Match[str] | RelativeDate] = [*_DECADE.finditer(text), *relative]
    candidates += _DATE.finditer(text)
    candidates.sort(key=lambda each: (_span(each)[0], -_span(each)[1]))
    taken = -1
    for candidate in candidates:
        start, end = _span(candidate)
        if start >= taken and reading.add(candidate):
            taken = end
    return tuple(reading.found)


def _span(candidate: re.Match[str] | RelativeDate) -> tuple[int, int]:
    if isinstance(candidate, RelativeDate):
        return candidate.start, candidate.end
    return candidate.span()


def _day_of(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None


class _Reading:
    """A text on the way through its dates: what a later one may refer to."""

    def __init__(
        self, *, text: str, today: datetime.date | None, last: datetime.date | None
    ) -> None:
        self.text = text
        self.today = today
        # The day named last, for 当日; and the date named last, for what leaves its year out.
        self.last = last
        self.named: Named | None = None
        self.found: list[DateMention] = []

    def add(self, candidate: re.Match[str] | RelativeDate) -> bool:
        """Read one date; False where it is none."""
        if isinstance(candidate, RelativeDate):
            mention = self._relative(candidate)
        elif candidate.re is _DECADE:
            mention = _decade(candidate)
        else:
            mention = _mention(candidate, self)
        if mention is None:
            return False
        self.found.append(mention)
        self._remember(mention)
        return True

    def _relative(self, relative: RelativeDate) -> DateMention | None:
        value = relative.value
        if relative.from_named:
            if self.last is None:
                return None
            value = (self.last + datetime.timedelta(days=relative.days)).isoformat()
        return DateMention(
            start=relative.start, end=relative.end, zh=relative.zh, value=value, en=relative.en
        )

    def _remember(self, mention: DateMention) -> None:
        """A year other than the edition's counts where the text names it, 去年 included."""
        parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", mention.value)
        if parts is None or self.today is None:
            return
        year, month, day = (int(part) if part else None for part in parts.groups())
        before = self.named
        said = mention.year is not None or "年" in mention.zh
        goes_on = before is not None and before.other_year and before.month is not None
        other = year != self.today.year and (said or goes_on)
        # A year alone is background, unless it comes back to the present: 今年以来.
        if not (month is None and other and before is not None and before.month is not None):
            self.named = Named(end=mention.end, year=year, month=month, day=day, other_year=other)
        if day is not None:
            try:
                self.last = datetime.date.fromisoformat(mention.value)
            except ValueError:
                return


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


def _mention(match: re.Match[str], reading: _Reading) -> DateMention | None:
    if match["iso"]:
        year, month, day = (int(part) for part in re.split("[-/.]", match["iso"]))
        return _dated(match, (year, month, day), reading)
    if match["alone"]:
        return _day_alone(match, reading)
    if match["month"]:
        numbers = _calendar_year(match, "year"), _number(match["month"]), _number(match["day"])
        return _dated(match, numbers, reading)
    return _year_part(match, reading.today)


def _day_alone(match: re.Match[str], reading: _Reading) -> DateMention | None:
    day = _number(match["alone"])
    if day is None or not 1 <= day <= 31:
        return None
    known = None
    if reading.today is not None:
        known = month_and_year_of(
            day, today=reading.today, text=reading.text, start=match.start(), end=match.end(),
            named=reading.named,
        )  # fmt: skip
    value = f"{known[0]:04d}-{known[1]:02d}-{day:02d}" if known else f"---{day:02d}"
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=value,
        en=f"the {ordinal(day)}", day=day,
    )  # fmt: skip


def _dated(
    match: re.Match[str],
    numbers: tuple[int | None, int | None, int | None],
    reading: _Reading,
) -> DateMention | None:
    """The mention of a year, month and day; None where they cannot be a date."""
    year, month, day = numbers
    relative = match["relative"]
    if match["month"] == "一" and match.string[match.start() - 1 : match.start()] in _SPANNING:
        return None  # 上一月 is the month before
    if month is None or not 1 <= month <= 12 or not 1 <= (day or 1) <= 31:
        return None
    known, today = year, reading.today
    if relative and today is not None:
        known = today.year + _YEARS_AWAY[relative] if relative in _YEARS_AWAY else None
    elif known is None and today is not None:
        known = year_of(
            month, day, today=today, text=reading.text, start=match.start(), end=match.end(),
            named=reading.named,
        )  # fmt: skip
    value = (f"{known:04d}" if known is not None else "-") + f"-{month:02d}"
    # A day that its month does not have (2023年2月29日) is a slip of the paper: the month stands.
    value += f"-{day:02d}" if day and (known is None or in_calendar(known, month, day)) else ""
    en = MONTHS[month - 1] + (f" {day}" if day else "")
    if year is not None:
        en += f", {year}" if day else f" {year}"
    elif relative:
        en += f" {_RELATIVE_EN[relative]}"
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=value, en=en,
        year=year, month=month, day=day,
    )  # fmt: skip


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
