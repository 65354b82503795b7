"""Index pages of digital newspapers, and what the names of content pages say of their order.

An index (node_2.htm, nbs.D110000renmrb_01.htm) shows a printed page as a picture with a link for
each article, and lists their headlines; the articles stand in content pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from summarize.read.html.flow import Flow

__all__ = ["PageIndex", "content_order", "find_index", "is_content"]

# nw.D110000renmrb_20240101_1-01.htm, content_30012345.html, content_87647_1969088.htm,
# Articel09003SR.htm (so spelt)
_CONTENT = re.compile(
    r"(?:(?:content|con|art|article|nw)[._-]|arti[a-z]*(?=\d))[\w.-]*\d[\w.-]*\.s?html?",
    re.IGNORECASE,
)
# In the picture of a page every area is an article, whatever its file is called: 70638.shtml.
_ANY = re.compile(r"[\w.-]*\d[\w.-]*\.s?html?", re.IGNORECASE)
_PEOPLE = re.compile(r"nw\.\w+_(?:\d{8})_(\d+)-(\d+)\.s?html?", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_FEWEST = 2
_LEGAL = re.compile("版权|声明|转载|许可证|备案")
_PROSE = 60


@dataclass(frozen=True, kw_only=True)
class PageIndex:
    """What an index page tells of its printed page; `contents` are the file names of its
    articles, in its order, without their folders."""

    number: int | None
    label: str | None
    section: str | None
    date: str | None
    contents: tuple[str, ...]


def is_content(flow: Flow, name: str) -> bool:
    """Is a page, `name` by its file, there for one article, even if it shows no text of it?"""
    return bool(flow.bodies) or bool(_CONTENT.fullmatch(_base(name)))


def find_index(flow: Flow, name: str) -> tuple[str, ...]:
    """The content pages that the index page `name` links to, in its order; empty for any other."""
    # Content pages, too, show the picture and the list of their page, beside their article.
    if is_content(flow, name) or _prose(flow) >= _PROSE:
        return ()
    areas = _named(flow.areas, _ANY)
    names = _named(flow.links, _CONTENT)
    # The list goes by weight, the picture by place; both name the same pages.
    listed = tuple(dict.fromkeys((*names, *areas)))
    return listed if len(listed) >= _FEWEST or (areas and names) else ()


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


def _prose(flow: Flow) -> int:
    """How many characters of the page are sentences, other than those about its rights."""
    return sum(
        len(line.plain)
        for line in flow.lines
        if "。" in line.plain and not line.linked and not _LEGAL.search(line.plain)
    )


def _named(addresses: tuple[str, ...], form: re.Pattern[str]) -> tuple[str, ...]:
    """The file names of the addresses that have a form, each once."""
    return tuple(dict.fromkeys(name for each in addresses if form.fullmatch(name := _base(each))))


def _base(href: str) -> str:
    try:
        path = urlsplit(href.strip()).path
    except ValueError:
        return ""
    return unquote(path.replace("\\", "/").rpartition("/")[2])
