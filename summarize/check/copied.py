"""Copied: the model gave back its Chinese input instead of translating it."""

from __future__ import annotations

import re

from summarize.check.contract import HAN, Check, Pair
from summarize.records import Finding

__all__ = ["CHECK"]


def score(pair: Pair) -> float:
    """Share of the source's Chinese characters in the longest run that the text repeats."""
    source, text = _han(pair.source), _han(pair.text)
    if not source or not text:
        return 0.0
    return _longest_common(source, text) / len(source)


def _han(text: str) -> str:
    return re.sub(f"[^{HAN}]", "", text)


def _longest_common(first: str, second: str) -> int:
    best = 0
    previous = [0] * (len(second) + 1)
    for char in first:
        current = [0] * (len(second) + 1)
        for place, other in enumerate(second, start=1):
            if char == other:
                current[place] = previous[place - 1] + 1
                best = max(best, current[place])
        previous = current
    return best


def explain(pair: Pair) -> tuple[Finding, ...]:
    """The one finding."""
    return (
        Finding(
            kind="copied", severity="error",
            message="The translation repeats the Chinese source.", zh=pair.source, found=pair.text,
        ),
    )  # fmt: skip


CHECK = Check(name="copied", score=score, explain=explain, high=0.5)
