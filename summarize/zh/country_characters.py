"""Countries that one character stands for, in tables that say when that is certain."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from summarize.zh.tables import read_table
from summarize.zh.words import words_of

__all__ = ["certain_country", "country_rows"]


@functools.cache
def country_rows(table: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """By character: the other columns of each of its rows.

    The last is a pattern of the words of which one must stand in the text where the character may
    be of several countries; "-" where it is of one.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for char, *columns in read_table(table):
        found.setdefault(char, []).append(tuple(columns))
    return {char: tuple(rows) for char, rows in found.items()}


def certain_country(table: str, char: str, text: str) -> tuple[str, ...] | None:
    """The one row of `char` that `text` allows; None where it allows several or none."""
    rows = [
        row for row in country_rows(table)[char]
        if row[-1] == "-" or _stands(row[-1], text)
    ]  # fmt: skip
    return rows[0] if len(rows) == 1 else None


@functools.lru_cache(maxsize=256)
def _stands(pattern: str, text: str) -> bool:
    """Does it begin where a word of the text does? 俄 is none of 白俄罗斯."""
    words = words_of(text)
    return any(words.begins(match.start()) for match in re.finditer(pattern, text))
