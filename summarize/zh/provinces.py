"""Provinces by one character each: 沪苏浙皖, 湘鄂赣边区, 川渝两地."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarize.zh.tables import read_table
from summarize.zh.words import is_entry, words_of

__all__ = ["Provinces", "find_provinces"]

# Two characters are of two provinces where these say so; three in a row are as they are.
_OF_TWO = re.compile("两[地省市]|地区|毗邻|交界|边界")
# What several have in common is named with hyphens: the Hunan-Hubei-Jiangxi border region.
_IN_COMMON = re.compile("[两三四五六]?[省地]?(?:边|革命|抗日|老区|苏区|军区|根据地|交界|毗邻)")
_LEAST_OWN = 2
_COUNTED = re.compile("[三四五六七八][省地]")
# Cities and regions that the table has not: a row with one of them is left alone.
_OTHERS = frozenset("穗蓉甬昆深杭新港澳台")
# 宁 is Ningxia beside these, and Nanjing beside others.
_BESIDE_NINGXIA = frozenset("陕甘青蒙闽")


@dataclass(frozen=True, kw_only=True, slots=True)
class Provinces:
    """Several provinces named together, and their English."""

    start: int
    end: int
    zh: str
    en: str


@functools.cache
def _table() -> tuple[re.Pattern[str], Mapping[str, str], frozenset[str]]:
    rows = list(read_table("province_characters"))
    names = {char: en for char, en, _ in rows}
    own = frozenset(char for char, _, note in rows if note == "own")
    return re.compile(f"[{''.join(names)}]{{2,}}"), names, own


def find_provinces(text: str) -> Iterator[Provinces]:
    """The provinces that stand together in `text`, in order.

    >>> [found.en for found in find_provinces("沪苏浙皖三省一市和川渝两地")]
    ['Shanghai, Jiangsu, Zhejiang and Anhui', 'Sichuan and Chongqing']
    """
    pattern, names, own = _table()
    words = words_of(text)
    for match in pattern.finditer(text):
        start, end = match.span()
        # 湘鄂赣苏区 has three of them, and a Soviet area; 京沪粤剧团 has a kind of opera.
        while end > start and is_entry(text[end - 1 : end + 1]) and not _IN_COMMON.match(text, end):
            end -= 1
        chars = text[start:end]
        least = 2 if _OF_TWO.match(text, end) else 3
        if len(chars) < least or len(set(chars)) < len(chars) or _is_of_others(text, chars, end):
            continue
        if chars[0] not in own and not words.begins(start):
            continue
        together = _IN_COMMON.match(text, end)
        if (
            together
            or _COUNTED.match(text, end)
            or sum(char in own for char in chars) >= min(_LEAST_OWN, len(chars) - 1)
        ):
            english = [names[char] for char in chars]
            en = "-".join(english) if together else f"{', '.join(english[:-1])} and {english[-1]}"
            yield Provinces(start=start, end=end, zh=chars, en=en)


def _is_of_others(text: str, chars: str, end: int) -> bool:
    """Does the row name what is no province, a city or the river of 黔江?"""
    nanjing = "宁" in chars and _BESIDE_NINGXIA.isdisjoint(chars)
    return nanjing or "江" in chars[1:] or text[end : end + 1] in _OTHERS
