"""Order: names that stand in the reverse order may have been swapped.

What A said of B must not be said of A by B. Translations do move names, so this is a warning, and
only for two people or two places, by where each side names them first.
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

# What may stand between two places that English turns round: 奥地利首都维也纳, 浙江省杭州市.
_WITHIN = re.compile("首都|首府|省会|[省市州县区国]?的?")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """A name that both sides have, and where first; of a `person` or of a place."""

    zh: str
    en: str
    source: int
    text: int
    person: bool


def _named(pair: Pair) -> list[_Named]:
    """The names that both sides have, in the order of the translation."""
    found: dict[str, _Named] = {}
    for fact in pair.facts:
        if fact.kind != "person" or fact.zh not in pair.source:
            continue
        pattern = r"[\s-]*".join(map(re.escape, fact.en.split()))
        seen = [match.start() for match in re.finditer(rf"\b{pattern}\b", pair.text)]
        if seen:
            found[fact.zh] = _Named(
                zh=fact.zh, en=fact.en, source=pair.source.index(fact.zh), text=seen[0], person=True
            )
    for name in pair.names:
        zh = likely_span(name, pair.source)
        if zh is None or len(zh) < 2:
            continue
        if not any(zh in other or other in zh for other in found):
            found[zh] = _Named(
                zh=zh, en=name.text, source=pair.source.index(zh), text=name.start,
                person=zh[0] in surnames() and not _is_place(zh, name.text, pair),
            )  # fmt: skip
    often = Counter(spelled(each.en) for each in found.values())
    alone = (each for each in found.values() if often[spelled(each.en)] == 1)
    return sorted(alone, key=lambda each: each.text)


def _is_place(zh: str, en: str, pair: Pair) -> bool:
    places = [fact.zh for fact in pair.facts if fact.kind == "place"]
    return place_of(en) is not None or any(zh in place or place in zh for place in places)


def _reversed(pair: Pair) -> list[tuple[_Named, _Named]]:
    """Neighbours in the translation that the source has the other way round."""
    swapped = []
    named = _named(pair)
    groups = ([each for each in named if each.person == person] for person in (True, False))
    for first, second in itertools.chain.from_iterable(map(itertools.pairwise, groups)):
        if first.source < second.source:
            continue
        chinese = pair.source[second.source + len(second.zh) : first.source]
        # 江苏苏州 is Suzhou, Jiangsu.
        if not _WITHIN.fullmatch(chinese):
            swapped.append((first, second))
    return swapped


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
