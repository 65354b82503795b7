"""Choice among candidates: what keeps the figures comes before what reads smoothly.

A candidate is ranked by its wrong or missing figures first, then by its other errors, then by the
clauses, names and small figures it may lack, and only among equals by a weighted sum of softer
signs. The weights were fitted on development lines by `bench/fit_rescoring.py`, which prints what
each sign is worth.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from summarize.records import Translation

__all__ = ["LOST", "WEIGHTS", "rank", "signs"]

# A figure that is wrong, missing or from nowhere misleads most.
FIGURES = frozenset(("number", "date", "invention"))
# Findings of a clause, a name or a small figure (七次, 第三名) that is lost, even where they are no
# error.
LOST = frozenset(("omission", "name", "place", "title", "organisation", "term", "number", "date"))
# English letters a Chinese character: 2.9 in encyclopedias and translated news (FLORES), 3.6 in
# press and official pairs (the median of `prc_gov`).
LETTERS = 3.3
WORDS = re.compile(r"[\w'’-]+")
# Letters by which a word is told in all its forms.
STEM = 4

# Cost of a unit of each sign, the model's own mean log-probability being worth 1 a unit.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"model": 1.0, "warnings": 0.1, "length": 0.3, "repeats": 3.0, "unsaid": 0.5}
)


def rank(
    outcome: Translation, weights: Mapping[str, float] = WEIGHTS
) -> tuple[int, int, int, float]:
    """The lower, the better: errors in figures, other errors, what is lost, the sum of `signs`."""
    errors = [finding for finding in outcome.findings if finding.severity == "error"]
    figures = sum(finding.kind in FIGURES for finding in errors)
    soft = sum(weights[name] * value for name, value in signs(outcome).items())
    lost = sum(finding.kind in LOST for finding in outcome.findings)
    return (figures, len(errors) - figures, lost, soft)


def signs(outcome: Translation) -> dict[str, float]:
    """What speaks against a translation, each 0 at best.

    `model`: nats a token by which the model doubts it; `warnings`: findings short of errors;
    `length`: how far, in natural logarithms, its letters are from those usual for its source;
    `repeats`: the share of its word trigrams that were there before; `unsaid`: the share of its
    hints and glosses of which it says no word.
    """
    warnings = sum(finding.severity == "warning" for finding in outcome.findings)
    return {
        "model": -outcome.score if math.isfinite(outcome.score) else 100.0,
        "warnings": float(warnings),
        "length": _length(outcome),
        "repeats": _repeats(outcome.text),
        "unsaid": _unsaid(outcome),
    }


def _length(outcome: Translation) -> float:
    letters = sum(char.isalnum() for char in outcome.text)
    # Of Latin words and Arabic figures a letter stays a letter.
    usual = sum(1.0 if char.isascii() else LETTERS for char in outcome.source if char.isalnum())
    return abs(math.log((letters + 1) / (usual + 1)))


def _unsaid(outcome: Translation) -> float:
    said = _stems(outcome.text)
    wanted = list(filter(None, (_stems(en) for _, en in outcome.hints)))
    return sum(map(said.isdisjoint, wanted)) / len(wanted) if wanted else 0.0


def _stems(text: str) -> frozenset[str]:
    """What a word and its forms have in common: four letters; of shorter words nothing."""
    return frozenset(word[:STEM] for word in WORDS.findall(text.lower()) if len(word) >= STEM)


def _repeats(text: str) -> float:
    words = WORDS.findall(text.lower())
    grams = Counter(zip(words, words[1:], words[2:], strict=False))
    total = sum(grams.values())
    return 1 - len(grams) / total if total else 0.0
