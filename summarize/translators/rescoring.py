"""Choice among candidates: what keeps the figures comes before what reads smoothly.

A candidate is ranked by its wrong or missing figures first, then by its other errors, and only
among equals by a weighted sum of softer signs. The weights were fitted on development lines by
`bench/fit_rescoring.py`, which prints what each sign is worth.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from summarize.records import Translation

__all__ = ["WEIGHTS", "rank", "signs"]

# A figure that is wrong, missing or from nowhere misleads most.
FIGURES = frozenset(("number", "date", "invention"))
# English letters a Chinese character: the median of press and official pairs (`prc_gov`).
LETTERS = 3.6
WORDS = re.compile(r"[\w'’-]+")

# Cost of a unit of each sign, the model's own mean log-probability being worth 1 a unit.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"model": 1.0, "warnings": 0.3, "length": 0.5, "repeats": 2.0}
)


def rank(outcome: Translation, weights: Mapping[str, float] = WEIGHTS) -> tuple[int, int, float]:
    """The lower, the better: errors in figures, other errors, the weighted sum of `signs`."""
    errors = [finding for finding in outcome.findings if finding.severity == "error"]
    figures = sum(finding.kind in FIGURES for finding in errors)
    soft = sum(weights[name] * value for name, value in signs(outcome).items())
    return (figures, len(errors) - figures, soft)


def signs(outcome: Translation) -> dict[str, float]:
    """What speaks against a translation, each 0 at best.

    `model`: nats a token by which the model doubts it; `warnings`: findings short of errors;
    `length`: how far, in natural logarithms, its letters are from those usual for its source;
    `repeats`: the share of its word trigrams that were there before.
    """
    warnings = sum(finding.severity == "warning" for finding in outcome.findings)
    return {
        "model": -outcome.score if math.isfinite(outcome.score) else 100.0,
        "warnings": float(warnings),
        "length": _length(outcome),
        "repeats": _repeats(outcome.text),
    }


def _length(outcome: Translation) -> float:
    letters = sum(char.isalnum() for char in outcome.text)
    # Of Latin words and Arabic figures a letter stays a letter.
    usual = sum(1.0 if char.isascii() else LETTERS for char in outcome.source if char.isalnum())
    return abs(math.log((letters + 1) / (usual + 1)))


def _repeats(text: str) -> float:
    words = WORDS.findall(text.lower())
    grams = Counter(zip(words, words[1:], words[2:], strict=False))
    total = sum(grams.values())
    return 1 - len(grams) / total if total else 0.0
