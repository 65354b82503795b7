"""Reading the names of an English text: capitalized words that are no ordinary words."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from summarize.zh.tables import read_table

__all__ = ["EnglishName", "is_ordinary", "read_english_names"]

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_WORD = rf"[A-ZÀ-ÖØ-Þ](?:[’'][A-Z])?[a-zß-öø-ÿ]+(?:[-’'][{_LETTER}][a-zß-öø-ÿ]+)*"
_RUN = re.compile(rf"(?<![{_LETTER}0-9@_.-]){_WORD}(?:\s+{_WORD})*(?![{_LETTER}0-9@_])")
_ONE = re.compile(_WORD)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec",
)  # fmt: skip
# Endings of inflected words and what their base form has there instead: SCOWL's own inflections.
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("iness", "y"),
    ("ings", ""), ("ings", "e"), ("ing", ""), ("ing", "e"), ("ers", ""), ("rs", ""), ("ed", ""),
    ("er", ""), ("es", ""), ("est", ""), ("ly", ""), ("ness", ""), ("d", ""), ("r", ""),
    ("st", ""), ("s", ""),
)  # fmt: skip
_PREFIXES = ("anti", "bio", "co", "counter", "cyber", "inter", "micro", "mid", "multi", "non",
             "over", "post", "pre", "re", "sub", "super", "trans", "un", "under")  # fmt: skip
# Peoples, languages, beliefs: no names of their own.
_PEOPLES = re.compile(r"(?:ese|ish|ians?|eans?|ism|ists?|ness|tion|tions|ment|ments|ship|ology)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class EnglishName:
    """Capitalized words that follow one another; `words` are those that are no ordinary ones."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]


def read_english_names(text: str) -> tuple[EnglishName, ...]:
    """Runs of capitalized words of `text` in order, those of ordinary words alone left out.

    An ordinary word beside another keeps its place in the run: Long Yun, Sun Yat-sen.
    """
    found = []
    for run in _RUN.finditer(text):
        words = [_without_possessive(match.group()) for match in _ONE.finditer(run.group())]
        odd = tuple(word for word in words if not is_ordinary(word))
        if odd:
            found.append(EnglishName(start=run.start(), end=run.end(), text=run.group(), words=odd))
    return tuple(found)


def _without_possessive(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


@functools.lru_cache(maxsize=16384)
def is_ordinary(word: str) -> bool:
    """Is `word`, in whatever form, one that English writes small, or capitalizes by rule?"""
    word = word.lower()
    parts = re.split("[-’']", word)
    if len(parts) > 1:
        return all(is_ordinary(part) for part in parts if len(part) > 1)
    if word in _listed() or _PEOPLES.search(word) is not None:
        return True
    if any(base in _listed() for base in _bases(word)):
        return True
    return any(
        rest in _listed() or not _listed().isdisjoint(_bases(rest))
        for prefix in _PREFIXES
        if word.startswith(prefix) and len(rest := word.removeprefix(prefix)) > 2
    )


def _bases(word: str, depth: int = 2) -> set[str]:
    """What `word` may be an inflection of: engineering is of engineer, and that of engine."""
    found = set()
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending) + instead
        if not word.endswith(ending) or len(stem) < 3:
            continue
        found.add(stem)
        if not instead and len(stem) > 3 and stem[-1] == stem[-2]:
            found.add(stem[:-1])
    return found if depth < 2 else found | {base for stem in found for base in _bases(stem, 1)}


@functools.cache
def _listed() -> frozenset[str]:
    words = {row[0].lower() for name in ("english_words", "capitals") for row in read_table(name)}
    return frozenset(words | {*_DAYS, *_MONTHS})
