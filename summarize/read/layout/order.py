"""Reading order: a room is cut into articles' areas, those into columns.

A recursive X-Y cut (Nagy and Seth 1984) that knows how newspapers are made: an article opens with
its head, so a cut above a head parts articles while one above bare text may not; text runs on
from column to column, so what has no head of its own belongs to what stands left of its top.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.read.layout.atoms import Atom, make_atoms
from summarize.read.layout.captions import Caption
from summarize.read.layout.cuts import (
    Gap,
    across,
    downwards,
    not_headed_over,
    only_heads_open,
    opening,
    rule_in,
)
from summarize.read.layout.pieces import Piece, overlap, with_role
from summarize.read.layout.segments import Segment, put_aside
from summarize.read.set_line import Drawn
from summarize.records import Box

__all__ = ["in_order"]

_JUMP_IN = re.compile(r"\W*[上紧]接")
# A page of articles has some fifty; more are cells of a table, or a page made to cost time.
_MOST_ATOMS = 600
# A picture of an article stands within it or hard by it, this many ems away.
_WITHIN = 2.5
_ENDS = tuple("。！？”」』）…：")


def in_order(
    pieces: Sequence[Piece],
    captions: Sequence[Caption],
    rooms: Sequence[tuple[Box, list[tuple[Piece, ...]]]],
    drawn: Drawn,
    *,
    body: float,
) -> list[tuple[Piece, ...]]:
    """The segments of a room in reading order: what stands apart from all else, as far as its
    head, rules and frames tell.

    Parameters: `pieces` are those of the columns, `captions` come after the segment they stand
    in or beside, or are one of their own; of the inner `rooms` each has its box and its own
    segments.
    """
    atoms, quotes = make_atoms(pieces, drawn.rules, body)
    atoms += [
        Atom(kind="room", box=box, segments=tuple(segments)) for box, segments in rooms if segments
    ]
    segments = _arrange(atoms, drawn.rules, body) if atoms else []
    for caption in captions:
        put_aside(segments, caption.piece, caption.box, drawn.rules, within=_WITHIN * body)
    for quote in quotes:
        put_aside(segments, with_role(quote, "note"), quote.box, (), within=math.inf)
    ordered: list[tuple[Piece, ...]] = []
    for segment in segments:
        own = tuple(piece for atom in segment.atoms for piece in atom.pieces)
        ordered += [own] if own else []
        ordered += [inner for atom in segment.atoms for inner in atom.segments]
    return ordered


def _arrange(atoms: list[Atom], rules: Sequence[Box], body: float) -> list[Segment]:
    if len(atoms) > _MOST_ATOMS:
        gutters = downwards(atoms, body)
        if gutters:
            return _columns(atoms, gutters, rules, body)
        return _tangled(atoms, rules, body)
    done: list[Segment] = []
    parted = False
    while len(atoms) > 1:
        flat, upright = across(atoms, body), downwards(atoms, body)
        free = not_headed_over(atoms, upright, body)
        upright = free if free or flat else upright
        gap = _article_gap(flat, upright, rules, body)
        insets = _insets(gap, body) if gap else []
        if insets:
            rest = [atom for atom in atoms if atom not in insets]
            boxed = [Segment(atoms=[room]) for room in insets]
            return _stack(done, [*_arrange(rest, rules, body), *boxed], parted=parted)
        if gap is None and upright:
            return _stack(done, _columns(atoms, upright, rules, body), parted=parted)
        if gap is None and not flat:
            return _stack(done, _tangled(atoms, rules, body), parted=parted)
        gap = gap or flat[0]
        done = _stack(done, _arrange(list(gap.before), rules, body), parted=parted)
        # In one column a rule may set off anything; across several it ends what is above it.
        parted = rule_in(gap, rules, flat=True) and len(opening(gap.after, body)) > 1
        atoms = list(gap.after)
    return _stack(done, [Segment(atoms=atoms)], parted=parted)


def _insets(gap: Gap, body: float) -> list[Atom]:
    """Boxed stories that the text around them jumps over: it goes on below without a head."""
    rooms = opening(gap.after, body)
    rest = tuple(atom for atom in gap.after if atom not in rooms)
    if not rest or any(atom.kind != "room" for atom in rooms):
        return []
    below = opening(rest, body)
    around = Gap(
        low=gap.low, high=min(atom.box.top for atom in below), before=gap.before, after=rest
    )
    over = all(atom.kind == "text" for atom in (*below, *_ending(gap.before)))
    return rooms if over and not _is_interlude(around, body) else []


def _ending(atoms: Sequence[Atom]) -> list[Atom]:
    """The lowest of the atoms."""
    return [max(atoms, key=lambda atom: atom.box.bottom)]


def _article_gap(
    flat: Sequence[Gap], upright: Sequence[Gap], rules: Sequence[Box], body: float
) -> Gap | None:
    """The first gap across at which one article ends and the next begins, or a head ends."""
    for gap in flat:
        if rule_in(gap, rules, flat=True):
            return gap
    for gap in flat:
        if only_heads_open(gap, body):
            return gap
    if any(_parts_articles(gap, rules, body) for gap in upright):
        return None
    for gap in flat:
        if _opens_below(gap, body) or _closes_above(gap, body) or _is_interlude(gap, body):
            return gap
    return None


def _parts_articles(gap: Gap, rules: Sequence[Box], body: float) -> bool:
    first = min(opening(gap.after, body), key=lambda atom: atom.box.top)
    if first.kind == "head" and all(piece.weak for piece in first.pieces):
        # A crosshead at the top of a column stands level with the text of the columns beside.
        left = opening(gap.before, body)
        if any(
            atom.kind == "text" and abs(atom.box.top - first.box.top) <= 1.5 * body for atom in left
        ):
            return rule_in(gap, rules, flat=False)
    return first.kind != "text" or rule_in(gap, rules, flat=False)


def _opens_below(gap: Gap, body: float) -> bool:
    """A head below, with columns beside it that begin level with it."""
    if gap.high - gap.low < body:
        return False
    first = opening(gap.after, body)
    return any(atom.kind != "text" for atom in first) and all(
        atom.box.top - gap.high <= 2 * body for atom in first
    )


def _closes_above(gap: Gap, body: float) -> bool:
    """A line or two above columns that all begin below it: a byline, a standfirst."""
    if len(gap.before) != 1 or sum(len(piece.lines) for piece in gap.before[0].pieces) > 3:
        return False
    first = opening(gap.after, body)
    return len(first) >= 2 and all(atom.box.top - gap.high <= 1.5 * body for atom in first)


def _is_interlude(gap: Gap, body: float) -> bool:
    """A picture across all columns that the text does not jump over: it ends a paragraph above
    and begins one below."""
    if gap.high - gap.low < 2.5 * body:
        return False
    closing = max(gap.before, key=lambda atom: (atom.box.right, atom.box.bottom))
    if not closing.pieces or not closing.pieces[-1].lines[-1].text.rstrip().endswith(_ENDS):
        return False
    opener = opening(gap.after, body)[0]
    if not opener.pieces:
        return False
    last, first = closing.pieces[-1], opener.pieces[0]
    indent = first.lines[0].box.left - first.box.left
    short = last.lines[-1].box.right < last.box.right - 1.5 * body
    return (short or indent >= 1.2 * body) and indent >= 1.2 * body


def _columns(
    atoms: Sequence[Atom], gaps: Sequence[Gap], rules: Sequence[Box], body: float
) -> list[Segment]:
    """Cut at gaps downwards: where articles part, else at each gutter."""
    chosen = [gap for gap in gaps if _parts_articles(gap, rules, body)] or list(gaps)
    bounds = [0, *(len(gap.before) for gap in chosen), len(atoms)]
    ordered = sorted(atoms, key=lambda atom: (atom.box.left, atom.box.right))
    segments: list[Segment] = []
    for low, high in pairwise(bounds):
        part = _arrange(ordered[low:high], rules, body)
        segments = _beside(segments, part)
    return segments


def _stack(above: list[Segment], below: list[Segment], *, parted: bool = False) -> list[Segment]:
    """Segments, then those under them; text without a head goes on with what it stands under, but
    not where a rule has `parted` it from the end of a text."""
    if not above or not below or below[0].headed:
        return above + below
    hosts = [each for each in above if not each.is_room and not (parted and not each.bare)]
    if not hosts:
        return above + below
    top = below[0].box
    host = max(
        hosts,
        key=lambda each: (
            overlap(each.box.left, each.box.right, top.left, top.right) > 0,
            each.box.bottom,
        ),
    )
    host.atoms.extend(below[0].atoms)
    return above + below[1:]


def _beside(left: list[Segment], right: list[Segment]) -> list[Segment]:
    """Segments, then those right of them; text without a head goes on with what is left of it."""
    if not left:
        return right
    if right[0].headed:
        last = left[-1]
        if right[0].bare and not last.headed and len(left) == 1:
            # A headline set vertically may stand right of its text, as type once ran.
            return [Segment(atoms=[*right[0].atoms, *last.atoms]), *right[1:]]
        return left + right
    top = right[0].box.top
    hosts = [each for each in left if not each.is_room]
    if not hosts:
        return left + right
    host = min(
        hosts,
        key=lambda each: (max(each.box.top - top, 0, top - each.box.bottom), -each.box.right),
    )
    if _opens_anew(host, right[0]):
        return left + right
    host.atoms.extend(right[0].atoms)
    return left + right[1:]


def _opens_anew(host: Segment, right: Segment) -> bool:
    """Is text beside a head, and not under it, a text of its own, such as a jump's second half?

    It is where it begins a paragraph and the text under the head has come to its end, or where it
    says so (上接1版).
    """
    head, first = host.atoms[0], right.atoms[0].pieces[0]
    last = host.atoms[-1]
    if head.kind != "head" or last.kind != "text" or first.box.top >= head.box.bottom:
        return False
    indent = first.lines[0].box.left - first.box.left
    ended = last.pieces[-1].lines[-1].text.rstrip().endswith(_ENDS)
    return ended and (indent >= first.size or bool(_JUMP_IN.match(first.lines[0].text)))


def _tangled(atoms: list[Atom], rules: Sequence[Box], body: float) -> list[Segment]:
    """No gap goes through: take out the rooms in the way; else from the top down."""
    rooms = [atom for atom in atoms if atom.kind == "room"]
    if rooms and len(rooms) < len(atoms):
        rest = _arrange([atom for atom in atoms if atom.kind != "room"], rules, body)
        return rest + [Segment(atoms=[room]) for room in rooms]
    ordered = sorted(atoms, key=lambda atom: (atom.box.top, atom.box.left))
    segments: list[Segment] = []
    for atom in ordered:
        part = [Segment(atoms=[atom])]
        segments = _stack(segments, part)
    return segments
