"""Files, stdin or a string to an Edition, with every failure named."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from summarize.errors import InputError, UsageError
from summarize.read.encodings import decode
from summarize.read.limits import MAX_BYTES, check_bytes, check_size, check_text
from summarize.read.printed import (
    check_date,
    date_in_name,
    masthead_date,
    page_in_name,
    printed_page,
)
from summarize.read.text import find_blocks
from summarize.records import Edition, Page, Source

__all__ = ["read_bytes", "read_edition", "read_string"]


def read_edition(
    inputs: Sequence[str | os.PathLike[str]],
    *,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    date: str | None = None,
) -> Edition:
    """The pages of one edition, one a file, in the order given.

    Parameters: each of `inputs` is a path or "-" (standard input, at most once); `encoding`
    forces a Python codec instead of detection; `stdin` stands in for standard input; `date`
    (YYYY-MM-DD) goes before a printed date, and that before one in a file name.
    Raises InputError where an input cannot be read or decoded, is too long, empty, binary or
    hardly Chinese; UsageError where an argument makes no sense.
    """
    names = [os.fspath(name) for name in inputs]
    if not all(names):
        raise UsageError(
            "An input has an empty name.", remedy="Name a file, or - for standard input."
        )
    if not names:
        raise UsageError("No input is given.", remedy="Name a file, or - for standard input.")
    if names.count("-") > 1:
        raise UsageError("Standard input is named twice.", remedy="Give - only once.")
    # Before any reading: a mistyped date should not cost the time.
    known = check_date(date) if date is not None else None
    pages: list[Page] = []
    for index, name in enumerate(names):
        data = read_bytes(name, stdin)
        check_bytes(name, data)
        text, codec = decode(data, name, encoding)
        source = Source(
            name=name, encoding=codec, sha256=hashlib.sha256(data).hexdigest(), size=len(data)
        )
        pages.append(_page(index, text, source))
    return Edition(pages=tuple(pages), date=known or _date(pages))


def read_string(text: str, *, name: str = "text", date: str | None = None) -> Edition:
    """An edition of one page from text already decoded; `Source` describes it as UTF-8.

    Raises InputError where the text is too long, empty, binary or hardly Chinese; UsageError
    where `date` is no date.
    """
    known = check_date(date) if date is not None else None
    text = text.removeprefix("\ufeff")
    lone = re.search("[\ud800-\udfff]", text)
    if lone:
        raise InputError(
            f"{name} holds half a surrogate pair at character {lone.start():,}.",
            remedy="Decode the text with errors='strict' and the right encoding.",
        )
    data = text.encode()
    check_size(name, len(data))
    source = Source(
        name=name, encoding="utf-8", sha256=hashlib.sha256(data).hexdigest(), size=len(data)
    )
    pages = [_page(0, text, source)]
    return Edition(pages=tuple(pages), date=known or _date(pages))


def read_bytes(name: str, stdin: BinaryIO | None = None) -> bytes:
    """The bytes of a file, or of standard input where `name` is "-". Raises InputError."""
    return _read_stdin(stdin) if name == "-" else _read_file(name)


def _page(index: int, text: str, source: Source) -> Page:
    check_text(source.name, text)
    blocks = find_blocks(text, index)
    number = page_in_name(Path(source.name).name) or printed_page(blocks) or index + 1
    return Page(index=index, number=number, text=text, source=source, blocks=blocks)


def _date(pages: Sequence[Page]) -> str | None:
    for page in pages:
        if found := masthead_date(page.blocks):
            return found
    for page in pages:
        if found := date_in_name(Path(page.source.name).name):
            return found
    return None


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    try:
        return _read(stdin or sys.stdin.buffer, "-")
    except OSError as error:
        raise InputError(
            f"Standard input cannot be read: {error.strerror or error}.",
            remedy="Give a file instead of -.",
        ) from error


def _read_file(name: str) -> bytes:
    path = Path(name)
    try:
        if path.is_dir():
            raise InputError(
                f"{name} is a folder, not a file.", remedy=f"Name its files: {name}/*.txt"
            )
        size = path.stat().st_size
        check_size(name, size)
        with path.open("rb") as stream:
            return _read(stream, name)
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


def _read(stream: BinaryIO, name: str) -> bytes:
    # Pipes and devices tell no size: one byte over the limit is enough to know.
    data = stream.read(MAX_BYTES + 1)
    check_size(name, len(data))
    return data
