"""Two countries by one character each: 中老关系 is China-Laos, 俄乌冲突 Russia-Ukraine."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.zh.country_characters import certain_country, country_rows
from summarize.zh.home import kind_of
from summarize.zh.words import is_entry, words_of

__all__ = ["CountryPair", "find_country_pairs"]

_TABLE = "country_pairs"
# What two countries have between them; other words after two characters are words of their own.
_BETWEEN = (
    "两国|两军|两党|双方|双边|关系|友好|友谊|传统友谊|全面战略|战略|建交|经贸|贸易|人文|命运共同体"
    "|合作(?!社)|务实|自贸|自由贸易|领导人|元首|首脑|外长|防长|高级别|论坛|峰会|之间|间的|冲突|战争|边境|边界"
    "|停火|谈判|会谈|磋商|对话|局势|和谈|互信|互利|人民友"
)
# What only those named most have between them, with China or one another, where words of their own
# stand there: 古老问题, 捷克总理 and 非法交流 are of no two countries.
_BETWEEN_MANY = (
    "人民|和平|问题|新一轮|经济|投资|能源|关税|协议|军事|政治|政府|议会|总理|总统|地方|各领域|各界|媒体"
    "|企业家|工商界|执政党|青年|青少年|世代|睦邻|新型|全方位|互为|携手|联合|合则|交流|文化交流|博览会|四个政治"
)
_NAMED_MOST = frozenset("美俄日韩朝英法德印欧乌以巴伊")
# 欧美企业 are of Europe and America; 英德 is a city, 沙俄 were the tsars.
_PARTS_OF_THE_WORLD = re.compile("(?:欧美|美欧)(?!关系|贸易|关税|之间|间的|谈判|协[定议])")
_NOT = frozenset(("以德", "以法", "美德", "英德", "非法", "古老", "沙俄", "德美"))
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
        f"(?<![{_NOT_BEFORE}{chars}])(?P<first>[{chars}])(?P<second>[{chars}])"
        f"(?=(?P<certain>{_BETWEEN})|{_BETWEEN_MANY})"
    )


def find_country_pairs(text: str) -> Iterator[CountryPair]:
    """The pairs of `text`, in order, in which it is certain which countries are meant."""
    for match in _pattern().finditer(text):
        if match.group() in _NOT or _PARTS_OF_THE_WORLD.match(text, match.start()):
            continue
        if not _is_certain(text, match):
            continue
        first, second = _country(match["first"], text), _country(match["second"], text)
        # 南非 and 古巴 are one country.
        if first and second and first != second and kind_of(match.group()) != "abroad":
            yield CountryPair(
                start=match.start(), end=match.end(), zh=match.group(), en=f"{first}-{second}"
            )


def _is_certain(text: str, match: re.Match[str]) -> bool:
    """Is no other word cut (合同法中双方), and do these two have that between them?"""
    words, pair = words_of(text), set(match.group())
    if match["certain"]:
        cut = next((span for span in words.tagged if span[0] < match.start() < span[1]), None)
        return cut is None or not is_entry(text[slice(*cut)])
    named = "中" in pair or pair <= _NAMED_MOST
    return named and words.begins(match.start()) and words.begins(match.end())


def _country(char: str, text: str) -> str | None:
    named = certain_country(_TABLE, char, text)
    return named[0] if named else None
