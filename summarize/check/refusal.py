"""Refusal: what the source opposes, refuses, forbids, denies or condemns is not dropped."""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Finding
from summarize.zh.tables import read_table

__all__ = ["CHECK"]

_NOT = re.compile(r"\b(?:not|no|nor|never|none|neither|without|cannot|un\w+)\b|n['’]t\b", re.I)


def _lost(pair: Pair) -> list[str]:
    """The verbs of refusal for which the translation has neither a word nor any negation."""
    if _NOT.search(pair.text):
        return []
    found = ((re.search(zh, pair.source), words) for zh, words in read_table("refusals"))
    return [
        verb.group()
        for verb, words in found
        if verb and not re.search(rf"\b(?:{words})", pair.text, re.IGNORECASE)
    ]


def score(pair: Pair) -> float:
    """How many refusals the translation has lost."""
    return float(len(_lost(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a verb."""
    return tuple(
        Finding(
            kind="negation", severity="warning", zh=verb,
            message=f"The source says {verb} here; the translation may say the reverse.",
        )
        for verb in _lost(pair)
    )  # fmt: skip


CHECK = Check(name="refusal", score=score, explain=explain, high=0)
