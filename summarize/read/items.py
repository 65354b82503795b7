"""One file to read: how it is opened, told by its kind, and read within limits."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarize.errors import InputError
from summarize.read.kinds import HEAD_BYTES, Kind, kind_of
from summarize.read.limits import check_size, most_bytes

__all__ = ["Item", "faults_named", "load", "natural_key", "read_bytes", "read_once", "sniff"]

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One file to read. `name` is as shown to the user; `path` its folders and name, "/" between,
    for the dates in them; `folders` the places it lies in, outermost first, one inside the other.

    `named` says that the user named this very file. `size` is in bytes, None where unknown.
    """

    name: str
    path: str
    folders: tuple[str, ...]
    named: bool
    open: Callable[[], BinaryIO]
    size: int | None = None


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts 第2版 before 第10版: figures by value, the rest by character."""
    parts = _DIGITS.split(text)
    return tuple(
        (0, int(part), part) if place % 2 else (1, 0, part) for place, part in enumerate(parts)
    )


def sniff(item: Item) -> Kind:
    """The kind of an item, from its first bytes. Raises InputError."""
    with faults_named(item.name), item.open() as stream:
        return kind_of(stream.read(HEAD_BYTES), item.name)


def load(item: Item, kind: Kind) -> bytes:
    """The bytes of an item. Raises InputError where it cannot be read, or is longer than may be."""
    if item.size is not None:
        check_size(item.name, item.size, kind)
    with faults_named(item.name), item.open() as stream:
        # Pipes and headers of archives may tell no size, or a false one: one byte over the limit
        # is enough to know.
        data = stream.read(most_bytes(kind) + 1)
    check_size(item.name, len(data), kind)
    return data


def read_bytes(name: str, stdin: BinaryIO | None = None) -> bytes:
    """The bytes of one text file, or of standard input where `name` is "-". Raises InputError."""
    with faults_named("Standard input" if name == "-" else name), ExitStack() as stack:
        if name == "-":
            stream = stdin or sys.stdin.buffer
        else:
            if Path(name).is_dir():
                raise InputError(
                    f"{name} is a folder, not a file.", remedy=f"Name its files: {name}/*.txt"
                )
            check_size(name, Path(name).stat().st_size)
            stream = stack.enter_context(Path(name).open("rb"))
        data = stream.read(most_bytes("text") + 1)
    check_size(name, len(data))
    return data


def read_once(stream: BinaryIO, name: str) -> bytes:
    """The bytes of what cannot be opened a second time, such as a pipe. Raises InputError."""
    head = stream.read(HEAD_BYTES)
    kind = kind_of(head, name)
    # An archive from a stream is held in memory, so it may be no longer than a page.
    most = most_bytes("pdf" if kind == "zip" else kind)
    data = head + stream.read(most + 1 - len(head))
    check_size(name, len(data), "pdf" if kind == "zip" else kind)
    return data


@contextmanager
def faults_named(name: str) -> Iterator[None]:
    """Turn what the system says of the file `name` into an InputError."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(
            f"{name} does not exist.", remedy="Check the path, or list the folder with `ls`."
        ) from error
    except PermissionError as error:
        raise InputError(
            f"{name} may not be read: permission denied.", remedy=f"Try `chmod +r {name}`."
        ) from error
    except OSError as error:
        raise InputError(
            f"{name} cannot be read: {error.strerror or error}.",
            remedy="Check the disk or the network share, then run it again.",
        ) from error
