"""Order: names that stand in the reverse order may have been swapped.

What A said of B must not be said of A by B. Translations do move names (A 被 B is "B … A"), so
this is a warning, and only for two people or two places that each side names once.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from summarize.check.contract import Check, Pair
from summarize.check.name_support import likely_span, place_of
from summarize.check.sounds import spelled
from summarize.records import Finding
from summarize.zh.romanize import surnames

__all__ = ["CHECK"]

# Words between two names that turn them round in one language and not in the other.
_TURNS_ZH = re.compile("被|由|受|遭|获|向|对|给|与|同|跟|据|为|随|在|从|比|继|除|经|把|将|让|的")
_TURNS_EN = re.compile(
    r"\b(?:by|of|from|to|after|before|for|with|under|than|according|whom?|whose|that|which|and|in|on|at|as)\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """A name that each side has once, and where; of a `person` or of a place."""

    zh: str
    en: str
    source: int
    text: int
    person: bool


def _named(pair: Pair) -> list[_Named]:
    """The names that both sides have once, in the order of the translation."""
    found: dict[str, _Named] = {}
    for fact in pair.facts:
        if fact.kind != "person" or pair.source.count(fact.zh) != 1:
            continue
        pattern = r"[\s-]*".join(map(re.escape, fact.en.split()))
        seen = [match.start() for match in re.finditer(rf"\b{pattern}\b", pair.text)]
        if len(seen) == 1:
            found[fact.zh] = _Named(
                zh=fact.zh, en=fact.en, source=pair.source.index(fact.zh), text=seen[0], person=True
            )
    for name in pair.names:
        zh = likely_span(name, pair.source)
        if zh is None or len(zh) < 2 or pair.source.count(zh) != 1:
            continue
        if not any(zh in other or other in zh for other in found):
            found[zh] = _Named(
                zh=zh, en=name.text, source=pair.source.index(zh), text=name.start,
                person=zh[0] in surnames() and place_of(name.text) is None,
            )  # fmt: skip
    often = Counter(spelled(each.en) for each in found.values())
    once = (each for each in found.values() if often[spelled(each.en)] == 1)
    return sorted(once, key=lambda each: each.text)


def _reversed(pair: Pair) -> list[tuple[_Named, _Named]]:
    """Neighbours in the translation that the source has the other way round."""
    swapped = []
    for first, second in itertools.pairwise(_named(pair)):
        if first.source < second.source or first.person != second.person:
            continue
        chinese = pair.source[second.source + len(second.zh) : first.source]
        english = pair.text[first.text + len(first.en) : second.text]
        # 江苏苏州 is Suzhou, Jiangsu.
        if chinese and not _turned(english, chinese):
            swapped.append((first, second))
    return swapped


def _turned(english: str, chinese: str) -> bool:
    """Do the words between the names account for the reverse order?"""
    return bool(_TURNS_ZH.search(chinese)) != bool(_TURNS_EN.search(english))


def score(pair: Pair) -> float:
    """Neighbouring names in reverse order."""
    return float(len(_reversed(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a pair of names."""
    return tuple(
        Finding(
            kind="order", severity="warning", zh=f"{second.zh}, {first.zh}",
            expected=f"{second.en}, {first.en}", found=f"{first.en}, {second.en}",
            message=f"{first.en} and {second.en} stand in reverse order; they may be swapped.",
        )
        for first, second in _reversed(pair)
    )  # fmt: skip


CHECK = Check(name="order", score=score, explain=explain, high=0)
