"""The looks that printed pages are set in: sizes, rules, ornaments."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Style:
    """A look: `width` and `gap` in millimetres, `size` of body type in points, `leading` in its
    multiples; the shares are probabilities for a story."""

    columns: int
    width: int
    gap: float
    size: float
    leading: float
    body: str
    display: str
    align: str
    column_rule: bool
    article_rule: str  # CSS border under an article, or "none"
    boxed: float
    tinted: float
    vertical: float
    pictures: float
    initials: float
    quotes: float

    @property
    def column_width(self) -> float:
        """Millimetres of one column; the margins are 10 mm a side."""
        return (self.width - 20 - self.gap * (self.columns - 1)) / self.columns


_SERIF = "'Noto Serif CJK SC', serif"
_SANS = "'Noto Sans CJK SC', sans-serif"

STYLES = (
    # A broadsheet of today: five columns, white space only, sans headlines.
    Style(
        columns=5, width=390, gap=6, size=9.5, leading=1.45, body=_SERIF, display=_SANS,
        align="center", column_rule=False, article_rule="none", boxed=0.15, tinted=0.1,
        vertical=0.0, pictures=0.3, initials=0.0, quotes=0.05,
    ),
    # A party paper: six narrow columns, rules between articles, serif headlines.
    Style(
        columns=6, width=390, gap=4.5, size=9, leading=1.35, body=_SERIF, display=_SERIF,
        align="center", column_rule=False, article_rule="0.5pt solid #000", boxed=0.15, tinted=0.0,
        vertical=0.12, pictures=0.2, initials=0.0, quotes=0.0,
    ),
    # A tabloid: four columns with rules between them, tints, drop caps.
    Style(
        columns=4, width=285, gap=6, size=9, leading=1.5, body=_SANS, display=_SANS,
        align="left", column_rule=True, article_rule="1.5pt solid #888", boxed=0.1, tinted=0.2,
        vertical=0.0, pictures=0.35, initials=0.25, quotes=0.08,
    ),
    # A weekly in three wide columns.
    Style(
        columns=3, width=240, gap=7, size=10, leading=1.5, body=_SERIF, display=_SANS,
        align="left", column_rule=False, article_rule="0.5pt dotted #000", boxed=0.1, tinted=0.1,
        vertical=0.05, pictures=0.3, initials=0.15, quotes=0.1,
    ),
    # An old paper: six tight columns with column rules, many vertical headlines.
    Style(
        columns=6, width=390, gap=4, size=9, leading=1.25, body=_SERIF, display=_SERIF,
        align="center", column_rule=True, article_rule="0.75pt solid #000", boxed=0.25, tinted=0.0,
        vertical=0.25, pictures=0.1, initials=0.0, quotes=0.0,
    ),
)  # fmt: skip


def choose_style(rng: random.Random) -> Style:
    """The look of an edition."""
    return rng.choice(STYLES)
