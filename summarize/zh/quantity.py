"""The record of a quantity in a text, and the reading from which it is made."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from summarize.records import Approximation, Change
from summarize.zh.numerals import plain

__all__ = ["Quantity", "Reading", "Role"]

Role = Literal["number", "percent", "permille", "ordinal", "fraction", "ratio"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A numeral with its unit as it stands, before the words around it are looked at.

    `about` is an approximating word inside it (余 of 300余万); `word` the unit in Chinese, `noun`
    in English for one and for many, both "" where English has none. `en` is given where the
    wording does not follow from the value.
    """

    start: int
    end: int
    role: Role
    low: Decimal
    high: Decimal
    fraction: Fraction | None = None
    parts: tuple[Decimal, ...] = ()
    word: str = ""
    noun: tuple[str, str] = ("", "")
    about: str = ""
    en: str = ""
    change: Change | None = None
    arabic: bool = False
    scale: bool = False
    code: bool = False
    between: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number in a text: `low` to `high` (equal where exact), per hundred if `role` is percent.

    `between` says that the text gives both ends (3至5万), else they bound an inexact numeral
    (数千). `parts` are those of a ratio or score. `unit` is the Chinese unit or classifier that
    follows, in the span; `noun` the English plural that it is rendered by, "" where by none.
    `arabic` says that the text shows digits; `scale` that it has 万 or 亿; `code` that Latin
    letters touch it (5G).
    """

    start: int
    end: int
    zh: str
    role: Role
    low: Decimal
    high: Decimal
    fraction: Fraction | None
    parts: tuple[Decimal, ...]
    en: str
    unit: str
    noun: str
    approximation: Approximation | None
    change: Change | None
    arabic: bool
    scale: bool
    code: bool
    between: bool

    @property
    def value(self) -> str:
        """Decimal digits; "200-300" for a range; "2/3" for a fraction; "3:1" for a ratio."""
        if self.fraction is not None:
            return str(self.fraction)
        if self.parts:
            return ":".join(plain(part) for part in self.parts)
        if self.low != self.high:
            return f"{plain(self.low)}-{plain(self.high)}"
        return plain(self.low)
