"""The model of a page: a linear-chain conditional random field over its lines.

Each line is scored for every role by the weights of its features, each pair of neighbors for how
well their roles follow each other; the sequence that scores best over the whole wins (Viterbi), so
that one odd line does not derail the rest. What the other sequences score together tells how sure
that is (forward-backward). Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001.

The weights are natural logs of odds, written by `bench/fit_split.py` to `data/weights.tsv` (one row
a feature, one column a role) and `data/edges.tsv` (one row a pair of roles).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from summarize.split.roles import FIRST, FOLLOWS, Role

__all__ = ["ALLOWED", "FORBIDDEN", "INDEX", "ROLES", "Chain", "Model", "read_model"]

Floats = NDArray[np.float64]
ROLES = tuple(Role)
INDEX = {role: index for index, role in enumerate(ROLES)}
# Score of what cannot be; finite, so that even impossible pages have a best sequence.
FORBIDDEN = -1e4

ALLOWED: NDArray[np.bool_] = np.array(
    [[after in FOLLOWS[role] for after in ROLES] for role in ROLES], dtype=bool
)
_FIRST = np.array([0.0 if role in FIRST else FORBIDDEN for role in ROLES])


@dataclass(frozen=True, kw_only=True, eq=False)
class Model:
    """Weights: `lines` by feature, one value a role; `edges` by kind, last role by role."""

    lines: dict[str, int]
    weights: Floats
    edges: dict[str, Floats]

    def emissions(self, features: Sequence[Iterable[str]], masks: Floats) -> Floats:
        """Scores of every line (row) for every role (column); `masks` are added."""
        known = [[self.lines[name] for name in line if name in self.lines] for line in features]
        counts = [len(line) for line in known]
        if not all(counts):
            raise ValueError("every line has a feature that the weights know, such as 'bias'")
        rows = self.weights[np.array([row for line in known for row in line], dtype=np.int64)]
        starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        scores: Floats = np.add.reduceat(rows, starts, axis=0) + masks
        return scores

    def edge(self, kinds: tuple[str, ...]) -> Floats:
        """Scores of a role (column) after another (row) where two lines meet in these ways."""
        scores = self.edges[""].copy()
        for kind in kinds:
            scores += self.edges.get(kind, 0.0)
        scores[~ALLOWED] = FORBIDDEN
        return scores


class Chain:
    """One sequence of lines: `emissions` and, for each pair of neighbors, the scores of `edges`."""

    def __init__(self, emissions: Floats, edges: Sequence[Floats]) -> None:
        self._emissions = emissions.copy()
        self._emissions[0] += _FIRST
        self._edges = edges

    def best(self) -> list[Role]:
        """The roles of the sequence that scores best; time is linear in the number of lines."""
        scores = self._emissions[0]
        back: list[NDArray[np.intp]] = []
        for emission, edge in zip(self._emissions[1:], self._edges, strict=True):
            totals = scores[:, None] + edge
            came = totals.argmax(axis=0)
            back.append(came)
            scores = totals[came, range(len(ROLES))] + emission
        place = int(scores.argmax())
        roles = [ROLES[place]]
        for came in reversed(back):
            place = int(came[place])
            roles.append(ROLES[place])
        return roles[::-1]

    def marginals(self) -> Floats:
        """The probability of every role (column) for every line (row), over all sequences."""
        shifted = np.exp(self._emissions - self._emissions.max(axis=1, keepdims=True))
        powers = {id(edge): np.exp(edge) for edge in self._edges}
        steps = [powers[id(edge)] for edge in self._edges]
        forward = np.empty_like(shifted)
        forward[0] = shifted[0] / shifted[0].sum()
        for place, step in enumerate(steps, start=1):
            row = (forward[place - 1] @ step + 1e-300) * shifted[place]
            forward[place] = row / row.sum()
        backward = np.ones_like(shifted)
        for place in range(len(steps) - 1, -1, -1):
            row = steps[place] @ (backward[place + 1] * shifted[place + 1]) + 1e-300
            backward[place] = row / row.sum()
        joint = forward * backward
        probabilities: Floats = joint / joint.sum(axis=1, keepdims=True)
        return probabilities


@cache
def read_model() -> Model:
    """The model that ships with the package."""
    data = files("summarize.split") / "data"
    head, *rows = _table((data / "weights.tsv").read_text(encoding="utf-8"))
    columns = [INDEX[Role(name)] for name in head[1:]]
    weights = np.zeros((len(rows), len(ROLES)))
    for number, row in enumerate(rows):
        weights[number, columns] = [float(value or 0) for value in row[1:]]
    edges: dict[str, Floats] = {"": np.zeros((len(ROLES), len(ROLES)))}
    for kind, last, role, value in _table((data / "edges.tsv").read_text(encoding="utf-8"))[1:]:
        matrix = edges.setdefault(kind, np.zeros((len(ROLES), len(ROLES))))
        matrix[INDEX[Role(last)], INDEX[Role(role)]] = float(value)
    return Model(
        lines={row[0]: number for number, row in enumerate(rows)}, weights=weights, edges=edges
    )


def _table(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
