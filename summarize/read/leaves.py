"""A page before it has its place in an edition: what it, its file and its folders say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from summarize.errors import SummarizeError
from summarize.read.formats import RANK
from summarize.read.inputs import Skipped
from summarize.read.items import Item
from summarize.read.kinds import Kind
from summarize.read.page_marks import PageMark, page_in_name, printed_page
from summarize.read.printed import date_in_name, masthead_date
from summarize.read.sheet import Sheet
from summarize.records import Finding, Source

__all__ = ["Leaf", "Leaves", "Remark", "failure", "make_leaf"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """A page read, before it has its place. `place` is that of its item and sheet as given.

    `stated` is the date that the page itself states, `stated_by` whether "markup" or "masthead",
    `firm` whether it is sure to be the edition's, `doubtful` whether it may be misread;
    `filed` the one in its file's name, `kept` the one in the names of its folders or archive.
    `listed` is its place in the index of its printed page, where that was saved with it.
    """

    item: Item
    place: tuple[int, int]
    kind: Kind
    source: Source
    sheet: Sheet
    mark: PageMark | None
    stated: str | None
    stated_by: str
    firm: bool
    doubtful: bool
    filed: str | None
    kept: str | None
    listed: int | None = None

    @property
    def rank(self) -> int:
        """0 is the form that tells most of a page."""
        return RANK[self.kind]

    @property
    def stem(self) -> str:
        """The path without its ending: page04.pdf and page04.txt are one page in two forms."""
        return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", self.item.path)


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """Something to be known of an item at `path`; `error` is the failure where it was not read."""

    path: str
    folders: tuple[str, ...]
    finding: Finding
    error: SummarizeError | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaves:
    """What became of some items."""

    leaves: tuple[Leaf, ...]
    remarks: tuple[Remark, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def failure(path: str, folders: tuple[str, ...], error: SummarizeError) -> Remark:
    """The remark on an item that cannot be read."""
    finding = Finding(kind="unreadable", severity="error", message=f"Not read: {error.message}")
    return Remark(path=path, folders=folders, finding=finding, error=error)


def make_leaf(
    item: Item, place: tuple[int, int], kind: Kind, source: Source, sheet: Sheet, *, alone: bool
) -> Leaf:
    """The leaf of `sheet`; `alone` says that the item holds no other, so that its name may tell the
    number of the page."""
    path = PurePosixPath(item.path)
    printed = masthead_date(sheet.blocks) if sheet.date is None else None
    return Leaf(
        item=item,
        place=place,
        kind=kind,
        source=source,
        sheet=sheet,
        mark=_mark(sheet, path.name if alone else ""),
        stated=sheet.date or (printed.day if printed else None),
        firm=sheet.date is not None or (printed is not None and printed.firm),
        doubtful=printed is not None and printed.doubtful,
        stated_by="masthead" if sheet.date is None else "markup",
        filed=date_in_name(path.name),
        kept=date_in_name(str(path.parent)),
    )


def _mark(sheet: Sheet, name: str) -> PageMark | None:
    """Page number, label and section: what markup says, then the name, then the print; label and
    section from any of them that gives the same number."""
    guesses = [guess for guess in (page_in_name(name), printed_page(sheet.blocks)) if guess]
    if sheet.number is not None:
        guesses.insert(0, PageMark.told(sheet.number, sheet.label, sheet.section))
    if not guesses:
        return None
    same = [guess for guess in guesses if guess.number == guesses[0].number]
    return PageMark(
        number=guesses[0].number,
        label=next((guess.label for guess in same if guess.label), None),
        section=next((guess.section for guess in same if guess.section), sheet.section),
    )
