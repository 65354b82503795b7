"""Pages that hold few stories, as a region of a page or the file of an article does.

Papers on the web give an article a file, and marked or measured pages come in regions, each of
which is split by itself: what is first and last of them is then first and last in most articles.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import replace

from editions.gold import BuiltEdition, BuiltPage
from split_rare import RARE

_SHARE, _MOST = 0.15, 4


def part_pages(built: BuiltEdition, rng: random.Random) -> BuiltEdition:
    """The edition with a share of its pages taken apart into pages of one to `_MOST` stories."""
    pages: list[BuiltPage] = []
    places: list[tuple[int, list[int]]] = []
    for page in built.pages:
        starts = [0]
        if rng.random() < _SHARE:
            left = rng.randint(1, _MOST)
            for start in _story_starts(page):
                if left == 0:
                    starts.append(start)
                    left = rng.randint(1, _MOST)
                left -= 1
        places.append((len(pages), starts))
        for start, end in zip(starts, [*starts[1:], len(page.text)], strict=True):
            pages.append(replace(page, text=page.text[start:end], owners=page.owners[start:end]))

    def moved(place: tuple[int, int]) -> tuple[int, int]:
        first, starts = places[place[0]]
        part = bisect_right(starts, place[1]) - 1
        return first + part, place[1] - starts[part]

    joins = tuple(
        replace(join, before=moved(join.before), after=moved(join.after)) for join in built.joins
    )
    return replace(built, pages=tuple(pages), joins=joins, jumps=())


def _story_starts(page: BuiltPage) -> list[int]:
    """Where the lines of each true story begin, with the furniture and notes above them, and
    where a guide of headlines alone does."""
    starts: list[int] = []
    seen: set[str] = set()
    above = place = guide = 0
    for line in page.text.splitlines(keepends=True):
        owner = next((each for each in page.owners[place : place + len(line)] if each), None)
        if owner and not owner.startswith(RARE) and owner not in seen:
            seen.add(owner)
            starts.append(above)
        place += len(line)
        if owner and not owner.startswith("note-"):
            above = place
        if owner and not owner.startswith("headline-"):
            guide = place
    return [*starts, guide] if page.text[guide:].strip() else starts
