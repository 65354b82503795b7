"""The post a person is named with: 省委常委、政法委书记王成国, 李强总理."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from summarize.records import Fact

__all__ = ["with_posts"]

_JOINT = re.compile(r"[、，,兼\s]?")
# More posts in a row than anyone holds are a list of other people's.
_MOST = 6


def with_posts(
    text: str, facts: Sequence[Fact], given: Mapping[str, tuple[str, str]]
) -> tuple[Fact, ...]:
    """`facts` of `text`, in order, with the post of each person: that of `given`, or beside him."""
    return tuple(
        dataclasses.replace(fact, post=given.get(fact.zh) or _beside(text, facts, place))
        if fact.kind == "person"
        else fact
        for place, fact in enumerate(facts)
    )


def _beside(text: str, facts: Sequence[Fact], place: int) -> tuple[str, str] | None:
    """The posts right before the person, which count together, else the one right behind."""
    person = facts[place]
    held: list[Fact] = []
    position = person.start
    for fact in reversed(facts[max(0, place - _MOST) : place]):
        gap = text[fact.end : position]
        if fact.kind != "title" or not (_JOINT.fullmatch(gap) if held else not gap):
            break
        held.insert(0, fact)
        position = fact.start
    if not held:
        behind = facts[place + 1 : place + 2]
        held = [fact for fact in behind if fact.kind == "title" and fact.start == person.end]
    if not held:
        return None
    return text[held[0].start : held[-1].end], ", ".join(fact.en for fact in held)
