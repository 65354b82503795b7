"""What ordinary words are in English, from a dictionary: for a small model that knows too few."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from summarize.records import Fact
from summarize.zh.tables import read_table
from summarize.zh.words import words_of

__all__ = ["glosses"]

# The tagger's marks of words that are few and well known to any model: pronouns, conjunctions,
# prepositions, particles, words of place and time, numerals, measures. Glossed, they cost 0.3 chrF.
PLAIN = ("r", "c", "p", "u", "y", "f", "t", "m", "q")


def glosses(text: str, facts: Sequence[Fact], limit: int = 18) -> tuple[tuple[str, str], ...]:
    """The first `limit` words of `text` that the dictionary has, each with its usual English.

    `facts` are those of `text`, in order of position and without overlap. What they cover is left
    to them: their English is the right one, a gloss a usual one; and a name would be cut together
    with the word that follows it.
    """
    table, found = _table(), {}
    edges = [0, *(edge for fact in facts for edge in (fact.start, fact.end)), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        between = text[start:end]
        for (first, last), tag in words_of(between).tagged.items():
            if not tag.startswith(PLAIN):
                for word in _entries(between[first:last], table):
                    found[word] = table[word]
    return tuple(found.items())[:limit]


def _entries(word: str, table: Mapping[str, str]) -> tuple[str, ...]:
    """The word, or the two that a set phrase (出席会议) is made of; none that is unknown."""
    if word in table:
        return (word,)
    return next(
        (
            (word[:cut], word[cut:])
            for cut in range(2, len(word) - 1)
            if word[:cut] in table and word[cut:] in table
        ),
        (),
    )


@functools.cache
def _table() -> Mapping[str, str]:
    return {row[0]: row[1] for row in read_table("glosses")}
