"""Articles made from plain paragraphs, laid out on one page one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from summarize.records import Article, Passage, Span

MakeArticle = Callable[..., Article]


@pytest.fixture
def make_article() -> MakeArticle:
    """make_article(*paragraphs, headline=..., caption=..., **fields of Article)."""
    return build_article


def build_article(
    *paragraphs: str, headline: str | None = None, caption: str | None = None, **fields: object
) -> Article:
    passages = []
    start = 0
    for text in (headline, caption, *paragraphs):
        if text is None:
            passages.append(None)
            continue
        span = Span(page=0, start=start, end=start + len(text))
        passages.append(Passage(text=text, spans=(span,)))
        start += len(text) + 1
    title, picture, *body = passages
    article = Article(
        id="1",
        page=1,
        kind="news",
        headline=title,
        caption=picture,
        body=tuple(passage for passage in body if passage is not None),
    )
    return replace(article, **fields)
