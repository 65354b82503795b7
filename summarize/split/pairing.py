"""Which first half goes on in which second half: all jumps of an edition decided together.

Several jumps may lead to one page, a page number may be misprinted and a 上接 line lost; so every
pair is scored by all that print tells (pages, headlines, serial marks), by the words in common
and by the language at the seam, and the best assignment of the whole edition is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.split.assignment import assign
from summarize.split.halves import Half
from summarize.split.likeness import Rarity, title_likeness
from summarize.split.seam import score_seam

__all__ = ["LEAST", "Pairing", "pair_halves"]

# Scores are log odds by judgment; at LEAST two halves are as likely one article as not.
LEAST = 0.0
_PRIOR = -3.0
_NAMED, _ASTRAY = 3.0, -3.0
# Few articles lack a headline, as a second half without 上接 does; that one breaks off says less.
_NO_JUMP_TO, _NO_JUMP_FROM = -2.0, -0.5
_TITLE, _NO_TITLE = 6.5, -1.5
_ALIKE = 12.0
_SAME_MARK, _OTHER_MARK = 4.0, -4.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairing:
    """First and second halves, the score of every pair, and the pairs chosen (row to column)."""

    first: Sequence[Half]
    second: Sequence[Half]
    scores: Sequence[Sequence[float]]
    chosen: Mapping[int, int]

    def pairs(self) -> Iterator[tuple[Half, Half, float]]:
        """The pairs chosen with their scores, in order of the first halves and their pages."""
        for row, column in sorted(self.chosen.items()):
            yield self.first[row], self.second[column], self.scores[row][column]


def pair_halves(first: Sequence[Half], second: Sequence[Half], rarity: Rarity) -> Pairing:
    """The assignment with the greatest sum of scores that leads no article back to itself.

    `rarity` was made from the texts of all articles, in the order of `Half.place`.
    """
    scores = [[_score(before, after, rarity) for after in second] for before in first]
    allowed = [list(row) for row in scores]
    while True:
        chosen = assign(allowed, least=LEAST)
        parents = {
            second[column].place: (first[row].place, row, column) for row, column in chosen.items()
        }
        circle = _circle(parents)
        if not circle:
            return Pairing(first=first, second=second, scores=scores, chosen=chosen)
        row, column = min(circle, key=lambda pair: scores[pair[0]][pair[1]])
        allowed[row][column] = -math.inf


def _circle(parents: Mapping[int, tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The (row, column) pairs that lead from an article back to it; empty where none do."""
    for start in parents:
        passed: dict[int, tuple[int, int]] = {}
        place = start
        while place in parents and place not in passed:
            parent, row, column = parents[place]
            passed[place] = (row, column)
            place = parent
        if place == start:
            return list(passed.values())
    return []


def _score(before: Half, after: Half, rarity: Rarity) -> float:
    """Log odds that `after` is the second half of `before`."""
    if before.page == after.page or not (before.jump or after.jump):
        return -math.inf
    if not before.paragraphs or not after.paragraphs:
        return -math.inf
    score = _PRIOR + _named(before, after, _NO_JUMP_TO) + _named(after, before, _NO_JUMP_FROM)
    score += _score_titles(before, after)
    score += _ALIKE * rarity.likeness(before.place, after.place)
    if not before.rank:
        score += score_seam(before.paragraphs, after.paragraphs)
    marks = [half.printed.mark for half in (before, after) if half.printed]
    if len(marks) == 2 and None not in marks:
        score += _SAME_MARK if marks[0] == marks[1] else _OTHER_MARK
    return score


def _named(half: Half, other: Half, unsaid: float) -> float:
    if half.jump is None:
        return unsaid
    return _NAMED if other.page in half.named else _ASTRAY


def _score_titles(before: Half, after: Half) -> float:
    """The headline over the second half, or printed with a jump, is one of the first half's."""
    printed = [half.printed.title for half in (before, after) if half.printed]
    # 下转2版《…》 names the headline of the second half, which may be a new one.
    first = " ".join(filter(None, (before.titles, printed[0] if before.printed else None)))
    said = after.printed.title if after.printed else None
    compared = [title_likeness(title, first) for title in (after.headline, said) if title]
    if not compared or not first:
        return 0.0
    return _NO_TITLE + _TITLE * max(compared)
