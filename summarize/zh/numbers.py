"""Quantities of a Chinese text: Arabic, Chinese and mixed numerals with scale, unit and sense.

Numerals that count nothing (一带一路, 统一, 最后一公里) are no quantities: a numeral in Chinese
characters needs a unit, a classifier or a scale, and a list excludes what still looks like one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from summarize.zh.amounts import read_amounts
from summarize.zh.quantity import Quantity, Reading
from summarize.zh.ratios import read_ratios
from summarize.zh.sense import make_sense
from summarize.zh.shares import read_doublings, read_fractions, read_halves, read_tenths
from summarize.zh.tables import read_table

__all__ = ["Quantity", "find_quantities"]

_HAN = "零〇一二两三四五六七八九十百千万亿"
_READERS = (read_ratios, read_fractions, read_doublings, read_tenths, read_halves, read_amounts)
_CLOCK = re.compile(r"(?<![0-9:：])(?:[01]?[0-9]|2[0-4])\s?[:：]\s?[0-5][0-9](?![0-9:：])")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Quantities of `text` in order, without overlaps; dates and sessions are found elsewhere."""
    taken = list(_not_quantities(text))
    readings: list[Reading] = []
    for reader in _READERS:
        for reading in sorted(reader(text), key=lambda each: (each.start - each.end, each.start)):
            if not any(reading.start < end and start < reading.end for start, end in taken):
                readings.append(reading)
                taken.append((reading.start, reading.end))
    readings.sort(key=lambda reading: reading.start)
    found: list[Quantity] = []
    for reading in readings:
        before = found[-1] if found else None
        found.append(make_sense(text, reading, before))
    return tuple(found)


def _not_quantities(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that hold no quantity: idioms and formulas, and times of day that are no score."""
    for word in _not_numbers().finditer(text):
        start, end = word.span()
        # 一批 hides no number in 二十一批: the numeral would start before the word.
        inside = text[start] in _HAN and text[start - 1 : start] in tuple(_HAN + "第余多0123456789")
        # 单一 is none in 男单一千米, nor 一点 in 一点五倍, nor 之一 in 三分之一.
        goes_on = text[end - 1] in _HAN and text[end : end + 1] in tuple("十百千万亿点")
        goes_on = goes_on or (word.group() == "一点" and text[end : end + 1] in tuple(_HAN))
        part = "分之" in text[start - 1 : end + 1]
        if not (inside or goes_on or part):
            yield start, end
    ratios = {reading.start for reading in read_ratios(text)}
    for clock in _CLOCK.finditer(text):
        if clock.start() not in ratios:
            yield clock.span()


@functools.cache
def _not_numbers() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_table("not_numbers")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))
