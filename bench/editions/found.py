"""What a splitter found, in the one form that the scorer takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.records import Article, Passage, Span, Split


@dataclass(frozen=True, kw_only=True)
class FoundArticle:
    """An article as found: its spans, the lines of its title group in printing order, the main
    headline, the names that sign it, and its body paragraphs."""

    spans: tuple[Span, ...]
    titles: tuple[str, ...] = ()
    headline: str | None = None
    names: frozenset[str] = frozenset()
    body: tuple[Passage, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FoundEdition:
    """The pages' text as the splitter saw it, its articles, and how many characters of the pages
    are in no article and not unassigned, or in two places at once."""

    texts: tuple[str, ...]
    articles: tuple[FoundArticle, ...]
    unaccounted: int = 0


def found_by_split(split: Split, names: Sequence[str] = ()) -> FoundEdition:
    """The result of `summarize.split` for the scorer.

    `names` are the files that were given, a page each: the pages are numbered in their order
    again, whatever order the reader found for them.
    """
    pages = split.edition.pages
    order = [names.index(page.source.name) for page in pages] if names else range(len(pages))
    texts = {place: page.text for place, page in zip(order, pages, strict=True)}
    return FoundEdition(
        texts=tuple(texts[place] for place in sorted(texts)),
        articles=tuple(_article(article, order) for article in split.articles),
        unaccounted=_unaccounted(split),
    )


def _article(article: Article, order: Sequence[int]) -> FoundArticle:
    titles = [part for part in (article.kicker, article.headline, *article.subheads) if part]
    titles.sort(key=lambda part: [(span.page, span.start) for span in part.spans])
    return FoundArticle(
        spans=_reordered(article.spans, order),
        titles=tuple(part.text for part in titles),
        headline=article.headline.text if article.headline else None,
        names=frozenset(
            "".join(name.split()) for byline in article.bylines for name in byline.names
        ),
        body=tuple(
            Passage(text=part.text, spans=_reordered(part.spans, order)) for part in article.body
        ),
    )


def _reordered(spans: tuple[Span, ...], order: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(page=order[span.page], start=span.start, end=span.end) for span in spans)


def _unaccounted(split: Split) -> int:
    counts = [bytearray(len(page.text)) for page in split.edition.pages]
    spans = [span for article in split.articles for span in article.spans]
    for span in [*spans, *(part.span for part in split.unassigned)]:
        page = counts[span.page]
        for index in range(span.start, span.end):
            page[index] = min(page[index] + 1, 2)
    return sum(count != 1 for page in counts for count in page)
