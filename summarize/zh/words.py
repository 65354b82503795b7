"""A text cut into the dictionary's words, with their parts of speech."""

from __future__ import annotations

import functools
from collections.abc import Mapping

__all__ = ["Words", "is_entry", "words_of"]


class Words:
    """The words of a text, cut when first asked for: the dictionary takes a second to load."""

    def __init__(self, text: str) -> None:
        self.text = text

    @functools.cached_property
    def tagged(self) -> Mapping[tuple[int, int], str]:
        """Spans of the words in order, with the tag of the dictionary: nr a person, ns a place."""
        import rjieba

        spans, position = {}, 0
        for word, tag in rjieba.tag(self.text):
            spans[position, position + len(word)] = tag
            position += len(word)
        return spans

    @functools.cached_property
    def edges(self) -> frozenset[int]:
        """The offsets at which a word begins or ends."""
        return frozenset(edge for span in self.tagged for edge in span)

    def tag(self, start: int, end: int) -> str | None:
        """The tag of the word that is exactly this span; None where no such word is."""
        return self.tagged.get((start, end))

    def beside(self, start: int, end: int) -> tuple[str, str]:
        """The tags of the words that end and begin at the edges of the span; "x" at the bounds."""
        before = next((tag for (_, high), tag in self.tagged.items() if high == start), "x")
        after = next((tag for (low, _), tag in self.tagged.items() if low == end), "x")
        return before, after

    def begins(self, position: int) -> bool:
        """Does a word begin or end here?"""
        return position in self.edges

    def crosses(self, start: int, end: int) -> bool:
        """Does a word reach over either edge of the span?"""
        return start not in self.edges or end not in self.edges


@functools.cache
def is_entry(word: str) -> bool:
    """Is `word` in the dictionary, rather than put together by the tagger's model of characters?"""
    import rjieba

    return len(rjieba.cut(word, hmm=False)) == 1


@functools.lru_cache(maxsize=32)
def words_of(text: str) -> Words:
    """The words of `text`; people and places of one text are looked for one after the other."""
    return Words(text)
