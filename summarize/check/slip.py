"""Slip: a person of the source whose name is spelled a syllable wrong, Wang Chenguo for 王成国."""

from __future__ import annotations

import itertools
import re

from summarize.check.contract import Check, Pair
from summarize.check.english_names import is_ordinary
from summarize.check.name import missing_names
from summarize.check.name_support import is_supported, nearest_sounding
from summarize.check.sounds import sounding
from summarize.records import Finding

__all__ = ["CHECK", "slips"]


def slips(pair: Pair) -> dict[str, tuple[str, str]]:
    """Name as written to (Chinese, English) of the person it is a slip of."""
    found = {}
    for name in pair.names:
        if is_supported(name.text, pair):
            continue
        words = re.findall(r"[A-Za-zÀ-ÿ'’-]+", name.text)
        for first, second in itertools.pairwise(words):
            if is_ordinary(first) and is_ordinary(second):
                continue
            if sounding(first + second, pair.source) or sounding(second + first, pair.source):
                continue
            near = nearest_sounding(f"{first} {second}", pair.source)
            if near is not None:
                found[f"{first} {second}"] = near
    return found


def _untold(pair: Pair) -> list[tuple[str, str, str]]:
    """(as written, Chinese, English) of slips that the check of known names does not tell."""
    told = {fact.zh for fact, _ in missing_names(pair)}
    return [(name, zh, en) for name, (zh, en) in slips(pair).items() if zh not in told]


def score(pair: Pair) -> float:
    """Names of people with a slip in them."""
    return float(len(_untold(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a name."""
    return tuple(
        Finding(
            kind="name", severity="error", zh=zh, expected=en, found=name,
            message=f"{zh} is {en}; the translation writes {name}.",
        )
        for name, zh, en in _untold(pair)
    )  # fmt: skip


CHECK = Check(name="slip", score=score, explain=explain, high=0)
