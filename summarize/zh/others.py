"""Those beside the ones named: 公安部、财政部等12部门 are the two ministries and ten others.

Chinese counts those it has named, English those it has not: "and 12 other departments" is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.records import Fact
from summarize.zh.wording import ONES

__all__ = ["count_others", "named_before"]

_NAMES = frozenset(("glossary", "organisation", "person", "place", "title"))
_BETWEEN = "、和与及"


def count_others(text: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """`facts` of `text`, with 等12部门 for 12部门 where facts are all that is listed before it."""
    named = named_before(text, facts)
    return tuple(
        _others(fact, named[fact.start]) if fact.start in named else fact for fact in facts
    )


def named_before(text: str, facts: Sequence[Fact]) -> dict[int, int]:
    """How many are named before 等 and a number, by the start of the number.

    Left out are numbers before which anything but facts is listed, and those of all that is named.
    """
    ends = {fact.end: fact for fact in facts if fact.kind in _NAMES}
    listed = {
        fact.start: (_listed(text, fact.start - 1, ends), int(fact.value))
        for fact in facts
        if fact.kind == "number" and fact.value.isdigit() and not fact.approximation
        and text[fact.start - 1 : fact.start] == "等"
    }  # fmt: skip
    return {start: count for start, (count, number) in listed.items() if 0 < count < number}


def _others(fact: Fact, named: int) -> Fact:
    rest = int(fact.value) - named
    unit = fact.en.removeprefix(fact.value).strip()
    if rest == 1 and unit:  # its unit is plural
        return fact
    number = ONES[rest] if rest < len(ONES) else str(rest)
    return replace(
        fact, zh=f"等{fact.zh}", start=fact.start - 1, en=f"and {number} other {unit}".rstrip()
    )


def _listed(text: str, end: int, ends: dict[int, Fact]) -> int:
    """How many names end at `end`, one after the other; 0 where one of them is no fact."""
    count = 0
    while (fact := ends.get(end)) is not None:
        count += 1
        if text[fact.start - 1 : fact.start] not in tuple(_BETWEEN):
            return count
        end = fact.start - 1
    return 0
