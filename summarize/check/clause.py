"""The clause that a figure stands in, on either side: what is said of it is said there."""

from __future__ import annotations

import itertools
import re

__all__ = ["after", "before", "clause_around", "zh_clauses"]

_ZH_END = re.compile("[，。；！？,;!?\n]")
# The comma of 1,000 and the point of 8.5 end no clause.
_EN_END = re.compile(r"[;!?\n]|,(?![0-9])|\.(?![0-9])(?!\S)")


# Who says it (他说：) is a clause of its own. The comma of 1,000 and the colon of 10:30 end none.
_ZH_CLAUSE_END = re.compile("[，。；：！？;!?\n]|[,:](?![0-9])")


def zh_clauses(text: str) -> list[tuple[int, int]]:
    """The spans of the clauses of a Chinese text, each with its end mark; together they are it."""
    ends = [m.end() for m in _ZH_CLAUSE_END.finditer(text) if m.end() < len(text)]
    return list(itertools.pairwise([0, *ends, len(text)]))


def before(text: str, start: int, *, chinese: bool) -> str:
    """The clause up to `start`."""
    end = _ZH_END if chinese else _EN_END
    return text[max((m.end() for m in end.finditer(text, 0, start)), default=0) : start]


def after(text: str, end: int, *, chinese: bool) -> str:
    """The clause from `end` on."""
    mark = (_ZH_END if chinese else _EN_END).search(text, end)
    return text[end : mark.start() if mark else len(text)]


def clause_around(text: str, start: int, end: int, *, chinese: bool) -> str:
    """The whole clause of the span."""
    return (
        before(text, start, chinese=chinese) + text[start:end] + after(text, end, chinese=chinese)
    )
