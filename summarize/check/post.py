"""Posts and bodies: an office or an institution of the source is one the translation names too."""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Fact, Finding

__all__ = ["CHECK"]

# A rendering is taken as kept where this share of its content words is there: wording may differ
# (chief procurator, head of the bureau), another office does not share half of the words.
KEPT = 0.5
_SMALL = frozenset(
    ("a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "under", "with")
)


def _stems(text: str) -> set[str]:
    """Content words without their endings, so that 'provincial' meets 'province'."""
    words = re.findall(r"[a-z]+", text.lower().replace("'s", ""))
    return {word[:6] for word in words if word not in _SMALL}


def _lost(pair: Pair) -> list[Fact]:
    there = _stems(pair.text)
    lost = []
    for fact in pair.facts:
        if fact.kind not in ("title", "organisation") or fact.zh not in pair.source:
            continue
        wanted = _stems(fact.en)
        if wanted and len(wanted & there) < KEPT * len(wanted):
            lost.append(fact)
    return lost


def score(pair: Pair) -> float:
    """Posts and bodies of the source that share less than half of their words with the English."""
    return float(len(_lost(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a lost post or body."""
    return tuple(
        Finding(
            kind=fact.kind,
            severity="error",
            message=f"{fact.zh} is {fact.en}; the translation may name another.",
            zh=fact.zh,
            expected=fact.en,
        )
        for fact in _lost(pair)
    )


CHECK = Check(name="post", score=score, explain=explain, high=0)
