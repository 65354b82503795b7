"""The facts of a digest as CSV for a spreadsheet: UTF-8 with a byte-order mark, lines as RFC 4180.

A cell that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV injection):
the text is a newspaper's and may be anybody's. A date without its year (--12-25) is one of them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from summarize.records import Digest, DigestArticle, Fact, Page, Span
from summarize.render.escape import plain
from summarize.render.places import page_label

__all__ = ["COLUMNS", "render_facts"]

COLUMNS = (
    "article id", "headline", "page", "kind", "zh", "value", "unit", "approximation", "change",
    "en", "post", "source span",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@")


def render_facts(digest: Digest) -> str:
    """One row a fact, in order of articles and of their text, below a row of column names.

    A page is that on which the fact stands, as printed. A post has its English and, in brackets,
    its Chinese. A source span is START-END in characters of the page's text, led by the page's
    index and a colon where it is not the page on which the article begins; ends are exclusive.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for item in digest.articles:
        rows.writerows(_rows(item, digest.edition.pages))
    return "\ufeff" + text.getvalue()


def _rows(item: DigestArticle, pages: Sequence[Page]) -> Iterator[list[str]]:
    article = item.article
    headline = article.headline.text if article.headline else ""
    home = article.spans[0].page if article.spans else None
    for fact in article.facts:
        cells = (
            article.id, headline, _page(fact, pages, article.page), fact.kind, fact.zh, fact.value,
            fact.unit, fact.approximation or "", fact.change or "", fact.en, _post(fact.post),
            " ".join(_span(span, home) for span in fact.spans),
        )  # fmt: skip
        yield [_safe(cell) for cell in cells]


def _page(fact: Fact, pages: Sequence[Page], first: int) -> str:
    return page_label(pages[fact.spans[0].page]) if fact.spans else str(first)


def _post(post: tuple[str, str] | None) -> str:
    return "" if post is None else f"{post[1]} ({post[0]})"


def _span(span: Span, home: int | None) -> str:
    place = f"{span.start}-{span.end}"
    return place if span.page == home else f"{span.page}:{place}"


def _safe(cell: str) -> str:
    """The cell on one line and never a formula."""
    cell = plain(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
