"""Empty: a source with words has a translation with words."""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Finding

__all__ = ["CHECK"]


def score(pair: Pair) -> float:
    """Letters and digits of the translation; 1 at least where the source has none itself."""
    if not re.search(r"\w", pair.source):
        return 1.0
    return float(len(re.findall(r"[^\W_]", pair.text)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """The one finding."""
    return (
        Finding(
            kind="empty", severity="error", message="The translation is empty.",
            zh=pair.source, found=pair.text,
        ),
    )  # fmt: skip


CHECK = Check(name="empty", score=score, explain=explain, low=1)
