"""Ago: 80年前 is 80 years ago, not the past 80 years or in 80 years."""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Finding

__all__ = ["CHECK"]

# A length of time and 前: not 2025年前, 月前 of a calendar, 年前三季度, 三年前后.
_AGO = re.compile(
    "(?<![0-9０-９二〇○零])(?:[0-9０-９]{1,3}|[一二三四五六七八九十百两几数]+)[余多]?"
    "(?:年|个半?月|天|周|个?星期|个?小时|分钟|个?世纪)[以之]?前"
    "(?![0-9一二三四五六七八九十半两几后往期端沿述])"
)
_SAID = re.compile(
    r"\b(?:ago|before(?:hand)?|earlier|prior|previous(?:ly)?|preced\w*|since|back|old(?:er)?|later"
    r"|after|ahead|advance|former(?:ly)?|until|early|notice|then)\b|\bpre-",
    re.IGNORECASE,
)


def _unsaid(pair: Pair) -> list[str]:
    """Lengths of time after which the translation has no word for 前."""
    found = _AGO.findall(pair.source)
    return found if found and not _SAID.search(pair.text) else []


def score(pair: Pair) -> float:
    """How many times past the translation puts at no time or another."""
    return float(len(_unsaid(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding each: a warning, since a year or an era may stand for it."""
    return tuple(
        Finding(
            kind="date", severity="warning", zh=zh,
            message=f"{zh} is that time ago; the translation does not say so.",
        )
        for zh in _unsaid(pair)
    )  # fmt: skip


CHECK = Check(name="ago", score=score, explain=explain, high=0)
