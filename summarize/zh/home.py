"""Which province, city, county or district a bare 省委, 市公安局 or 县政府 belongs to.

A provincial daily writes 省委 for the committee of its own province. The name may only be filled
in where it is beyond doubt: a body of the wrong province is worse than one of no province. So what
the sentence says, what the article says and what the paper is must not disagree.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from summarize.records import Article
from summarize.zh.places import find_places
from summarize.zh.tables import read_table

__all__ = [
    "Home",
    "Homes",
    "Named",
    "bare_name",
    "english_of",
    "find_homes",
    "kind_of",
    "level_of",
    "named_at",
]

# Levels of the state by the character that ends their names (Constitution, articles 30 and 95).
_SUFFIXES = ("自治区", "自治州", "自治县", "街道", "省", "市", "县", "区", "镇", "乡")
_LEVELS = MappingProxyType({"自治区": "省", "自治州": "州", "自治县": "县"})
_PAPER = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,4}?)(?:法治|法制)?(?:日报|晚报|早报|晨报|都市报|商报|法治报|法制报|青年报|工人报|农民日报)"
)
# Words by which a paper speaks of its own province, the surest first.
_OWN = (
    re.compile("[我本]省"),
    re.compile("全省|(?<![\u4e00-\u9fff])省(?:委|政府|级)"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A place of a text: where it ends, its level, its name without the level in English.

    It is not `sure` where the text leaves the level out and another is as likely.
    """

    end: int
    level: str
    name: str
    sure: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """Names in English by level (省, 市, 县, 区) where an article or a paper has just one.

    An empty name is one in doubt.
    """

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def resolve(self, level: str, named: Iterable[Named]) -> str | None:
        """The name that a bare `level` stands for; None where that is in doubt.

        `named` are the places that the sentence has named before it.
        """
        there, known = [each for each in named if each.level == level], self.names.get(level)
        if not there or known == "":
            return known or None
        only = _only(there)
        return only if known in (None, only) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Homes:
    """The home of a paper, and those of its articles where they differ.

    `articles` pairs the text of an article, without white space, with its home.
    """

    paper: Home = field(default_factory=Home)
    articles: tuple[tuple[str, Home], ...] = ()

    def of(self, text: str) -> Home:
        """The home of the article that `text` is from; the paper's for text from nowhere."""
        wanted = "".join(text.split())
        return next((home for whole, home in self.articles if wanted in whole), self.paper)


def _only(named: Sequence[Named]) -> str | None:
    """The one name among places of one level; None where there are several or none is sure."""
    names = {each.name for each in named}
    return names.pop() if len(names) == 1 and any(each.sure for each in named) else None


@functools.cache
def _kinds() -> Mapping[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in read_table("places")}


def kind_of(zh: str) -> str:
    """The kind of a place in the gazetteer; empty where it has none of that name."""
    return _kinds().get(zh, ("", ""))[1]


def english_of(zh: str) -> str:
    """The English name of a place of the gazetteer."""
    return _kinds()[zh][0]


def level_of(zh: str) -> str | None:
    """The level of a place by its name: 省 of 浙江 or 浙江省, 区 of 萧山区; None where unknown.

    Of a city without its suffix it is unknown: it may be a district or a county (萧山, 青田).
    """
    for suffix in _SUFFIXES:
        if zh.endswith(suffix) and len(zh) > len(suffix) + 1:
            return _LEVELS.get(suffix, suffix)
    return {"province": "省", "municipality": "市"}.get(kind_of(zh))


def named_at(text: str) -> list[Named]:
    """The places of `text` in China that have a level or may have one, in order."""
    found = []
    for place in find_places(text):
        level = level_of(place.zh)
        city = kind_of(place.zh) == "city"
        if level is not None or city:
            name = bare_name(place.en)
            found.append(Named(end=place.end, level=level or "市", name=name, sure=not city))
    ends = {each.end for each in found}
    for match in _provinces().finditer(text):
        # 浙江省委 is one word of the dictionary, so that no place is found in it.
        if ends.isdisjoint((match.end(), match.end() + 1)):
            name = english_of(match.group())
            found.append(Named(end=match.end(), level="省", name=name, sure=True))
    return sorted(found, key=lambda each: each.end)


@functools.cache
def _provinces() -> re.Pattern[str]:
    names = "|".join(zh for zh, (_, kind) in _kinds().items() if kind == "province")
    return re.compile(f"(?:{names})(?=省委)")


def bare_name(en: str) -> str:
    """Zhejiang of "Zhejiang Province", Xiaoshan of "Xiaoshan District"."""
    levels = (
        r"(?: Autonomous)? (?:Province|Prefecture|District|County|Town|Township|Subdistrict|Region)"
    )
    return re.sub(rf"{levels}$", "", en)


def find_homes(articles: Iterable[Article], apart: Iterable[str] = ()) -> Homes:
    """The homes of a paper and its articles.

    Parameters: `apart` are texts of the edition that are in no article; a paper's name stands
    there (浙江法治报). Without one, the home is the province that all articles agree on which speak
    of their own (我省, 省委) and name one province only.
    """
    read = [(_words(article), _dateline(article)) for article in articles]
    named = [named_at(text) for text, _ in read]
    masthead = _masthead(apart)
    if "省" not in masthead and (province := _own_province(read, named)):
        masthead["省"] = province
    paper = Home(names=masthead)
    return Homes(
        paper=paper,
        articles=tuple(
            ("".join(text.split()), _home(places, named_at(dateline), paper))
            for (text, dateline), places in zip(read, named, strict=True)
        ),
    )


def _own_province(read: Iterable[tuple[str, str]], named: Iterable[Sequence[Named]]) -> str | None:
    """The province that the articles speak of as theirs: by 我省, else by a bare 省委."""
    spoken = [
        (text, only)
        for (text, _), places in zip(read, named, strict=True)
        if (only := _only(_of("省", places)))
    ]
    for words in _OWN:
        provinces = {province for text, province in spoken if words.search(text)}
        if provinces:
            return provinces.pop() if len(provinces) == 1 else None
    return None


def _home(places: Sequence[Named], dateline: Sequence[Named], paper: Home) -> Home:
    """What each level stands for in an article that names these places."""
    chosen: dict[str, str] = {}
    for level in ("省", "市", "县", "区"):
        own, there = paper.names.get(level), _of(level, places)
        if own is not None:
            # An article that is about another province only may mean that one or ours.
            ours = not there or any(each.name == own for each in there)
            chosen[level] = own if ours else ""
        elif only := _only(_of(level, dateline)) or _only(there):
            chosen[level] = only
    return Home(names=chosen)


def _of(level: str, places: Iterable[Named]) -> list[Named]:
    return [place for place in places if place.level == level]


def _masthead(apart: Iterable[str]) -> dict[str, str]:
    """The place in the name of the paper."""
    for text in apart:
        for match in _PAPER.finditer(text):
            en, kind = _kinds().get(match["place"], ("", ""))
            level = {"province": "省", "municipality": "市", "city": "市"}.get(kind)
            if level is not None:
                return {level: en}
    return {}


def _words(article: Article) -> str:
    parts = (article.kicker, article.headline, *article.subheads, *article.body, article.caption)
    return "\n".join(part.text for part in parts if part is not None)


def _dateline(article: Article) -> str:
    return article.dateline.text if article.dateline is not None else ""
