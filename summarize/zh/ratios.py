"""Scores and ratios: 3:2, 5比0, 1:10000, 4∶3∶3. A time of day (19:30) is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarize.zh.numerals import read_numeral
from summarize.zh.quantity import Reading

__all__ = ["read_ratios"]

_N = r"[0-9０-９]+(?:\.[0-9]+)?"
_COLON = re.compile(rf"(?<![0-9０-９.:：]){_N}(?:\s?[:：∶]\s?{_N})+(?![0-9０-９.]*[:：])")
_THAN = re.compile(
    rf"(?<![0-9.第])(?P<a>{_N})\s?比\s?(?P<b>{_N})(?![0-9.%％]*[%％年月])"
    r"|(?<=以)(?P<c>[零一二三四五六七八九十]+)比(?P<d>[零一二三四五六七八九十]+)"
)
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])\s?[:：]\s?[0-5][0-9]")
# Words of sport beside a score.
_SPORT = re.compile(
    "战胜|战平|击败|力克|获胜|取胜|完胜|险胜|负于|不敌|比分|大胜|淘汰|逆转|破门|领先|进球|入球|主场|客场"
    "|胜|输|负|赢|平|局|球|队|赛"
)
_NEAR = 12


def read_ratios(text: str) -> Iterator[Reading]:
    """Scores ("3-2" in English) and ratios ("4 to 6"; "1:10,000" for a scale of a map)."""
    for match in (*_COLON.finditer(text), *_THAN.finditer(text)):
        around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        score = _SPORT.search(around) is not None and match.group().count(":") < 2
        if match.re is _COLON and _CLOCK.fullmatch(match.group()) and not score:
            continue
        figures = [part.strip() for part in re.split("[:：∶比]", match.group())]
        values = [read_numeral(figure) for figure in figures]
        parts = tuple(value[0] for value in values if value is not None)
        if len(parts) == len(figures):
            yield Reading(
                start=match.start(), end=match.end(), role="ratio", low=parts[0], high=parts[0],
                parts=parts, en=_english(parts, score), arabic=match.group()[0].isdecimal(),
            )  # fmt: skip


def _english(parts: tuple[Decimal, ...], score: bool) -> str:
    if score:
        return "-".join(f"{part:f}" for part in parts)
    if parts[0] == 1 and len(parts) == 2 and parts[1] >= 100:
        return f"1:{parts[1]:,f}"
    return " to ".join(f"{part:,f}" for part in parts)
