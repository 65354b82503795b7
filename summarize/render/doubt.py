"""When a reader is told that the bounds of an article are a guess."""

from __future__ import annotations

from summarize.records import Article

__all__ = ["LOW_CONFIDENCE", "is_doubtful"]

# Below even odds it is likelier than not that the article begins or ends elsewhere.
LOW_CONFIDENCE = 0.5


def is_doubtful(article: Article) -> bool:
    """Whether an article is to be marked as split with low confidence."""
    return article.confidence < LOW_CONFIDENCE
