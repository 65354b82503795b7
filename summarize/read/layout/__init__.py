"""Lines of type on a page to blocks in reading order, from geometry alone."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.read.layout.blocks import set_down
from summarize.read.layout.captions import take_captions
from summarize.read.layout.contents import is_contents
from summarize.read.layout.drop_caps import join_drop_caps
from summarize.read.layout.frames import Room, sort_into_rooms
from summarize.read.layout.furniture import take_furniture
from summarize.read.layout.order import in_order
from summarize.read.layout.pieces import Piece, body_size, find_pieces, with_role
from summarize.read.set_line import Drawn, Laid, SetLine

__all__ = ["lay_out"]


def lay_out(lines: Sequence[SetLine], *, drawn: Drawn, width: float, height: float) -> Laid:
    """The text of a page in reading order, with a block for each paragraph, heading and caption.

    Parameters: `lines` in any order; `drawn` what the page shows besides; `width` and `height`
    of the page in points. `Laid.text` holds every line, one a line; blank lines part blocks, and
    a paragraph that is set in keeps two ideographic spaces in front.
    """
    lines = [line for line in lines if line.text.strip()]
    if not lines:
        return Laid(text="")
    body = body_size(lines)
    furniture = take_furniture(lines, height=height, body=body)
    taken = {id(line) for line in (*furniture.top, *furniture.bottom)}
    rest = join_drop_caps([line for line in lines if id(line) not in taken], body)
    house = sort_into_rooms(rest, drawn, width=width, height=height)
    return set_down(furniture.top, _segments(house, body), furniture.bottom, body=body)


def _segments(room: Room, body: float, *, framed: bool = False) -> list[tuple[Piece, ...]]:
    """The segments of a room in reading order, those of the rooms within it among them."""
    if framed and not room.rooms and is_contents(room.lines):
        entries = find_pieces(room.lines, room.drawn, body)
        return [tuple(with_role(piece, "navigation") for piece in entries)]
    captions, lines = take_captions(room.lines, room.drawn, body)
    pieces = find_pieces(lines, room.drawn, body)
    inner = [(each.box, _segments(each, body, framed=True)) for each in room.rooms]
    return in_order(pieces, captions, inner, room.drawn, body=body)
