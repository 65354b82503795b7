"""What a word of English and its forms have in common, to tell whether a text has it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping

__all__ = ["count_stems", "stems"]

_WORD = re.compile(r"[a-z0-9][a-z0-9'’-]*")
_STEM = 4
# Words of English grammar and those that any sentence may have: that they are there says nothing.
_COMMON = frozenset(
    (
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be",
        "been", "before", "being", "between", "both", "but", "by", "can", "could", "did",
        "do", "does", "done", "down", "during", "each", "for", "from", "had", "has", "have",
        "having", "he", "her", "hers", "him", "his", "how", "i", "if", "in", "into", "is",
        "it", "its", "made", "make", "makes", "may", "me", "might", "more", "most", "must",
        "my", "new", "no", "not", "of", "off", "on", "one", "one's", "only", "or", "other",
        "our", "out", "over", "own", "same", "sb", "shall", "she", "should", "so", "some",
        "sth", "such", "than", "that", "the", "their", "theirs", "them", "then", "there",
        "these", "they", "this", "those", "through", "to", "two", "under", "up", "upon",
        "us", "very", "was", "we", "were", "what", "when", "where", "which", "who", "whom",
        "will", "with", "would", "you", "your",
    )
)  # fmt: skip


@functools.lru_cache(maxsize=64)
def count_stems(text: str) -> Mapping[str, int]:
    """How often `text` has each stem: the first four letters of a word, a shorter word whole.

    Common words are left out.
    """
    words = _WORD.findall(text.lower())
    return Counter(word[:_STEM] for word in words if word not in _COMMON)


def stems(text: str) -> frozenset[str]:
    """The stems that `text` has."""
    return frozenset(count_stems(text))
