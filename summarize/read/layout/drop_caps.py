"""Drop caps (首字下沉): a large first character beside the lines it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.read.set_line import SetLine

__all__ = ["join_drop_caps"]

_LARGER = 1.5


def join_drop_caps(lines: Sequence[SetLine], body: float) -> list[SetLine]:
    """The lines, each drop cap put in front of the first line beside it."""
    caps = [line for line in lines if len(line.text.strip()) <= 2 and line.size >= _LARGER * body]
    joined: dict[int, SetLine] = {}
    gone: set[int] = set()
    for cap in caps:
        beside = sorted(
            (line for line in lines if _is_beside(cap, line)), key=lambda each: each.box.top
        )
        if len(beside) < 2 or any(id(line) in joined for line in beside):
            continue
        # The lines beside begin where the column does: the cap is no indent of theirs.
        joined.update({id(line): _widened(line, cap) for line in beside})
        first = joined[id(beside[0])]
        joined[id(beside[0])] = replace(first, text=cap.text.strip() + first.text)
        gone.add(id(cap))
    return [joined.get(id(line), line) for line in lines if id(line) not in gone]


def _widened(line: SetLine, cap: SetLine) -> SetLine:
    return replace(line, box=replace(line.box, left=cap.box.left))


def _is_beside(cap: SetLine, line: SetLine) -> bool:
    if line.vertical or line.size * _LARGER > cap.size:
        return False
    middle = (line.box.top + line.box.bottom) / 2
    gap = line.box.left - cap.box.right
    return cap.box.top - 0.3 * line.size <= middle <= cap.box.bottom + 0.3 * line.size and (
        -0.5 * line.size <= gap <= 3.2 * line.size
    )
