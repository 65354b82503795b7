"""Where an area of a page can be cut in two: gaps that no atom crosses, and what opens below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from summarize.read.layout.atoms import Atom
from summarize.read.layout.covered import Covered
from summarize.read.layout.pieces import overlap, union
from summarize.records import Box

__all__ = ["Gap", "across", "downwards", "not_headed_over", "only_heads_open", "opening", "rule_in"]

# Boxes of type may touch; this part of the body size is taken off each side.
_SHAVE = 0.15


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A stretch, in points, that no atom covers; atoms `before` it and `after` it."""

    low: float
    high: float
    before: tuple[Atom, ...]
    after: tuple[Atom, ...]


def across(atoms: Sequence[Atom], body: float) -> list[Gap]:
    """The gaps that go across the area from left to right, from the top down."""
    return _gaps(atoms, lambda box: (box.top, box.bottom), _SHAVE * body, 0.0)


def downwards(atoms: Sequence[Atom], body: float) -> list[Gap]:
    """The gaps that go down through the area, from left to right: gutters and wider ones."""
    return _gaps(atoms, lambda box: (box.left, box.right), _SHAVE * body, 0.6 * body)


def _gaps(
    atoms: Sequence[Atom], side: Callable[[Box], tuple[float, float]], shave: float, least: float
) -> list[Gap]:
    ordered = sorted(atoms, key=lambda atom: side(atom.box))
    gaps = []
    high = side(ordered[0].box)[1]
    for place, atom in enumerate(ordered[1:], start=1):
        low, end = side(atom.box)
        if low + shave >= high - shave and low - high >= least - 2 * shave:
            before, after = tuple(ordered[:place]), tuple(ordered[place:])
            gaps.append(Gap(low=high, high=low, before=before, after=after))
        high = max(high, end)
    return gaps


def opening(atoms: Sequence[Atom], body: float) -> list[Atom]:
    """The atoms that open an area: those with no other above them, from left to right.

    A head stands above everything below it as far as its row is empty, since a short headline
    need not fill the columns it heads; one set vertically heads the text beside it.
    """
    reaches = {id(atom): _reach(atom, atoms, body) for atom in atoms if atom.kind == "head"}
    upright = [atom for atom in atoms if _is_upright(atom)]
    above = Covered()
    top: list[Atom] = []
    ordered = sorted(atoms, key=lambda atom: atom.box.top)
    for _, row in groupby(ordered, key=lambda atom: atom.box.top):
        level = list(row)
        for atom in level:
            box = atom.box
            # Only heads set vertically may stand above what begins no lower than they do.
            others = atoms if _is_upright(atom) else upright
            if not (others is upright and above.meets(box.left, box.right)) and not any(
                other is not atom
                and _is_above(other, atom, reaches.get(id(other), other.box), body)
                for other in others
            ):
                top.append(atom)
        for atom in level:
            reach = reaches.get(id(atom), atom.box)
            above.add(reach.left, reach.right)
    if not top:
        # A small line and a head set vertically can each count as above the other.
        top = ordered[:1]
    places = {id(atom): place for place, atom in enumerate(atoms)}
    return sorted(top, key=lambda atom: (atom.box.left, places[id(atom)]))


def only_heads_open(gap: Gap, body: float) -> bool:
    """Do nothing but heads and rooms open what is below a gap across?"""
    highest = gap.after[0]
    # Text that nothing is above opens it, and only a head set vertically could be above this.
    level = takewhile(lambda atom: atom.box.top <= highest.box.top + body, gap.after)
    if highest.kind == "text" and not any(_is_upright(atom) for atom in level):
        return False
    return all(atom.kind != "text" for atom in opening(gap.after, body))


def not_headed_over(atoms: Sequence[Atom], gaps: Sequence[Gap], body: float) -> list[Gap]:
    """The gaps downwards that no head reaches over.

    Where two heads stand in one row, one gap between them parts their columns: the one beside
    which both are flush left or centred best, as headlines are set.
    """
    free = list(gaps)
    heads = [atom for atom in atoms if atom.kind == "head" and not _is_upright(atom)]
    area = union(atom.box for atom in atoms)
    for head in heads:
        reach = _reach(head, atoms, body)
        right = next((other for other in heads if abs(other.box.left - reach.right) < 0.1), None)
        left = next((other for other in heads if abs(other.box.right - reach.left) < 0.1), None)
        chosen: Gap | None = None
        if right is not None:
            between = [
                gap
                for gap in gaps
                if gap.low >= head.box.right - body and gap.high <= right.box.left + body
            ]
            end = _reach(right, atoms, body).right
            low, high = max(reach.left, area.left), min(end, area.right)
            chosen = min(
                between,
                key=lambda gap, head=head, right=right, low=low, high=high: (  # type: ignore[misc]
                    _off(head.box, low, gap.low) + _off(right.box, gap.high, high)
                ),
                default=None,
            )
        free = [
            gap
            for gap in free
            if gap is chosen
            or not (reach.left < gap.low - body and gap.high + body < reach.right)
            or (left is not None and gap.high <= head.box.left + body)
        ]
    return free


def _off(box: Box, low: float, high: float) -> float:
    """How far a head is from flush left and from the middle of columns from `low` to `high`."""
    return min(abs(box.left - low), abs((box.left + box.right) / 2 - (low + high) / 2))


def _is_above(other: Atom, atom: Atom, reach: Box, body: float) -> bool:
    if overlap(reach.left, reach.right, atom.box.left, atom.box.right) <= 0:
        return False
    if _is_upright(other) and atom.kind == "text":
        return other.box.top - body <= atom.box.top
    if _is_upright(atom):
        return other.box.bottom <= atom.box.top + body
    return other.box.top < atom.box.top


def _reach(head: Atom, atoms: Sequence[Atom], body: float) -> Box:
    """The box of a head, drawn out to both sides until something stands in its row."""
    upright = _is_upright(head)
    low, high = head.box.top, head.box.bottom
    others = [
        atom.box
        for atom in atoms
        if atom is not head
        and overlap(low, high, atom.box.top, atom.box.bottom) > 2 * _SHAVE * body
        and not (upright and atom.kind == "text" and atom.box.top >= low - body)
    ]
    left = max((box.right for box in others if box.right <= head.box.left + body), default=-1e9)
    right = min((box.left for box in others if box.left >= head.box.right - body), default=1e9)
    return Box(
        left=min(left, head.box.left), top=low, right=max(right, head.box.right), bottom=high
    )


def _is_upright(atom: Atom) -> bool:
    return atom.kind == "head" and atom.pieces[0].lines[0].vertical


def rule_in(gap: Gap, rules: Sequence[Box], *, flat: bool) -> bool:
    """Does a rule fill the gap from end to end?"""
    inside = [rule for rule in rules if gap.low - 2 <= _middle(rule, flat=flat) <= gap.high + 2]
    if not inside:
        return False
    area = union(atom.box for atom in (*gap.before, *gap.after))
    for rule in inside:
        if flat:
            shared = overlap(rule.left, rule.right, area.left, area.right)
            length = area.right - area.left
        else:
            shared = overlap(rule.top, rule.bottom, area.top, area.bottom)
            length = area.bottom - area.top
        if shared >= 0.9 * length:
            return True
    return False


def _middle(rule: Box, *, flat: bool) -> float:
    return (rule.top + rule.bottom) / 2 if flat else (rule.left + rule.right) / 2
