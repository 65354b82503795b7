"""Items to leaves: each read by the reader of its format, failures set aside with their reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from summarize.errors import SummarizeError
from summarize.progress import Progress, no_progress
from summarize.read.formats import RANK, read_sheets
from summarize.read.indexes import missing_articles, told_by_index
from summarize.read.inputs import Skipped
from summarize.read.items import Item, load, sniff
from summarize.read.kinds import Kind
from summarize.read.leaves import Leaf, Leaves, Remark, failure, make_leaf
from summarize.read.page_marks import page_in_name
from summarize.read.printed import date_in_name
from summarize.read.sheet import Sheet
from summarize.records import Source

if TYPE_CHECKING:
    from summarize.read.html import PageIndex

__all__ = ["read_leaves"]

T = TypeVar("T")


def read_leaves(
    items: Sequence[Item], encoding: str | None, progress: Progress = no_progress
) -> Leaves:
    """Read the items of one edition, or of several that only their pages tell apart.

    One item's bytes are held at a time; `progress` is told of each as stage "read". Raises
    InputError where an item that the user named cannot be read; others are set aside.
    """
    reading = _Reading(encoding)
    kinds: list[tuple[int, Item, Kind]] = []
    for place, item in enumerate(items):
        if (kind := reading.guard(item, partial(sniff, item))) is not None:
            kinds.append((place, item, kind))
    kinds.sort(key=lambda each: (RANK[each[2]], each[0]))
    for done, (place, item, kind) in enumerate(kinds):
        progress("read", done, len(kinds))
        reading.read(place, item, kind)
    progress("read", len(kinds), len(kinds))
    return reading.finished(items)


class _Reading:
    """The state of reading items one after the other."""

    def __init__(self, encoding: str | None) -> None:
        self.encoding = encoding
        self.leaves: list[Leaf] = []
        # Pages of HTML that hold no article, and what they tell of those that do.
        self.indexes: list[tuple[Leaf, PageIndex | None]] = []
        self.remarks: list[Remark] = []
        self.skipped: list[Skipped] = []

    def guard(self, item: Item, step: Callable[[], T]) -> T | None:
        """What `step` gives; None where it fails and the user did not name the item."""
        try:
            return step()
        except SummarizeError as error:
            if item.named:
                raise
            self.remarks.append(failure(item.path, item.folders, error))
            return None

    def read(self, place: int, item: Item, kind: Kind) -> None:
        if why := self._needless(item, kind):
            self.skipped.append(Skipped(name=item.name, path=item.path, why=why))
            return
        made = self.guard(item, partial(self._read, item, kind))
        if made is None:
            return
        source, sheets, index = made
        leaves = [
            make_leaf(item, (place, count), kind, source, sheet, alone=len(sheets) == 1)
            for count, sheet in enumerate(sheets)
        ]
        if _has_no_article(kind, sheets):
            self.indexes += [(leaf, index) for leaf in leaves]
        else:
            self.leaves += leaves

    def _read(self, item: Item, kind: Kind) -> tuple[Source, list[Sheet], PageIndex | None]:
        data = load(item, kind)
        sheets = read_sheets(data, kind, item.name, self.encoding)
        source = Source(
            name=item.name,
            encoding=sheets[0].encoding if sheets else kind,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
        )
        index = None
        if _has_no_article(kind, sheets):
            from summarize.read.html import read_index

            index = read_index(data, item.name, self.encoding)
        return source, sheets, index

    def finished(self, items: Sequence[Item]) -> Leaves:
        """All that was read, in the order given: pages without an article only where there is no
        other; what the findings of those say is kept."""
        leaves, remarks, skipped = self.leaves, list(self.remarks), list(self.skipped)
        indexes = [index for _, index in self.indexes if index is not None]
        if any(leaf.kind == "html" for leaf in leaves):
            leaves = [told_by_index(leaf, indexes) for leaf in leaves]
            there = {PurePosixPath(item.path).name for item in items}
            for leaf, index in self.indexes:
                item = leaf.item
                why = "an index of pages" if index is not None else "a page without an article"
                skipped.append(Skipped(name=item.name, path=item.path, why=why))
                findings = list(leaf.sheet.findings)
                if index is not None and (finding := missing_articles(index, item.name, there)):
                    findings.append(finding)
                remarks += [
                    Remark(path=item.path, folders=item.folders, finding=finding)
                    for finding in findings
                ]
        else:
            leaves = [*leaves, *(leaf for leaf, _ in self.indexes)]
        leaves = sorted(leaves, key=lambda leaf: leaf.place)
        return Leaves(leaves=tuple(leaves), remarks=tuple(remarks), skipped=tuple(skipped))

    def _needless(self, item: Item, kind: Kind) -> str | None:
        """Why an image need not be read: recognition takes long, and a better form is there."""
        if kind != "image" or item.named:
            return None
        better = [leaf for leaf in self.leaves if leaf.rank < RANK[kind]]
        mark = page_in_name(PurePosixPath(item.path).name)
        if mark is None:
            beside = any(leaf.kind == "html" for leaf in better)
            return "a picture of a page of HTML" if beside else None
        day = date_in_name(item.path)
        for leaf in better:
            if (
                leaf.mark is not None
                and leaf.mark.key == mark.key
                and day in (None, leaf.stated, leaf.filed, leaf.kept)
            ):
                return "an image of a page that is there in a better form"
        return None


def _has_no_article(kind: Kind, sheets: Sequence[Sheet]) -> bool:
    """A page of HTML without an article."""
    if kind != "html":
        return False
    from summarize.read.html import has_no_article

    return all(has_no_article(sheet) for sheet in sheets)
