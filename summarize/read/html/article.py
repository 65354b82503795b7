"""Roles and regions of the lines of a page whose markup marks article bodies.

The head of an article stands between the nearest element around its body that holds a headline,
and the body. What names a part of it, in order of authority: the property comment, names of
newspaper systems, the rank of headings, then the form of a byline or of a date line. One body
makes one region. A body line keeps no role where only its wording could tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from summarize.read.html.body import body_roles, is_byline
from summarize.read.html.flow import Flow
from summarize.read.html.lines import Line, squeeze
from summarize.read.html.properties import Properties
from summarize.records import BlockRole

__all__ = ["Told", "around_role", "assign", "head_roles", "head_start", "is_folio"]

_FOLIO = re.compile(
    r"(?:19|20)\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}|第?\s*[A-Z]{0,3}\d{1,3}\s*版(?!块|本|权|图|式)"
)
_SENTENCE = re.compile("[。！？]")
_PAPER = re.compile("(?:[报网刊版]|首页)$")
_FOLIO_LENGTH = 60
_TEXT_LENGTH = 20
_PART_LENGTH, _TITLE_LENGTH = 4, 6
_SAME_LENGTH = 20
# Kicker, headline, subhead and byline.
_HEAD_LINES = 4


@dataclass(frozen=True, kw_only=True)
class Told:
    """What markup tells of each line, in the order of the lines."""

    roles: tuple[BlockRole | None, ...]
    regions: tuple[int | None, ...]


def assign(flow: Flow, properties: Properties) -> Told:
    """Roles and regions of all lines; what belongs to no article is navigation or folio."""
    lines = flow.lines
    roles: list[BlockRole | None] = [around_role(line) for line in lines]
    regions: list[int | None] = [None] * len(lines)
    seen: set[str] = set()
    region, last_end = 0, 0
    for number, places in groupby(range(len(lines)), key=lambda place: lines[place].body):
        if number is None:
            continue
        inside = list(places)
        first, end = inside[0], inside[-1] + 1
        whole = "".join(squeeze(line.text) for line in lines[first:end])
        if whole in seen and len(whole) > _SAME_LENGTH:
            roles[first:end] = ["navigation"] * (end - first)
            continue  # the page carries its article twice, for printing or for reading aloud
        seen.add(whole)
        start = _head_start(flow, number, first, last_end, properties)
        if start == first:
            start = _unnamed_start(lines, first, last_end)
        head = head_roles(lines[start:first], properties)
        told = [*head, *body_roles(lines[first:end], headed="headline" in head)]
        for place, role in enumerate(told, start):
            roles[place] = role
            regions[place] = None if role in ("navigation", "folio") else region
        last_end = end
        region += 1
    _add_marked(lines, roles, regions)
    return Told(roles=tuple(roles), regions=tuple(regions))


def around_role(line: Line) -> BlockRole:
    """The role of a line outside all articles: a date and page line, or navigation."""
    marked = line.mark is not None and line.mark.role == "folio" and line.mark.sure
    return "folio" if not line.linked and (marked or is_folio(line.plain)) else "navigation"


def is_folio(text: str) -> bool:
    """Does a short line tell a date or a page, and no more than a newspaper's name beside it?"""
    return len(text) <= _FOLIO_LENGTH and bool(_FOLIO.search(text)) and not _SENTENCE.search(text)


def head_roles(lines: Sequence[Line], properties: Properties) -> list[BlockRole | None]:
    """The roles of the lines between the beginning of an article and its body.

    Where nothing names a headline, a single bold line is one; else the lines keep no role.
    """
    roles = [_named(line, properties) for line in lines]
    ranks = [
        line.heading if role is None and 1 <= line.heading <= 4 and line.plain else 0
        for line, role in zip(lines, roles, strict=True)
    ]
    unnamed = "headline" not in roles and not any(ranks)
    if unnamed:
        ranks = (
            [int(line.bold) for line in lines] if sum(line.bold for line in lines) == 1 else ranks
        )
    if "headline" not in roles and any(ranks):
        top = min(rank for rank in ranks if rank)
        block = lines[ranks.index(top)].block
        for place, line in enumerate(lines):
            if ranks[place] == top and line.block == block:
                roles[place] = "headline"
    headed = "headline" not in roles
    told: list[BlockRole | None] = []
    for line, role, rank in zip(lines, roles, ranks, strict=True):
        headed = headed or role == "headline"
        formed = role or _by_form(line, rank, headed=headed)
        told.append(None if unnamed and formed == "navigation" and _may_head(line) else formed)
    return told


def _named(line: Line, properties: Properties) -> BlockRole | None:
    """The role that the property comment or the markup names; a deck is left to its place."""
    text = squeeze(line.text)
    for value, role in _roles_of(properties):
        # A part set in several lines stands in the property as one.
        if text == value or (len(text) >= _PART_LENGTH and text in value and not line.linked):
            return role
    return line.mark.role if line.mark else None


def _roles_of(properties: Properties) -> tuple[tuple[str, BlockRole], ...]:
    return (
        (properties.headline, "headline"),
        (properties.kicker, "kicker"),
        (properties.subhead, "subhead"),
        (properties.author, "byline"),
    )


def _by_form(line: Line, heading: int, *, headed: bool) -> BlockRole | None:
    """The role of a line of the head that nothing names, by rank, place and form."""
    if heading or line.mark:
        signed = headed and (heading >= 4 or line.mark) and is_byline(line.text, short=True)
        return "byline" if signed else "subhead" if headed else "kicker"
    if line.linked or not line.plain:
        return "navigation"
    if is_byline(line.plain):
        return "byline"
    if is_folio(line.plain):
        return "folio"
    # A lead or summary set apart is text of the article; which part, only its wording tells.
    if len(line.plain) >= _TEXT_LENGTH and _SENTENCE.search(line.plain):
        return None
    return "caption" if line.pictured else "navigation"


def _unnamed_start(lines: Sequence[Line], first: int, last_end: int) -> int:
    """The first of the few lines right above a body, neither links nor dates: its unnamed head."""
    start = first
    least = max(last_end, first - _HEAD_LINES)
    while start > least and (_may_head(lines[start - 1]) or lines[start - 1].pictured):
        start -= 1
    return start


def _may_head(line: Line) -> bool:
    return not line.linked and len(line.text) >= _PART_LENGTH and not is_folio(line.plain)


def _head_start(flow: Flow, number: int, first: int, last_end: int, properties: Properties) -> int:
    """The line with which the article around a body begins: `first` where no head is found."""
    for start in flow.bodies[number].around:
        places = range(max(start, last_end), first)
        found = head_start(flow.lines, places, properties)
        if found is not None:
            return found
    return first


def head_start(lines: Sequence[Line], places: range, properties: Properties) -> int | None:
    """The first line of the head whose headline stands among `places`; None where none does.

    Of several headlines the highest in rank counts, the last of them before the body; the lines
    right above it that are named or headings, too, are its kicker.
    """
    ranks = {place: rank for place in places if (rank := _rank(lines[place], properties))}
    if not ranks:
        return None
    best = min(ranks.values())
    start = max(place for place, rank in ranks.items() if rank == best)
    while start > places.start and _is_named(lines[start - 1], properties):
        start -= 1
    return start


def _rank(line: Line, properties: Properties) -> int:
    """How surely a line is a headline: 1 by name, 2 and on by rank or title; 0 where it is none."""
    text = squeeze(line.text)
    if line.linked and not (line.heading == 1 and text == properties.headline):
        return 0
    if text == properties.headline or (line.mark is not None and line.mark.role == "headline"):
        return 1
    if 1 <= line.heading <= 3:
        return 1 + line.heading
    # <title>headline--paper</title>, unless the paper's name comes first
    titled = len(text) >= _TITLE_LENGTH and properties.title.startswith(text)
    return 5 if titled and not _PAPER.search(text) else 0


def _is_named(line: Line, properties: Properties) -> bool:
    """Is a line above a headline one of its head, by name or as a heading?"""
    if line.linked:
        return False
    marked = line.mark is not None and line.mark.role != "folio"
    return marked or bool(line.heading) or _named(line, properties) is not None


def _add_marked(
    lines: Sequence[Line], roles: list[BlockRole | None], regions: list[int | None]
) -> None:
    """Captions and bylines that stand after the body of their article, surely named."""
    region: int | None = None
    for place, line in enumerate(lines):
        role = line.mark.role if line.mark is not None and line.mark.sure else None
        if regions[place] is not None:
            region = regions[place]
        elif region is not None and role in ("caption", "byline"):
            roles[place], regions[place] = role, region
