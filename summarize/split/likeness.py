"""How alike two texts of an edition are: headlines repeated or shortened, words in common."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

__all__ = ["Rarity", "title_likeness"]

Terms = NDArray[np.uint64]
_WORDS = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+|\d+(?:\.\d+)?")
_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
# A code point fits into so many bits, three of them into a number of 64.
_BITS = 21
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
    """Weights of character pairs and threes by their rarity in the texts of an edition (idf).

    Terms are numbers, in sorted arrays, of which an edition of a hundred pages has a million: as
    strings in sets they would take more memory than all the rest of it.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [_terms(text) for text in texts]
        found, counts = np.unique(np.concatenate(self._texts), return_counts=True)
        # What one text alone has is not kept: its weight is known.
        self._shared, self._counts = found[counts > 1], counts[counts > 1]
        self._lengths = [math.sqrt(float((self._weights(text) ** 2).sum())) for text in self._texts]

    def likeness(self, first: int, second: int) -> float:
        """Cosine of two of the texts, by their places, over rare terms, 0 to 1."""
        common = np.intersect1d(self._texts[first], self._texts[second], assume_unique=True)
        same = float((self._weights(common) ** 2).sum())
        return same / (self._lengths[first] * self._lengths[second] or 1.0)

    def _weights(self, terms: Terms) -> NDArray[np.float64]:
        # A term of one or two texts alone counts most, one of every text nothing.
        counts = np.ones(len(terms))
        if len(self._shared):
            places = np.searchsorted(self._shared, terms).clip(max=len(self._shared) - 1)
            counts = np.where(self._shared[places] == terms, self._counts[places], counts)
        return np.log((len(self._texts) + 1) / counts)


def _plain(title: str) -> str:
    return "".join(_WORDS.findall(title))


def _terms(text: str) -> Terms:
    """Pairs and threes of neighboring ideographs, Latin words and figures, each once, in order."""
    text = text[:_LONGEST]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype("u8")
    han = (codes >= _FIRST_HAN) & (codes <= _LAST_HAN)
    pairs = han[:-1] & han[1:]
    two = (codes[:-1] << _BITS | codes[1:])[pairs]
    three = (codes[:-2] << 2 * _BITS | codes[1:-1] << _BITS | codes[2:])[pairs[:-1] & han[2:]]
    words = {word for word in _WORDS.findall(text) if word[0] < "\u3400"}
    # 32 bits, which is less than any pair of ideographs gives.
    others = np.array([crc32(word.encode()) for word in words], dtype="u8")
    return np.unique(np.concatenate((two, three, others)))
