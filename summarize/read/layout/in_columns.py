"""Display type within a column that is no headline: pull quotes and crossheads (小标题)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.read.layout.pieces import Piece, overlap
from summarize.records import Box

__all__ = ["InColumns", "find_in_columns"]

# A pull quote shorter than this may repeat words by chance.
_QUOTE = 8
_CROSSHEAD = 1.5
_NEAR = 2.5


@dataclass(frozen=True, kw_only=True, slots=True)
class InColumns:
    """Pull quotes, which repeat the text, and crossheads, which are part of it."""

    quotes: tuple[Piece, ...]
    crossheads: tuple[Piece, ...]


def find_in_columns(pieces: Sequence[Piece], rules: Sequence[Box], body: float) -> InColumns:
    """The display pieces that stand within a column of text.

    A pull quote repeats words of the text in larger type; so may the text under a headline, but a
    quote stands between rules, or in the midst of a sentence. A crosshead stands no farther from
    the text above it than from the text below, a headline does, or it has rules like a quote.
    """
    running = "".join(
        _bare(line.text) for piece in pieces if not piece.display for line in piece.lines
    )
    quotes, crossheads = [], []
    for piece in pieces:
        if not piece.display or piece.lines[0].vertical:
            continue
        around = _around(piece, pieces, body)
        ruled = _is_ruled(piece.box, rules, body)
        words = _bare("".join(line.text for line in piece.lines))
        repeats = len(words) >= _QUOTE and words in running
        if repeats and (ruled or (around is not None and _breaks_off(*around, body))):
            quotes.append(piece)
        elif around is not None and (ruled or _is_close(piece, *around, rules, body)):
            crossheads.append(piece)
    return InColumns(quotes=tuple(quotes), crossheads=tuple(crossheads))


def _around(piece: Piece, pieces: Sequence[Piece], body: float) -> tuple[Piece, Piece] | None:
    """The pieces of text straight above and below in the same column, if there are both."""
    column = [
        other
        for other in pieces
        if not other.display
        and not other.lines[0].vertical
        and other.box.left - body <= piece.box.left
        and piece.box.right <= other.box.right + body
    ]
    above = [each for each in column if 0 <= piece.box.top - each.box.bottom <= _NEAR * body]
    below = [each for each in column if 0 <= each.box.top - piece.box.bottom <= _NEAR * body]
    if not above or not below:
        return None
    return max(above, key=lambda each: each.box.bottom), min(below, key=lambda each: each.box.top)


def _breaks_off(above: Piece, below: Piece, body: float) -> bool:
    """Does the text above break off in the midst of a sentence and go on below?"""
    ended = above.lines[-1].text.rstrip()[-1] in "。！？”」』）…"
    return not ended and below.lines[0].box.left - below.box.left < body


def _is_close(piece: Piece, above: Piece, below: Piece, rules: Sequence[Box], body: float) -> bool:
    parted = any(
        above.box.bottom <= (rule.top + rule.bottom) / 2 <= piece.box.top
        and overlap(rule.left, rule.right, above.box.left, above.box.right) > 0
        for rule in rules
    )
    if parted:
        return False
    gap_above = piece.box.top - above.box.bottom
    gap_below = below.box.top - piece.box.bottom
    return piece.size <= _CROSSHEAD * body and gap_above <= gap_below + 0.5 * body


def _is_ruled(box: Box, rules: Sequence[Box], body: float) -> bool:
    """Does a pair of rules of one length run close above and below?"""
    near = [
        rule
        for rule in rules
        if overlap(rule.left, rule.right, box.left, box.right) >= 0.6 * (box.right - box.left)
    ]
    above = [rule for rule in near if -body <= box.top - rule.bottom <= 2 * body]
    below = [rule for rule in near if -body <= rule.top - box.bottom <= 2 * body]
    return any(
        abs(one.left - other.left) < 2 and abs(one.right - other.right) < 2
        for one in above
        for other in below
    )


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
