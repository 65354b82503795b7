"""Dates as a reader takes them: a range is one (12月25日至27日), and so is a day with its time.

Values are ISO 8601: "2024-12-25/2024-12-27", "2024-12-25T09:30", "T08:00/T18:00".
"""

from __future__ import annotations

import dataclasses
import datetime
import re

from summarize.zh.date_mention import MONTHS, DateMention
from summarize.zh.dates import find_dates
from summarize.zh.relative_dates import is_relative

__all__ = ["find_date_spans", "last_day_of"]

_TO = re.compile(r"\s*(?:[至到—–~～－-]|——)\s*")
_NEXT_TO = re.compile(r"\s*(?:的|（(?:周|星期)[一二三四五六日天]）)?\s*")


def find_date_spans(
    text: str, edition: str | None = None, since: str | None = None
) -> tuple[DateMention, ...]:
    """The dates of `text` in order, ranges and days with their time joined; see `find_dates`."""
    found: list[DateMention] = []
    for mention in find_dates(text, edition, since):
        before = found[-1] if found else None
        joined = None
        if before is not None:
            gap = text[before.end : mention.start]
            if _NEXT_TO.fullmatch(gap):
                joined = _timed(before, mention)
            elif _TO.fullmatch(gap):
                joined = _ranged(before, mention)
        if before is not None and joined is not None:
            zh = text[before.start : mention.end]
            found[-1] = dataclasses.replace(joined, start=before.start, end=mention.end, zh=zh)
        else:
            found.append(mention)
    return tuple(found)


def _timed(day: DateMention, time: DateMention) -> DateMention | None:
    """A day and the time that follows it; None where they are not that."""
    lunar = day.value.startswith("lunar")
    if time.hour is None or day.hour is not None or "/" in day.value or lunar:
        return None
    if day.day is None and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day.value):
        return None
    link = " " if is_relative(day.zh) else " on "
    return dataclasses.replace(
        day, value=day.value + time.value, en=time.en + link + day.en, hour=time.hour,
        minute=time.minute,
    )  # fmt: skip


def _ranged(first: DateMention, last: DateMention) -> DateMention | None:
    """The range of two dates or times of one kind; None where they are none."""
    if "/" in first.value and first.month is None and not (first.decade and last.decade):
        return _periods(first, last)
    low = _completed(first, last)
    start, end = low.split("/")[0], last.value.split("/")[-1]
    if "lunar" in start + end or not _in_order(start, end):
        return None
    en = _times(first, last) if last.hour is not None else _days(first, last)
    if en is None:
        return None
    return dataclasses.replace(first, value=f"{start}/{end}", en=en)


def _periods(first: DateMention, last: DateMention) -> DateMention | None:
    """一季度至三季度: the first to the third quarter."""
    start, end = first.value.split("/")[0], last.value.split("/")[-1]
    if "/" not in last.value or not _in_order(start, end):
        return None
    return dataclasses.replace(first, value=f"{start}/{end}", en=f"{first.en} to {last.en}")


def _completed(first: DateMention, last: DateMention) -> str:
    """19到20号: the first is of the month of the last, where only that one is known."""
    day = re.fullmatch(r"---([0-9]{2})", first.value)
    known = re.fullmatch(r"([0-9]{4}-[0-9]{2}|--[0-9]{2})-([0-9]{2})", last.value)
    if day and known and day[1] < known[2]:
        return f"{known[1]}-{day[1]}"
    month = re.fullmatch(r"--([0-9]{2})", first.value)
    year = re.fullmatch(r"([0-9]{4})-([0-9]{2})", last.value)
    return f"{year[1]}-{month[1]}" if month and year and month[1] < year[2] else first.value


def _in_order(start: str, end: str) -> bool:
    """Both of one precision, and not the later first; an open end (---27) is compared with none."""
    if start.startswith("-") or end.startswith("-"):
        return True
    if "T" in end and not end.startswith("T"):
        return "T" in start and start < end
    if end.startswith("T"):
        return "T" in start and start[start.index("T") :] < end
    return len(start) == len(end) and start < end


def _times(first: DateMention, last: DateMention) -> str | None:
    """8时至18时: "8 a.m. to 6 p.m."; the day of the first is said after both."""
    if first.hour is None:
        return None
    time, link, day = first.en.partition(" on ")
    if link and last.value.startswith("T"):
        return f"{time} to {last.en}{link}{day}"
    return f"{first.en} to {last.en}"


def _days(first: DateMention, last: DateMention) -> str | None:
    """ "December 25 to 27, 2024", "December 28, 2023 to January 3", "January to May this year"."""
    if first.hour is not None:
        return None
    if first.month is None or first.month not in range(1, 13):
        return f"{first.en} to {last.en}"
    head = MONTHS[first.month - 1] + (f" {first.day}" if first.day else "")
    plain = first.en.startswith(head)
    if last.month is not None and last.year is None and not _is_bare(last):
        return f"{first.en} to {last.en}"  # 2022年2月到今年5月
    rest = first.en[len(head) :] if plain and last.year is None else ""
    if last.month is None and last.day is not None:
        end = str(last.day)
    elif plain and last.month is not None and rest:
        end = last.en
    else:
        return f"{first.en} to {last.en}"
    # 2023年12月28日至1月3日 goes into the next year, whose number the text does not say.
    turned = last.month is not None and last.month < first.month
    return f"{first.en} to {end}" if turned else f"{head} to {end}{rest}"


def _is_bare(date: DateMention) -> bool:
    """Is a month, with its day or not, all that is named?"""
    month = MONTHS[(date.month or 1) - 1]
    return date.en == month + (f" {date.day}" if date.day else "")


def last_day_of(value: str) -> str | None:
    """The last full day that a value names, YYYY-MM-DD; None where it names none."""
    day = value.rsplit("/", maxsplit=1)[-1].split("T", maxsplit=1)[0]
    try:
        return datetime.date.fromisoformat(day).isoformat() if len(day) == 10 else None
    except ValueError:
        return None
