"""The user's glossary: CSV files of source, target and, if wanted, a note.

    source,target,note
    浙里办,Zheli Ban,the province's app

A header line may be there or not, so may a byte-order mark. Within one file a source stands once;
of several files the later goes before the earlier, so that a project may refine a general one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from summarize.errors import InputError

__all__ = ["Entry", "read_entries", "read_glossary", "searched_forms"]

_HEADERS = (("source", "target"), ("source", "target", "note"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of a glossary; `line` counts from 1 and is that on which the entry ends."""

    source: str
    target: str
    note: str
    file: str
    line: int

    @property
    def place(self) -> str:
        """The file and the line, as compilers name them."""
        return f"{self.file}:{self.line}"


def read_glossary(paths: Sequence[str | Path]) -> Mapping[str, str]:
    """Source to target of all files; a source in traditional characters stands in simplified too.

    Raises InputError, which names file and line, where a file cannot be read, a line is not an
    entry, or one file gives two targets for a source.
    """
    merged: dict[str, str] = {}
    for path in paths:
        own: dict[str, Entry] = {}
        for entry in read_entries(path):
            before = own.setdefault(entry.source, entry)
            if before.target != entry.target:
                raise InputError(
                    f"{entry.place}: {entry.source} is {entry.target!r} here and "
                    f"{before.target!r} in line {before.line}.",
                    remedy="Keep one of them; `summarize glossary check` finds all such lines.",
                )
        for source, entry in own.items():
            merged |= dict.fromkeys(searched_forms(source), entry.target)
    return MappingProxyType(merged)


def searched_forms(source: str) -> tuple[str, ...]:
    """The source as written, and in the simplified characters in which texts are searched."""
    if source.isascii():
        return (source,)
    from summarize.zh.script import simplified

    return tuple(dict.fromkeys((source, simplified(source))))


def read_entries(path: str | Path) -> tuple[Entry, ...]:
    """The entries of one file in order, duplicates and all. Raises InputError as above."""
    text = _text(path)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    entries: list[Entry] = []
    try:
        for row in rows:
            cells = [" ".join(cell.split()) for cell in row]
            first = not entries and tuple(cell.lower() for cell in cells) in _HEADERS
            if any(cells) and not first:
                entries.append(_entry(cells, str(path), rows.line_num))
    except csv.Error as error:
        raise _wrong(path, rows.line_num, f"this is not CSV: {error}") from error
    return tuple(entries)


def _text(path: str | Path) -> str:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(
            f"The glossary {path} cannot be read: {error.strerror or error}.",
            remedy="Check its name and permissions.",
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _wrong(path, line, "these bytes are not UTF-8", "Save the file as UTF-8.") from error


def _entry(cells: Sequence[str], path: str, line: int) -> Entry:
    if not 2 <= len(cells) <= 3:
        count = f"{len(cells)} cell" + ("" if len(cells) == 1 else "s")
        raise _wrong(
            path, line, f"an entry is source,target or source,target,note, and this has {count}",
            "A cell with a comma in it must stand in double quotes.",
        )  # fmt: skip
    for name, cell in zip(("source", "target"), cells, strict=False):
        if not cell:
            raise _wrong(path, line, f"the {name} is empty")
    note = cells[2] if len(cells) > 2 else ""
    return Entry(source=cells[0], target=cells[1], note=note, file=path, line=line)


def _wrong(path: str | Path, line: int, what: str, remedy: str = "Correct the line.") -> InputError:
    return InputError(f"{path}:{line}: {what}.", remedy=remedy)
