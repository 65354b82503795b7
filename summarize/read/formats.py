"""The readers by the kind of input they are for, imported on use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from summarize.errors import InputError
from summarize.read.kinds import Kind
from summarize.read.sheet import Sheet

__all__ = ["RANK", "read_sheets"]

# The better form of a page: markup knows its articles, geometry its columns, text at least its
# characters, and recognition guesses at those.
RANK: Mapping[Kind, int] = MappingProxyType({"html": 0, "pdf": 1, "text": 2, "image": 3, "zip": 4})

_READERS: Mapping[Kind, str] = MappingProxyType(
    {
        "html": "summarize.read.html:read_html",
        "pdf": "summarize.read.pdf:read_pdf",
        "text": "summarize.read.text:read_text",
        "image": "summarize.read.scan:read_image",
    }
)
_CODED = ("html", "text")


def read_sheets(data: bytes, kind: Kind, name: str, encoding: str | None) -> list[Sheet]:
    """The sheets of an input, by the reader of its kind.

    Parameters: `name` is for messages, `encoding` forces a Python codec for text and HTML.
    Raises InputError where it cannot be read, or is an archive within another.
    """
    if kind == "zip":
        raise InputError(
            f"{name} is an archive within an archive.", remedy="Unpack it, and give the folder."
        )
    module, _, function = _READERS[kind].partition(":")
    read: Callable[..., list[Sheet]] = getattr(import_module(module), function)
    return read(data, name, encoding) if kind in _CODED else read(data, name)
