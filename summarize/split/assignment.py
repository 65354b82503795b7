"""The best one-to-one assignment of rows to columns, rows left over where none is good enough."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["assign"]


def assign(scores: Sequence[Sequence[float]], *, least: float) -> dict[int, int]:
    """Row to column, no column twice, so that the sum of (score - least) is greatest.

    Pairs that score under `least` are never made; -inf forbids a pair. The method is Kuhn and
    Munkres' ("Hungarian") with potentials (J. Munkres, 1957), in time rows² x columns.
    """
    if not scores or not scores[0]:
        return {}
    rows, width = len(scores), len(scores[0])
    # One more column a row, worth nothing, stands for leaving the row over.
    gains = [[max(score - least, -_FORBIDDEN) for score in row] + [0.0] * rows for row in scores]
    owner = _solve([[-gain for gain in row] for row in gains])
    return {
        row: column
        for column, row in enumerate(owner[:width])
        if row is not None and scores[row][column] >= least
    }


# Stands for minus infinity, with which potentials could not be computed.
_FORBIDDEN = 1e9


def _solve(costs: Sequence[Sequence[float]]) -> list[int | None]:
    """For each column the row it is given to at the least total cost; every row gets one."""
    width = len(costs[0])
    of_row = [0.0] * len(costs)
    of_column = [0.0] * width
    owner: list[int | None] = [None] * width
    for start in range(len(costs)):
        least = [math.inf] * width
        came_from: list[int | None] = [None] * width
        done = [False] * width
        row, column = start, None
        while True:
            for each in range(width):
                if done[each]:
                    continue
                reduced = costs[row][each] - of_row[row] - of_column[each]
                if reduced < least[each]:
                    least[each], came_from[each] = reduced, column
            nearest = min((each for each in range(width) if not done[each]), key=least.__getitem__)
            step = least[nearest]
            of_row[start] += step
            for each in range(width):
                if done[each]:
                    held = owner[each]
                    if held is not None:
                        of_row[held] += step
                    of_column[each] -= step
                else:
                    least[each] -= step
            done[nearest] = True
            column = nearest
            held = owner[nearest]
            if held is None:
                break
            row = held
        while column is not None:
            before = came_from[column]
            owner[column] = start if before is None else owner[before]
            column = before
    return owner
