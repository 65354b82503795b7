"""How much the wording of a line is that of headlines, by its pairs of characters.

`data/vocabulary.tsv` holds natural log odds of a pair in headlines against running text, counted
by `bench/fit_split.py`. Headlines name who does what; running text has particles and connectives.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["ODDS_BOUNDS", "headline_odds", "read_vocabulary"]

# Classes of the mean log odds a pair.
ODDS_BOUNDS = (-1.0, -0.5, -0.2, 0.0, 0.2, 0.5, 1.0)
_MOST = 80


@cache
def read_vocabulary() -> dict[str, float]:
    """Log odds by pair of characters."""
    text = (files("summarize.split") / "data" / "vocabulary.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {pair: float(odds) for pair, odds in rows}


def headline_odds(text: str) -> int:
    """The class, 0 to 7, of the mean log odds of the pairs of a line; 3 to 4 say nothing."""
    odds = read_vocabulary()
    text = text[:_MOST]
    pairs = max(1, len(text) - 1)
    mean = sum(odds.get(text[place : place + 2], 0.0) for place in range(pairs)) / pairs
    return sum(mean > bound for bound in ODDS_BOUNDS)
