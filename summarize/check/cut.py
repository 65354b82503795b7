"""Cut: the model reached its length cap, or the text stops without an end mark."""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Finding

__all__ = ["CHECK"]

_SOURCE_ENDS = re.compile(r"[。！？!?][”’」』）)\s]*$")
_ENDS = re.compile(r"[.!?…:;][\"'”’)\]\s]*$|[\"”’)\]]$")
# "…; and" closes an item of a legal list.
_HANGS = re.compile(
    r"(?:[,(\[“]|(?<!; )\b(?:and|or|of|the|a|an|to|in|for|with|by|from|at|as))\s*$", re.I
)


def score(pair: Pair) -> float:
    """2 where the output was cut off or hangs in the air, 1 without end mark, else 0."""
    if not pair.finished:
        return 2.0
    if not pair.text.strip() or not _SOURCE_ENDS.search(pair.source):
        return 0.0
    if _HANGS.search(pair.text):
        return 2.0
    return 0.0 if _ENDS.search(pair.text.rstrip()) else 1.0


def explain(pair: Pair) -> tuple[Finding, ...]:
    """The one finding: an error where text is surely missing."""
    sure = score(pair) == 2
    message = (
        "The translation breaks off before its end."
        if sure
        else "The translation has no end mark; it may have been cut."
    )
    return (
        Finding(
            kind="cut", severity="error" if sure else "warning", message=message,
            found=pair.text[-40:],
        ),
    )  # fmt: skip


CHECK = Check(name="cut", score=score, explain=explain, high=0)
