"""Spelling: a foreign name that no table has is spelled as the model thinks best."""

from __future__ import annotations

from summarize.check.contract import Check, Pair
from summarize.records import Finding
from summarize.zh.transcriptions import unknown_transcriptions

__all__ = ["CHECK"]


def _undecided(pair: Pair) -> dict[str, None]:
    """The names, each once: people without English, then transcriptions that are no fact."""
    people = [
        fact.zh
        for fact in pair.facts
        if fact.kind == "person" and not fact.en and fact.zh in pair.source
    ]
    return dict.fromkeys((*people, *unknown_transcriptions(pair.source, pair.facts)))


def score(pair: Pair) -> float:
    """Names of the source whose spelling is nowhere decided."""
    return float(len(_undecided(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a name: a warning, since decoding again would decide nothing."""
    return tuple(
        Finding(
            kind="spelling", severity="warning",
            message=f"{zh} is a name from abroad that no table has; its spelling is a guess.",
            zh=zh,
        )
        for zh in _undecided(pair)
    )  # fmt: skip


CHECK = Check(name="spelling", score=score, explain=explain, high=0)
