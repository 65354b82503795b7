"""Segments: what stands apart from all else on a page, as far as its make-up tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.read.layout.atoms import Atom
from summarize.read.layout.pieces import Piece, overlap, union
from summarize.records import Box

__all__ = ["Segment", "put_aside"]


@dataclass(kw_only=True, slots=True)
class Segment:
    """Atoms of one article, as far as the cuts can tell, in reading order."""

    atoms: list[Atom]

    @property
    def headed(self) -> bool:
        return self.atoms[0].kind != "text"

    @property
    def is_room(self) -> bool:
        return self.atoms[0].kind == "room"

    @property
    def bare(self) -> bool:
        """Is it a head without text?"""
        return all(atom.kind == "head" for atom in self.atoms)

    @property
    def box(self) -> Box:
        return union(atom.box for atom in self.atoms)


def put_aside(
    segments: list[Segment], piece: Piece, box: Box, rules: Sequence[Box], *, within: float
) -> None:
    """Put a piece that stands in no column at the end of the segment that it stands in.

    Parameters: `box` is that of the piece and its picture. Where no segment is nearer than
    `within` points and on the same side of all `rules`, the piece becomes a segment of its own.
    """
    atom = Atom(kind="text", pieces=(piece,), box=piece.box)
    hosts = [each for each in segments if not each.is_room]
    near = min(hosts, key=lambda each: _distance(each.box, box), default=None)
    if near is None:
        segments.append(Segment(atoms=[atom]))
    elif _distance(near.box, box) <= within and not _is_parted(near.box, box, rules):
        near.atoms.append(atom)
    else:
        place = next(place for place, each in enumerate(segments) if each is near)
        segments.insert(place + 1, Segment(atoms=[atom]))


def _distance(one: Box, other: Box) -> float:
    across = -overlap(one.left, one.right, other.left, other.right)
    along = -overlap(one.top, one.bottom, other.top, other.bottom)
    return max(across, 0.0) + max(along, 0.0)


def _is_parted(one: Box, other: Box, rules: Sequence[Box]) -> bool:
    """Does a rule run between two boxes that stand one above the other?"""
    high, low = sorted((one, other), key=lambda box: box.top)
    return any(
        high.bottom <= (rule.top + rule.bottom) / 2 <= low.top
        and overlap(rule.left, rule.right, other.left, other.right)
        >= 0.5 * (other.right - other.left)
        for rule in rules
    )
