"""How an article is marked wherever it stands: number, colour, the link to its fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.records import Article, Split
from summarize.render.html.text import written

__all__ = ["FOLDED", "Marks"]

# Longer text that is in no article, such as the menus of a web page, is folded (characters).
FOLDED = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """A split and how its articles, numbered from 1, are marked; `colors` are CSS classes."""

    split: Split
    colors: Sequence[str]

    def article(self, number: int) -> Article:
        """The article with this number."""
        return self.split.articles[number - 1]

    def color(self, number: int) -> str:
        """The CSS classes that give the article its tint and outline."""
        return self.colors[number - 1]

    def headline(self, number: int) -> str:
        """The headline, or that there is none, as HTML."""
        headline = self.article(number).headline
        return written(headline.text) if headline else "(no headline)"

    def label(self, number: int) -> str:
        """What a reader of the screen hears of the article, for an attribute."""
        return f"Article {number}: {self.headline(number)}"

    def reason(self, piece: int | None) -> str:
        """Why a piece of unassigned text is in no article; `piece` is its index."""
        return "unaccounted" if piece is None else self.split.unassigned[piece].reason

    @staticmethod
    def field_id(number: int) -> str:
        """The element that holds the article's fields."""
        return f"article-{number}"

    @staticmethod
    def place_id(number: int, page: int) -> str:
        """The element where the article first stands on the page with this index."""
        return f"article-{number}-page-{page}"

    def badge(self, number: int, page: int) -> str:
        """The attributes of the link from that place to the fields."""
        return (
            f'class="badge" id="{self.place_id(number, page)}" href="#{self.field_id(number)}" '
            f'aria-label="{self.label(number)}"'
        )
