"""How alike two texts of an edition are: headlines repeated or shortened, words in common."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

__all__ = ["Rarity", "title_likeness"]

_WORDS = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+|\d+(?:\.\d+)?")
# Characters of a text that are looked at: a subject that is not in its first pages is not its own.
_LONGEST = 6000


def title_likeness(short: str, long: str) -> float:
    """How much of the title `short` is in the titles `long`, 0 to 1, order kept loosely.

    A headline is repeated over the second half, or shortened to its main words; so this is the
    mean of the shares of its characters and of its pairs of characters.
    """
    short, long = _plain(short), _plain(long)
    if not short or not long:
        return 0.0
    if len(short) > len(long):
        short, long = long, short
    singles = sum((Counter(short) & Counter(long)).values()) / len(short)
    pairs = [short[i : i + 2] for i in range(len(short) - 1)]
    if not pairs:
        return singles
    there = {long[i : i + 2] for i in range(len(long) - 1)}
    return (singles + 2 * sum(pair in there for pair in pairs) / len(pairs)) / 3


class Rarity:
    """Weights of character pairs by their rarity in the texts of an edition (idf)."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [frozenset(_terms(text)) for text in texts]
        self._counts: Mapping[str, int] = Counter(term for terms in self._texts for term in terms)

    def likeness(self, first: int, second: int) -> float:
        """Cosine of two of the texts, by their places, over rare terms, 0 to 1."""
        one, other = self._texts[first], self._texts[second]
        common = sum(self._weight(term) ** 2 for term in one & other)
        return common / (self._length(one) * self._length(other) or 1.0)

    def _weight(self, term: str) -> float:
        # A term of these two texts alone counts most, one of every text nothing.
        return math.log((len(self._texts) + 1) / max(self._counts[term], 1))

    def _length(self, terms: frozenset[str]) -> float:
        return math.sqrt(sum(self._weight(term) ** 2 for term in terms))


def _plain(title: str) -> str:
    return "".join(_WORDS.findall(title))


def _terms(text: str) -> Iterable[str]:
    """Pairs and threes of neighboring ideographs, Latin words, and figures."""
    for word in _WORDS.findall(text[:_LONGEST]):
        if word[0] < "\u3400":
            yield word
            continue
        for length in (2, 3):
            yield from (word[i : i + length] for i in range(len(word) - length + 1))
