"""Units: what is told in cubic metres is not told in mu.

A figure that is kept with another unit is another amount, and so is one with none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.matching import rendering
from summarize.records import Finding

__all__ = ["CHECK"]

# What English says for a unit where it keeps the figure; a figure that is converted (190 pounds for
# 86公斤) is another.
_SAID: Mapping[str, re.Pattern[str]] = {
    unit: re.compile(words, re.IGNORECASE)
    for units, words in (
        (("立方米",), r"cubic|m3|m³|cbm"),
        (("平方米", "平方公里", "平方千米"), r"square|sq|m2|m²"),
        (("公里", "千米"), r"kilomet|km|kph|[0-9]k\b"),
        (("厘米",), r"centimet|cm"),
        (("毫米",), r"millimet|mm"),
        (("海里",), r"nautical|mile|nm\b"),
        (("公顷",), r"hectare|ha\b"),
        (("亩",), r"mus?\b|acre"),
        (("吨",), r"ton|[0-9] ?m?t\b|t/"),
        (("公斤", "千克"), r"kilo|kg"),
        (("千瓦时",), r"watt|[km]wh"),
        (("千瓦", "兆瓦"), r"watt|[kmg]w\b"),
        (("摄氏度", "℃"), r"degree|celsius|centigrade|[°º℃]|oC\b"),
    )
    for unit in units
}


def _lost(pair: Pair) -> list[Claim]:
    """Figures that are kept without their unit."""
    return [
        claim
        for claim in pair.claims
        if claim.unit in _SAID
        and not _SAID[claim.unit].search(pair.text)
        and rendering(pair, claim)
    ]


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
