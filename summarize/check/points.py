"""Percentage points: 下降0.5个百分点 is a difference of shares, not a fall by 0.5 percent."""

from __future__ import annotations

import re

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.matching import rendering
from summarize.records import Finding

__all__ = ["CHECK"]

_POINTS = re.compile(r"[\s-]*(?:per\s?cent(?:age)?|%|pct)?[\s-]*(?:points?\b|pp\b|ppts?\b)", re.I)
_PERCENT = re.compile(r"[\s-]*(?:per\s?cent\b(?![\s-]*point)|%)", re.I)


def _wrong(pair: Pair) -> list[tuple[Claim, str]]:
    """Claims and the English words that make points of percent or percent of points."""
    wrong = []
    said = "百分点" in pair.source
    for claim in pair.claims:
        points = "百分点" in claim.unit
        if not points and (not claim.percent or said):
            continue
        other, own = (_PERCENT, _POINTS) if points else (_POINTS, _PERCENT)
        tails = [(n, other.match(pair.text, n.end)) for n in rendering(pair, claim)]
        if any(own.match(pair.text, n.end) and not tail for n, tail in tails):
            continue
        wrong += [(claim, pair.text[n.start : tail.end()]) for n, tail in tails if tail][:1]
    return wrong


def score(pair: Pair) -> float:
    """Figures with percent where percentage points are meant, and the other way round."""
    return float(len(_wrong(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a figure."""
    return tuple(
        Finding(
            kind="percent", severity="error", zh=claim.zh, expected=claim.expected, found=found,
            message=f"{claim.zh} is {claim.expected}; percent and percentage points differ.",
        )
        for claim, found in _wrong(pair)
    )  # fmt: skip


CHECK = Check(name="percent", score=score, explain=explain, high=0)
