"""Atoms: what the cutting of a page into articles takes as whole, and heads among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.read.layout.in_columns import find_in_columns
from summarize.read.layout.pieces import Piece, overlap, union
from summarize.records import Box

__all__ = ["Atom", "make_atoms"]

# Kickers and subheads are set larger than the body, if not always as large as display type.
_RAISED = 1.07
# The lines of a headline stand at most this part of the larger type apart.
_HEAD_GAP = 1.1


@dataclass(frozen=True, kw_only=True, slots=True)
class Atom:
    """Pieces that stay together, and their box: a head (kicker, headline and subhead), a piece of
    running text, or a room that a frame sets apart, with its own `segments` in order."""

    kind: Literal["head", "text", "room"]
    box: Box
    pieces: tuple[Piece, ...] = ()
    segments: tuple[tuple[Piece, ...], ...] = ()


def make_atoms(
    pieces: Sequence[Piece], rules: Sequence[Box], body: float
) -> tuple[list[Atom], list[Piece]]:
    """The atoms of a room, and its pull quotes, which belong to no column."""
    columns = find_in_columns(pieces, rules, body)
    quotes, crossheads = columns.quotes, {id(piece) for piece in columns.crossheads}
    flow = [piece for piece in pieces if not any(piece is quote for quote in quotes)]
    heads: list[list[Piece]] = [
        [piece] for piece in flow if piece.display and id(piece) not in crossheads
    ]
    raised = [piece for piece in flow if not piece.display and piece.size >= _RAISED * body]
    _merge(heads)
    for piece in raised:
        near = [head for head in heads if _adjoins(head, piece) and len(piece.lines) <= 4]
        if near:
            near[0].append(piece)
    _merge(heads)
    in_heads = {id(piece) for head in heads for piece in head}
    atoms = [
        Atom(
            kind="head",
            pieces=tuple(sorted(head, key=lambda piece: (piece.box.top, piece.box.left))),
            box=union(piece.box for piece in head),
        )
        for head in heads
    ]
    atoms += [
        Atom(kind="text", pieces=(piece,), box=piece.box)
        for piece in flow
        if id(piece) not in in_heads
    ]
    return atoms, list(quotes)


def _merge(heads: list[list[Piece]]) -> None:
    """Put together the heads that adjoin, in place."""
    place = 0
    while place < len(heads):
        other = next(
            (
                later
                for later in range(place + 1, len(heads))
                if any(_adjoins(heads[place], piece) for piece in heads[later])
            ),
            None,
        )
        if other is None:
            place += 1
        else:
            heads[place].extend(heads.pop(other))
            place = 0


def _adjoins(head: Sequence[Piece], piece: Piece) -> bool:
    return any(_stacked(other, piece) or _in_row(other, piece) for other in head)


def _stacked(one: Piece, other: Piece) -> bool:
    if one.lines[0].vertical or other.lines[0].vertical:
        return one.lines[0].vertical and other.lines[0].vertical and _beside(one, other)
    high, low = sorted((one.box, other.box), key=lambda box: box.top)
    gap = low.top - high.bottom
    shared = overlap(high.left, high.right, low.left, low.right)
    return gap <= _HEAD_GAP * max(one.size, other.size) and shared >= 0.6 * min(
        high.right - high.left, low.right - low.left
    )


def _beside(one: Piece, other: Piece) -> bool:
    """Vertical lines of one headline, side by side."""
    left, right = sorted((one.box, other.box), key=lambda box: box.left)
    shared = overlap(left.top, left.bottom, right.top, right.bottom)
    return right.left - left.right <= _HEAD_GAP * max(one.size, other.size) and shared >= 0.5 * min(
        left.bottom - left.top, right.bottom - right.top
    )


def _in_row(one: Piece, other: Piece) -> bool:
    """Parts of one line of a headline, spaced out."""
    size = max(one.size, other.size)
    if max(one.size, other.size) > 1.05 * min(one.size, other.size):
        return False
    if abs(one.box.bottom - other.box.bottom) > 0.2 * size or one.box.top == other.box.bottom:
        return False
    left, right = sorted((one.box, other.box), key=lambda box: box.left)
    letters = min(len(one.lines[0].text), len(other.lines[0].text))
    return letters <= 2 and right.left - left.right <= 2.2 * size
