"""Roles of the units of a page: the sequence that scores best (Viterbi search).

Every sign is weak: a crosshead looks like a headline, the end of a broken column like a subhead.
So each unit is scored for every role, each pair of neighbors for how well they follow another,
and the best sequence over the whole page wins. Scores are natural logs of odds by judgment, tuned
on newspaper pages with known articles.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from summarize.split.signs import Signs
from summarize.split.units import Unit

__all__ = ["Item", "Role", "assign_roles"]


class Role(Enum):
    """What a unit is in its article. The first four start a new one after a body."""

    # Roles are dictionary keys in the innermost loop; Enum's own hash is a Python function.
    __hash__ = object.__hash__

    HEAD = "kicker, headline or subhead"
    BRIEF = "body of an article without a headline"
    PHOTO = "caption of a photo without a headline"
    RESUMED = "first paragraph after a jump-in"
    BYLINE = "byline under the headline"
    LEAD = "body paragraph that opens an article"
    BODY = "body paragraph, whole or broken"
    CROSSHEAD = "heading between body paragraphs"
    CAPTION = "caption within an article"
    CREDIT = "photo credit"
    SIGNATURE = "byline under the body"


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A unit with its signs and what its surroundings say.

    `boundary`: how much what stands before it (a section heading, a jump-out, a signature, a
    folio line) speaks for a new article, as a score. `resumed`: a jump-in stands before it.
    `brief`: it stands in a column of briefs. `indents`: the page sets its paragraphs in.
    """

    unit: Unit
    signs: Signs
    boundary: float
    resumed: bool
    brief: bool
    indents: bool


_BODY = (Role.LEAD, Role.BODY, Role.BRIEF, Role.RESUMED)
# What may follow what, and how readily. Pairs that are missing do not occur.
_FOLLOWS: dict[Role, dict[Role, float]] = {
    Role.HEAD: {
        Role.HEAD: -0.3, Role.BYLINE: 1.5, Role.LEAD: 1.5, Role.BODY: 0.0, Role.CAPTION: 0.0,
        Role.CREDIT: -1.0,
    },
    Role.BYLINE: {
        Role.BYLINE: 0.5, Role.LEAD: 1.0, Role.BODY: 1.0, Role.CAPTION: -0.5, Role.HEAD: -2.5,
        Role.CROSSHEAD: -1.5,
    },
    Role.CROSSHEAD: {Role.BODY: 0.5, Role.CROSSHEAD: -3.0, Role.LEAD: -3.0},
    Role.CAPTION: {
        Role.CREDIT: 1.5, Role.BODY: 0.0, Role.LEAD: 0.0, Role.CAPTION: -1.0, Role.HEAD: -0.5,
        Role.BYLINE: -0.5,
    },
    Role.PHOTO: {Role.CREDIT: 1.5, Role.HEAD: -0.5, Role.PHOTO: -1.0, Role.BRIEF: -1.0},
    Role.CREDIT: {
        Role.HEAD: 0.5, Role.BODY: -1.0, Role.LEAD: -1.0, Role.BRIEF: -0.5, Role.PHOTO: -0.5,
        Role.CAPTION: -1.0, Role.CREDIT: -0.5, Role.BYLINE: -1.0,
    },
    Role.SIGNATURE: {
        Role.HEAD: 0.5, Role.BRIEF: 0.0, Role.PHOTO: 0.0, Role.SIGNATURE: 0.0, Role.BODY: -2.5,
    },
}  # fmt: skip
_FOLLOWS_BODY = {
    Role.BODY: 0.5, Role.HEAD: -1.5, Role.CROSSHEAD: -1.0, Role.CAPTION: -1.5, Role.PHOTO: -1.5,
    Role.CREDIT: -0.5, Role.SIGNATURE: -0.5, Role.BRIEF: -1.0, Role.RESUMED: -1.0,
}  # fmt: skip
_FOLLOWS.update(dict.fromkeys(_BODY, _FOLLOWS_BODY))
_STARTS = {
    Role.HEAD: 0.0, Role.BRIEF: -1.0, Role.PHOTO: -1.0, Role.RESUMED: -1.0, Role.BODY: -2.0,
}  # fmt: skip
_NEW = (Role.HEAD, Role.BRIEF, Role.PHOTO, Role.RESUMED)


def assign_roles(items: Sequence[Item]) -> list[Role]:
    """The best-scoring sequence of roles, one an item; time is linear in their number."""
    if not items:
        return []
    scores = {
        role: start + score
        for role, start in _STARTS.items()
        for score in [_emission(items[0]).get(role, -math.inf)]
    }
    steps: list[dict[Role, Role]] = []
    for before, item in pairwise(items):
        emission = _emission(item)
        shift = _shift(before, item)
        best: dict[Role, tuple[float, Role]] = {}
        for last, score in scores.items():
            for role, bonus in _FOLLOWS[last].items():
                if role not in emission:
                    continue
                total = score + bonus + emission[role]
                if last is Role.HEAD and item.signs.letter_date:
                    total -= 4.0  # who signs a decree stands before its date
                if last in _BODY:
                    total += shift[role in _NEW] if role is not Role.BODY else shift[2]
                if role not in best or total > best[role][0]:
                    best[role] = (total, last)
        steps.append({role: last for role, (_, last) in best.items()})
        scores = {role: score for role, (score, _) in best.items()}
    # A page does not end with a headline: what looks like one is more likely a signature.
    final = {role: score - (2.5 if role is Role.HEAD else 0.0) for role, score in scores.items()}
    roles = [max(final, key=lambda role: final[role])]
    for step in reversed(steps):
        roles.append(step[roles[-1]])
    return roles[::-1]


def _shift(before: Item, item: Item) -> tuple[float, float, float]:
    """After a body paragraph: bonus of an inserted part, of a new article, of more body."""
    broken = not before.signs.final and before.unit.text[-1] not in "：:；;"
    apart = 0.7 if item.unit.gap > 3 else 0.0
    if not broken:
        apart += item.boundary
    if broken and before.signs.length > 25:
        return -1.5, apart - 2.5, 1.5
    return 0.0, apart, 0.0


def _emission(item: Item) -> dict[Role, float]:
    """How well the unit itself fits each role; roles that it cannot have are left out."""
    signs = item.signs
    body = _body_score(item)
    emission = {Role.BODY: body, Role.HEAD: _head_score(item)}
    opening = 2.5 if signs.dateline else 0.8 if signs.lead else 0.3 if signs.dated else -1.0
    emission[Role.LEAD] = body + opening
    if signs.dateline or signs.bullet or item.brief:
        emission[Role.BRIEF] = body + (1.0 if signs.bullet else 0.0) + (1.5 if item.brief else 0.0)
    if item.resumed:
        emission[Role.RESUMED] = body + 4.0
    if signs.length <= 30:
        emission[Role.CROSSHEAD] = _crosshead_score(item)
    if signs.captioned or signs.credited or signs.length <= 120:
        caption = body - 2.0 + 4.5 * signs.captioned + 5.0 * signs.credited
        emission[Role.CAPTION] = caption
        emission[Role.PHOTO] = caption
    if signs.credit:
        emission[Role.CREDIT] = 5.0
    if signs.byline:
        emission[Role.BYLINE] = 5.0 if signs.agency else 2.5
        emission[Role.SIGNATURE] = 4.0 if signs.agency else 2.0
    return emission


def _body_score(item: Item) -> float:
    signs = item.signs
    score = 0.0
    score += 2.0 if signs.length > 60 else 0.5 if signs.length > 35 else 0.0
    score += 1.5 if signs.stopped else 0.5 if signs.final else 0.0
    score += min(signs.stops, 3) * 0.5 + min(signs.commas, 3) * 0.4
    if not signs.final and not signs.commas:
        score -= 2.5 if signs.length < 60 else 0.0
    if signs.letter_date or signs.bracketed:
        score += 4.0
    if signs.salutation:
        score += 3.0
    if signs.byline or signs.credit:
        score -= 3.0
    if signs.credited:
        score -= 1.5
    if item.indents:
        score += 0.5 if item.unit.indent >= 2 else -0.7
    return score


def _head_score(item: Item) -> float:
    signs = item.signs
    score = 1.0 if 6 <= signs.length <= 36 else 0.5 if signs.length <= 60 else -2.0
    score -= max(0, signs.length - 60) / 10
    if signs.length < 4:
        score -= 1.5
    score -= 4.0 * signs.stopped + 1.5 * min(signs.stops, 3) + 0.6 * min(signs.commas, 3)
    score -= 4.0 * signs.dateline + 2.0 * signs.captioned + 2.0 * signs.credited
    score -= 2.0 * signs.agency + 3.0 * (signs.letter_date or signs.salutation)
    score -= 5.0 * signs.bracketed + 2.0 * signs.numbered
    score += 0.7 * signs.spaced
    if item.indents:
        score += 0.7 if item.unit.indent < 2 else -0.7
    return score


def _crosshead_score(item: Item) -> float:
    signs = item.signs
    score = 0.5 if signs.length <= 10 else -0.2 if signs.length <= 16 else -1.2
    score += 2.0 * signs.numbered - 4.0 * signs.stopped - 0.6 * signs.commas
    score -= 3.0 * signs.byline + 1.5 * (signs.length > 22)
    return score
