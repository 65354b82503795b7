"""Learn the weights of the splitter's model: a conditional random field with partial labels.

A training page says for each of its lines which roles it may have; the likelihood is that of all
sequences that keep to it, against all sequences. Its gradient is the difference of two expectations
(forward-backward twice). Adam steps, drawn towards the weights judged by hand; deterministic.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.split import roles
from summarize.split.model import ALLOWED, ROLES

Floats = NDArray[np.float64]
SIZE = len(ROLES)
_MOST = 1e150
FIRST = np.array([role in roles.FIRST for role in ROLES])


@dataclass(frozen=True, kw_only=True)
class Example:
    """A page: `rows` are the feature ids of all lines one after the other, `starts` where each
    line's begin; `kinds` two edge kinds for each pair of neighbors; `possible` and `true` say
    which roles a line can have, and which are right."""

    rows: NDArray[np.int64]
    starts: NDArray[np.int64]
    kinds: NDArray[np.int64]
    possible: NDArray[np.bool_]
    true: NDArray[np.bool_]


class Learner:
    """Weights with Adam's moments; `features` by role and `edges` by kind, role and next role."""

    def __init__(self, features: Floats, edges: Floats, *, rate: float, pull: float) -> None:
        self.prior = [features.copy(), edges.copy()]
        self.weights = [features.copy(), edges.copy()]
        self._sums = [np.zeros_like(each) for each in self.weights]
        self._moments = [(np.zeros_like(each), np.zeros_like(each)) for each in self.weights]
        self._steps = self._summed = 0
        self._rate, self._pull = rate, pull

    def train(self, examples: Sequence[Example], *, epochs: int, seed: int, batch: int = 4) -> None:
        """Go over the examples `epochs` times; weights are averaged over the second half."""
        rng = random.Random(seed)
        lines = sum(len(each.starts) for each in examples)
        for epoch in range(epochs):
            loss = 0.0
            batches = list(_batches(examples, batch, rng))
            for number, chosen in enumerate(batches):
                gradients = [np.zeros_like(each) for each in self.weights]
                loss += self._add_gradient(chosen, gradients)
                done = (epoch + number / len(batches)) / epochs
                self._step(gradients, self._rate * (1 - 0.9 * done))
                if done >= 0.5:
                    self._summed += 1
                    for place, each in enumerate(self.weights):
                        self._sums[place] += each
            print(f"epoch {epoch + 1}: loss a line {loss / lines:.4f}", flush=True)

    def averaged(self) -> tuple[Floats, Floats]:
        """Weights of features and of edges."""
        features, edges = (total / self._summed for total in self._sums)
        return features, edges

    def _step(self, gradients: list[Floats], rate: float) -> None:
        self._steps += 1
        for place, gradient in enumerate(gradients):
            first, second = self._moments[place]
            first *= 0.9
            first += 0.1 * gradient
            second *= 0.999
            second += 0.001 * gradient**2
            move = first / (1 - 0.9**self._steps)
            move /= np.sqrt(second / (1 - 0.999**self._steps)) + 1e-6
            self.weights[place] += rate * move
            self.weights[place] -= rate * self._pull * (self.weights[place] - self.prior[place])

    def _add_gradient(self, chosen: Sequence[Example], gradients: list[Floats]) -> float:
        features, edges = self.weights
        longest = max(len(each.starts) for each in chosen)
        scores = np.zeros((len(chosen), longest, SIZE))
        possible = np.ones((2, len(chosen), longest, SIZE), dtype=bool)
        kinds, which = np.unique(
            np.concatenate([each.kinds for each in chosen]), axis=0, return_inverse=True
        )
        which = which.reshape(-1)
        moves = np.exp(edges[0] + edges[kinds].sum(axis=1)) * ALLOWED
        # Past its last line a page stays in one state: nothing is gained or lost.
        moves = np.concatenate((moves, np.eye(SIZE)[None]))
        steps = np.full((len(chosen), longest - 1), len(kinds))
        begin = 0
        for place, each in enumerate(chosen):
            length = len(each.starts)
            scores[place, :length] = np.add.reduceat(features[each.rows], each.starts, axis=0)
            possible[0, place, :length] = each.possible
            possible[1, place, :length] = each.possible & each.true
            steps[place, : length - 1] = which[begin : begin + length - 1]
            begin += length - 1
        logs, lines, pairs = _expectations(scores, moves, steps, possible)
        rows = np.concatenate([each.rows for each in chosen])
        differences = []
        for place, each in enumerate(chosen):
            length = len(each.starts)
            counts = np.diff(np.append(each.starts, len(each.rows)))
            difference = lines[1, place, :length] - lines[0, place, :length]
            differences.append(np.repeat(difference, counts, axis=0))
        each_role = np.ascontiguousarray(np.concatenate(differences).T)
        for role in range(SIZE):
            # Ten times as fast as np.add.at.
            sums = np.bincount(rows, weights=each_role[role], minlength=len(features))
            gradients[0][:, role] += sums
        difference = (pairs[1] - pairs[0])[:-1]
        gradients[1][0] += difference.sum(axis=0)
        for column in range(kinds.shape[1]):
            np.add.at(gradients[1], kinds[:, column], difference)
        return float((logs[0] - logs[1]).sum())


def _batches(
    examples: Sequence[Example], batch: int, rng: random.Random
) -> Iterator[list[Example]]:
    """The examples in groups of like length, in random order."""
    order = sorted(range(len(examples)), key=lambda place: (len(examples[place].starts), place))
    groups = [order[start : start + batch] for start in range(0, len(order), batch)]
    rng.shuffle(groups)
    return ([examples[place] for place in group] for group in groups)


def _expectations(
    scores: Floats, moves: Floats, steps: NDArray[np.int64], possible: NDArray[np.bool_]
) -> tuple[Floats, Floats, Floats]:
    """For both masks: the log of the summed scores of all sequences, the probabilities of roles,
    and of pairs of roles summed by kind of step."""
    masked = np.where(possible, scores, -np.inf)
    top = masked.max(axis=3, keepdims=True)
    emit = np.exp(masked - top)
    emit[:, :, 0] *= FIRST
    pages, longest = scores.shape[:2]
    forward = np.empty_like(emit)
    norms = np.empty((2, pages, longest))
    row = emit[:, :, 0]
    for place in range(longest):
        if place:
            step = moves[steps[:, place - 1]]
            row = np.matmul(forward[:, :, place - 1, None, :], step)[:, :, 0] * emit[:, :, place]
        norms[:, :, place] = row.sum(axis=2)
        forward[:, :, place] = row / norms[:, :, place, None]
    backward = np.ones_like(emit)
    # While the weights are far off, what is right can be as good as impossible.
    later = np.minimum(emit / norms[..., None], _MOST)
    for place in range(longest - 2, -1, -1):
        step = moves[steps[:, place]]
        after = backward[:, :, place + 1] * later[:, :, place + 1]
        backward[:, :, place] = np.minimum(np.matmul(step, after[..., None])[..., 0], _MOST)
    after = (backward * later)[:, :, 1:].reshape(2, -1, SIZE)
    before = forward[:, :, :-1].reshape(2, -1, SIZE)
    flat = steps.reshape(-1)
    pairs = np.zeros((2, *moves.shape))
    for kind in np.unique(flat):
        chosen = flat == kind
        for mask in range(2):
            pairs[mask, kind] = moves[kind] * (before[mask, chosen].T @ after[mask, chosen])
    logs = np.log(norms).sum(axis=2) + top.sum(axis=(2, 3))
    return logs, forward * backward, pairs
