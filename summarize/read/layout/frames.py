"""Frames: a box drawn or tinted around a story sets it apart from what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.read.set_line import Drawn, SetLine
from summarize.records import Box

__all__ = ["Room", "sort_into_rooms"]

_SLACK = 3.0


@dataclass(kw_only=True, slots=True)
class Room:
    """What a frame holds itself: `lines`, `drawn`, and the frames within it as `rooms`."""

    box: Box
    lines: list[SetLine] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)

    @property
    def drawn(self) -> Drawn:
        """The rules and pictures of this room."""
        return Drawn(rules=tuple(self.rules), pictures=tuple(self.pictures))


def sort_into_rooms(lines: Sequence[SetLine], drawn: Drawn, *, width: float, height: float) -> Room:
    """The page as a room, with a room for each frame that holds lines of type."""
    house = Room(box=Box(left=0, top=0, right=width, bottom=height))
    rooms = [house]
    pictures = list(drawn.pictures)
    for frame in sorted(drawn.frames, key=_area, reverse=True):
        if _area(frame) > 0.8 * width * height or not any(
            _holds(frame, line.box) for line in lines
        ):
            if _area(frame) < 0.5 * width * height:
                pictures.append(frame)
            continue
        twin = next((room for room in rooms[1:] if _same(room.box, frame)), None)
        if twin is None:
            rooms.append(Room(box=frame))
    for room in rooms[1:]:
        _innermost(rooms, room.box, but=room).rooms.append(room)
    for line in lines:
        _innermost(rooms, line.box).lines.append(line)
    for rule in drawn.rules:
        _innermost(rooms, rule).rules.append(rule)
    for picture in pictures:
        _innermost(rooms, picture).pictures.append(picture)
    return house


def _innermost(rooms: Sequence[Room], box: Box, but: Room | None = None) -> Room:
    around = [
        room
        for room in rooms[1:]
        if room is not but
        and _holds(room.box, box)
        and (but is None or _area(room.box) > _area(box))
    ]
    return min(around, key=lambda room: _area(room.box), default=rooms[0])


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _holds(frame: Box, box: Box) -> bool:
    return (
        frame.left - _SLACK <= box.left
        and box.right <= frame.right + _SLACK
        and frame.top - _SLACK <= box.top
        and box.bottom <= frame.bottom + _SLACK
    )


def _same(one: Box, other: Box) -> bool:
    return all(
        abs(a - b) <= 2 * _SLACK
        for a, b in (
            (one.left, other.left),
            (one.top, other.top),
            (one.right, other.right),
            (one.bottom, other.bottom),
        )
    )
