"""Cutting an over-long sentence at clause ends, for models with a limit on their input."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from summarize.zh.sentences import bracket_pairs

__all__ = ["clauses", "headline_parts", "split_clauses"]

# Cost of cutting after a character: the better the place, the lower the number.
_MARKS = {"；": 0, ";": 0, "。": 0, "！": 0, "？": 0, "!": 0, "?": 0,
          "：": 1, ":": 1, "，": 1, ",": 1, "—": 2, "、": 2, " ": 3}  # fmt: skip
_ANYWHERE = 4
_CLAUSE_ENDS = frozenset("；;：:，,")
_CLOSERS = frozenset("”’」』）)】》，。；、！？,;!?…")
# A headline may end in ！ or ？, never so.
_SENTENCE_END = re.compile(r"[。；;][”’」』）)]*$")
# Parts of a headline stand apart; Latin words and brackets are set off within one.
_APART = re.compile(r"(?<![A-Za-z(（])\s+(?![A-Za-z(（])")
_WHOLE = re.compile(
    r"[0-9０-９零〇一二三四五六七八九十百千万亿.．,%％]{2,}[0-9０-９年月日%％]?|[A-Za-z][A-Za-z0-9'.-]*"
)


def split_clauses(text: str, fits: Callable[[str], bool]) -> list[str]:
    """`text` in the fewest pieces that `fits`, cut at the best places; joined, they are `text`.

    Cuts come after ； first, then ，, then 、, then anywhere; outside quotations where one of
    these can do, and never inside a number or a Latin word unless a piece would not fit
    otherwise. A single character that does not fit is returned as it is: nothing is dropped.
    """
    if not text or fits(text):
        return [text] if text else []
    levels = _levels(text)
    for level in sorted(set(levels[1:])):
        places = [0, *(p for p in range(1, len(text)) if levels[p] <= level), len(text)]
        pieces = _fewest(text, places, fits)
        if pieces:
            return pieces
    return list(text)


def clauses(text: str, fits: Callable[[str], bool]) -> list[str]:
    """`text` halved at clause ends until each piece `fits` or is one clause; joined, it is `text`.

    Cuts come after ； and ， only, those nearest the middle first: what has no such place stays
    whole, however long.
    """
    if not text or fits(text):
        return [text] if text else []
    levels = _levels(text)
    places = [
        place
        for place in range(1, len(text))
        if text[place - 1] in _CLAUSE_ENDS and text[place] not in _CLOSERS and levels[place] < 20
    ]
    if not places:
        return [text]
    cut = min(places, key=lambda place: (levels[place] > 4, abs(2 * place - len(text))))
    return clauses(text[:cut], fits) + clauses(text[cut:], fits)


def headline_parts(text: str) -> list[str]:
    """A headline's parts, which the page sets apart by a space; the text itself where it has none.

    Parts are apart where they are statements of their own: three or more, or two long ones
    (王成国讲话 杨青玖主持 林贻影出席); a subject and its predicate (沪苏湖高铁 开通运营) stay
    together, and so does what stands in quotation marks. A sentence with its full stop is no
    headline, and a space beside Latin letters (在白厅 Whitehall 开始) parts nothing.
    """
    if _SENTENCE_END.search(text):
        return [text]
    inside = {
        place
        for opening, closing in bracket_pairs(text).items()
        for place in range(opening, closing)
    }
    cuts = [m.start() for m in _APART.finditer(text) if m.start() not in inside]
    bounds = [0, *cuts, len(text)]
    parts = [text[start:end].strip() for start, end in itertools.pairwise(bounds)]
    parts = [part for part in parts if part]
    least = 5 if len(parts) > 2 else 10
    return parts if all(len(part) >= least for part in parts) else [text]


def _levels(text: str) -> list[int]:
    """For each position the cost of cutting before it; 10 more inside a quotation."""
    levels = [0] * len(text)
    for position in range(1, len(text)):
        levels[position] = _MARKS.get(text[position - 1], _ANYWHERE)
        if text[position] in _CLOSERS:
            levels[position] = _ANYWHERE + 2
    for opening, closing in bracket_pairs(text).items():
        for position in range(opening + 1, closing + 1):
            levels[position] = max(levels[position], min(levels[position], 3) + 5)
    for match in _WHOLE.finditer(text):
        for position in range(match.start() + 1, match.end()):
            levels[position] = 20
    return levels


def _fewest(text: str, places: list[int], fits: Callable[[str], bool]) -> list[str]:
    """The longest fitting piece from each cut on; none where a piece between places is too long."""
    pieces: list[str] = []
    index = 0
    while index < len(places) - 1:
        last = _furthest(text, places, index, fits)
        if last == index:
            return []
        pieces.append(text[places[index] : places[last]])
        index = last
    return pieces


def _furthest(text: str, places: list[int], index: int, fits: Callable[[str], bool]) -> int:
    """The last place that leaves a fitting piece from place `index`; `index` where none does."""
    low, high = index, len(places) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[places[index] : places[middle]]):
            low = middle
        else:
            high = middle - 1
    return low
