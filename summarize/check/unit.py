"""Units: what is told in kilometres is not told in miles.

A figure that is kept with another unit is another amount, and so is one with none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.english_numbers import EnglishNumber
from summarize.check.matching import rendering
from summarize.records import Finding

__all__ = ["CHECK"]

# Characters of the translation in which the unit is looked for, before a number and behind it:
# "a 5-kilometre run", "50, 60 and 70 tonnes", "degrees of 30 and more".
_BEFORE, _BEHIND = 30, 70
# What English says for a unit where it keeps the figure; a figure that is converted (190 pounds for
# 86公斤) is another. Of acres, mu and hectares the figures differ, so each has its own word.
_SAID: Mapping[str, re.Pattern[str]] = {
    unit: re.compile(rf"(?<![a-z])(?:{words})", re.IGNORECASE)
    for units, words in (
        (("立方米",), r"cubic[- ]met|cu\.? ?m|m(?:\^)?3|m³|㎥|cbm"),
        (("平方米",), r"square[- ]met|sq\.? ?m|m(?:\^)?2|m²|㎡"),
        (("平方公里", "平方千米"), r"square[- ]kilomet|sq\.? ?k|km(?:\^)?2|km²"),
        (("公里", "千米"), r"kilomet|kms?\b|kph|km/|k\b"),
        (("厘米",), r"centimet|cm"),
        (("毫米",), r"millimet|mm|calib"),
        (("海里",), r"nautical|nmi?\b|sea mile"),
        (("公顷",), r"hectare|ha\b"),
        (("亩",), r"mus?\b"),
        (("吨",), r"(?:mega|kilo)?ton|m?t\b|t/|tce|tco|dwt"),
        (("公斤", "千克"), r"kilo|kgf?s?\b"),
        (("千瓦时",), r"(?:kilo)?watt[- ]?hour|kwh|units? of"),
        (("千瓦",), r"kilowatt|kw"),
        (("摄氏度", "℃"), r"degrees?(?! fahrenheit)|celsius|centigrade|[°º℃]|o?c\b"),
    )
    for unit in units
}
# Classes and weapons are named by their measure, and of temperatures below zero it is left out.
_NAMED = re.compile("级|炮|口径")
_MINUS = re.compile(r"\b(?:minus|below zero|sub-?zero)\b", re.IGNORECASE)


def _lost(pair: Pair) -> list[Claim]:
    """Figures that are kept without their unit: wherever they are, in other words."""
    met = Counter(value for claim in pair.claims for value in claim.values[:1])
    return [
        claim
        for claim in pair.claims
        if claim.unit in _SAID
        # Of five kilometres and five runners English may keep one.
        and (not claim.values or met[claim.values[0]] < 2)
        and not _NAMED.match(pair.source, claim.end)
        and not (claim.unit in ("摄氏度", "℃") and _MINUS.search(pair.text))
        and (numbers := rendering(pair, claim))
        and not any(_has_unit(pair.text, number, claim.unit) for number in numbers)
    ]


def _has_unit(text: str, number: EnglishNumber, unit: str) -> bool:
    around = text[max(0, number.start - _BEFORE) : number.start], text[number.end :][:_BEHIND]
    return any(_SAID[unit].search(part) for part in around)


def score(pair: Pair) -> float:
    """Figures whose unit the translation does not have."""
    return float(len(_lost(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a figure."""
    return tuple(
        Finding(
            kind="unit", severity="error", zh=claim.zh, expected=claim.expected,
            message=f"{claim.zh} is {claim.expected}; the translation has another unit or none.",
        )
        for claim in _lost(pair)
    )  # fmt: skip


CHECK = Check(name="unit", score=score, explain=explain, high=0)
