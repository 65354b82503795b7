"""Captions: lines under or beside a picture, in type or measure unlike the columns'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.read.layout.pieces import Piece, find_pieces, overlap, union, with_role
from summarize.read.set_line import Drawn, SetLine
from summarize.records import Box

__all__ = ["Caption", "take_captions"]

_SMALLER = 0.96


@dataclass(frozen=True, kw_only=True, slots=True)
class Caption:
    """A caption, and the box around it and its picture."""

    piece: Piece
    box: Box


def take_captions(
    lines: Sequence[SetLine], drawn: Drawn, body: float
) -> tuple[list[Caption], list[SetLine]]:
    """The captions among `lines`, and the other lines."""
    captions: list[Caption] = []
    taken: set[int] = set()
    small = [line for line in lines if line.size <= _SMALLER * body and not line.vertical]
    for piece in find_pieces(small, drawn, body):
        picture = next((each for each in drawn.pictures if _belongs(piece.box, each, body)), None)
        if picture is not None:
            box = union([piece.box, picture])
            captions.append(Caption(piece=with_role(piece, "caption"), box=box))
            taken.update(id(line) for line in piece.lines)
    return captions, [line for line in lines if id(line) not in taken]


def _belongs(box: Box, picture: Box, body: float) -> bool:
    across = overlap(box.left, box.right, picture.left, picture.right)
    if across >= 0.7 * (box.right - box.left):
        return -body <= box.top - picture.bottom <= 2 * body or (
            box.top >= picture.top and box.bottom <= picture.bottom
        )
    beside = min(abs(box.left - picture.right), abs(picture.left - box.right))
    along = overlap(box.top, box.bottom, picture.top, picture.bottom)
    return beside <= 2 * body and along >= 0.8 * (box.bottom - box.top)
