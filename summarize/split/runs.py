"""How much text stands between a heading and the headings around it.

A crosshead 小标题 divides an article that is long enough to need one; where a heading has a few
lines of text above it and a few below it, each is an item of its own. So the lengths of both tell
a headline from a crosshead where wording does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.split.lines import Line
from summarize.split.measure import Fill, had_room

__all__ = ["Run", "find_runs"]

# No group of lines that is longer is a heading (characters).
_LONGEST = 60
_ENDS = "。！？!?…”’」』）)》】"
_UNENDED = "。，、；：,;:"
# Bounds of the classes of text between headings, in characters.
_BOUNDS = (60, 120, 200, 320, 500, 800, 1300)


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Classes, 0 (none) to 8, of the text between a heading and the one above, and below, it."""

    before: int
    after: int


def find_runs(
    lines: Sequence[Line], fills: Sequence[Fill], rooms: Sequence[int]
) -> list[Run | None]:
    """The text around each line that looks like part of a heading; None for the other lines."""
    heads = _heads(lines, fills, rooms)
    sizes = [0 if head else len(line.text) for line, head in zip(lines, heads, strict=True)]
    before = _since(sizes, heads)
    after = _since(sizes[::-1], heads[::-1])[::-1]
    return [
        Run(before=_class(before[place]), after=_class(after[place])) if head else None
        for place, head in enumerate(heads)
    ]


def _heads(lines: Sequence[Line], fills: Sequence[Fill], rooms: Sequence[int]) -> list[bool]:
    """Which lines look like headings: begun after a sentence, and ended early without a stop."""
    heads = [False] * len(lines)
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and not _ends(lines, fills, rooms, end - 1):
            end += 1
        text = "".join(line.text for line in lines[start:end])
        if len(text) <= _LONGEST and text[-1] not in _UNENDED:
            heads[start:end] = [True] * (end - start)
        start = end
    return heads


def _ends(lines: Sequence[Line], fills: Sequence[Fill], rooms: Sequence[int], place: int) -> bool:
    """Does a paragraph or a heading end with this line, as far as setting and stops tell?"""
    following = lines[place + 1]
    if following.gap > 1 or fills[place] in ("free", "wide"):
        return True
    return lines[place].text[-1] in _ENDS or had_room(rooms[place], following.text)


def _since(sizes: Sequence[int], heads: Sequence[bool]) -> list[int]:
    """For each line the text since the last heading; for one of a heading, that before it all."""
    found: list[int] = []
    total = 0
    for place, size in enumerate(sizes):
        if not heads[place] and place and heads[place - 1]:
            total = 0
        found.append(total)
        total += size
    return found


def _class(size: int) -> int:
    return 0 if size == 0 else 1 + bisect_left(_BOUNDS, size)
