"""Words around a number that say how it is meant: 约, 近, 逾, 以上 (`data/approximations.tsv`)."""

from __future__ import annotations

import functools
import re
from typing import cast

from summarize.records import Approximation
from summarize.zh.changes import change_verbs
from summarize.zh.tables import read_table

__all__ = ["approximation_of", "is_approximated", "leading", "means_last", "tail"]

_TIMES = frozenset(("年", "个月", "天", "周", "日", "个季度", "个星期"))
_TAKES = re.compile("(?:用|有|达|历时|耗时|过|持续|长|了|花|经|将|是|为|约|需|隔|逾)$")


def approximation_of(word: str) -> tuple[Approximation | None, str]:
    """The approximation that a word stands for and its English; (None, "") for no such word."""
    for zh, approximation, english, *_ in read_table("approximations"):
        if zh == word:
            return cast("Approximation", approximation), english
    return None, ""


def leading(text: str, start: int, floor: int = 0) -> tuple[int, str] | None:
    """Where the approximating words before the number at `start` begin, and the last of them.

    A verb of change may stand between: 至少提高0.1个百分点. Nothing before `floor` is looked at.
    """
    match = _leading().search(text, floor, start)
    return (match.start(), _word().findall(match.group())[-1]) if match else None


def is_approximated(text: str, start: int) -> bool:
    """Does an approximating word stand before the number at `start`?"""
    return _leading().search(text, 0, start) is not None


def tail(text: str, end: int) -> re.Match[str] | None:
    """The approximating word after the number or unit that ends at `end`: 左右, 以上."""
    return _tail().match(text, end)


def means_last(text: str, start: int, unit: str, *, few: bool) -> bool:
    """Is the 近 at `start` the last years (近三年来), rather than nearly so many (历时近三年)?"""
    takes = _TAKES.search(text[:start])
    return few and unit in _TIMES and text[start] == "近" and takes is None


def _alternatives(place: str) -> str:
    rows = [row for row in read_table("approximations") if row[3] == place]
    rows.sort(key=lambda row: -len(row[0]))
    return "|".join((f"(?<![{row[4]}])" if row[4] != "-" else "") + row[0] for row in rows)


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile(_alternatives("before"))


@functools.cache
def _leading() -> re.Pattern[str]:
    verbs = "|".join(verb for verb in change_verbs() if len(verb) > 1)
    return re.compile(
        rf"(?:(?:{_alternatives('before')})(?:为|有|合|在|是)?\s?)+(?:(?:{verbs})\s?)?$"
    )


@functools.cache
def _tail() -> re.Pattern[str]:
    return re.compile(_alternatives("after"))
