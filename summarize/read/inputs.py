"""What the user names (files, folders, patterns, archives, standard input) as items to read.

Nothing is read here but names; an item is opened when its turn comes.
"""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from summarize.errors import InputError, UsageError
from summarize.read.archives import Archives
from summarize.read.items import Item, faults_named, natural_key, read_once
from summarize.read.kinds import HEAD_BYTES, kind_of
from summarize.read.limits import check_size

__all__ = ["Found", "Skipped", "find_inputs", "is_page_file"]

# What a saved page or a folder of pages holds besides pages.
_BESIDES = re.compile(
    r"\.(?:css|m?js|json|xml|rss|map|ico|svg|woff2?|ttf|otf|eot|swf|mp[34]|m4a|avi|mov|wav|db|ini|log"
    r"|exe|dll|lnk|url|sqlite3?|py|sh|bat|cfg|toml|ya?ml|[ct]sv|md5|sha1|sha256)$",
    re.IGNORECASE,
)
_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "__macosx", "@eadir", "$recycle.bin"))
_PICTURE_OF_PAGE = re.compile(
    r"(?:thumb|thumbnail|icon|logo|banner|button|spacer|缩略图)", re.IGNORECASE
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|jp2)$", re.IGNORECASE)
# Enough for the year, month and day of trees such as html/2024-12/27/.
_OUTER = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Skipped:
    """A file that is no page, and why, in a word or two that take a count before them."""

    name: str
    path: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The items of all inputs, in natural order within a folder; what was passed over; and what
    could not be listed or opened, with the error."""

    items: tuple[Item, ...]
    skipped: tuple[Skipped, ...] = ()
    broken: tuple[tuple[str, InputError], ...] = ()


def find_inputs(names: Sequence[str], stdin: BinaryIO | None, archives: Archives) -> Found:
    """The items that `names` stand for: each is a file, a folder, a pattern, a zip or "-".

    Parameters: `stdin` stands in for standard input; `archives` opens those among them.
    Raises InputError where a named input does not exist or cannot be listed; UsageError where a
    name is empty or standard input is named twice.
    """
    if not all(names):
        raise UsageError(
            "An input has an empty name.", remedy="Name a file, or - for standard input."
        )
    if not names:
        raise UsageError("No input is given.", remedy="Name a file, or - for standard input.")
    if names.count("-") > 1:
        raise UsageError("Standard input is named twice.", remedy="Give - only once.")
    gathered = _Gathered(archives)
    for name in names:
        if name == "-":
            gathered.add_bytes("-", _read_stdin(stdin))
        elif glob.has_magic(name) and not Path(name).exists():
            gathered.add_pattern(name)
        elif Path(name).is_dir():
            gathered.add_folder(Path(name), shown=name)
        else:
            gathered.add_file(Path(name), name, named=True)
    return Found(
        items=tuple(gathered.items.values()),
        skipped=tuple(gathered.skipped),
        broken=tuple(gathered.broken),
    )


def is_page_file(path: str) -> str | None:
    """Why the file at `path` is no page of a newspaper, by its name alone; None where it may be.

    >>> is_page_file("20241227/.DS_Store"), is_page_file("20241227/04.htm")
    ('hidden', None)
    """
    parts = PurePosixPath(path).parts
    if any(part.lower() in _SYSTEM for part in parts):
        return "of the operating system"
    if any(part.startswith(".") and part not in (".", "..") for part in parts):
        return "hidden"
    name = parts[-1] if parts else ""
    if _BESIDES.search(name):
        return "no page"
    if _PICTURE.search(name) and _PICTURE_OF_PAGE.search(name):
        return "a thumbnail"
    return None


class _Gathered:
    """Items by the place they come from, so that none is taken twice."""

    def __init__(self, archives: Archives) -> None:
        self.archives = archives
        self.items: dict[object, Item] = {}
        self.skipped: list[Skipped] = []
        self.broken: list[tuple[str, InputError]] = []

    def add_bytes(self, name: str, data: bytes) -> None:
        """Something that can be read only once, and has been."""
        if kind_of(data[:HEAD_BYTES], name) == "zip":
            self.add_archive(io.BytesIO(data), name, folders=("",), path="")
            return
        self.items[name] = Item(
            name=name, path="", folders=("",), named=True, open=lambda: io.BytesIO(data),
            size=len(data),
        )  # fmt: skip

    def add_pattern(self, pattern: str) -> None:
        # Not Path.glob: it takes no absolute pattern.
        matches = sorted(glob.glob(pattern, recursive=True), key=natural_key)  # noqa: PTH207
        if not matches:
            raise InputError(
                f"No file matches {pattern}.", remedy="Check the pattern, or name the folder."
            )
        for match in matches:
            path = Path(match)
            if path.is_dir():
                # With ** the files below are matched themselves.
                if "**" not in pattern:
                    self.add_folder(path, shown=match)
            else:
                self._add_found(path, match, outer=_outer(path.parent.resolve()))

    def add_folder(self, folder: Path, *, shown: str) -> None:
        outer = _outer(folder.resolve())
        listed = False

        def refuse(error: OSError) -> None:
            failure = _unlisted(error, shown)
            if not listed:
                raise failure from error
            self.broken.append((str(error.filename), failure))

        for here, folders, files in os.walk(folder, onerror=refuse):
            listed = True
            around = (*outer, *Path(here).relative_to(folder).parts)
            folders[:] = sorted(
                (name for name in folders if not self._passes_over(Path(here, name), around)),
                key=natural_key,
            )
            for name in sorted(files, key=natural_key):
                self._add_found(Path(here, name), str(Path(here, name)), outer=around)
        if not listed:
            raise InputError(f"{shown} cannot be listed.", remedy="Check the folder with `ls`.")

    def _passes_over(self, folder: Path, outer: tuple[str, ...]) -> bool:
        """Is this folder not gone into? Then it is counted as one."""
        why = is_page_file(folder.name) or ("a link to a folder" if folder.is_symlink() else None)
        if why in ("no page", "a thumbnail", None):
            return False
        inside = "/".join((*outer, folder.name))
        self.skipped.append(Skipped(name=f"{folder}/", path=inside, why=why))
        return True

    def _add_found(self, path: Path, shown: str, *, outer: tuple[str, ...]) -> None:
        """A file that the user did not name: passed over where it is no page."""
        inside = "/".join((*outer, path.name))
        why = is_page_file(path.name) or (None if path.is_file() else "no regular file")
        if why:
            self.skipped.append(Skipped(name=shown, path=inside, why=why))
            return
        try:
            self.add_file(path, shown, named=False, outer=outer)
        except InputError as error:
            self.broken.append((shown, error))

    def add_file(
        self, path: Path, shown: str, *, named: bool, outer: tuple[str, ...] | None = None
    ) -> None:
        with faults_named(shown):
            status = path.stat()
            regular = path.is_file()
            with path.open("rb") as stream:
                # A pipe gives its bytes only once.
                head = stream.read(HEAD_BYTES) if regular else read_once(stream, shown)
        outer = _outer(path.parent.resolve()) if outer is None else outer
        if not regular:
            self.add_bytes(shown, head)
        elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            check_size(shown, status.st_size, "zip")
            self.add_archive(path, shown, folders=_nested(outer), path="/".join(outer))
        else:
            self.items.setdefault(
                path.resolve(),
                Item(
                    name=shown, path="/".join((*outer, path.name)), folders=_nested(outer),
                    named=named, open=lambda: path.open("rb"), size=status.st_size,
                ),
            )  # fmt: skip

    def add_archive(
        self, source: Path | BinaryIO, shown: str, *, folders: tuple[str, ...], path: str
    ) -> None:
        with faults_named(shown):
            members = self.archives.members(source, shown)
        for member in members:
            name = f"{shown}/{member.name}"
            inside = f"{path}/{PurePosixPath(shown).name}/{member.name}"
            why = is_page_file(member.name)
            if why:
                self.skipped.append(Skipped(name=name, path=inside, why=why))
                continue
            within = (*folders, f"{shown}/", *(f"{shown}/{each}" for each in member.folders))
            self.items.setdefault(
                name,
                Item(
                    name=name, path=inside, folders=within, named=False,
                    open=member.open, size=member.size,
                ),
            )  # fmt: skip


def _outer(folder: Path) -> tuple[str, ...]:
    return tuple(part for part in folder.parts[-_OUTER:] if part not in ("/", ".", ".."))


def _nested(outer: tuple[str, ...]) -> tuple[str, ...]:
    """a, a/b, a/b/c: each place within the one before."""
    return ("", *("/".join(outer[: count + 1]) for count in range(len(outer))))


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    try:
        return read_once(stdin or sys.stdin.buffer, "-")
    except OSError as error:
        raise InputError(
            f"Standard input cannot be read: {error.strerror or error}.",
            remedy="Give a file instead of -.",
        ) from error


def _unlisted(error: OSError, shown: str) -> InputError:
    name = error.filename or shown
    return InputError(
        f"The folder {name} cannot be listed: {error.strerror or error}.",
        remedy=f"Try `chmod +rx {name}`.",
    )
