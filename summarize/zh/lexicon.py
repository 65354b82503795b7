"""Looking up thousands of entries in a text at once: the longest that begins at each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

__all__ = ["Lexicon"]


class Lexicon:
    """A set of words that can be found in text; entries of any length, none empty.

    A regular expression of as many alternatives tries each at every character; this tries only
    the lengths that entries with the same first character have.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._entries = frozenset(filter(None, entries))
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for entry in self._entries:
            lengths[entry[0]].add(len(entry))
        self._lengths = {first: sorted(known, reverse=True) for first, known in lengths.items()}

    def __contains__(self, word: str) -> bool:
        return word in self._entries

    def at(self, text: str, position: int) -> str | None:
        """The longest entry that begins at `position`; None where none does."""
        for length in self._lengths.get(text[position : position + 1], ()):
            word = text[position : position + length]
            if word in self._entries:
                return word
        return None

    def find(self, text: str, start: int = 0) -> Iterator[tuple[int, str]]:
        """Offset and entry, the longest at each place; they may overlap."""
        for position in range(start, len(text)):
            word = self.at(text, position)
            if word is not None:
                yield position, word
