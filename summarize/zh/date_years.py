"""Which year, or month, a date that does not say it is of: 12月25日, 25日.

The rule. Chinese newspapers leave out the year of a date that is in the year of the edition, and
the month of a day in the last days before it (GB/T 15835 gives the forms; leaving out is press
custom). So a bare month and day is of the edition's year, with these exceptions:

* across New Year: what would lie 215 days ahead or more is of the last year; between 150 and 215
  days either may be meant, and the year stays open;
* what is announced (将于, 定于, 拟于, 推迟至, …将召开) lies ahead: where it has passed this year by
  more than two months, it is of the next year. Early January, seen from late December, is of the
  next year only where something is announced or begins (自1月1日起), and else open;
* a law that is in force from a day more than two months past (自5月1日起施行) may have been, or may
  only now be announced: open;
* a text that has named a date of another year goes on in it or comes back from it: a date joined to
  that one (2023年12月28日至1月3日) is of it, any other in the text stays open. A year alone is
  background (较2023年增长), and counts only right before the date;
* a day that comes every year (每年9月30日) is of none.

A bare day is of the week before the edition, or open. Nothing is completed to a date that is none.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

__all__ = ["Named", "in_calendar", "month_and_year_of", "year_of"]

# Of 将 only what cannot be 把 (张某将车停在路边).
_WILL = (
    "于(?![0-9０-９一二三四五六七八九十今明本下])|会|正式|陆续|全面|继续|举行|召开|开幕|闭幕|开展|举办|推出|迎来|启动|开通|实施|施行|执行|出台|公布|"
    "发布|进行|启用|开放|上映|上线|发售|首发|开工|投产|试行|开庭|在(?!场|案)"
)
_ANNOUNCED_BEFORE = re.compile(
    r"(?:[将拟定](?:于|在)|(?:计划|预计|预定|暂定|有望)(?:于|在)?)[^。；，,！？]{0,4}$"
    r"|(?:推迟|延期|延长|顺延|展期|持续)[至到][^。；，,！？]{0,4}$"
)
# Not of a date that comes after it: 26日开幕，将于29日闭幕.
_ANNOUNCED_AFTER = re.compile(rf"^[^。；！？日月]{{0,24}}?将(?:{_WILL})")
_RECURRING = re.compile(r"(?:每年|每逢|历年)的?$")
_BEGINS_AFTER = re.compile(r"^\s*(?:零时|0时)?(?:起|开始)")
_IN_FORCE_AFTER = re.compile(r"^\s*起(?:正式|全面)?(?:施行|实施|执行|生效)(?!以来|后)")
_JOINED = re.compile(r"^\s*(?:[至到—–~～、和及与或,，-]|——){1,2}\s*$")
_RANGE = re.compile(r"[至到—–~～-]")
_NEW_YEAR = 330
_LAST_YEAR = 215
_THIS_YEAR = 150
_LONG_PAST = 65
_WEEK = 7
_NEAR = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """The date named before in a text, as completed: `end` is where it ends; `other_year` says that
    its year was said, and is another than the edition's."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    other_year: bool = False


def year_of(
    month: int,
    day: int | None,
    *,
    today: datetime.date,
    text: str,
    start: int,
    end: int,
    named: Named | None,
) -> int | None:
    """The year of a bare month, or month and day, at `start` to `end` of `text`; None: open."""
    before, after = _around(text, start, end)
    if _RECURRING.search(before):
        return None
    if named is not None and named.year is not None:
        gap = text[named.end : start]
        if named.month is not None and _JOINED.match(gap):
            later = (month, day or 1) >= (named.month, named.day or 1)
            turned = not later and _RANGE.search(gap) is not None
            return _valid(named.year + turned, month, day)
        if named.month is None and named.other_year and not gap.strip(" ，,"):
            return _valid(named.year, month, day)
    announced = _announced(before, after)
    begins = announced or bool(_BEGINS_AFTER.match(after))
    year = _by_distance(month, day, today, announced, begins)
    if not announced and _long_past(month, today) and _IN_FORCE_AFTER.match(after):
        return year if year != today.year else None
    if named is not None and named.other_year and named.month is not None and year != named.year:
        return None
    return _valid(year, month, day)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """As much of the text before and after a date as tells of it."""
    return text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]


def _announced(before: str, after: str) -> bool:
    return bool(_ANNOUNCED_BEFORE.search(before) or _ANNOUNCED_AFTER.search(after))


def _long_past(month: int, today: datetime.date) -> bool:
    return (today.month - month) * 30 > _LONG_PAST


def _by_distance(
    month: int, day: int | None, today: datetime.date, announced: bool, begins: bool
) -> int | None:
    """The year by how many days ahead of the edition the date would lie in the edition's year."""
    ahead = (month - today.month) * 30 + ((day or today.day) - today.day)
    if ahead < -_LONG_PAST and announced:
        return today.year + 1
    if ahead < -_NEW_YEAR and day is not None:
        return today.year + 1 if begins else None
    if ahead <= _THIS_YEAR or announced:
        return today.year
    return today.year - 1 if ahead >= _LAST_YEAR else None


def month_and_year_of(
    day: int, *, today: datetime.date, text: str, start: int, end: int, named: Named | None
) -> tuple[int, int] | None:
    """(year, month) of a bare day of the month; None where it stays open."""
    if named is not None and named.month is not None:
        joined = _JOINED.match(text[named.end : start])
        if joined and named.year is not None and named.day is not None and named.day < day:
            # 11月20日至25日
            known = in_calendar(named.year, named.month, day)
            return (named.year, named.month) if known else None
    ahead, back = range(_WEEK * 4), range(0, -_WEEK - 1, -1)
    for days in ahead if _announced(*_around(text, start, end)) else back:
        date = today + datetime.timedelta(days=days)
        if date.day == day:
            return (date.year, date.month) if _agrees(named, date) else None
    return None


def _agrees(named: Named | None, date: datetime.date) -> bool:
    """Is `date` of the month that the text speaks of, as far as it has named one?"""
    if named is None or named.month is None:
        return True
    return named.month == date.month and (not named.other_year or named.year == date.year)


def in_calendar(year: int, month: int, day: int) -> bool:
    """Is there such a day? 29 February of 2023 is none."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _valid(year: int | None, month: int, day: int | None) -> int | None:
    """`year`, or None where it has no such day."""
    return year if year is None or day is None or in_calendar(year, month, day) else None
