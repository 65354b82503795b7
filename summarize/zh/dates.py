"""Dates in Chinese text: year, month and day in any combination, 今年 and 昨日, times of day.

Values are ISO 8601: "2024-12-25", "2024-12", "2024", "2024-W52", "--12-25", "--07", "---25", an
interval "2024-07/2024-09", "-0220" (221 BC), a time "T09:30". The two ends of a range are two
dates here; as one they are found by `date_spans`.
"""

from __future__ import annotations

import datetime
import re

from summarize.zh.clock import find_times
from summarize.zh.date_forms import DATE, Context, read_date, read_period
from summarize.zh.date_mention import MONTHS, DateMention
from summarize.zh.date_years import Named
from summarize.zh.lunar import find_lunar_dates
from summarize.zh.periods import CENTURY, DECADE, ERA, PERIOD, read_century, read_decade, read_era
from summarize.zh.relative_dates import RelativeDate, find_relative_dates

__all__ = ["MONTHS", "DateMention", "find_dates"]

_Candidate = re.Match[str] | RelativeDate | DateMention


def find_dates(
    text: str, edition: str | None = None, since: str | None = None
) -> tuple[DateMention, ...]:
    """Dates of `text` in order. `edition` (YYYY-MM-DD) completes a missing year in `value`.

    With an edition, words such as 昨日 and 本月 are dates as well; `since` (YYYY-MM-DD) is the day
    last named before the text, from which 当日 and 次日 count.
    Raises ValueError where `edition` or `since` is no ISO 8601 date.
    """
    today = datetime.date.fromisoformat(edition) if edition else None
    last = datetime.date.fromisoformat(since) if since else None
    context = Context(text=text, today=today, last=last)
    candidates: list[_Candidate] = [*find_lunar_dates(text)]
    for form in (PERIOD, DECADE, CENTURY, ERA):
        candidates += form.finditer(text)
    candidates += find_relative_dates(text, today) if today else []
    candidates += DATE.finditer(text)
    candidates += find_times(text)
    candidates.sort(key=lambda each: (_span(each)[0], -_span(each)[1]))
    found: list[DateMention] = []
    for candidate in candidates:
        if found and _span(candidate)[0] < found[-1].end:
            continue
        mention = _read(candidate, context)
        if mention is not None:
            found.append(mention)
            _remember(mention, context)
    return tuple(found)


def _span(candidate: _Candidate) -> tuple[int, int]:
    if isinstance(candidate, re.Match):
        return candidate.span()
    return candidate.start, candidate.end


def _read(candidate: _Candidate, context: Context) -> DateMention | None:
    """The mention of a candidate; None where it is no date."""
    if isinstance(candidate, DateMention):
        return candidate
    if isinstance(candidate, RelativeDate):
        return _relative(candidate, context)
    if candidate.re is PERIOD:
        return read_period(candidate, context)
    read = {DECADE: read_decade, ERA: read_era}.get(candidate.re)
    if read is not None:
        return read(candidate)
    if candidate.re is CENTURY:
        return read_century(candidate, context.today.year if context.today else 2001)
    return read_date(candidate, context)


def _relative(relative: RelativeDate, context: Context) -> DateMention | None:
    value = relative.value
    if relative.from_named:
        if context.last is None:
            return None
        value = (context.last + datetime.timedelta(days=relative.days)).isoformat()
    return DateMention(
        start=relative.start, end=relative.end, zh=relative.zh, value=value, en=relative.en
    )


def _remember(mention: DateMention, context: Context) -> None:
    """A year other than the edition's counts where the text names it, 去年 included."""
    # Of ten days of a month (12月上旬), the month.
    value = mention.value[:7] if "/" in mention.value and mention.month else mention.value
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", value)
    if parts is None or context.today is None:
        return
    year, month, day = (int(part) if part else None for part in parts.groups())
    before = context.named
    said = mention.year is not None or "年" in mention.zh
    goes_on = before is not None and before.other_year and before.month is not None
    other = year != context.today.year and (said or goes_on)
    # A year alone is background, unless it comes back to the present: 今年以来.
    if not (month is None and other and before is not None and before.month is not None):
        context.named = Named(end=mention.end, year=year, month=month, day=day, other_year=other)
    if day is not None:
        try:
            context.last = datetime.date.fromisoformat(value)
        except ValueError:
            return
