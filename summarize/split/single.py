"""A text taken whole as one article, for `summarize article`."""

from __future__ import annotations

from summarize.records import Article, Edition, Passage, Span, Split

__all__ = ["one_article"]

# A headline line of a newspaper runs to some forty characters; a longer first line is a paragraph.
HEADLINE_MOST = 45
SENTENCE_ENDS = "。！？!?…；;：:”』」"


def one_article(edition: Edition) -> Split:
    """`edition` as a split with one article: first line the headline, blocks the paragraphs.

    The first line is a headline only where more follows, it is short and ends no sentence.
    """
    blocks = [block for page in edition.pages for block in page.blocks]
    lines = [list(block.lines) for block in blocks]
    headline = None
    first = lines[0][0]
    more = len(lines) > 1 or len(lines[0]) > 1
    if more and len(first.text) <= HEADLINE_MOST and first.text[-1] not in SENTENCE_ENDS:
        headline = lines[0].pop(0)
    return Split(
        edition=edition,
        articles=(
            Article(
                id="p1-a1",
                page=edition.pages[0].number,
                kind="news",
                headline=headline,
                body=tuple(Passage.join(block) for block in lines if block),
                spans=tuple(
                    Span(page=page.index, start=0, end=len(page.text)) for page in edition.pages
                ),
            ),
        ),
        unassigned=(),
    )
