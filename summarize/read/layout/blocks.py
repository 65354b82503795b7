"""Pieces in reading order to the text of a page and its blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from summarize.read.layout.pieces import Piece, union
from summarize.read.set_line import Laid, SetLine
from summarize.records import Block, BlockRole, Passage, Span

__all__ = ["set_down"]

# A paragraph is set in by one to three ems (two by rule), seldom more in a narrow column.
_INDENT = (0.7, 3.6)
# The name of a paper is set larger than any headline but one of war.
_MASTHEAD = 3.0
_IDEOGRAPHIC_SPACE = "\u3000"


def set_down(
    top: Sequence[SetLine],
    segments: Sequence[Sequence[Piece]],
    bottom: Sequence[SetLine],
    *,
    body: float,
) -> Laid:
    """The text of a page: its running head, its segments and its foot; and its blocks.

    The blocks of one segment have one region.
    """
    page = _Page()
    edges = Counter(
        round(line.box.left)
        for segment in segments
        for piece in segment
        if not piece.display
        for line in piece.lines
    )
    for line in top:
        page.add([line], role="masthead" if line.size >= _MASTHEAD * body else "folio")
    for region, segment in enumerate(segments):
        for piece in segment:
            for lines, indent in _paragraphs(piece, _column_left(piece, edges)):
                page.add(lines, role=piece.role, indent=indent, region=region)
    for line in bottom:
        page.add([line], role="folio")
    return Laid(text=page.text(), blocks=tuple(page.blocks))


def _column_left(piece: Piece, edges: Counter[int]) -> float:
    """Where the column of a piece begins: a paragraph of one line shows only its indent."""
    own = piece.box.left
    if len(piece.lines) > 2:
        return own
    low, high = own - _INDENT[1] * piece.size, own - _INDENT[0] * piece.size
    near = [edge for edge in edges if low <= edge <= high]
    best = max(near, key=lambda edge: edges[edge], default=None)
    if best is None or edges[best] < max(3, edges[round(own)]):
        return own
    return best


def _paragraphs(piece: Piece, left: float) -> Iterator[tuple[list[SetLine], bool]]:
    """The paragraphs of a piece, and whether each begins with an indent."""
    if piece.display or piece.role is not None or piece.lines[0].vertical:
        yield list(piece.lines), False
        return
    paragraph: list[SetLine] = []
    indented = False
    for line in piece.lines:
        ems = (line.box.left - left) / line.size
        indent = _INDENT[0] <= ems <= _INDENT[1]
        if paragraph and indent:
            yield paragraph, indented
            paragraph = []
        if not paragraph:
            indented = indent
        paragraph.append(line)
    yield paragraph, indented


class _Page:
    """The text so far, and its blocks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []

    def add(
        self,
        lines: Sequence[SetLine],
        *,
        role: BlockRole | None,
        indent: bool = False,
        region: int | None = None,
    ) -> None:
        """A block of `lines`, parted from what stands before it by a blank line."""
        if self.parts:
            self._put("\n\n")
        passages = []
        for place, line in enumerate(lines):
            if place:
                self._put("\n")
            elif indent:
                self._put(2 * _IDEOGRAPHIC_SPACE)
            text = line.text.strip()
            span = Span(page=0, start=self.length, end=self.length + len(text))
            self._put(text)
            passages.append(Passage(text=text, spans=(span,)))
        known = [line.confidence for line in lines if line.confidence is not None]
        self.blocks.append(
            Block(
                lines=tuple(passages),
                box=union(line.box for line in lines),
                size=median(line.size for line in lines),
                bold=sum(line.bold for line in lines) * 2 > len(lines),
                role=role,
                region=region,
                confidence=sum(known) / len(known) if known else None,
            )
        )

    def text(self) -> str:
        """The text of the page."""
        return "".join(self.parts)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
