"""Parts of a year and longer times: 三季度, 上半年, 前11个月, 第52周, 21世纪, 公元前221年.

Values are ISO 8601 intervals ("2024-07/2024-09"), weeks ("2024-W52") and years before the first
("-0220" is 221 BC).
"""

from __future__ import annotations

import re

from summarize.zh.date_mention import DateMention
from summarize.zh.numerals import ordinal, read_numeral
from summarize.zh.wording import english_ordinal

__all__ = [
    "CENTURY", "DECADE", "ERA", "PERIOD", "Period", "part_of_year", "read_century", "read_decade",
    "read_era",
]  # fmt: skip

_ONE_TO_FOUR = "一二三四1-4"
PERIOD = re.compile(
    r"(?:(?P<year>(?<![0-9０-９.])[12][0-9]{3}(?=年))年|(?P<word>今年|去年|前年|明年|后年|当年|同年))?的?\s?"
    rf"(?:前(?P<first>[二三两123])个?季度|第?(?P<quarter>[{_ONE_TO_FOUR}])季度|(?P<half>[上下])半年(?![度报])"
    r"|(?<![以之日月满届始提])前(?P<months>[0-9]{1,2}|[二三四五六七八九十两]{1,2})个月(?![内应向以之前])"
    r"|第(?P<week>[0-9]{1,2}|[一二三四五六七八九十]{1,3})周)"
)
CENTURY = re.compile(
    r"(?:(?P<number>(?<![0-9])[0-9]{1,2}|(?<![之半])[一二三四五六七八九十]{1,3})|(?P<this>本)|(?P<last>上个?)|(?P<next>下个?))"
    r"世纪(?!之交|[之的]?[初末]?[0-9]{0,2}年代)(?P<part>初|末|中叶|中期|上半叶|下半叶|前半叶|后半叶)?"
)
DECADE = re.compile(
    r"(?:(?P<century>[0-9]{1,2}|[一二三四五六七八九十]+|上个?|本)\s?世纪)?\s?"
    r"(?P<decade>(?<![0-9])[0-9]0|[二三四五六七八]、?(?P<second>[三四五六七八九])十|[二三四五六七八九]?十)\s?年代"
    r"(?P<part>初期?|末期?|中期|后期|前期|中后期)?"
)
ERA = re.compile(
    r"(?:[公西]元(?P<before>前)?|(?:(?<=[年0-9０-９][-—–~～至到])|(?<=——))(?P<to>前))\s?"
    r"(?:(?P<year>[0-9０-９]{1,5}|[一二三四五六七八九十百千零〇]+)(?:\s?年(?!代|[多间])|(?=[-—–~～至到]+前?[0-9０-９]+年))"
    r"|(?P<century>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s?世纪)"
)
_CENTURY_PARTS = {
    "末": "the end of {}", "中叶": "the middle of {}", "中期": "the middle of {}",
    "上半叶": "the first half of {}", "前半叶": "the first half of {}",
    "下半叶": "the second half of {}", "后半叶": "the second half of {}",
}  # fmt: skip
_DECADE_PARTS = {"初": "early ", "前": "early ", "末": "late ", "后": "late ", "中": "mid-"}
_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "10", "11")


def _number(text: str) -> int:
    values = read_numeral(text)
    return int(values[0]) if values else 0


class Period:
    """First and last month of a part of a year, and its English ("the third quarter")."""

    __slots__ = ("en", "first", "last", "week")

    def __init__(self, first: int, last: int, en: str, week: int | None = None) -> None:
        self.first = first
        self.last = last
        self.en = en
        self.week = week

    def value(self, year: int) -> str:
        """ISO 8601: an interval of months, or a week."""
        if self.week is not None:
            return f"{year:04d}-W{self.week:02d}"
        return f"{year:04d}-{self.first:02d}/{year:04d}-{self.last:02d}"


def part_of_year(match: re.Match[str]) -> Period | None:
    """The part of a year that a match of PERIOD names; None where there is no such part."""
    if match["first"]:
        count = _number(match["first"])
        return Period(1, 3 * count, f"the first {_COUNTS[count]} quarters" if count > 1 else
                      "the first quarter")  # fmt: skip
    if match["quarter"]:
        number = _number(match["quarter"])
        return Period(3 * number - 2, 3 * number, f"the {english_ordinal(number, '')} quarter")
    if match["half"]:
        first = match["half"] == "上"
        return Period(1, 6, "the first half") if first else Period(7, 12, "the second half")
    if match["week"]:
        week = _number(match["week"])
        named = match["year"] or match["word"]
        return (
            Period(1, 12, f"the {ordinal(week)} week", week) if named and 1 <= week <= 53 else None
        )
    months = _number(match["months"])
    return Period(1, months, f"the first {_COUNTS[months]} months") if 2 <= months <= 11 else None


def read_century(match: re.Match[str], this_year: int) -> DateMention | None:
    """21世纪 is the 21st century, 2001 to 2100; 上世纪 the one before that of `this_year`."""
    now = (this_year - 1) // 100 + 1
    relative = {"this": now, "last": now - 1, "next": now + 1}
    kind = next((kind for kind in relative if match[kind]), None)
    number = relative[kind] if kind else _number(match["number"])
    if not 1 <= number <= 30:
        return None
    name = "this century" if kind == "this" else f"the {kind or ordinal(number)} century"
    en = _CENTURY_PARTS.get(match["part"] or "", "{}").format(name)
    if match["part"] == "初":
        en = f"early {name}" if kind == "this" else name.replace("the ", "the early ", 1)
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(),
        value=f"{number * 100 - 99:04d}/{number * 100:04d}", en=en,
        century=number if kind is None else None,
    )  # fmt: skip


def read_decade(match: re.Match[str]) -> DateMention | None:
    """20世纪80年代 and 90年代 are the 1980s and the 1990s; 三四十年代 is two decades."""
    named = match["century"]
    century = 21 if named == "本" else 20 if not named or named.startswith("上") else _number(named)
    second = match["second"]
    decade = _number((match["decade"][0] + "十") if second else match["decade"])
    # 20年代 alone may be of this century or the last.
    if not century or decade % 10 or (not named and decade < 30):
        return None
    year = (century - 1) * 100 + decade
    last = (century - 1) * 100 + _number(second + "十") if second else year
    part = _DECADE_PARTS.get((match["part"] or "")[:1], "")
    en = f"the {part}{year}s" + (f" and {last}s" if second else "")
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(), value=f"{year}/{last + 9}", en=en,
        year=year, decade=True,
    )  # fmt: skip


def read_era(match: re.Match[str]) -> DateMention | None:
    """公元前221年 is 221 BC and 公元8年 AD 8; ISO 8601 has a year 0 before the first."""
    before, number = (
        bool(match["before"] or match["to"]),
        _number(match["year"] or match["century"]),
    )
    if number < 1 or (not before and (match["century"] or number > 999)):
        return None  # as any other year and century
    if match["year"]:
        value, en = (
            (_before(number), f"{number} BC") if before else (f"{number:04d}", f"AD {number}")
        )
        return DateMention(
            start=match.start(), end=match.end(), zh=match.group(), value=value, en=en, year=number
        )
    return DateMention(
        start=match.start(), end=match.end(), zh=match.group(),
        value=f"{_before(number * 100)}/{_before(number * 100 - 99)}",
        en=f"the {ordinal(number)} century BC", century=number,
    )  # fmt: skip


def _before(year: int) -> str:
    return f"-{year - 1:04d}" if year > 1 else "0000"
