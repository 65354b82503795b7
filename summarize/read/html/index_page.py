"""Index pages of digital newspapers, and what the names of content pages say of their order.

An index (node_2.htm, nbs.D110000renmrb_01.htm) shows a printed page as a picture with a link for
each article, and lists their headlines; the articles stand in content pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from summarize.read.html.flow import Flow

__all__ = ["PageIndex", "content_order", "find_index"]

# nw.D110000renmrb_20240101_1-01.htm, content_30012345.html, content_87647_1969088.htm
_CONTENT = re.compile(
    r"(?:content|con|art|article|nw)[._-][\w.-]*\d[\w.-]*\.s?html?", re.IGNORECASE
)
_PEOPLE = re.compile(r"nw\.\w+_(?:\d{8})_(\d+)-(\d+)\.s?html?", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_FEWEST = 2


@dataclass(frozen=True, kw_only=True)
class PageIndex:
    """What an index page tells of its printed page; `contents` are the file names of its
    articles, in its order, without their folders."""

    number: int | None
    label: str | None
    section: str | None
    date: str | None
    contents: tuple[str, ...]


def find_index(flow: Flow) -> tuple[str, ...]:
    """The content pages that an index page links to, in its order; empty for any other page."""
    if flow.has_body:
        return ()
    areas = tuple(dict.fromkeys(name for href in flow.areas if (name := _content(href))))
    names = tuple(dict.fromkeys(name for href in flow.links if (name := _content(href))))
    # The list goes by weight, the picture by place; both name the same pages.
    listed = names if set(areas) <= set(names) else tuple(dict.fromkeys((*names, *areas)))
    return listed if areas or len(names) >= _FEWEST else ()


def content_order(name: str) -> tuple[int, ...]:
    """The place of a content page among those of its printed page, to sort by.

    >>> content_order("nw.D110000renmrb_20240101_3-01.htm")
    (1, 3)
    >>> content_order("content_87647_1969088.htm")
    (87647, 1969088)
    """
    base = _base(name)
    match = _PEOPLE.fullmatch(base)
    if match:
        return int(match[2]), int(match[1])
    return tuple(int(number) for number in _NUMBERS.findall(base.rpartition(".")[0])[-4:])


def _content(href: str) -> str | None:
    base = _base(href)
    return base if _CONTENT.fullmatch(base) else None


def _base(href: str) -> str:
    try:
        path = urlsplit(href.strip()).path
    except ValueError:
        return ""
    return unquote(path.replace("\\", "/").rpartition("/")[2])
