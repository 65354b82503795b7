"""The lines of one region of a page to roles, and how sure these are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from summarize.split.features import Setting, edge_kinds, line_features
from summarize.split.model import FORBIDDEN, INDEX, ROLES, Chain, Floats, Model, read_model
from summarize.split.roles import STARTERS, TEXT, Role
from summarize.split.view import View, break_kind

__all__ = ["Item", "assign_roles", "possible_roles", "role_mask"]

_MARKUP: dict[str, frozenset[Role]] = {
    "kicker": frozenset((Role.HEADLINE, Role.HEAD)),
    "headline": frozenset((Role.HEADLINE, Role.HEAD)),
    "subhead": frozenset((Role.HEADLINE, Role.HEAD)),
    "byline": frozenset((Role.BYLINE, Role.SIGNATURE)),
    "body": frozenset((*TEXT, Role.CROSSHEAD, Role.CREDIT, Role.SIGNATURE)),
    "crosshead": frozenset((Role.CROSSHEAD, Role.BODY)),
    "caption": frozenset((Role.CAPTION, Role.CAPTION_MORE, Role.PHOTO)),
    "credit": frozenset((Role.CREDIT,)),
}
_LONGEST_HEAD, _LONGEST_CROSSHEAD, _LONGEST_CAPTION = 90, 30, 220
# Offices and committees sign, too: 粮食部科学研究设计院, and the date stands below.
_LONGEST_SIGNATURE = 24
# （李明）: nothing but a name in brackets; it signs what stands above or below.
_SIGNED = frozenset(("bracketed", "byline"))
# （据新华社）, （未完待续）: of the article above.
_CLOSED = frozenset(("bracketed", "closing"))
_STARTS = [INDEX[role] for role in STARTERS]
_MORE = INDEX[Role.MORE]
# A paragraph cut in two by mistake reads on; two run together by mistake say what nobody wrote. So
# a line goes on with the text before only where this is as probable, by how the two lines meet: at
# the measure lines break anyway; where room was left, or whole paragraphs are set, a column must
# have ended, as a folio or the like between both shows.
_SURE = {"measure": 0.5, "room": 0.75, "free": 0.9, "wide": 0.9}
_SURE_ACROSS = 0.75
# Papers that divide a text by crossheads 小标题 do so by two or more (38 of 43 in the development
# half): one that is alone may well be another article's headline, and is if that is at all likely;
# but not where the size of its type is known and says what it is.
_LIKELY = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A line that may be part of an article, and what stands around it.

    `forced` says that it goes on with the line before for certain: a printed reference runs over
    both.
    """

    view: View
    setting: Setting
    forced: bool = False


def assign_roles(items: Sequence[Item], *, one: bool = False) -> tuple[list[Role], list[float]]:
    """The best sequence of roles, and for each line the probability that it begins an article.

    `one` says that the lines are one article for certain, so that only the first begins one.
    Takes time linear in the number of lines.
    """
    if not items:
        return [], []
    model = read_model()
    views = [item.view for item in items]
    features = [list(line_features(views, index, item.setting)) for index, item in enumerate(items)]
    possible = [possible_roles(item) for item in items]
    if one:
        possible[1:] = [roles.difference(STARTERS) for roles in possible[1:]]
    masks = np.array([role_mask(roles) for roles in possible])
    edges = [_edge(model, edge_kinds(last, view)) for last, view in pairwise(views)]
    emissions = model.emissions(features, masks)
    probable = Chain(emissions, edges).marginals()
    emissions[_doubtful_joins(items, probable[:, _MORE]), _MORE] += FORBIDDEN
    roles = Chain(emissions, edges).best()
    if one:
        return roles, [1.0] + [0.0] * (len(items) - 1)
    starts = [float(value) for value in probable[:, _STARTS].sum(axis=1)]
    alone = [
        place
        for place in _single_crossheads(roles)
        if items[place].view.line.size is None and starts[place] >= _LIKELY
    ]
    if alone:
        emissions[alone] += role_mask(frozenset((Role.HEADLINE,)))
        roles = Chain(emissions, edges).best()
    return roles, starts


def _single_crossheads(roles: Sequence[Role]) -> list[int]:
    """The places of crossheads that are the only one of their article."""
    found: list[list[int]] = [[]]
    for place, role in enumerate(roles):
        if role in STARTERS:
            found.append([])
        elif role is Role.CROSSHEAD:
            found[-1].append(place)
    return [places[0] for places in found if len(places) == 1]


def _doubtful_joins(items: Sequence[Item], probable: Floats) -> list[int]:
    """The places of lines that had better not go on with the text before them."""
    return [
        place
        for place, (last, item) in enumerate(pairwise(items), start=1)
        if not item.forced and probable[place] < _sure(last, item)
    ]


def _sure(last: Item, item: Item) -> float:
    sure = _SURE[break_kind(last.view, item.view)]
    return min(sure, _SURE_ACROSS) if item.setting.before else sure


def possible_roles(item: Item) -> frozenset[Role]:
    """The roles that a line can have at all, by its form or by certain markup."""
    line = item.view.line
    if item.forced:
        return frozenset((Role.MORE, Role.CAPTION_MORE))
    if line.role == "body":
        # What markup calls text is a credit, a signature or a jump's rest only by its own signs.
        return _MARKUP[line.role] & _roles_by_form(item)
    return _MARKUP[line.role] if line.role in _MARKUP else _roles_by_form(item)


def _roles_by_form(item: Item) -> frozenset[Role]:
    line, signs = item.view.line, item.view.signs
    if signs >= _SIGNED:
        return frozenset((Role.BYLINE, Role.SIGNATURE, Role.MORE))
    if signs >= _CLOSED:
        credit = {Role.CREDIT} if "credit" in signs else set[Role]()
        return frozenset({Role.BODY, Role.SIGNATURE, Role.MORE} | credit)
    length = len(line.text)
    roles = {Role.LEAD, Role.BODY, Role.BRIEF, Role.MORE, Role.NOTE_MORE}
    if length <= _LONGEST_HEAD:
        roles |= {Role.HEADLINE, Role.HEAD}
    if length <= _LONGEST_CROSSHEAD:
        roles.add(Role.CROSSHEAD)
    if length <= _LONGEST_CAPTION:
        roles |= {Role.CAPTION, Role.PHOTO, Role.CAPTION_MORE}
    if "credit" in signs:
        roles.add(Role.CREDIT)
    if signs & {"byline", "name", "post"}:
        roles |= {Role.BYLINE, Role.SIGNATURE}
    if length <= _LONGEST_SIGNATURE and not item.view.marks:
        roles.add(Role.SIGNATURE)
    if "note" in signs:
        roles.add(Role.NOTE)
    if "jump_from" in item.setting.before:
        roles.add(Role.RESUMED)
    return frozenset(roles)


@cache
def role_mask(roles: frozenset[Role]) -> Floats:
    """Zero for these roles and `FORBIDDEN` for all others."""
    return np.array([0.0 if role in roles else FORBIDDEN for role in ROLES])


@cache
def _edge(model: Model, kinds: tuple[str, ...]) -> Floats:
    return model.edge(kinds)
