"""What a page says about itself in print: its number and the date of the edition.

Read from the file name and from short lines that are page furniture; never from articles, whose
dates are those of events.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable

from summarize.errors import UsageError
from summarize.records import Block
from summarize.zh.dates import find_dates
from summarize.zh.numerals import read_numeral

__all__ = ["check_date", "date_in_name", "masthead_date", "page_in_name", "printed_page"]

_NAME_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_.年]?)(\d\d)(?:\2|月)(\d\d)(?=\D|\d{2}(?!\d)|$)"
)
_NAME_PAGE = (
    re.compile(r"第?\s*[A-D]?(\d{1,3})\s*版"),
    re.compile(r"(?:page|node|版|\bp)[-_ ]?[A-D]?(\d{1,3})(?!\d)", re.IGNORECASE),
    # Digital newspapers name their pages date first: rmrb2024122704, 20241227-04.
    re.compile(r"(?<!\d)(?:19|20)\d{6}[-_]?[A-D]?(\d{2})(?!\d)"),
)
_PRINTED_PAGE = re.compile(
    r"(?:^|[\s|│/])(?:第\s*)?[A-D]?(\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?=$|[\s:：|│/·])"
)
_YEAR = re.compile(r"年|\d{4}")
_SIGNS = re.compile(
    r"星期[一二三四五六日天]|农历|第\d+[期号版]|\d版|责任编辑|责编|今日\S{1,4}版|国内统一"
)
_SENTENCE = re.compile("[。，,；;]")
_FIRST_LINES = 4
_SHORT = 80


def check_date(date: str) -> str:
    """`date` as ISO 8601 (YYYY-MM-DD). Raises UsageError where it is no date."""
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise UsageError(
            f"{date!r} is not a date.", remedy="Write it as YYYY-MM-DD, e.g. 2024-12-27."
        ) from error


def masthead_date(blocks: Iterable[Block]) -> str | None:
    """The date in a masthead or folio line of the page: 2024年12月27日 星期五.

    A date counts where its line also carries a weekday, an issue or page number or the editors,
    or is one of the first lines of the page and hardly more than the date.
    """
    lines = (line.text for block in blocks for line in block.lines)
    for place, line in enumerate(lines):
        if len(line) > _SHORT or _SENTENCE.search(line) or not _YEAR.search(line):
            continue
        # Mastheads are set wide: ２０２４ 年 12 月 27 日; ○ is a common slip for 〇.
        plain = "".join(unicodedata.normalize("NFKC", line).replace("○", "〇").split())
        for mention in find_dates(plain):
            bare = len(plain) - len(mention.zh) <= 12 and place < _FIRST_LINES
            if mention.year and mention.month and mention.day and (bare or _SIGNS.search(plain)):
                return _iso(mention.year, mention.month, mention.day)
    return None


def date_in_name(name: str) -> str | None:
    """The date in a file name: 20241227, 2024-12-27, 2024年12月27日."""
    for match in _NAME_DATE.finditer(name):
        found = _iso(int(match[1]), int(match[3]), int(match[4]))
        if found:
            return found
    return None


def page_in_name(name: str) -> int | None:
    """The page number in a file name: 第4版, 04版, page-4, node_4, 2024122704."""
    for form in _NAME_PAGE:
        match = form.search(name)
        if match and int(match[1]):
            return int(match[1])
    return None


def printed_page(blocks: Iterable[Block]) -> int | None:
    """The page number in one of the first lines of the page: 第04版:要闻, 4版 综合."""
    lines = [line.text for block in blocks for line in block.lines][: 2 * _FIRST_LINES]
    for line in lines:
        plain = unicodedata.normalize("NFKC", line)
        # A line with a sentence or a bracket refers to a page (下转2版) rather than being one.
        if len(plain) > _SHORT or re.search(r"[。，,()转见]", plain):
            continue
        match = _PRINTED_PAGE.search(plain)
        if match and (number := _number(match[1])):
            return number
    return None


def _number(digits: str) -> int:
    value = read_numeral(digits)
    return int(value[0]) if value else 0


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
