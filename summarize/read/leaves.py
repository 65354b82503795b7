"""Items to leaves: each read by the reader of its format, failures set aside with their reason."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from summarize.errors import InputError, SummarizeError
from summarize.read.inputs import Item, Skipped, load, sniff
from summarize.read.kinds import Kind
from summarize.read.printed import PageMark, date_in_name, masthead_date, page_in_name, printed_page
from summarize.read.sheet import Sheet
from summarize.records import Source

__all__ = ["Failure", "Leaf", "Leaves", "read_leaves", "read_sheets"]

T = TypeVar("T")

# The better form of a page is read first: markup knows its articles, geometry its columns, text at
# least its characters, and recognition guesses at those.
_RANK: Mapping[Kind, int] = MappingProxyType({"html": 0, "pdf": 1, "text": 2, "image": 3, "zip": 4})


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """A page read, before it has its place. `place` is that of its item and sheet as given.

    `stated` is the date that the page itself states, `stated_by` whether "markup" or "masthead";
    `filed` the one in its file's name, `kept` the one in the names of its folders or archive.
    """

    item: Item
    place: tuple[int, int]
    kind: Kind
    source: Source
    sheet: Sheet
    mark: PageMark | None
    stated: str | None
    stated_by: str
    filed: str | None
    kept: str | None

    @property
    def rank(self) -> int:
        """0 is the form that tells most of a page."""
        return _RANK[self.kind]

    @property
    def stem(self) -> str:
        """The path without its ending: page04.pdf and page04.txt are one page in two forms."""
        return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", self.item.path)


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """An item that could not be read, and why."""

    name: str
    path: str
    folders: tuple[str, ...]
    error: SummarizeError


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaves:
    """What became of some items."""

    leaves: tuple[Leaf, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def read_sheets(data: bytes, kind: Kind, name: str, encoding: str | None) -> list[Sheet]:
    """The sheets of an input, by the reader of its kind. Raises InputError."""
    if kind == "zip":
        raise InputError(
            f"{name} is an archive within an archive.", remedy="Unpack it, and give the folder."
        )
    return _READERS[kind](data, name, encoding)


def read_leaves(items: Sequence[Item], encoding: str | None) -> Leaves:
    """Read the items of one edition, or of several that only their pages tell apart.

    One item's bytes are held at a time. Raises InputError where an item that the user named
    cannot be read; others are set aside.
    """
    reading = _Reading(encoding)
    kinds: list[tuple[int, Item, Kind]] = []
    for place, item in enumerate(items):
        if (kind := reading.guard(item, lambda item=item: sniff(item))) is not None:
            kinds.append((place, item, kind))
    for place, item, kind in sorted(kinds, key=lambda each: (_RANK[each[2]], each[0])):
        reading.read(place, item, kind)
    leaves = sorted(reading.leaves, key=lambda leaf: leaf.place)
    return Leaves(
        leaves=tuple(leaves), failures=tuple(reading.failures), skipped=tuple(reading.skipped)
    )


class _Reading:
    """The state of reading items one after the other."""

    def __init__(self, encoding: str | None) -> None:
        self.encoding = encoding
        self.leaves: list[Leaf] = []
        self.failures: list[Failure] = []
        self.skipped: list[Skipped] = []

    def guard(self, item: Item, step: Callable[[], T]) -> T | None:
        """What `step` gives; None where it fails and the user did not name the item."""
        try:
            return step()
        except SummarizeError as error:
            if item.named:
                raise
            self.failures.append(
                Failure(name=item.name, path=item.path, folders=item.folders, error=error)
            )
            return None

    def read(self, place: int, item: Item, kind: Kind) -> None:
        if why := self._needless(item, kind):
            self.skipped.append(Skipped(name=item.name, path=item.path, why=why))
            return
        made = self.guard(item, lambda: _read_item(item, kind, self.encoding))
        if made is not None:
            source, sheets = made
            self.leaves += [
                _leaf(item, (place, count), kind, source, sheet, alone=len(sheets) == 1)
                for count, sheet in enumerate(sheets)
            ]

    def _needless(self, item: Item, kind: Kind) -> str | None:
        """Why an image need not be read: recognition takes long, and a better form is there."""
        if kind != "image" or item.named:
            return None
        better = [leaf for leaf in self.leaves if leaf.rank < _RANK[kind]]
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


def _read_item(item: Item, kind: Kind, encoding: str | None) -> tuple[Source, list[Sheet]]:
    data = load(item, kind)
    sheets = read_sheets(data, kind, item.name, encoding)
    digest = hashlib.sha256(data).hexdigest()
    codec = sheets[0].encoding if sheets else kind
    return Source(name=item.name, encoding=codec, sha256=digest, size=len(data)), sheets


def _leaf(
    item: Item, place: tuple[int, int], kind: Kind, source: Source, sheet: Sheet, *, alone: bool
) -> Leaf:
    path = PurePosixPath(item.path)
    printed = masthead_date(sheet.blocks) if sheet.date is None else None
    return Leaf(
        item=item,
        place=place,
        kind=kind,
        source=source,
        sheet=sheet,
        mark=_mark(sheet, path.name if alone else ""),
        stated=sheet.date or printed,
        stated_by="masthead" if sheet.date is None else "markup",
        filed=date_in_name(path.name),
        kept=date_in_name(str(path.parent)),
    )


def _mark(sheet: Sheet, name: str) -> PageMark | None:
    """Page number, label and section: what markup says, then the name, then the print."""
    guesses = [guess for guess in (page_in_name(name), printed_page(sheet.blocks)) if guess]
    if sheet.number is not None:
        same = [guess for guess in guesses if guess.number == sheet.number]
        label = sheet.label or next((guess.label for guess in same if guess.label), None)
        section = sheet.section or next((guess.section for guess in same if guess.section), None)
        return PageMark(number=sheet.number, label=label, section=section)
    if not guesses:
        return None
    first = guesses[0]
    same = [guess for guess in guesses if guess.number == first.number]
    label = sheet.label or next((guess.label for guess in same if guess.label), None)
    section = sheet.section or next((guess.section for guess in same if guess.section), None)
    return PageMark(number=first.number, label=label, section=section)


def _text(data: bytes, name: str, encoding: str | None) -> list[Sheet]:
    from summarize.read.text import read_text

    return read_text(data, name, encoding)


def _html(data: bytes, name: str, encoding: str | None) -> list[Sheet]:
    from summarize.read.html import read_html

    return read_html(data, name, encoding)


def _pdf(data: bytes, name: str, _encoding: str | None) -> list[Sheet]:
    from summarize.read.pdf import read_pdf

    return read_pdf(data, name)


def _image(data: bytes, name: str, _encoding: str | None) -> list[Sheet]:
    from summarize.read.scan import read_image

    return read_image(data, name)


_Reader = Callable[[bytes, str, str | None], list[Sheet]]
_READERS: Mapping[Kind, _Reader] = MappingProxyType(
    {"text": _text, "html": _html, "pdf": _pdf, "image": _image}
)
