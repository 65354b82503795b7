"""How an article is marked wherever it stands: number, colour, the link to its fields."""

from __future__ import annotations

from summarize.records import Article
from summarize.render.html.text import written

__all__ = ["COLORS", "FOLDED", "color", "field_id", "label", "place_id"]

# As many as `view.css` has tints; neighbours on a page, whose numbers follow, never share one.
COLORS = 8
# Longer text that is in no article, such as the menus of a web page, is folded (characters).
FOLDED = 400
# Further rounds through the tints differ in how their outline is drawn.
_OUTLINES = 3


def color(number: int) -> str:
    """The CSS classes of the article with this number (from 1)."""
    return f"c{(number - 1) % COLORS} d{(number - 1) // COLORS % _OUTLINES}"


def field_id(number: int) -> str:
    """The element that holds the article's fields."""
    return f"article-{number}"


def place_id(number: int, page: int) -> str:
    """The element where the article first stands on the page with this index."""
    return f"article-{number}-page-{page}"


def label(number: int, article: Article) -> str:
    """What a reader of the screen hears of the article, as an attribute's text."""
    headline = article.headline.text if article.headline else "without a headline"
    return written(f"Article {number}: {headline}")
