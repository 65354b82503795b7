"""Lines to pieces: what stands line under line in one column, in one type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from summarize.read.set_line import Drawn, SetLine
from summarize.records import BlockRole, Box

__all__ = ["Piece", "body_size", "find_pieces", "overlap", "union"]

# Type this much larger than the body's is display type: headlines, kickers, pull quotes.
_DISPLAY = 1.28
# A heading in a narrow column is only this much larger, less where it is bold; it is short, and
# no sentence, as an opening paragraph in larger type is.
_WEAK, _WEAK_BOLD = 1.15, 1.1
_WEAK_LINES = 3
_STOPS = tuple("。！？；，、：")
_SAME = 1.12
# Lines of one piece stand at most this part of their size apart (leading is 1.2 to 1.8 ems).
_LEADING = 1.0
# Nor do their left ends, paragraphs' indents included.
_INDENT = 4.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Lines of one column and one type, from top to bottom, and the box around them.

    `display` is type larger than the body's; `weak` where it is only little larger.
    """

    lines: tuple[SetLine, ...]
    box: Box
    size: float
    display: bool
    weak: bool = False
    role: BlockRole | None = None


def body_size(lines: Iterable[SetLine]) -> float:
    """The type size, in points, of most characters; sizes within a tenth are one."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return max(
        counts,
        key=lambda size: (
            sum(count for other, count in counts.items() if abs(other - size) <= 0.06 * size),
            counts[size],
        ),
    )


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of `boxes`."""
    boxes = list(boxes)
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )


def overlap(low: float, high: float, other_low: float, other_high: float) -> float:
    """How far two stretches overlap; negative where they stand apart."""
    return min(high, other_high) - max(low, other_low)


def make_piece(lines: Sequence[SetLine], body: float, role: BlockRole | None = None) -> Piece:
    """A piece of `lines`, which are in their order."""
    size = median(line.size for line in lines)
    least = _WEAK_BOLD if all(line.bold for line in lines) else _WEAK
    strong = size >= (_WEAK_BOLD if lines[0].vertical else _DISPLAY) * body
    weak = (
        not strong
        and size >= least * body
        and len(lines) <= _WEAK_LINES
        and not lines[-1].text.rstrip().endswith(_STOPS)
    )
    return Piece(
        lines=tuple(lines),
        box=union(line.box for line in lines),
        size=size,
        display=strong or weak,
        weak=weak,
        role=role,
    )


def find_pieces(lines: Sequence[SetLine], drawn: Drawn, body: float) -> list[Piece]:
    """The pieces of `lines`; each line is in one."""
    open_runs: list[list[SetLine]] = []
    runs: list[list[SetLine]] = []
    for line in sorted(lines, key=lambda each: (each.box.top, each.box.left)):
        open_runs = [run for run in open_runs if line.box.top - run[-1].box.bottom < 3 * body]
        under = [run for run in open_runs if _goes_under(run, line, drawn)]
        run = min(under, key=lambda each: abs(each[-1].box.left - line.box.left), default=None)
        if run is None:
            run = []
            runs.append(run)
            open_runs.append(run)
        run.append(line)
    return [make_piece(run, body) for run in runs]


def _goes_under(run: Sequence[SetLine], line: SetLine, drawn: Drawn) -> bool:
    last = run[-1]
    if last.vertical or line.vertical:
        return False
    if max(last.size, line.size) > _SAME * min(last.size, line.size):
        return False
    gap = line.box.top - last.box.bottom
    if not -0.5 * line.size <= gap <= _LEADING * line.size:
        return False
    left = min(each.box.left for each in run)
    right = max(each.box.right for each in run)
    shared = overlap(left, right, line.box.left, line.box.right)
    ranged = abs(line.box.left - left) <= _INDENT * line.size and shared > 0
    if not ranged and shared < 0.8 * min(right - left, line.box.right - line.box.left):
        return False
    return not any(_parts(rule, last.box, line.box) for rule in drawn.rules)


def _parts(rule: Box, above: Box, below: Box) -> bool:
    """Does a rule run between two lines?"""
    middle = (rule.top + rule.bottom) / 2
    if rule.right - rule.left < rule.bottom - rule.top:
        return False
    if not above.top + 0.5 * (above.bottom - above.top) < middle < below.bottom:
        return False
    if middle > below.top + 0.5 * (below.bottom - below.top):
        return False
    shared = overlap(rule.left, rule.right, below.left, below.right)
    return shared >= 0.5 * (below.right - below.left)


def with_role(piece: Piece, role: BlockRole | None) -> Piece:
    """The piece with this role."""
    return replace(piece, role=role)
