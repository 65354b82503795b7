"""Number: every figure of the source stands in the translation, by value.

8.5亿元 is satisfied by "850 million yuan", "0.85 billion", "850,000,000" and "RMB 850m" alike.
"""

from __future__ import annotations

import re

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.matching import likeliest, rendering, rounded, spare, written
from summarize.records import Finding, Severity

__all__ = ["CHECK", "missing_figures"]

_ONE = re.compile(r"\b(?:an?|one)\s(?=(?:hundred|thousand|million|billion)\b)", re.I)


def missing_figures(pair: Pair, kind: str) -> list[tuple[Claim, Severity]]:
    """Claims of `kind` without their figure, each with the severity of that."""
    free = spare(pair)
    claims = [claim for claim in pair.claims if claim.kind == kind and claim.month is None]
    missing: list[tuple[Claim, Severity]] = []
    for place, claim in enumerate(claims):
        there = {number.start for number in rendering(pair, claim)}
        before = sum(other.values == claim.values and other.strict for other in claims[:place])
        if not there and not claim.strict and claim.zh in pair.text:
            continue  # 4K, G20
        if not there:
            near = any(rounded(claim, number) for number in free)
            if claim.strict or not _may_be_words(claim):
                missing.append((claim, "warning" if near or not claim.strict else "error"))
        elif claim.zh[0] in "数几" and all(_is_one(pair.text, start) for start in there):
            missing.append((claim, "error"))
        elif claim.strict and not claim.exact and before >= len(there):
            # The same figure twice in the source, once in the English: the wording may merge them.
            missing.append((claim, "warning"))
    return missing


def _is_one(text: str, start: int) -> bool:
    """Is it a thousand, which several thousand (数千) is not?"""
    return any(start in (one.start(), one.end()) for one in _ONE.finditer(text))


def _may_be_words(claim: Claim) -> bool:
    """两, 二 and inexact numerals are often worded: both, several, a few."""
    return claim.low is not None or any(value <= 2 for value in claim.values)


def score(pair: Pair) -> float:
    """Figures of the source that the translation does not have."""
    return float(len(missing_figures(pair, "number")))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a missing figure; `found` is the figure that may stand in its place."""
    free = spare(pair)
    return tuple(
        Finding(
            kind="number", severity=severity,
            message=f"{claim.zh} should be {claim.expected}; the translation does not say so.",
            zh=claim.zh, expected=claim.expected, found=written(pair, likeliest(claim, free)),
        )
        for claim, severity in missing_figures(pair, "number")
    )  # fmt: skip


CHECK = Check(name="number", score=score, explain=explain, high=0)
