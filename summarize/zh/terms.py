"""Official English of Party, state, court, procuratorate, police and press terms."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from summarize.zh.tables import read_table

__all__ = ["Term", "find_terms"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A term of the table and its English; `rank` is the note column: name, post or word."""

    start: int
    end: int
    zh: str
    en: str
    rank: str


@functools.cache
def _table() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = {row[0]: (row[1], row[2] if len(row) > 2 else "word") for row in read_table("terms")}
    return re.compile("|".join(map(re.escape, sorted(rows, key=len, reverse=True)))), rows


def find_terms(text: str) -> tuple[Term, ...]:
    """Terms of `text` in order, the longest at each place, without overlaps."""
    pattern, rows = _table()
    return tuple(
        Term(
            start=match.start(), end=match.end(), zh=match.group(),
            en=rows[match.group()][0], rank=rows[match.group()][1],
        )
        for match in pattern.finditer(text)
    )  # fmt: skip
