"""Zip archives of pages, read member by member; nothing is unpacked to disk.

Limits hold against archives made to exhaust a machine (zip bombs): members are counted, and one
that grows out of all proportion is refused before it is read.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, BinaryIO, Self, cast

from summarize.errors import InputError
from summarize.read.items import natural_key

__all__ = ["MAX_MEMBERS", "MAX_RATIO", "Archives", "Member"]

# A year of a daily of 24 pages, each with its picture, is some 17,000 files.
MAX_MEMBERS = 50_000
# Deflate shrinks running text to a third and pages of HTML to a tenth; 1000 is what it can at most.
MAX_RATIO = 200
# Below this no ratio does harm.
_HARMLESS = 1_000_000
# Systems allow some hundred open files; an archive of years has a zip a day.
_MOST_OPEN = 8
_OFFICE = frozenset(("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"))
_ENCRYPTED, _UTF8 = 0x1, 0x800
# What zipfile and its decompressors raise on damaged members, found by tests/fuzz.
_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One file of an archive: its `name` within, `folders` outermost first, `size` in bytes."""

    name: str
    folders: tuple[str, ...]
    size: int
    open: Callable[[], BinaryIO]


class Archives:
    """The archives of a run, of which few are open at a time; it is a context manager."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, zipfile.ZipFile] = OrderedDict()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while self._open:
            self._open.popitem()[1].close()

    def members(self, source: Path | BinaryIO, name: str) -> list[Member]:
        """The files of the archive `source`, which `name` names in messages, in natural order.

        Raises InputError where it is damaged, holds too many or is an Office document; OSError.
        """
        infos = self._get(source, name).infolist()
        if {info.filename for info in infos} & _OFFICE:
            raise InputError(
                f"{name} is an Office document or an e-book (docx, odt, epub), which is not read.",
                remedy="Save it as text, HTML or PDF, and give that.",
            )
        infos = [info for info in infos if not info.is_dir()]
        if len(infos) > MAX_MEMBERS:
            raise InputError(
                f"{name} holds {len(infos):,} files; the limit is {MAX_MEMBERS:,} an archive.",
                remedy="Make an archive a month, or unpack it and give the folder.",
            )
        members = [self._member(source, info, name) for info in infos]
        return sorted(members, key=lambda member: natural_key(member.name))

    def _get(self, source: Path | BinaryIO, name: str) -> zipfile.ZipFile:
        """The archive, opened again where it was closed for others."""
        if name in self._open:
            self._open.move_to_end(name)
            return self._open[name]
        try:
            self._open[name] = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
            raise InputError(
                f"{name} is a damaged ZIP archive or Office document: {error}.",
                remedy="Copy it again, or unpack what can be saved and give the folder.",
            ) from error
        if len(self._open) > _MOST_OPEN:
            self._open.popitem(last=False)[1].close()
        return self._open[name]

    def _member(self, source: Path | BinaryIO, info: zipfile.ZipInfo, name: str) -> Member:
        inner = _decoded(info)
        folders = [str(folder) for folder in PurePosixPath(inner).parents][-2::-1]

        def start() -> BinaryIO:
            _check(info, f"{name}/{inner}")
            try:
                stream = self._get(source, name).open(info)
            except _FAULTS as error:
                raise _damaged(f"{name}/{inner}", error) from error
            return cast(BinaryIO, _Checked(stream, f"{name}/{inner}"))

        return Member(name=inner, folders=tuple(folders), size=info.file_size, open=start)


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name of a member. APPNOTE 6.3.10, appendix D: bit 11 says UTF-8; without it the standard
    knows only code page 437, but Chinese Windows writes GBK and macOS UTF-8."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return info.filename


def _check(info: zipfile.ZipInfo, name: str) -> None:
    """Raises InputError where a member cannot be read, or would exhaust the machine."""
    if info.flag_bits & _ENCRYPTED:
        raise InputError(
            f"{name} is encrypted.", remedy="Unpack it with its password, and give the folder."
        )
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > _HARMLESS and ratio > MAX_RATIO:
        raise InputError(
            f"{name} would grow {ratio:,.0f}-fold to {info.file_size / 1e6:,.0f} MB; the limit "
            f"is {MAX_RATIO}-fold.",
            remedy="Leave it out of the archive, or unpack it and give the folder.",
        )


def _damaged(name: str, error: Exception) -> InputError:
    return InputError(
        f"{name} cannot be unpacked: {error}.",
        remedy="Copy the archive again, or make it with ordinary compression.",
    )


class _Checked(RawIOBase):
    """A member as a stream whose faults are InputErrors."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            return self._stream.read(-1 if size is None else size)
        except _FAULTS as error:
            raise _damaged(self._name, error) from error

    def close(self) -> None:
        self._stream.close()
        super().close()
