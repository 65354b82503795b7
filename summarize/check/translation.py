"""All checks of a translation, in the order in which their findings are reported."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from summarize.check import (
    bound,
    change,
    chinese_left,
    copied,
    currency,
    cut,
    date,
    direction,
    empty,
    foreign_name,
    invention,
    length,
    loop,
    name,
    negation,
    number,
    omission,
    opposite,
    order,
    place,
    points,
    post,
    refusal,
    relative_time,
    repeated,
    set_name,
    slip,
    spelling,
    tense,
    unit,
)
from summarize.check.contract import Check, Pair
from summarize.records import Fact, Finding
from summarize.zh.spacing import close_up, closed_up

__all__ = ["TRANSLATION_CHECKS", "check_translation"]

TRANSLATION_CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.name: check
        for check in (
            empty.CHECK,
            copied.CHECK,
            chinese_left.CHECK,
            loop.CHECK,
            cut.CHECK,
            length.CHECK,
            omission.CHECK,
            number.CHECK,
            repeated.CHECK,
            date.CHECK,
            relative_time.AGO,
            relative_time.NOWHERE,
            relative_time.ERA,
            tense.TO_COME,
            tense.PASSED,
            invention.CHECK,
            currency.CHECK,
            unit.CHECK,
            points.CHECK,
            bound.CHECK,
            bound.ADDED,
            change.CHECK,
            negation.CHECK,
            opposite.CHECK,
            direction.CHECK,
            refusal.CHECK,
            name.CHECK,
            slip.CHECK,
            foreign_name.CHECK,
            set_name.CHECK,
            order.CHECK,
            place.CHECK,
            name.GLOSSARY,
            post.CHECK,
            spelling.CHECK,
        )
    }
)


def check_translation(
    source: str, text: str, *, finished: bool = True, facts: Sequence[Fact] = ()
) -> tuple[Finding, ...]:
    """What is wrong with `text` as the English of the Chinese sentence `source`.

    `finished` is False where decoding reached its cap. Of `facts` those are used whose Chinese
    stands in `source`: people, posts, bodies and glossary entries; numbers are read from the
    source itself. No finding means accepted. An empty or copied translation gets that finding
    alone, as all others would follow from it.
    """
    closed, places = closed_up(source)
    if closed != source:
        facts = [_closed(fact, places) for fact in facts]
    pair = Pair(source=closed, text=text, finished=finished, facts=tuple(facts))
    findings: list[Finding] = []
    for check in TRANSLATION_CHECKS.values():
        if not check.accept(check.score(pair)):
            findings += check.explain(pair)
            if check.name in ("empty", "copied"):
                break
    return tuple(findings)


def _closed(fact: Fact, places: Sequence[int]) -> Fact:
    """A fact of the source as it stands there closed up; `places` as of `closed_up`."""
    start, end = (bisect.bisect_left(places, edge) for edge in (fact.start, fact.end))
    return replace(fact, zh=close_up(fact.zh), start=start, end=end)
