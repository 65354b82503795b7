"""Wording in numbers: of headlines by pairs of characters, of beginnings and ends by characters.

`data/vocabulary.tsv` holds natural log odds of a pair in headlines against running text: headlines
name who does what; running text has particles and connectives. `data/characters.tsv` holds those
of a character, or of two, at the beginning of a paragraph, and at the end of a title, against any
place within sentences: few paragraphs begin with 了, and no title ends with 的. Both are counted by
`bench/fit_split.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

__all__ = [
    "begins_paragraph",
    "ends_title",
    "headline_odds",
    "read_characters",
    "read_vocabulary",
]

# Classes of the mean log odds a pair.
_ODDS_BOUNDS = (-1.0, -0.5, -0.2, 0.0, 0.2, 0.5, 1.0)
_MOST = 80


@cache
def read_vocabulary() -> dict[str, float]:
    """Log odds by pair of characters."""
    return {pair: float(odds) for pair, odds in _rows("vocabulary.tsv")}


@cache
def read_characters() -> dict[str, tuple[float, float]]:
    """Log odds by character or pair: of the beginning of a paragraph, of the end of a title."""
    rows = _rows("characters.tsv")
    return {character: (float(begins), float(ends)) for character, begins, ends in rows}


def headline_odds(text: str) -> int:
    """The class, 0 to 7, of the mean log odds of the pairs of a line; 3 to 4 say nothing."""
    odds = read_vocabulary()
    text = text[:_MOST]
    pairs = max(1, len(text) - 1)
    mean = sum(odds.get(text[place : place + 2], 0.0) for place in range(pairs)) / pairs
    return sum(mean > bound for bound in _ODDS_BOUNDS)


def begins_paragraph(text: str) -> float:
    """Log odds of its first two characters, of its first where these are not known; above 0 where
    paragraphs begin so, 0 where unknown."""
    known = read_characters()
    return (known.get(text[:2]) or known.get(text[0]) or (0.0, 0.0))[0]


def ends_title(text: str) -> float:
    """Log odds of its last two characters, of its last where these are not known; above 0 where
    titles end so, 0 where unknown."""
    known = read_characters()
    return (known.get(text[-2:]) or known.get(text[-1]) or (0.0, 0.0))[1]


def _rows(name: str) -> list[Sequence[str]]:
    text = (files("summarize.split") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("# ")]
