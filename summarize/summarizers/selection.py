"""Which sentences make the summary: the best ones that fit and do not repeat each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.summarizers.candidates import Candidate
from summarize.summarizers.contract import Limits
from summarize.summarizers.features import Measured, Weights, score
from summarize.summarizers.graph import cosine

__all__ = ["Chosen", "choose"]

# Cosine from which two sentences tell the same: a caption and the body often do.
SAME = 0.7


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """A sentence of the summary; `score` is its own, before what it repeats was taken off."""

    candidate: Candidate
    score: float


def choose(pool: Sequence[Measured], limits: Limits, weights: Weights) -> list[Chosen]:
    """One sentence at least, within the limits, in source order; `pool` must not be empty.

    Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998). Where no sentence fits
    `limits.max_chars`, the best one is chosen all the same, alone.
    """
    scores = [score(entry.features, weights) for entry in pool]
    lengths = [len(entry.candidate.text) for entry in pool]
    room = sum(lengths) if limits.max_chars is None else limits.max_chars
    # The earlier sentence wins a tie, so that the outcome is the same every time.
    fitting = [index for index, length in enumerate(lengths) if length <= room]
    best = max(fitting or range(len(pool)), key=lambda index: (scores[index], -index))
    taken = [best]
    room -= lengths[best]
    nearest = [0.0] * len(pool)
    while len(taken) < limits.sentences:
        orders = {pool[index].candidate.order for index in taken}
        gains = []
        for index in fitting:
            alike = cosine(pool[index].vector, pool[taken[-1]].vector)
            nearest[index] = max(nearest[index], alike)
            if index not in taken and lengths[index] <= room and nearest[index] < SAME:
                gain = scores[index] + weights.redundancy * nearest[index]
                # What 对此 or 他 refers to stands right before it in the summary, too.
                if pool[index].candidate.order - 1 in orders:
                    gain -= weights.points_back * pool[index].features.points_back
                gains.append((gain, -index))
        # A summary stays short rather than take in what has more against it than for it.
        if not gains or max(gains)[0] <= 0:
            break
        taken.append(-max(gains)[1])
        room -= lengths[taken[-1]]
    return [Chosen(candidate=pool[index].candidate, score=scores[index]) for index in sorted(taken)]
