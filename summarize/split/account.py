"""The account of a page: every character in one article or unassigned with a reason, once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from summarize.records import Page, Span, Unassigned
from summarize.split.group import Draft, Owned

__all__ = ["article_spans", "unassigned_text"]


def article_spans(page: Page, owned: Sequence[Owned]) -> list[tuple[Draft, tuple[Span, ...]]]:
    """Each draft of the page, in order of first appearance, with the spans it covers.

    White space between two units of one article is part of it.
    """
    spans: dict[int, tuple[Draft, list[Span]]] = {}
    for _, run in groupby(owned, key=lambda each: _key(each.owner)):
        units = list(run)
        owner = units[0].owner
        if isinstance(owner, Draft):
            span = Span(page=page.index, start=units[0].unit.start, end=units[-1].unit.end)
            spans.setdefault(id(owner), (owner, []))[1].append(span)
    return [(draft, tuple(found)) for draft, found in spans.values()]


def unassigned_text(page: Page, owned: Sequence[Owned]) -> list[Unassigned]:
    """The rest of the page: units that belong to no article, and white space as "blank"."""
    found: list[Unassigned] = []
    position = 0
    last: Draft | str | None = None
    for each in owned:
        unit, owner = each.unit, each.owner
        if position < unit.start and not (owner is last and isinstance(owner, Draft)):
            found.append(_entry(page, position, unit.start, "blank"))
        if isinstance(owner, str):
            found.append(_entry(page, unit.start, unit.end, owner))
        position, last = unit.end, owner
    if position < len(page.text):
        found.append(_entry(page, position, len(page.text), "blank"))
    return found


def _key(owner: Draft | str) -> int | str:
    return id(owner) if isinstance(owner, Draft) else owner


def _entry(page: Page, start: int, end: int, reason: str) -> Unassigned:
    span = Span(page=page.index, start=start, end=end)
    return Unassigned(span=span, text=page.text[start:end], reason=reason)
