"""What ordinary words are in English: for a small model that knows too few."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from summarize.records import Fact
from summarize.zh.tables import read_table
from summarize.zh.words import words_of

__all__ = ["gloss_table", "glosses", "words_beside"]

# The tagger's marks of words that are few and well known to any model: pronouns, conjunctions,
# prepositions, particles, words of place and time, numerals, measures. Glossed, they cost 0.3 chrF.
PLAIN = ("r", "c", "p", "u", "y", "f", "t", "m", "q")
# Words of the tagger that one entry may have.
LONGEST = 5
TABLES = ("glosses", "newspaper_words")


def glosses(text: str, facts: Sequence[Fact], limit: int = 18) -> tuple[tuple[str, str], ...]:
    """The first `limit` words of `text` that the dictionary has, each with its usual English.

    `facts` are those of `text`, in order of position and without overlap. What they cover is left
    to them: their English is the right one, a gloss a usual one; and a name would be cut together
    with the word that follows it. A person whose spelling nobody knows is no help: of the name's
    parts (彼得·科斯特洛) the dictionary may know some.
    """
    table = gloss_table()
    found = {word: table[word] for _, word in words_beside(text, facts)}
    return tuple(found.items())[:limit]


def words_beside(text: str, facts: Sequence[Fact]) -> Iterator[tuple[int, str]]:
    """The words of `text` that the dictionary has, each with its offset, outside of `facts`.

    `facts` as of `glosses`.
    """
    known = [fact for fact in facts if fact.en]
    edges = [0, *(edge for fact in known for edge in (fact.start, fact.end)), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for place, word in _words(text[start:end], gloss_table()):
            yield start + place, word


def _words(text: str, table: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The words of `text` that `table` has, in order; of those that share a beginning the longest.

    A longer word begins and ends where the tagger's words do: 剑桥 大学, 科斯 特洛.
    """
    tagged = list(words_of(text).tagged.items())
    reached = 0
    for number, ((first, last), tag) in enumerate(tagged):
        if first < reached:
            continue
        ends = [end for (_, end), _ in tagged[number + 1 : number + LONGEST] if end > first + 2]
        end = next((end for end in reversed(ends) if text[first:end] in table), None)
        if end is not None:
            yield first, text[first:end]
            reached = end
        elif not tag.startswith(PLAIN):
            place = first
            for word in _entries(text[first:last], table):
                yield place, word
                place += len(word)


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
def gloss_table() -> Mapping[str, str]:
    """Words with their English: what newspapers mean by one, else what dictionaries say."""
    return {row[0]: row[1] for name in TABLES for row in read_table(name)}
