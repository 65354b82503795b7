"""Two countries by one character each: 中老关系 is China-Laos, 俄乌冲突 Russia-Ukraine."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.zh.country_characters import certain_country, country_rows

__all__ = ["CountryPair", "find_country_pairs"]

_TABLE = "country_pairs"
# What two countries have between them; other words after two characters are words of their own.
_BETWEEN = (
    "两国|两军|两党|双方|双边|关系|友好|友谊|传统友谊|全面战略|战略|建交|经贸|贸易|人文|命运共同体"
    "|合作|务实|自贸|自由贸易|领导人|元首|首脑|外长|防长|高级别|论坛|峰会|之间|间的|冲突|战争|边境|边界"
    "|停火|谈判|会谈|磋商|对话|局势|和谈|互信|互利|人民友"
)
# 其中, 当中, 年中 and their like before a country: 其中美国.
_NOT_BEFORE = "其当从集途期空心手初高之眼年程家国队海山水话"


@dataclass(frozen=True, kw_only=True, slots=True)
class CountryPair:
    """The two characters and their English, in their order: China-Laos."""

    start: int
    end: int
    zh: str
    en: str


@functools.cache
def _pattern() -> re.Pattern[str]:
    chars = "".join(country_rows(_TABLE))
    return re.compile(
        f"(?<![{_NOT_BEFORE}{chars}])(?P<first>[{chars}])(?P<second>[{chars}])(?={_BETWEEN})"
    )


def find_country_pairs(text: str) -> Iterator[CountryPair]:
    """The pairs of `text`, in order, in which it is certain which countries are meant."""
    for match in _pattern().finditer(text):
        first, second = _country(match["first"], text), _country(match["second"], text)
        # 南非 is one country.
        one = any(full == match.group() for _, full in country_rows(_TABLE)[match["first"]])
        if first and second and first != second and not one:
            yield CountryPair(
                start=match.start(), end=match.end(), zh=match.group(), en=f"{first}-{second}"
            )


def _country(char: str, text: str) -> str | None:
    named = certain_country(_TABLE, char, text)
    return named[0] if named else None
