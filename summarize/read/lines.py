"""A text as lines, for work that goes line by line."""

from __future__ import annotations

from typing import BinaryIO

from summarize.read.encodings import decode
from summarize.read.items import read_bytes

__all__ = ["read_lines"]


def read_lines(
    name: str, *, encoding: str | None = None, stdin: BinaryIO | None = None
) -> list[str]:
    r"""The lines of a file, or of standard input where `name` is "-".

    Lines end at `\n` or `\r\n` and at nothing else, as other line-by-line tools have it; a last
    line without an end counts. An empty input has no lines.
    Raises InputError where the input cannot be read or decoded.
    """
    data = read_bytes(name, stdin)
    if not data:
        return []
    text, _ = decode(data, name, encoding)
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
