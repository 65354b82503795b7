"""A page as it was set: its blocks where they stood, drawn as SVG in points of the page.

SVG scales with its width, takes the boxes as they are, and needs no style attributes, which the
document's security policy forbids.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from summarize.records import Block, Box, Page, Passage
from summarize.render.html.marks import Marks
from summarize.render.html.runs import Run, within
from summarize.render.html.text import written

__all__ = ["draw", "has_geometry", "placed_blocks"]

# The baseline below the middle of a line, and the white around the tint, in type sizes.
_BASELINE = 0.36
_PAD = 0.2
# Type is this much of the height of its line where its size is not told.
_OF_LINE = 0.75


@dataclass(frozen=True, kw_only=True, slots=True)
class _Piece:
    """A stretch of one line with one owner: its text, its box, whether it runs downwards."""

    run: Run
    text: str
    box: Box
    size: float
    bold: bool
    vertical: bool


def has_geometry(page: Page) -> bool:
    """Whether the page can be drawn."""
    return bool(page.width and page.height and placed_blocks(page))


def placed_blocks(page: Page) -> list[Block]:
    """The blocks whose place on the page is known."""
    return [block for block in page.blocks if block.box is not None]


def draw(page: Page, runs: list[Run], marks: Marks) -> str:
    """The page as one SVG element: a tinted rectangle and its text for each stretch of an owner,
    and a numbered badge where an article first stands."""
    width, height = page.width or 0.0, page.height or 0.0
    radius = max(width, height) / 110
    groups, badges = [], []
    placed: set[int] = set()
    for block in placed_blocks(page):
        for (number, piece), pieces in groupby(
            _pieces(block, runs), key=lambda piece: piece.run.owner
        ):
            together = list(pieces)
            groups.append(_group(number, piece, together, marks))
            if number is not None and number not in placed:
                placed.add(number)
                badges.append(_badge(number, page, together[0].box, radius, marks))
    return (
        f'<svg class="set" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'xmlns="http://www.w3.org/2000/svg" role="group" lang="zh">\n'
        f'<rect class="paper" width="{_n(width)}" height="{_n(height)}"/>\n'
        + "\n".join(groups + badges)
        + "\n</svg>"
    )


def _group(number: int | None, piece: int | None, pieces: list[_Piece], marks: Marks) -> str:
    pad = pieces[0].size * _PAD
    box = _around([each.box for each in pieces])
    rect = (
        f'<rect x="{_n(box.left - pad)}" y="{_n(box.top - pad / 2)}" '
        f'width="{_n(box.right - box.left + 2 * pad)}" '
        f'height="{_n(box.bottom - box.top + pad)}"/>'
    )
    text = "".join(_text(each) for each in pieces)
    if number is not None:
        title = f"<title>{marks.label(number)}</title>"
        owned = f'class="region {marks.color(number)}" data-article="{number}"'
        return f"<g {owned}>{title}{rect}{text}</g>"
    title = f"<title>In no article: {written(marks.reason(piece))}</title>"
    return f'<g class="region none">{title}{rect}{text}</g>'


def _badge(number: int, page: Page, box: Box, radius: float, marks: Marks) -> str:
    # Off the corner, so that the first character stays readable.
    x, y = max(box.left - radius * 0.7, radius), max(box.top - radius * 0.7, radius)
    return (
        f"<a {marks.badge(number, page.index)}>"
        f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"/>'
        f'<text x="{_n(x)}" y="{_n(y + radius * 0.38)}" font-size="{_n(radius * 1.1)}" '
        f'text-anchor="middle">{number}</text></a>'
    )


def _text(piece: _Piece) -> str:
    box, size = piece.box, piece.size
    length = _ems(piece.text) * size
    room = box.bottom - box.top if piece.vertical else box.right - box.left
    kind = piece.run.part or ""
    if piece.vertical:
        kind += " vertical"
        x, y = (box.left + box.right) / 2, box.top
    else:
        x, y = box.left, (box.top + box.bottom) / 2 + size * _BASELINE
    if piece.bold:
        kind += " bold"
    # Another fount may run wider than the paper's: squeezed, a line stays in its column.
    fit = f' textLength="{_n(room)}" lengthAdjust="spacingAndGlyphs"' if length > room else ""
    return (
        f'<text class="{kind.strip()}" x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}"{fit}>'
        f"{written(piece.text)}</text>"
    )


def _pieces(block: Block, runs: list[Run]) -> Iterator[_Piece]:
    """The block's lines, each cut where the owner changes; a line has an equal share of the box."""
    box = block.box
    if box is None or not block.lines:
        return
    count = len(block.lines)
    high, wide = (box.bottom - box.top) / count, (box.right - box.left) / count
    vertical = _runs_down(block, box)
    size = block.size or (wide if vertical else high) * _OF_LINE
    for place, line in enumerate(block.lines):
        if vertical:
            # The first line is the rightmost column.
            right = box.right - place * wide
            whole = Box(left=right - wide, top=box.top, right=right, bottom=box.bottom)
        else:
            top = box.top + place * high
            whole = Box(left=box.left, top=top, right=box.right, bottom=top + high)
        for run, text, share in _owned(line, runs, whole, size, vertical=vertical):
            yield _Piece(
                run=run, text=text, box=share, size=size, bold=block.bold, vertical=vertical
            )


def _runs_down(block: Block, box: Box) -> bool:
    """Whether the lines are set from top to bottom: too long for the width, not for the height."""
    width, height = box.right - box.left, box.bottom - box.top
    longest = max(_ems(line.text) for line in block.lines)
    size = block.size or min(width, height) / len(block.lines)
    return height > width / len(block.lines) * 1.5 and longest * size > width * 1.3


def _owned(
    line: Passage, runs: list[Run], whole: Box, size: float, *, vertical: bool
) -> Iterator[tuple[Run, str, Box]]:
    """The stretches of a line that one owner has in one part, each with its share of the box."""
    found: list[tuple[Run, str]] = []
    position = 0
    for span in line.spans:
        for run in within(runs, span.start, span.end):
            at = position + run.start - span.start
            text = line.text[at : at + run.end - run.start]
            if found and (found[-1][0].owner, found[-1][0].part) == (run.owner, run.part):
                text = found.pop()[1] + text
            found.append((run, text))
        position += span.end - span.start
    if len(found) == 1:
        yield (*found[0], whole)
        return
    room = whole.bottom - whole.top if vertical else whole.right - whole.left
    em = min(size, room / (sum(_ems(text) for _, text in found) or 1))
    done = 0.0
    for run, text in found:
        reach = done + _ems(text) * em
        yield run, text, _share(whole, done, reach, vertical=vertical)
        done = reach


def _share(box: Box, low: float, high: float, *, vertical: bool) -> Box:
    """Points `low` to `high` of a line, along the way it is read."""
    if vertical:
        return replace(box, top=box.top + low, bottom=box.top + high)
    return replace(box, left=box.left + low, right=box.left + high)


def _around(boxes: list[Box]) -> Box:
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )


def _ems(text: str) -> float:
    """The length of `text` in type sizes: a Chinese character is 1, a Latin one about half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
