"""Which tint each article has: none the same as that of an article beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarize.records import Page, Split
from summarize.render.html.runs import Run, within

__all__ = ["COLORS", "choose_colors"]

# As many as `view.css` has tints.
COLORS = 8
# Further rounds through the tints differ in how their outline is drawn.
_OUTLINES = 3
# Articles that share a cell of such a grid, or have cells side by side, are neighbours.
_CELLS = 60


def choose_colors(split: Split, runs: Sequence[list[Run]]) -> list[str]:
    """The CSS classes of each article, in order.

    Parameters: `runs` are those of each page. Each article takes the tint whose turn it is, or
    the next that no neighbour has; where neighbours have all, the rarest among them.
    """
    beside: dict[int, set[int]] = defaultdict(set)
    for page in split.edition.pages:
        for one, other in _neighbours(page, runs[page.index]):
            beside[one].add(other)
            beside[other].add(one)
    chosen: dict[int, int] = {}
    for number in range(1, len(split.articles) + 1):
        taken = Counter(chosen[other] for other in beside[number] if other in chosen)
        turns = [(number - 1 + step) % COLORS for step in range(COLORS)]
        chosen[number] = min(turns, key=lambda tint: taken[tint])
    return [
        f"c{tint} d{(number - 1) // COLORS % _OUTLINES}" for number, tint in sorted(chosen.items())
    ]


def _neighbours(page: Page, runs: list[Run]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that follow each other in the text, or touch on the page."""
    order = [run.article for run in runs if run.article is not None]
    yield from ((one, other) for one, other in pairwise(order) if one != other)
    cells = _cells(page, runs)
    for (column, row), own in cells.items():
        near = {
            article
            for across in (0, 1)
            for down in (-1, 0, 1)
            for article in cells.get((column + across, row + down), ())
        }
        yield from ((one, other) for one in own for other in near if one != other)


def _cells(page: Page, runs: list[Run]) -> dict[tuple[int, int], set[int]]:
    """The articles in each cell of the page that text lies in."""
    cells: dict[tuple[int, int], set[int]] = defaultdict(set)
    side = max(page.width or 0, page.height or 0) / _CELLS
    for block in page.blocks:
        if block.box is None or not side:
            continue
        spans = [span for line in block.lines for span in line.spans]
        articles = {run.article for span in spans for run in within(runs, span.start, span.end)}
        # A box may be wrong, but the page has an end.
        left, top = (max(0, int(edge / side)) for edge in (block.box.left, block.box.top))
        right, bottom = (min(_CELLS, int(e / side)) for e in (block.box.right, block.box.bottom))
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                cells[column, row] |= articles - {None}  # type: ignore[arg-type]
    return cells
