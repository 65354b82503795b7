"""Names written for their sound that no table has: 阿尼西莫娃."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.records import Fact
from summarize.zh.glosses import gloss_table
from summarize.zh.known_people import DOT
from summarize.zh.name_shapes import FREQUENT, TRANSCRIBING
from summarize.zh.words import Words, is_entry, words_of

__all__ = ["unknown_transcriptions"]

_CHARS = "".join(sorted(TRANSCRIBING))
# Of three characters that write names many are words: 特别法, 基金.
_RUN = re.compile(f"(?<![{_CHARS}])(?<!{DOT})[{_CHARS}]{{4,9}}(?![{_CHARS}])(?!{DOT})")
# Its letters may be printed beside it: 马鲁基多尔 (Maroochydore).
_PRINTED = re.compile(r"\s?[（(]\s?[A-Z]")
# What a place is, which the tagger may take for the end of its name: 谢韦尔斯克市.
_KINDS_OF_PLACE = "市州省镇县村岛港区河湖山"
# The tagger's marks of conjunctions and prepositions: 及达拉亚, 瓦姆比尔于.
_SMALL = ("c", "p")


def unknown_transcriptions(text: str, facts: Sequence[Fact]) -> Iterator[str]:
    """Foreign names of `text`, of four characters and more, that neither a fact nor a table has.

    `facts` are those of `text`. Nobody can tell how such a name is spelled but who knows it.
    """
    words = words_of(text)
    for match in _RUN.finditer(text):
        start, end = _without_small(words, *match.span())
        name = text[start:end]
        if (
            end - start >= 4
            and not _PRINTED.match(text, end)
            and _sounds(name)
            and words.begins(start)
            and (words.begins(end) or text[end] in _KINDS_OF_PLACE)
            and not any(fact.start < end and start < fact.end for fact in facts)
            and not is_entry(name)
            and name not in gloss_table()
            and not _has_word(words, start, end)
        ):
            yield name


def _sounds(name: str) -> bool:
    """Has it a character such as write foreign names most often, of long names two or three?"""
    return sum(char in FREQUENT for char in name) * 3 >= len(name) - 2


def _without_small(words: Words, start: int, end: int) -> tuple[int, int]:
    for (low, high), tag in words.tagged.items():
        if tag in _SMALL and low == start < high <= end:
            start = high
        elif tag in _SMALL and start <= low < high == end:
            end = low
    return start, end


def _has_word(words: Words, start: int, end: int) -> bool:
    """Is a part of the run an ordinary word, as in 特别基金 and 英雄格萨尔?"""
    parts = (words.text[low:high] for low, high in words.tagged if start <= low and high <= end)
    return any(
        len(part) > 1 and part in gloss_table() and gloss_table()[part][:1].islower()
        for part in parts
    )
