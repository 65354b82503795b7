"""Places: a gazetteer of China and the world, and rules for districts, counties and towns.

萧山区 is Xiaoshan District, 蜀山街道 Shushan Subdistrict; irregular names (陕西 Shaanxi, 哈尔滨
Harbin) come from the table.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass

from summarize.zh.romanize import join_pinyin
from summarize.zh.tables import read_table

__all__ = ["Place", "find_places"]

_SUFFIXES = {
    "街道": "Subdistrict", "自治县": "Autonomous County", "自治州": "Autonomous Prefecture",
    "新区": "New Area", "区": "District", "县": "County", "市": "", "镇": "Town",
    "乡": "Township", "村": "Village", "省": "Province",
}  # fmt: skip
_STOP = set(
    "各全的有等与和在内外新城老本该每个多地省市县区镇乡村街道级两三从到于至及为是这那某"
    "社校园厂小郊牧辖"
)
_LOCAL = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,3}?)(?P<suffix>街道|新区|区|县|市|镇|乡|村)"
    r"(?!长|委|域|里|民|政|级|块|间|别)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place and its English name; `bare` is the same without its suffix (浙江 of 浙江省)."""

    start: int
    end: int
    zh: str
    en: str
    bare: Place | None = None


@functools.cache
def _gazetteer() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = {row[0]: (row[1], row[2]) for row in read_table("places")}
    names = "|".join(sorted(rows, key=len, reverse=True))
    return re.compile(rf"(?P<name>{names})(?P<suffix>省|市|县|区|特别行政区)?"), rows


def find_places(text: str) -> tuple[Place, ...]:
    """Places of `text` in order: known ones, and local ones that follow a known one."""
    pattern, rows = _gazetteer()
    found: list[Place] = []
    position = 0
    edges = _word_edges(text) if pattern.search(text) else frozenset()
    while match := pattern.search(text, position):
        position = match.end("name")
        # 非常熟悉 has no Changshu in it, 内华达州 no Dazhou; 美国纽约 is one word and two places.
        begins = match.start() in edges or (found and found[-1].end == match.start())
        ends = not edges.isdisjoint((position, match.end())) or pattern.match(text, position)
        if not (begins and ends):
            position = match.start() + 1
            continue
        position = match.end()
        en, kind = rows[match["name"]]
        suffix = match["suffix"] or ""
        if kind == "province" and suffix == "省":
            en += " Province"
        elif suffix in ("县", "区") and kind == "city":
            en += " County" if suffix == "县" else " District"
        elif suffix and (kind, suffix) not in (
            ("city", "市"),
            ("municipality", "市"),
            ("special", "特别行政区"),
        ):
            position = match.end("name")
        bare = Place(
            start=match.start(), end=match.end("name"), zh=match["name"], en=rows[match["name"]][0]
        )
        found.append(
            Place(
                start=match.start(), end=position, zh=text[match.start() : position], en=en,
                bare=bare if position > bare.end else None,
            )
        )  # fmt: skip
        if kind != "abroad":
            while local := _local(text, position):
                found.append(local)
                position = local.end
    return tuple(found)


def _word_edges(text: str) -> frozenset[int]:
    """The offsets at which a word of `text` begins or ends."""
    import rjieba

    return frozenset(itertools.accumulate(map(len, rjieba.cut(text)), initial=0))


def _local(text: str, position: int) -> Place | None:
    """The district, town or village whose name begins at `position`."""
    match = _LOCAL.match(text, position)
    if match is None or any(char in _STOP for char in match["name"]):
        return None
    name, kind = match["name"], _SUFFIXES[match["suffix"]]
    if len(name) == 1 and match["suffix"] not in ("县", "市"):
        return None
    gazetteer, _ = _gazetteer()
    if gazetteer.match(name):
        return None
    en = f"{join_pinyin(name)} {kind}".strip()
    return Place(start=match.start(), end=match.end(), zh=match.group(), en=en)
