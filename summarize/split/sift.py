"""A first look at the lines of a page: what is furniture, and what stands around the rest.

Furniture is told by its wording or by certain markup; the rest may be part of an article and goes
on to the model, with what was taken out before each line as signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.records import BlockRole, Page, Passage, Reference
from summarize.split.cohesion import find_cohesion
from summarize.split.decode import Item
from summarize.split.features import Setting
from summarize.split.furniture import line_reason, section_kind
from summarize.split.lines import Line, find_lines
from summarize.split.measure import find_fills
from summarize.split.references import ReferenceKind, cut_references
from summarize.split.runs import find_runs
from summarize.split.view import view_line

__all__ = ["Entry", "sift"]

# A folio or section line at the edge of a page: its name stands alone only there.
_EDGE = 4
_MARKUP_REASONS: dict[BlockRole, str] = {
    "masthead": "masthead",
    "section": "section",
    "folio": "folio",
    "navigation": "navigation",
    "note": "editor's note",
}
# A reference that a line end breaks: the bracket opens this near the end (characters).
_NEAR = 14


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line after the first look: `reason` if it is furniture, else its references, and its text
    without them as an item for the model, None where the references are all there is."""

    line: Line
    reason: str | None = None
    references: tuple[tuple[ReferenceKind, Reference], ...] = ()
    item: Item | None = None


def sift(page: Page) -> list[Entry]:
    """Every line of the page, in order."""
    lines = find_lines(page)
    sifter = _Sifter(lines, page.number)
    return [sifter.entry(place) for place in range(len(lines))]


class _Sifter:
    """Goes down a page and keeps what was taken out since the last line of text."""

    def __init__(self, lines: Sequence[Line], page: int) -> None:
        self._lines, self._page = lines, page
        self._fills, self._rooms = find_fills(lines)
        self._cohesion = find_cohesion(lines)
        self._runs = find_runs(lines, self._fills, self._rooms)
        self._indents = _sets_in(lines)
        self._blanks = sum(line.gap > 1 for line in lines) > 0.05 * len(lines)
        self._before: set[str] = set()
        self._brief = False
        self._forced = False

    def entry(self, place: int) -> Entry:
        """The entry of the line at `place`; to be called once for each, in order."""
        line = self._lines[place]
        reason = self._reason(place)
        if reason is not None:
            if reason == "section":
                self._brief = section_kind(line.text) == "brief"
            self._before.add(reason)
            return Entry(line=line, reason=reason)
        referred = cut_references(line.passage, page=self._page)
        kinds = {kind for kind, _ in referred.references}
        before = self._before | (kinds & {"jump_from"})
        if not referred.rest.text:
            self._before |= kinds
            return Entry(line=line, references=referred.references)
        rest = replace(line, passage=referred.rest) if referred.references else line
        view = view_line(
            rest,
            self._fills[place],
            self._rooms[place],
            cohesion=self._cohesion[place],
            run=self._runs[place],
        )
        self._brief &= "agency" not in view.signs
        setting = Setting(
            before=frozenset(before),
            brief=self._brief,
            indents=self._indents,
            blanks=self._blanks,
        )
        item = Item(view=view, setting=setting, forced=self._forced)
        self._before = set(kinds - {"jump_from"})
        self._forced = self._breaks_reference(place)
        return Entry(line=line, references=referred.references, item=item)

    def _reason(self, place: int) -> str | None:
        line = self._lines[place]
        if self._forced:
            return None
        if line.role is not None:
            return _MARKUP_REASONS.get(line.role)
        if self._within_column(place):
            return None
        top = place < _EDGE
        edge = top or place >= len(self._lines) - _EDGE
        return line_reason(line.text, top=top, edge=edge)

    def _within_column(self, place: int) -> bool:
        """Is the line one of a column of full lines, whose words are not its own?"""
        if not place or self._lines[place].gap > 1 or self._lines[place - 1].text[-1] in "。！？":
            return False
        return {self._fills[place], self._fills[place - 1]} <= {"full", "over", "near"}

    def _breaks_reference(self, place: int) -> bool:
        """Does a printed reference run on from this line into the next: （下转│第二版）?"""
        if place + 1 == len(self._lines):
            return False
        tail = self._lines[place].text[-_NEAR:]
        opened = max(tail.rfind("（"), tail.rfind("("))
        if opened < 0 or "）" in tail[opened:] or ")" in tail[opened:]:
            return False
        line, following = self._lines[place].passage, self._lines[place + 1].passage
        length = len(line.text)
        joined = Passage.join([line.cut(length - len(tail) + opened, length), following])
        return bool(cut_references(joined).references)


def _sets_in(lines: Sequence[Line]) -> bool:
    """Does the page set its paragraphs in? Then some lines of text begin further in than others."""
    long = [line for line in lines if len(line.text) >= 8]
    inset = sum(line.indent >= 2 for line in long)
    return inset * 12 >= len(long) > 0
