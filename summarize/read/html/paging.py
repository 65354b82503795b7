"""Which printed page and which date a web page belongs to, as its markup tells it.

Read from the property comment, from what stands outside links in the line of the article that
names its source (《人民日报》（2024年01月02日 第 03 版）), then from the other lines outside
articles; the links list all the pages of the edition and tell nothing, unless they name one only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from summarize.read.html.flow import Flow
from summarize.read.html.lines import Line
from summarize.read.html.properties import Properties, iso_date
from summarize.zh.numerals import read_numeral

__all__ = ["Paging", "find_paging"]

_NUMBER = r"(?P<letters>[A-Z]{0,3})(?P<digits>\d{1,3}|[一二三四五六七八九十]{1,3})"
_PAGE = re.compile(
    rf"(?:(?<![下上续转接见至到])第|(?<![下上续转接见至到共日\dA-Z第]))\s*{_NUMBER}\s*版(?![块本权图式面])"
    rf"[\s　\xa0]*[:：]?[\s　\xa0（(]*(?P<name>[^\s　\xa0\d:：|│/<>（()）》]{{1,12}})?"
)
_NOT_NAMES = re.compile("^(?:上|下|前|后)一|^返回|^PDF|^星期|版$|[，。]")
_WEEKDAY = re.compile(r"星期\s*[一二三四五六日天]")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LONGEST = 80
# A date with hardly more beside it.
_BARE = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Paging:
    """Number, label as printed and name of the printed page, and its date (ISO 8601)."""

    number: int | None = None
    label: str | None = None
    section: str | None = None
    date: str | None = None


def find_paging(flow: Flow, properties: Properties) -> Paging:
    """What the page tells; a thing on which its lines disagree stays None."""
    lines = [line for line in flow.lines if line.body is None and len(line.text) <= _LONGEST]
    head = [line for line in lines if line.mark is not None and line.mark.role == "folio"]
    found = _paging(properties.page or "") or _first_agreed(
        _all(line.plain for line in head),
        _all(line.plain for line in lines),
        _all(line.text for line in lines),
    )
    number, label, section = found or (None, None, None)
    return Paging(
        number=number,
        label=label,
        section=properties.section or section or _section(found, lines),
        date=_date(lines, head, properties),
    )


_Found = tuple[int, str, str | None]


def _all(texts: Iterable[str]) -> list[_Found]:
    return [found for text in texts if (found := _paging(text))]


def _paging(text: str) -> _Found | None:
    match = _PAGE.search(text) or re.fullmatch(_NUMBER, text.strip())
    if match is None:
        return None
    value = read_numeral(match["digits"])
    number = int(value[0]) if value else 0
    if not number:
        return None
    name = match.groupdict().get("name")
    if name and _NOT_NAMES.search(name):
        name = None
    return number, match["letters"] + match["digits"], name


def _first_agreed(*choices: list[_Found]) -> _Found | None:
    """The page of the first choice that names any, where it names one page only."""
    for found in choices:
        pages = {_key(each) for each in found}
        if len(pages) == 1:
            return next((each for each in found if each[2]), found[0])
    return None


def _key(found: _Found) -> tuple[str, int]:
    """3 and 03 are one page, A3 and B3 are two."""
    return found[1][: len(found[1]) - len(found[1].lstrip(_LETTERS))], found[0]


def _section(page: _Found | None, lines: list[Line]) -> str | None:
    """The name that the list of pages gives to a page."""
    if page is None:
        return None
    listed = _all(line.text for line in lines)
    names = {each[2] for each in listed if each[2] and _key(each) == _key(page)}
    return names.pop() if len(names) == 1 else None


def _date(lines: list[Line], head: list[Line], properties: Properties) -> str | None:
    for choice in (
        [line.plain for line in head],
        [line.plain for line in lines if _WEEKDAY.search(line.plain)],
        [line.plain for line in lines if len(line.plain) <= _BARE],
        [line.text for line in lines if len(line.text) <= _BARE + len("第A01版：要闻")],
    ):
        dates = {date for text in choice if (date := iso_date(text))}
        if len(dates) == 1:
            return dates.pop()
    return properties.date
