"""The text of a page in runs: stretches that belong to one thing and play one part in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from summarize.records import Article, Passage, Split

__all__ = ["Run", "page_runs", "within"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Characters `start` to `end` of a page.

    They belong to the article with this number (from 1) and are this `part` of it ("headline",
    "body", …; None between its parts), or to the unassigned piece with this index (from 0).
    """

    start: int
    end: int
    article: int | None = None
    part: str | None = None
    piece: int | None = None

    @property
    def owner(self) -> tuple[int | None, int | None]:
        """What it belongs to; equal for runs of one article or one piece."""
        return self.article, self.piece


# (start, end, what is there), apart from each other and in order.
_Marks = list[tuple[int, int, Run]]


def page_runs(split: Split) -> list[list[Run]]:
    """The runs of each page of the edition, in order; together they are its whole text."""
    owners: dict[int, _Marks] = defaultdict(list)
    parts: dict[int, _Marks] = defaultdict(list)
    for number, article in enumerate(split.articles, 1):
        for span in article.spans:
            run = Run(start=span.start, end=span.end, article=number)
            owners[span.page].append((span.start, span.end, run))
        for name, passage in _parts(article):
            for span in passage.spans:
                run = Run(start=span.start, end=span.end, part=name)
                parts[span.page].append((span.start, span.end, run))
    for index, piece in enumerate(split.unassigned):
        span = piece.span
        run = Run(start=span.start, end=span.end, piece=index)
        owners[span.page].append((span.start, span.end, run))
    return [
        _runs(len(page.text), owners[page.index], parts[page.index]) for page in split.edition.pages
    ]


def within(runs: list[Run], start: int, end: int) -> Iterator[Run]:
    """The runs of a page that lie in characters `start` to `end`, cut to them."""
    place = max(0, bisect_right(runs, start, key=lambda run: run.start) - 1)
    while place < len(runs) and runs[place].start < end:
        run = runs[place]
        low, high = max(run.start, start), min(run.end, end)
        if low < high:
            yield replace(run, start=low, end=high)
        place += 1


def _parts(article: Article) -> Iterator[tuple[str, Passage]]:
    singles = {
        "kicker": article.kicker,
        "headline": article.headline,
        "dateline": article.dateline,
        "caption": article.caption,
        "credit": article.credit,
    }
    yield from ((name, passage) for name, passage in singles.items() if passage is not None)
    yield from (("subhead", passage) for passage in article.subheads)
    yield from (("byline", byline.passage) for byline in article.bylines)
    yield from (("body", passage) for passage in article.body)
    jumps = (article.jump_from, article.jump_to)
    yield from (("jump", jump.passage) for jump in jumps if jump is not None)
    yield from (("pointer", pointer.passage) for pointer in article.pointers)


def _runs(length: int, owners: _Marks, parts: _Marks) -> list[Run]:
    owner, part = _Finder(owners), _Finder(parts)
    ends = {edge for marks in (owners, parts) for mark in marks for edge in mark[:2]}
    found: list[Run] = []
    for start, end in pairwise(sorted({0, length, *ends})):
        owned, played = owner.at(start), part.at(start)
        found.append(
            Run(
                start=start,
                end=end,
                article=owned.article if owned else None,
                piece=owned.piece if owned else None,
                part=played.part if played and owned and owned.article else None,
            )
        )
    return found


class _Finder:
    """Which of several marks, apart from each other, covers a character."""

    def __init__(self, marks: _Marks) -> None:
        self._marks = sorted(marks, key=lambda mark: mark[:2])
        self._starts = [start for start, _, _ in self._marks]

    def at(self, position: int) -> Run | None:
        place = bisect_right(self._starts, position) - 1
        if place < 0 or self._marks[place][1] <= position:
            return None
        return self._marks[place][2]
