"""A text taken whole as one article, for `summarize article`."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.records import Article, Block, Edition, Passage, Span, Split, Unassigned
from summarize.split.units import lines_together

__all__ = ["one_article"]

# A headline line of a newspaper runs to some forty characters; a longer first line is a paragraph.
HEADLINE_MOST = 45
SENTENCE_ENDS = "。！？!?…；;：:”』」"


_FURNITURE = ("masthead", "section", "folio", "navigation")


def one_article(edition: Edition) -> Split:
    """`edition` as a split with one article: first line the headline, blocks the paragraphs.

    The first line is a headline only where more follows, it is short and ends no sentence. Where
    markup tells the headline, that is it, and what it tells to be furniture is unassigned.
    """
    blocks = [block for page in edition.pages for block in page.blocks]
    told = [block for block in blocks if block.role not in _FURNITURE]
    lines = [list(block.lines) for block in told or blocks]
    named = next((block for block in told if block.role == "headline"), None)
    headline = None
    if named is not None:
        page = edition.pages[named.lines[0].spans[0].page]
        headline = lines_together(page, named.lines)
        lines.remove(list(named.lines))
    elif _opens_with_headline(lines):
        headline = lines[0].pop(0)
    unassigned = tuple(
        _left_out(edition, block, block.role)
        for block in (blocks if told else ())
        if block.role in _FURNITURE
    )
    return Split(
        edition=edition,
        articles=(
            Article(
                id="p1-a1",
                page=edition.pages[0].number,
                kind="news",
                headline=headline,
                body=tuple(Passage.join(block) for block in lines if block),
                spans=tuple(_between(edition, [piece.span for piece in unassigned])),
            ),
        ),
        unassigned=unassigned,
    )


def _opens_with_headline(lines: list[list[Passage]]) -> bool:
    first = lines[0][0].text
    more = len(lines) > 1 or len(lines[0]) > 1
    return more and len(first) <= HEADLINE_MOST and first[-1] not in SENTENCE_ENDS


def _left_out(edition: Edition, block: Block, reason: str) -> Unassigned:
    first, last = block.lines[0].spans[0], block.lines[-1].spans[-1]
    span = Span(page=first.page, start=first.start, end=last.end)
    text = edition.pages[span.page].text[span.start : span.end]
    return Unassigned(span=span, text=text, reason=reason)


def _between(edition: Edition, left_out: list[Span]) -> Iterator[Span]:
    """All of every page but what was left out."""
    for page in edition.pages:
        start = 0
        for span in (span for span in left_out if span.page == page.index):
            if start < span.start:
                yield Span(page=page.index, start=start, end=span.start)
            start = span.end
        if start < len(page.text):
            yield Span(page=page.index, start=start, end=len(page.text))
