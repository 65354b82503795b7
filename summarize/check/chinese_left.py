"""Chinese left: characters that the translation did not render, brackets included."""

from __future__ import annotations

import re

from summarize.check.contract import HAN, Check, Pair
from summarize.records import Finding

__all__ = ["CHECK"]

_RUN = re.compile(f"[{HAN}]+")


def score(pair: Pair) -> float:
    """Chinese characters in the translation."""
    return float(sum(len(run) for run in _RUN.findall(pair.text)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a run of characters, in order, without repetition."""
    return tuple(
        Finding(
            kind="chinese-left", severity="error",
            message=f"The translation still has Chinese in it: {run}.", zh=run, found=run,
        )
        for run in dict.fromkeys(_RUN.findall(pair.text))
    )  # fmt: skip


CHECK = Check(name="chinese-left", score=score, explain=explain, high=0)
