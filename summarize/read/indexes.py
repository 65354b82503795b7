"""Index pages of digital newspapers: what they tell of the pages that hold the articles.

A saved edition has one of them (node_2.htm) for each printed page, beside a file an article.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from summarize.read.leaves import Leaf
from summarize.read.page_marks import PageMark
from summarize.records import Finding

if TYPE_CHECKING:
    from summarize.read.html import PageIndex

__all__ = ["missing_articles", "told_by_index"]


def told_by_index(leaf: Leaf, indexes: Sequence[PageIndex]) -> Leaf:
    """The leaf with its place in the index that lists it, and from there what it does not say
    itself: page number, section, date."""
    name = PurePosixPath(leaf.item.path).name
    index = next((index for index in indexes if name in index.contents), None)
    if index is None or leaf.kind != "html":
        return leaf
    mark = leaf.mark
    if leaf.sheet.number is None and index.number is not None:
        mark = PageMark.told(index.number, index.label, index.section)
    elif mark is not None and mark.section is None and mark.number == index.number:
        mark = replace(mark, section=index.section)
    leaf = replace(leaf, mark=mark, listed=index.contents.index(name))
    if not leaf.firm and index.date is not None:
        leaf = replace(leaf, stated=index.date, stated_by="index", firm=True)
    return leaf


def missing_articles(index: PageIndex, name: str, there: Container[str]) -> Finding | None:
    """A warning where articles that the index `name` lists are not `there`, by file name."""
    missing = [content for content in index.contents if content not in there]
    if not missing:
        return None
    page = f"page {index.label or index.number}" if index.number else "a page"
    return Finding(
        kind="incomplete",
        severity="warning",
        message=f"The index of {page} ({name}) lists {len(index.contents)} articles; the files of "
        f"{len(missing)} are not there, e.g. {missing[0]}.",
    )
