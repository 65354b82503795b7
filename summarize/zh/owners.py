"""Whose a body is: the place before its name, or a bare level such as 省 and 市.

Places come from the gazetteer, by themselves or in chains (杭州市萧山区); a district, county or
town that it has not is vouched for by the body that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.zh.body_names import body_pattern
from summarize.zh.home import (
    Home,
    Named,
    bare_name,
    english_of,
    kind_of,
    level_of,
    named_at,
)
from summarize.zh.places import find_places
from summarize.zh.romanize import join_pinyin

__all__ = ["LEVELS", "Owner", "owners"]

LEVELS = {
    "省": "Provincial", "市": "Municipal", "县": "County", "区": "District", "州": "Prefectural",
    "镇": "Town", "乡": "Township", "街道": "Subdistrict", "自治区": "Autonomous Regional",
    "自治州": "Autonomous Prefectural", "自治县": "Autonomous County",
}  # fmt: skip
# The regions by the short names that papers use.
_REGIONS = {
    "广西": "Guangxi Zhuang", "新疆": "Xinjiang Uygur", "宁夏": "Ningxia Hui", "西藏": "Xizang",
    "内蒙古": "Inner Mongolia",
}  # fmt: skip
# 全省法院 are the courts of a province, 城市 and 社区 words of their own.
_NOT_BEFORE = (
    "全各外他它邻两一二三四五六七八九十几数多城股超都门夜楼上车社小地园景校辖山林军战"
    "库城该跨省市县区镇乡特治选灾片分街里港发新护范贸税游业住活矿厂老郊岛库"
)
# 镇 and 乡 end too many words to stand after just any character.
_BEFORE_SMALL = "在由和与及对向从经被让请到了是的同并及"
# What is no name of a district, county or town: 示范区, 开发区, 各县.
_STOP = "全各该每本我多地社小郊城主示范发保护高新自治园景辖牧"
_HAN = "[\u4e00-\u9fff]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """What a body belongs to: a level and, where it is known, the name of the place.

    `within` is the place above it that the text names.
    """

    start: int
    end: int
    level: str
    name: str = ""
    within: str = ""

    @property
    def words(self) -> str:
        """Zhejiang Provincial; Provincial; Guangxi Zhuang Autonomous Regional."""
        return f"{self.name} {LEVELS.get(self.level, '')}".strip()


def owners(text: str, home: Home) -> list[Owner]:
    """Places and bare levels that a body, or a post, may follow; the longest first at one place."""
    known = _known(text)
    found = [*known, *_unlisted(text, known)]
    taken = {position for owner in found for position in range(owner.start, owner.end)}
    named = named_at(text)
    bare = re.compile(
        f"(?<![{_NOT_BEFORE}])(?:自治[区州县]|街道|[省市县区])(?={_HAN})"
        f"|(?:(?<!{_HAN})|(?<=[{_BEFORE_SMALL}]))[镇乡](?={_HAN})"
    )
    for match in bare.finditer(text):
        start = match.start()
        # 市 of 纽约市 is no bare level, though no owner of ours.
        after_place = any(kind_of(text[max(0, start - size) : start]) for size in range(2, 6))
        of_japan = match.group() == "县" and "日本" in text
        if start not in taken and not after_place and not of_japan:
            since = max(text.rfind(stop, 0, start) for stop in "。！？")
            found.append(_bare(match, home, [x for x in named if since < x.end <= start]))
    return sorted(found, key=lambda owner: (owner.start, -owner.end))


def _bare(match: re.Match[str], home: Home, named: list[Named]) -> Owner:
    level = match.group()
    name = home.resolve(level, named) or ""
    return Owner(start=match.start(), end=match.end(), level=level, name=name)


def _known(text: str) -> list[Owner]:
    """Places of the gazetteer and what follows them, each chain of places one owner."""
    found: list[Owner] = []
    last: tuple[int, int, str] | None = None
    for place in find_places(text):
        name = place.bare.zh if place.bare else place.zh
        if kind_of(name) in ("abroad", "special", "other") and not level_of(place.zh):
            continue
        chained = last is not None and last[1] == place.start
        start, within = (last[0], last[2]) if last is not None and chained else (place.start, "")
        last = (start, place.end, place.en)
        en = bare_name(place.en)
        level = level_of(place.zh) or ""
        if name in _REGIONS or place.zh.endswith(("自治区", "自治州", "自治县")):
            level, en = "自治区" if name in _REGIONS else place.zh[-3:], _REGIONS.get(name, en)
        variants = [(place.end, level)]
        if place.bare is not None:
            # 温州市长 is the mayor: the level may be that of the post.
            variants.append((place.bare.end, ""))
        if level == "" and (suffix := text[place.end : place.end + 1]) and suffix in "市县区":
            variants.append((place.end + 1, suffix))
        for end, each in variants:
            found.append(Owner(start=start, end=end, level=each, name=en, within=within))
    return found


def _unlisted(text: str, known: list[Owner]) -> Iterator[Owner]:
    """Places vouched for by the body after them: districts, counties and towns of no gazetteer.

    浙江省委 and 厦门市政府 are words of the dictionary, so that no place is found in them: they are
    read here too.
    """
    ends = {owner.end: owner for owner in known}
    inside = {
        position
        for place in find_places(text)
        for position in range(place.start, place.end)
        if kind_of(place.zh) != "other"
    }
    for match in _UNLISTED.finditer(text):
        name, level = match["name"], match["level"]
        chained = ends.get(match.start())
        listed = {"province": "省", "city": "市"}.get(kind_of(name)) == level
        if match.start() in inside or not body_pattern("body").match(text, match.end("level")):
            continue
        if not listed and not (
            _begins(text, match.start(), chained) and _is_name(text, name, level)
        ):
            continue
        yield Owner(
            start=chained.start if chained else match.start(),
            end=match.end("level"),
            level=level,
            name=english_of(name) if listed else join_pinyin(name),
            within=chained.name if chained else "",
        )


def _begins(text: str, start: int, chained: Owner | None) -> bool:
    """Does a name begin here, after a place, a stop or a small word?"""
    before = text[max(0, start - 1) : start]
    return chained is not None or not re.match(_HAN, before) or before in _BEFORE_SMALL


def _is_name(text: str, name: str, level: str) -> bool:
    """Can this be the name of a county, a district or a town, and one in China?

    The gazetteer has the provinces and the cities. Prefectures of Japan are 县 as well.
    """
    import rjieba

    if level in "省市" or "日本" in text or any(char in _STOP or char in LEVELS for char in name):
        return False
    if any(kind_of(name[cut:]) or kind_of(name[:-cut]) for cut in range(1, len(name) - 1)):
        return False
    words = rjieba.tag(name)
    # 担任 and 历届 are words for something else.
    return len(words) != 1 or words[0][1].startswith(("ns", "nr", "nz", "nt"))


_UNLISTED = re.compile(rf"(?=(?P<name>{_HAN}{{2,3}}?)(?P<level>街道|[省市县区镇乡]))")
