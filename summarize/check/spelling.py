"""Spelling: a foreign person of whom no table has the name is spelled as the model thinks best."""

from __future__ import annotations

from summarize.check.contract import Check, Pair
from summarize.records import Fact, Finding

__all__ = ["CHECK"]


def _undecided(pair: Pair) -> list[Fact]:
    return [
        fact
        for fact in pair.facts
        if fact.kind == "person" and not fact.en and fact.zh in pair.source
    ]


def score(pair: Pair) -> float:
    """People of the source whose spelling is nowhere decided."""
    return float(len({fact.zh for fact in _undecided(pair)}))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a person: a warning, since decoding again would decide nothing."""
    return tuple(
        Finding(
            kind="spelling", severity="warning",
            message=f"{zh} is a name from abroad that no table has; its spelling is a guess.",
            zh=zh,
        )
        for zh in dict.fromkeys(fact.zh for fact in _undecided(pair))
    )  # fmt: skip


CHECK = Check(name="spelling", score=score, explain=explain, high=0)
