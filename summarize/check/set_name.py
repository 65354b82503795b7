"""Set names from nowhere: bodies, events and programmes that no Chinese of the source speaks of.

A small model fills a gap with what news often says (the White House, a free trade zone). Which
Chinese goes with such a name is known, since good translations do not add one.
"""

from __future__ import annotations

import functools
import re

from summarize.check.contract import Check, Pair
from summarize.records import Finding
from summarize.zh.tables import read_table

__all__ = ["CHECK"]


@functools.cache
def _set_names() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(en), re.compile(zh)) for en, zh in read_table("set_names"))


def _from_nowhere(pair: Pair) -> list[str]:
    """The set names of the translation that neither the source nor a fact of it has."""
    if not pair.is_chinese:
        return []
    known = " ".join(fact.en for fact in pair.facts if fact.zh in pair.source)
    return [
        named.group()
        for english, chinese in _set_names()
        if (named := english.search(pair.text))
        and not chinese.search(pair.source)
        and not english.search(known)
    ]


def score(pair: Pair) -> float:
    """Set names that come from nowhere."""
    return float(len(_from_nowhere(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a name."""
    return tuple(
        Finding(
            kind="invention", severity="error", found=name,
            message=f"No Chinese of the source speaks of {name}.",
        )
        for name in _from_nowhere(pair)
    )  # fmt: skip


CHECK = Check(name="set-name", score=score, explain=explain, high=0)
