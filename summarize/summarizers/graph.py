"""How alike sentences are, and which of them the others have most in common with.

Sentences are compared by the cosine of tf-idf vectors of character bigrams, which need no word
segmentation; centrality is continuous LexRank (Erkan and Radev, JAIR 22, 2004).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

__all__ = ["centrality", "cosine", "terms", "vectors"]

DAMPING = 0.85  # Erkan and Radev, as PageRank.
_ROUNDS = 60
_TOLERANCE = 1e-6
_RUN = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)?|[\u3400-\u9fff]+")


def terms(text: str) -> list[str]:
    """The bigrams of the Chinese characters of `text`, and its Latin words and figures whole.

    Full-width letters and figures count as the half-width ones: 'ＡＢ ５.6亿元' gives ab, 5.6,
    亿元.
    """
    found: list[str] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if len(run) == 1 or run.isascii():
            found.append(run)
        else:
            found.extend(run[index : index + 2] for index in range(len(run) - 1))
    return found


def vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """A tf-idf vector of length 1 for each text, empty where it has no term.

    The idf is that of these texts alone, log(1 + n / df), so that nothing has to be shipped.
    """
    counts = [Counter(terms(text)) for text in texts]
    frequency = Counter(term for count in counts for term in count)
    found = []
    for count in counts:
        vector = {
            term: number * math.log1p(len(texts) / frequency[term])
            for term, number in count.items()
        }
        length = math.sqrt(sum(value * value for value in vector.values()))
        found.append({term: value / length for term, value in vector.items()})
    return found


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1: 0 for nothing in common, 1 for the same terms."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other.get(term, 0.0) for term, value in one.items())


def centrality(rows: Sequence[Mapping[str, float]]) -> list[float]:
    """One value of 0 to 1 a row, 1 for the most central; all 0 where no row resembles another.

    The matrix of similarities S = X X^T is never made: S v is X (X^T v), so that time and
    memory grow with the length of the article and not with its square.
    """
    degree = _links(rows, [1.0] * len(rows))
    if not any(degree):
        return [0.0] * len(rows)
    rank = [1.0 / len(rows)] * len(rows)
    for _ in range(_ROUNDS):
        share = [r / d if d else 0.0 for r, d in zip(rank, degree, strict=True)]
        # A sentence without links hands its rank to all, as a dangling page does.
        loose = sum(r for r, d in zip(rank, degree, strict=True) if not d)
        floor = (1.0 - DAMPING + DAMPING * loose) / len(rows)
        new = [floor + DAMPING * value for value in _links(rows, share)]
        moved = sum(abs(a - b) for a, b in zip(new, rank, strict=True))
        rank = new
        if moved < _TOLERANCE:
            break
    top = max(rank)
    return [value / top for value in rank]


def _links(rows: Sequence[Mapping[str, float]], values: Sequence[float]) -> list[float]:
    """(S - I) v, for rows of length 1 (a row without terms has no link to itself either)."""
    total: dict[str, float] = {}
    for row, value in zip(rows, values, strict=True):
        for term, weight in row.items():
            total[term] = total.get(term, 0.0) + weight * value
    found = []
    for row, value in zip(rows, values, strict=True):
        linked = sum(weight * total[term] for term, weight in row.items())
        own = value if row else 0.0
        # Rounding leaves a trace where a row shares no term with any other.
        found.append(linked - own if linked - own > 1e-12 else 0.0)
    return found
