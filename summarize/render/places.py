"""On which pages an article stands, in words: `page A01, continued on page A03`.

A jump that was followed leaves an article that lies on several pages and keeps both references.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.records import Article, Page, Reference

__all__ = ["page_label", "page_phrase", "pages_of", "sort_jumps"]


def page_label(page: Page) -> str:
    """The page number as printed, letter included, else the plain number."""
    return page.label or str(page.number)


def pages_of(article: Article, pages: Sequence[Page]) -> list[Page]:
    """The pages on which `article` has text, in its own order; none for one without spans."""
    return [pages[index] for index in dict.fromkeys(span.page for span in article.spans)]


def page_phrase(article: Article, pages: Sequence[Page]) -> str:
    """`page 1`, and where a jump was followed `page 1, continued on page 3`."""
    labels = [page_label(page) for page in pages_of(article, pages)] or [str(article.page)]
    first, *rest = (f"page {label}" for label in labels)
    return f"{first}, continued on {' and '.join(rest)}" if rest else first


def sort_jumps(article: Article, pages: Sequence[Page]) -> tuple[list[Reference], list[Reference]]:
    """The jumps of `article`: those followed within it, and those that lead out of it."""
    came, goes = article.jump_from, article.jump_to
    numbers = {page.number for page in pages_of(article, pages)[1:]}
    followed: list[Reference] = []
    elsewhere: list[Reference] = []
    if goes is not None:
        found = bool(numbers) and (not goes.pages or not numbers.isdisjoint(goes.pages))
        (followed if found else elsewhere).append(goes)
    if came is not None:
        # Printed where the article goes on, not where it begins.
        found = bool(numbers) and came.passage.spans[0].page != article.spans[0].page
        (followed if found else elsewhere).append(came)
    return followed, elsewhere
