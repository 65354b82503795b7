"""Articles that jump across pages (下转2版, 上接1版): halves joined, or said to be missing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summarize.records import Article, Finding, Page
from summarize.split.halves import Half, first_halves, second_halves, turned
from summarize.split.joined import join_halves
from summarize.split.likeness import Rarity
from summarize.split.pairing import LEAST, Pairing, pair_halves

__all__ = ["join_jumps"]

# A pair that scores this much less than enough is still named as the likeliest.
_NEAR = 2.0


def join_jumps(pages: Sequence[Page], articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in their order, with the halves of every jump made one.

    The whole stands in the place of its first half. A jump whose other half is missing leaves a
    finding "jump": a note where its page is not in the edition, a warning where nothing on the
    page fits, with the id of the likeliest, or where it was found on another.
    """
    articles = [turned(article) for article in articles]
    if not any(article.jump_to or article.jump_from for article in articles):
        return tuple(articles)
    rarity = Rarity("\n".join(part.text for part in article.body) for article in articles)
    pairing = pair_halves(first_halves(pages, articles), second_halves(pages, articles), rarity)
    told = [
        replace(article, findings=(*article.findings, *_findings(pages, articles, pairing, place)))
        for place, article in enumerate(articles)
    ]
    follows: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for before, after, score in pairing.pairs():
        follows[before.place].append((after.place, score))
    later = {place for group in follows.values() for place, _ in group}
    return tuple(
        _whole(pages, told, place, follows) for place in range(len(told)) if place not in later
    )


def _whole(
    pages: Sequence[Page],
    articles: Sequence[Article],
    place: int,
    follows: Mapping[int, Sequence[tuple[int, float]]],
) -> Article:
    """The article at `place` with all that follows it."""
    whole = articles[place]
    for after, score in follows.get(place, ()):
        whole = join_halves(pages, whole, _whole(pages, articles, after, follows))
        chance = 1 / (1 + math.exp(LEAST - score))
        whole = replace(whole, confidence=min(whole.confidence, chance))
    return whole


def _findings(
    pages: Sequence[Page], articles: Sequence[Article], pairing: Pairing, place: int
) -> Iterator[Finding]:
    """What a reader must know of the jumps of the article at `place`."""
    columns = {column: row for row, column in pairing.chosen.items()}
    for row, half in enumerate(pairing.first):
        if half.place == place and half.jump:
            column = pairing.chosen.get(row)
            if column is not None:
                yield from _astray("continues on", half, pairing.second[column], pages)
                continue
            free = (each for each in range(len(pairing.second)) if each not in columns)
            scores = {pairing.second[each].place: pairing.scores[row][each] for each in free}
            yield from _missing("continues on", half, _likeliest(articles, scores), pages)
    for column, half in enumerate(pairing.second):
        if half.place == place and half.jump:
            row_taken = columns.get(column)
            if row_taken is not None:
                yield from _astray("began on", half, pairing.first[row_taken], pages)
                continue
            free = (each for each in range(len(pairing.first)) if each not in pairing.chosen)
            scores = {pairing.first[each].place: pairing.scores[each][column] for each in free}
            yield from _missing("began on", half, _likeliest(articles, scores), pages)


def _likeliest(articles: Sequence[Article], scores: Mapping[int, float]) -> Article | None:
    """The article that comes nearest to being the other half; None where none comes near."""
    best = max(scores, key=scores.__getitem__, default=None)
    return articles[best] if best is not None and scores[best] > LEAST - _NEAR else None


def _astray(way: str, half: Half, other: Half, pages: Sequence[Page]) -> Iterator[Finding]:
    """The page number of a jump is not that of the page where its other half was found."""
    if half.jump and other.page not in half.named:
        yield Finding(
            kind="jump",
            severity="warning",
            message=f"The article says that it {way} page {_said(half)}; its other half was found "
            f"on page {_label(pages[other.page])}.",
            zh=half.jump.passage.text,
        )


def _missing(
    way: str, half: Half, likeliest: Article | None, pages: Sequence[Page]
) -> Iterator[Finding]:
    """The other half was not found, because of the edition or in spite of it."""
    assert half.jump
    if half.absent and not half.rank:
        where = ", ".join(half.absent)
        yield Finding(
            kind="jump",
            severity="note",
            message=f"The article {way} page {where}, which is not in this edition.",
            zh=half.jump.passage.text,
        )
    if half.absent and not half.named:
        return
    where = ", ".join(_label(pages[page]) for page in sorted(half.named)) or _said(half)
    reason = "but nothing there can be its other half"
    if half.own and not half.named:
        reason = "which is the page that says so"
    elif likeliest:
        reason = (
            f"but its other half was not found there for certain; {likeliest.id} is the likeliest"
        )
    yield Finding(
        kind="jump",
        severity="warning",
        message=f"The article {way} page {where}, {reason}.",
        zh=half.jump.passage.text,
    )


def _said(half: Half) -> str:
    """The pages a half names, as printed."""
    return ", ".join(half.printed.labels if half.printed else ()) or "unknown"


def _label(page: Page) -> str:
    return page.label or str(page.number)
