"""The date of an edition, from names of files and folders or from the masthead.

Read from short lines that are page furniture; never from articles, whose dates are those of events.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.errors import UsageError
from summarize.read.page_marks import plain_line
from summarize.records import Block
from summarize.zh.dates import find_dates

__all__ = ["Printed", "check_date", "date_in_name", "masthead_date"]

_NAME_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-_./年])(\d\d?)(?:\2|月)(\d\d?)|(\d\d)(\d\d))(?=\D|\d{2}(?!\d)|$)"
)
# content_20050612.htm: articles of digital newspapers have numbers, which may look like a date.
_ARTICLE_NUMBER = re.compile(r"(?:content|con|article|art|c|t)[_-]?\d+(?=\.\w+$)", re.IGNORECASE)
# html/202412/27/: the month in one folder, the day in the next.
_TREE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?(\d\d)/(\d\d)(?!\d)")
_YEAR = re.compile(r"年|\d{4}")
_SIGNS = re.compile(
    r"星期[一二三四五六日天]|农历|第\d+[期号版]|\d版|责任编辑|责编|今日\S{1,4}版|国内统一"
)
_SENTENCE = re.compile("[。，,；;]")
_LUNAR = re.compile(r"农历\s*$|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?\s*$")
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[年.](\d{1,2})(?:月|$)(?!\d)")
_DAY_ALONE = re.compile(r"(\d{1,2})日?")
_WEEKDAY = re.compile("星期([一二三四五六日天])")
_WEEKDAYS = "一二三四五六日天"
_FIRST_LINES = 4
_MASTHEAD_LINES = 16
_SHORT = 80


def check_date(date: str) -> str:
    """`date` as ISO 8601 (YYYY-MM-DD). Raises UsageError where it is no date."""
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise UsageError(
            f"{date!r} is not a date.", remedy="Write it as YYYY-MM-DD, e.g. 2024-12-27."
        ) from error


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """A date (ISO 8601) as printed on a page: `firm` where its line is surely a masthead or folio,
    `doubtful` where the weekday beside it is that of another day."""

    day: str
    firm: bool
    doubtful: bool = False


def masthead_date(blocks: Sequence[Block]) -> Printed | None:
    """The date in a masthead or folio line of the page: 2024年12月27日 星期五.

    Its line is known as masthead or folio, or also carries a weekday, an issue or page number or
    the editors; else it is one of the first of the page and hardly more than the date.
    """
    bare: Printed | None = None
    lines = ((line.text, block.role) for block in blocks for line in block.lines)
    for place, (line, role) in enumerate(lines):
        if len(line) > _SHORT or _SENTENCE.search(line) or not _YEAR.search(plain_line(line)):
            continue
        # Mastheads are set wide: ２０２４ 年 12 月 27 日.
        plain = "".join(plain_line(line).split())
        for found, length in _full_dates(plain):
            if role in ("masthead", "folio") or _SIGNS.search(plain):
                return Printed(day=found, firm=True, doubtful=not _agrees(found, plain))
            if len(plain) - length <= 12 and place < _FIRST_LINES:
                bare = bare or Printed(day=found, firm=False)
    pieced = _date_in_pieces(blocks)
    return Printed(day=pieced, firm=True) if pieced else bare


def _agrees(day: str, plain: str) -> bool:
    """Is the weekday in the line, if there is one, that of the day?"""
    signs = _WEEKDAY.findall(plain)
    weekday = datetime.date.fromisoformat(day).weekday()
    return not signs or any(min(_WEEKDAYS.index(sign), 6) == weekday for sign in signs)


def _date_in_pieces(blocks: Sequence[Block]) -> str | None:
    """The date of a masthead that sets the day large, apart from the month: 27 over 2024年12月.

    Only where a weekday stands beside them, and is that of the date.
    """
    pieces = ["".join(plain_line(line.text).split()) for block in blocks for line in block.lines][
        :_MASTHEAD_LINES
    ]
    for place, piece in enumerate(pieces):
        month = _YEAR_MONTH.search(piece)
        if month is None:
            continue
        near = pieces[max(place - 2, 0) : place + 4]
        days = [int(day[1]) for each in near if (day := _DAY_ALONE.fullmatch(each))]
        weekdays = {min(_WEEKDAYS.index(sign), 6) for sign in _WEEKDAY.findall(" ".join(near))}
        for number in days:
            found = _iso(int(month[1]), int(month[2]), number)
            if found and {datetime.date.fromisoformat(found).weekday()} == weekdays:
                return found
    return None


def date_in_name(name: str) -> str | None:
    """The date in the name of a file or in a path, "/" between its parts; the last one counts.

    Forms: 20241227, 2024-12-27, 2024-12/27, 2024年12月27日, 二〇二四年十二月二十七日.
    """
    plain = _ARTICLE_NUMBER.sub("", plain_line(name))
    found = [
        iso
        for form in (_NAME_DATE, _TREE_DATE)
        for match in form.finditer(plain)
        if (iso := _iso(*(int(part) for part in match.groups() if part and part.isdigit())))
    ]
    found += [iso for iso, _ in _full_dates(plain)] if not found else []
    return found[-1] if found else None


def _full_dates(plain: str) -> Iterator[tuple[str, int]]:
    """(ISO date, characters) of each date with year, month and day; those of the moon's calendar,
    which the masthead prints beside, are none."""
    for mention in find_dates(plain):
        if mention.year and mention.month and mention.day:
            found = _iso(mention.year, mention.month, mention.day)
            if found and not _LUNAR.search(plain[: mention.start]):
                yield found, len(mention.zh)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
