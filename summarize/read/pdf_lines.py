"""Glyphs to lines of type: what stands side by side, or one under the other, without a gap.

The order of a file is a hint and no more: some programs write a page glyph by glyph as drawn,
some row by row across the columns.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarize.read.pdf_glyphs import Glyph, Spot
from summarize.read.set_line import SetLine
from summarize.records import Box

__all__ = ["make_lines"]

# Two glyphs of one line share a baseline to within this part of an em, and a size to within this.
_LEVEL = 0.25
_SAME_SIZE = 1.22
# How far glyphs of a line may stand apart, in ems. Columns are set at least an em apart; a line
# of display type may stand closer to its neighbor than its own em, so it is held tighter.
_GAP, _DISPLAY_GAP, _BLANKS = 0.75, 0.45, 3.2
_DISPLAY = 1.3
_SPACED = 2.2
# PDFium leaves out the blanks within what the file sets as one string: a gap of two stands there.
_STRING = 2.2
# A gap of this many ems is a blank that a reader sees.
_SEEN, _SEEN_LATIN = 0.55, 0.18
# A line set vertically has at least three glyphs, this many ems from one to the next.
_PITCH = (0.5, 2.3)
_SMALL = 0.75


def make_lines(glyphs: Sequence[Glyph], blanks: Sequence[Spot] = ()) -> list[SetLine]:
    """The lines that `glyphs` make up, in no particular order; together they hold every glyph.

    `blanks` are the places where the file set white space, which bridges a gap within a line.
    """
    if not glyphs:
        return []
    body = body_size(glyphs)
    stacks, rest = _stacks(glyphs)
    rows = _Rows(body, blanks)
    lines = rows.lines(rest)
    more, lines = _stacked_lines(lines)
    lines = _with_small(lines)
    return [rows.set_line(line) for line in lines] + [
        _set_line(stack, "".join(glyph.char for glyph in stack), vertical=True)
        for stack in [*stacks, *more]
    ]


def body_size(glyphs: Iterable[Glyph]) -> float:
    """The size of type, in points, that most of the glyphs have."""
    sizes = Counter(round(glyph.size * 2) / 2 for glyph in glyphs)
    return max(sizes, key=lambda size: (sizes[size], -size))


def _stacks(glyphs: Sequence[Glyph]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Runs that the file sets downwards, glyph under glyph; and the glyphs of no such run."""
    stacks: list[list[Glyph]] = []
    rest: list[Glyph] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _is_under(run[-1], glyph):
            (stacks.append(run) if _is_stack(run) else rest.extend(run))
            run = []
        run.append(glyph)
    (stacks.append(run) if _is_stack(run) else rest.extend(run))
    return stacks, rest


def _is_stack(run: Sequence[Glyph]) -> bool:
    return len(run) >= 3 or (bool(run) and all(glyph.turned for glyph in run))


def _is_under(above: Glyph, glyph: Glyph) -> bool:
    size = max(above.size, glyph.size)
    if abs(above.center - glyph.center) > 0.3 * size or not _alike(above.size, glyph.size):
        return False
    if glyph.turned or above.turned:
        # A dash of two characters may be one glyph: both have its box.
        return above.top - 0.1 * size <= glyph.top < above.bottom + size
    return _PITCH[0] * size < glyph.top - above.top < _PITCH[1] * size


def _alike(one: float, other: float) -> bool:
    return max(one, other) <= _SAME_SIZE * min(one, other)


class _Rows:
    """Glyphs to horizontal lines, for a page with this size of body type and these blanks."""

    def __init__(self, body: float, blanks: Sequence[Spot]) -> None:
        self.body = body
        self.blanks: dict[int, list[float]] = defaultdict(list)
        for spot in blanks:
            self.blanks[round(spot.y)].append(spot.x)

    def lines(self, glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
        """The lines, each from left to right."""
        rows: list[list[Glyph]] = []
        active: list[list[Glyph]] = []
        for glyph in sorted(glyphs, key=lambda each: (each.bottom, each.left)):
            active = [row for row in active if row[-1].bottom >= glyph.bottom - 2 * glyph.size]
            row = next((row for row in reversed(active) if _on_row(row, glyph)), None)
            if row is None:
                row = []
                rows.append(row)
                active.append(row)
            row.append(glyph)
        return [line for row in rows for line in self._cut(row)]

    def _cut(self, row: list[Glyph]) -> list[list[Glyph]]:
        row.sort(key=lambda glyph: (glyph.left, glyph.order))
        gaps = [glyph.left - before.right for before, glyph in pairwise(row)]
        lines: list[list[Glyph]] = [[row[0]]]
        for place, gap in enumerate(gaps):
            before, glyph = row[place], row[place + 1]
            if gap > self._allowed(before, glyph) and not _spaced_out(row, gaps, place):
                lines.append([glyph])
            else:
                lines[-1].append(glyph)
        return lines

    def _allowed(self, before: Glyph, glyph: Glyph) -> float:
        """The widest gap, in points, that may stand between two glyphs of one line."""
        size = max(before.size, glyph.size)
        if self._is_blank(before, glyph):
            return _BLANKS * size
        if before.run == glyph.run != 0 and glyph.order - before.order == 1:
            return _STRING * size
        return (_DISPLAY_GAP if size >= _DISPLAY * self.body else _GAP) * size

    def set_line(self, line: Sequence[Glyph]) -> SetLine:
        """The line, with a blank in its text where a reader sees one."""
        parts = [line[0].char]
        gaps = [second.left - first.right for first, second in pairwise(line)]
        usual = max(0.0, statistics.median(gaps)) if gaps else 0.0
        for (before, glyph), gap in zip(pairwise(line), gaps, strict=True):
            size = min(before.size, glyph.size)
            latin = _is_latin(before.char) and _is_latin(glyph.char)
            seen = (_SEEN_LATIN if latin else _SEEN) * size
            if gap > usual + seen or (
                gap > usual + _SEEN_LATIN * size and self._is_blank(before, glyph)
            ):
                parts.append(" ")
            parts.append(glyph.char)
        return _set_line(line, "".join(parts), vertical=False)

    def _is_blank(self, before: Glyph, glyph: Glyph) -> bool:
        """Was a blank set between two glyphs that follow each other in the file?"""
        if glyph.order - before.order != 1:
            return False
        base = before.bottom - 0.12 * before.size
        # Half of a full-width mark is blank, and the blank may have been set into that half.
        low, high = before.center - 0.1 * before.size, glyph.left + 0.2 * glyph.size
        return any(
            low <= x <= high
            for level in range(round(base) - 2, round(base) + 3)
            for x in self.blanks.get(level, ())
        )


def _spaced_out(row: Sequence[Glyph], gaps: Sequence[float], place: int) -> bool:
    """Is a gap one of several alike between glyphs that follow each other in the file?

    A word of display type, or a line with little to fill it, is spaced out all along; columns
    stand a line apart in the file.
    """
    size = row[place].size
    gap = gaps[place]
    if gap > _SPACED * size:
        return False
    for low in range(max(0, place - 2), place + 1):
        run = range(low, low + (3 if len(row) > 3 else 2))
        if run[-1] < len(gaps) and all(
            abs(gaps[each] - gap) <= 0.2 * size and row[each + 1].order - row[each].order == 1
            for each in run
        ):
            return True
    # Two characters of a headline are often set an em apart (通 知).
    return len(gaps) == 1 and row[1].order - row[0].order == 1


def _on_row(row: Sequence[Glyph], glyph: Glyph) -> bool:
    last = row[-1]
    level = _LEVEL * min(last.size, glyph.size)
    return abs(last.bottom - glyph.bottom) <= level and _alike(last.size, glyph.size)


def _stacked_lines(lines: Sequence[list[Glyph]]) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """Lines of one glyph that stand under each other are one line set vertically."""
    single = sorted((line[0] for line in lines if len(line) == 1), key=lambda glyph: glyph.top)
    stacks: list[list[Glyph]] = []
    for glyph in single:
        stack = next((stack for stack in stacks if _is_under(stack[-1], glyph)), None)
        if stack is None:
            stacks.append([glyph])
        else:
            stack.append(glyph)
    found = [stack for stack in stacks if len(stack) >= 3]
    taken = {glyph.order for stack in found for glyph in stack}
    return found, [line for line in lines if line[0].order not in taken]


def _with_small(lines: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Raised and lowered figures go into the line they belong to, by the file's own order."""
    by_order = {glyph.order: line for line in lines for glyph in line}
    merged: set[int] = set()
    kept = []
    for line in sorted(lines, key=lambda each: each[0].size):
        first = min(line, key=lambda glyph: glyph.order)
        host = next(
            (
                by_order[order]
                for order in (first.order - 1, line[-1].order + 1, first.order - 2)
                if order in by_order and by_order[order] is not line
            ),
            None,
        )
        if host is not None and id(host) not in merged and _is_raised(line, host):
            host.extend(line)
            host.sort(key=lambda glyph: glyph.left)
            merged.add(id(line))
            by_order.update((glyph.order, host) for glyph in line)
        else:
            kept.append(line)
    return kept


def _is_raised(line: Sequence[Glyph], host: Sequence[Glyph]) -> bool:
    size = host[0].size
    if len(line) > 6 or line[0].size > _SMALL * size:
        return False
    near = any(
        -0.3 * size <= line[0].left - glyph.right <= 0.3 * size
        or -0.3 * size <= glyph.left - line[-1].right <= 0.3 * size
        for glyph in host
    )
    return near and host[0].top <= line[0].middle <= host[0].bottom


def _set_line(line: Sequence[Glyph], text: str, *, vertical: bool) -> SetLine:
    sizes = Counter(max(0.1, round(glyph.size, 1)) for glyph in line)
    return SetLine(
        text=text,
        box=Box(
            left=min(glyph.left for glyph in line),
            top=min(glyph.top for glyph in line),
            right=max(glyph.right for glyph in line),
            bottom=max(glyph.bottom for glyph in line),
        ),
        size=max(sizes, key=lambda size: (sizes[size], size)),
        bold=2 * sum(glyph.bold for glyph in line) > len(line),
        vertical=vertical,
    )


def _is_latin(char: str) -> bool:
    return char.isascii() or (char.isalpha() and ord(char) < 0x250)
