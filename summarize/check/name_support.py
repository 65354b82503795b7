"""What in the source a name of the translation can come from."""

from __future__ import annotations

import functools
import re

from summarize.check.contract import Pair
from summarize.check.english_names import EnglishName
from summarize.check.sounds import LONGEST, is_pinyin, readings, sounding, spelled
from summarize.check.transcription import likeness
from summarize.records import Fact
from summarize.zh.romanize import romanize_person, surnames
from summarize.zh.tables import read_table

__all__ = [
    "is_supported",
    "likely_span",
    "nearest_sounding",
    "people_called",
    "place_of",
    "transcribes",
]

# Half of the consonants in order: 特朗普 reaches 1.1 for Trump and 0.1 for Biden. Measured on
# references of news and encyclopedia: four in five foreign names reach it.
TRANSCRIBES = 0.5
# What could be pinyin (Yale, Panama) is taken for a foreign name only where every consonant fits.
SPELLS = 1.0
_SHORTEST = 6
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚÀ-ÿ][A-Za-zＡ-Ｚａ-ｚÀ-ÿ .’'-]*")


def transcribes(name: str, source: str) -> bool:
    """Do characters of `source` transcribe the foreign `name`?"""
    return likeness(name, source) >= TRANSCRIBES


def is_supported(word: str, pair: Pair, *, foreign: bool = True) -> bool:
    """Is the word of a name said by the source: by a table, by its letters, by its sound?

    A `foreign` name may be transcribed as well. A place of the gazetteer may not: it has its
    Chinese there, and that another word sounds like it is no support.
    """
    key = f"{word} {foreign}"
    if key not in pair.supported:
        pair.supported[key] = _says(word, pair) or (foreign and _transcribed(word, pair))
    return pair.supported[key]


def _says(word: str, pair: Pair) -> bool:
    letters = spelled(word)
    parts = word.split("-")
    return (
        any(letters in spelled(latin) for latin in _LATIN.findall(pair.source))
        or sounding(letters, pair.source) is not None
        or letters in _rendered(pair.source, pair.facts)
        or (len(parts) > 1 and all(is_supported(part, pair) for part in parts))
    )


def _transcribed(word: str, pair: Pair) -> bool:
    letters = spelled(word)
    if place_of(word) is not None and len(letters) > 3:
        return False
    return likeness(word, pair.source) >= (SPELLS if is_pinyin(letters, least=2) else TRANSCRIBES)


@functools.lru_cache(maxsize=8)
def _rendered(source: str, facts: tuple[Fact, ...]) -> frozenset[str]:
    """The words of everything that tables and facts make of the source."""
    english = {fact.en for fact in facts if fact.zh in source}
    english |= {en for zh, en in _tables() if zh in source}
    english |= {words for place, words in _other_words() if place in english}
    words = {spelled(word) for text in english for word in re.split(r"[\s/-]+", text)}
    return frozenset(words | {spelled(text) for text in english})


@functools.cache
def _tables() -> tuple[tuple[str, str], ...]:
    tables = (
        "places", "divisions", "place_short", "chinese_people", "foreign_people",
        "minority_names", "terms",
    )  # fmt: skip
    return tuple((row[0], row[1]) for name in tables for row in read_table(name))


@functools.cache
def _other_words() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in read_table("place_words"))


@functools.cache
def _places() -> dict[str, str]:
    return {spelled(en): zh for zh, en, *_ in read_table("places")}


@functools.cache
def people_called() -> dict[str, frozenset[str]]:
    """How people of the press are written in Chinese, by their full English name or its last word.

    A part of a transcribed name (内塔尼亚胡 of 本雅明·内塔尼亚胡) stands for it as well.
    """
    found: dict[str, set[str]] = {}
    for table in ("chinese_people", "foreign_people"):
        for zh, en, *_ in read_table(table):
            for name in {en, en.split()[-1]}:
                found.setdefault(name, set()).update((zh, *zh.split("·")))
    return {
        en: frozenset(zh for zh in forms | found[en.split()[-1]] if len(zh) > 1)
        for en, forms in found.items()
    }


def place_of(name: str) -> str | None:
    """The Chinese of a place of the gazetteer that is called `name`; None where none is."""
    return _places().get(spelled(name))


def likely_span(name: EnglishName, source: str) -> str | None:
    """The Chinese of a person or place that the tables tell, or that pinyin spells exactly."""
    for text in (name.text, *name.words):
        zh = place_of(text)
        if zh is not None and zh in source:
            return zh
    if len(name.text.split()) <= 3 and is_pinyin(name.text, least=2):
        return sounding(name.text, source)
    return None


def nearest_sounding(name: str, source: str) -> tuple[str, str] | None:
    """(Chinese, English) of the person of the source whose name is a slip away from `name`.

    A slip is one syllable: Wang Chenguo for 王成国 (Wang Chengguo). Short names have too many
    neighbours to tell.
    """
    letters = spelled(name)
    if not _SHORTEST <= len(letters) <= LONGEST:
        return None
    best: tuple[int, str] | None = None
    for start, char in enumerate(source):
        # The surname's first letter is never what a slip is in.
        if char not in surnames() or letters[0] not in {sound[0] for sound in readings(char)}:
            continue
        for length in (2, 3, 4):
            span = source[start : start + length]
            if len(span) < length or not all(readings(each) for each in span):
                break
            away = _distance(letters, "".join(readings(each)[0] for each in span))
            if 0 < away <= min(2, len(letters) // 4) and (best is None or away < best[0]):
                best = away, span
    return (best[1], romanize_person(best[1])) if best else None


def _distance(first: str, second: str) -> int:
    """Edits that make one of the other (Levenshtein, 1966)."""
    row = list(range(len(second) + 1))
    for place, char in enumerate(first, start=1):
        above, row[0] = row[0], place
        for other, theirs in enumerate(second, start=1):
            above, row[other] = (
                row[other],
                min(row[other] + 1, row[other - 1] + 1, above + (char != theirs)),
            )
    return row[-1]
