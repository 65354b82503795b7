"""Places: a gazetteer of China and the world, and rules for towns, villages and zones.

萧山区 is Xiaoshan District, 蜀山街道 Shushan Subdistrict; irregular names (陕西 Shaanxi, 哈尔滨
Harbin) come from the tables. A place is a word of its own: two characters that happen to stand
side by side (非常熟悉) are none.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from summarize.zh.glosses import gloss_table
from summarize.zh.place_names import (
    Row,
    divisions_by_root,
    foreign_places,
    gazetteer,
    names_of_places,
)
from summarize.zh.romanize import join_pinyin
from summarize.zh.words import Words, is_entry, words_of

__all__ = ["Place", "find_places", "foreign_places"]

_SUFFIXES = {
    "街道": "Subdistrict", "社区": "Community", "新区": "New Area", "镇": "Town",
    "乡": "Township", "村": "Village", "省": "Province", "县": "County", "区": "District",
    "市": "", "州": "Prefecture",
}  # fmt: skip
_STOP = frozenset(
    "各全的有等与和在内外新城老本该每个多地省市县区镇乡村街道级两三从到于至及为是这那某"
    "社校园厂小郊牧辖了着过们族"
)
# Words that tell a kind of village or town and name none: 冬奥村, 特色镇, 贫困村.
_KINDS_OF = re.compile(
    "周边|冬奥|奥运|亚运|世博|棚户|保护|风景|文明|示范|贫困|脱贫|重点|试点|特色|美丽|度假|民俗|移民|安置|生态|帮扶"
    "|联系|行政|自然|中心|空心|数字|传统|旅游|革命|少数|部分|附近|偏远|沿海|沿江|明星|媒体|运动员|记者"
)
_LOCAL = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,3}?)(?P<suffix>街道|社区|新区|镇|乡|村)"
    r"(?!长|委|域|里|民|政|级|块|间|别|级|庄|寨|镇)"
)
_ZONES = {
    "经济技术开发区": "Economic and Technological Development Zone",
    "高新技术产业开发区": "High-tech Industrial Development Zone",
    "经济开发区": "Economic Development Zone", "自由贸易试验区": "Pilot Free Trade Zone",
    "高新区": "High-tech Zone", "经开区": "Economic and Technological Development Zone",
    "开发区": "Development Zone", "自贸区": "Free Trade Zone",
}  # fmt: skip
# What follows a name of the gazetteer and is part of it, by the kind of the name.
_PARTS = {
    "province": ("省",), "city": ("市", "县", "区", "州"), "municipality": ("市",),
    "special": ("特别行政区",), "state": ("州", "省", "邦"), "abroad": ("市",),
}  # fmt: skip
# Divisions whose names are ordinary words as well; they count after a place they can lie in.
_ORDINARY = re.compile("(?:[老新]城|城[关中东西北]|市[中北南]|新市)区")
_WHERE = re.compile("(?:在|位于|来到|走进|前往|抵达|赴|深入)$")
_CLAUSE_ENDS = ("，", ",", "。")
# A transcription that the newspaper prints in Latin letters as well: 马鲁基多尔 (Maroochydore).
_PRINTED = re.compile(r"[\u4e00-\u9fff]{0,6}\s?[（(]\s?[A-Z]")
# A place is named in these words too, which the dictionary has as one: 香港特区, 酒泉卫星发射中心.
_WITHIN = re.compile(
    "(?<!临海)地区|国家|各国|特区|市民|居民|同胞|民众|学生|港(?!元|币|股)|海关|军区|岛|航天|卫星|生产建设兵团|流域"
    "|上游|中游|下游|大桥|会议|起义|宣言|大屠杀"
)
# So is a country: 德国人, 英国首相.
_COUNTRY_WITHIN = re.compile(
    "人|籍|联邦|共和国|王国|政府|队|总理|首相|女王|天皇|国防部|外交部|议会|国会|央行|海军|空军|陆军|自卫队"
    "|公司|股市|[男女][足排]|众议院|参议院|最高法院|劳工部|农业部|能源部|军舰|军机|大选|核"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place and its English name; `bare` is the same without its suffix (浙江 of 浙江省)."""

    start: int
    end: int
    zh: str
    en: str
    bare: Place | None = None


# The same few texts are asked for again and again: by bodies, posts, people and checks.
@functools.lru_cache(maxsize=256)
def find_places(text: str) -> tuple[Place, ...]:
    """Places of `text` in order: known ones, and local ones that follow a known one."""
    found: list[Place] = []
    position, words = 0, words_of(text)
    # The provinces that the place named just before lies in, and where it ended.
    lies, ended = frozenset[str](), -1
    while position < len(text):
        near = lies if ended == position else frozenset[str]()
        follows = ended == position
        hit = _known(words, position, near, follows=follows) or _root(words, position, near)
        if hit is None:
            position += 1
            continue
        place, row = hit
        found.append(place)
        position = ended = place.end
        lies = row.provinces or near
        if row.kind not in ("abroad", "state"):
            while local := _local(text, position, place):
                found.append(local)
                position = local.end
    return tuple(found)


def _known(
    words: Words, start: int, near: frozenset[str], *, follows: bool
) -> tuple[Place, Row] | None:
    """The place of the tables that begins at `start`, with the suffix that follows it."""
    text = words.text
    name = gazetteer().at(text, start)
    if name is None:
        return None
    row = names_of_places()[name]
    end = start + len(name)
    parts = [part for part in _PARTS.get(row.kind, ()) if text.startswith(part, end)]
    parts = [part for part in parts if not text.startswith("长", end + len(part))]
    if not _is_word(words, start, end, row, parts, near=near, follows=follows):
        return None
    if row.kind == "division":
        return _place(text, start, end, row.en, _without_suffix(text, start, end)), row
    bare = _place(text, start, end, row.en)
    if not parts:
        return bare, row
    en = row.en
    if row.kind == "province" or (row.kind == "city" and parts[0] != "市"):
        en += f" {_SUFFIXES[parts[0]]}"
    return _place(text, start, end + len(parts[0]), en, bare), row


def _place(text: str, start: int, end: int, en: str, bare: Place | None = None) -> Place:
    return Place(start=start, end=end, zh=text[start:end], en=en, bare=bare)


def _without_suffix(text: str, start: int, end: int) -> Place | None:
    """寻乌 of 寻乌县, for where 县委书记 takes the suffix."""
    row = divisions_by_root().get(text[start : end - 1])
    return _place(text, start, end - 1, row.en) if row else None


def _is_word(
    words: Words, start: int, end: int, row: Row, parts: list[str], *,
    near: frozenset[str], follows: bool,
) -> bool:  # fmt: skip
    """非常熟悉 has no Changshu in it, 内华达州 no Dazhou; 美国纽约 is one word and two places."""
    text = words.text
    if not (follows or words.begins(start)) or _within_name(words, start, end):
        return False
    if row.kind == "division":
        if end - start > 2 and not _ORDINARY.fullmatch(text[start:end]):
            return bool(near & row.provinces) or not _ends_in_word(words, start, end)
        # 和县, 高县: two characters that a conjunction or an adjective begins as often.
        return bool(near & row.provinces) or (
            end - start == 2 and words.tag(start, end) == "ns" and bool(_where(text, start))
        )
    ends = {end, *(end + len(part) for part in parts)}
    if not words.edges.isdisjoint(ends) or gazetteer().at(text, end) is not None:
        return True
    # A name of three characters or more is hardly chance: 俄罗斯国防部, 黄土高原地区.
    long = row.kind in ("abroad", "state", "other") and end - start > 2
    # 临海地区 lies by the sea.
    word = gloss_table().get(text[start:end], "").islower()
    if (long and text[end : end + 1] != "语") or (not word and _WITHIN.match(text, end)):
        return True
    return row.kind == "abroad" and _COUNTRY_WITHIN.match(text, end) is not None


def _within_name(words: Words, start: int, end: int) -> bool:
    """Is it a part of a name whose letters stand behind it? 费利西亚 (Felicia) is no 西亚."""
    printed = _PRINTED.match(words.text, end)
    return printed is not None and words.beside(start, end)[0] == "nr"


def _ends_in_word(words: Words, start: int, end: int) -> bool:
    """Is the end a word of its own, longer than a suffix? 新林区 is 新 and 林区."""
    last = next((low for low, high in words.tagged if high == end), start)
    return start < last < end - 1 and is_entry(words.text[last:end])


def _where(text: str, start: int) -> bool:
    return _WHERE.search(text[max(0, start - 2) : start]) is not None


def _root(words: Words, start: int, near: frozenset[str]) -> tuple[Place, Row] | None:
    """A county without its suffix, after its province or city or after 在: 浙江青田, 在青田召开."""
    text = words.text
    for length in (4, 3, 2):
        end = start + length
        row = divisions_by_root().get(text[start:end])
        if row is None:
            continue
        if near & row.provinces and words.begins(end):
            # Divisions change: 米林县 is 米林市 in the table.
            suffix = re.match("[县区市](?!长|委|场|民|里|域|政)", text[end:])
            en = row.en + (f" {_SUFFIXES[suffix[0]]}".rstrip() if suffix else "")
            return _place(text, start, end + bool(suffix), en), row
        tag = words.tag(start, end)
        # 在金寨， is a place whatever the tagger takes it for; of 80 in broadcasts all were.
        # 出路在和平， is of peace.
        sure = tag == "ns" or (
            tag is not None
            and text[end : end + 1] in _CLAUSE_ENDS
            and not gloss_table().get(text[start:end], "").islower()
        )
        if sure and _where(text, start):
            return _place(text, start, end, row.en), row
    return None


def _local(text: str, position: int, parent: Place) -> Place | None:
    """The town or village whose name begins at `position`, or the zone of its parent."""
    for zh, en in _ZONES.items():
        if text.startswith(zh, position) and parent.end == position:
            root = parent.bare.en if parent.bare else parent.en
            return _place(text, position, position + len(zh), f"{root} {en}")
    match = _LOCAL.match(text, position)
    if match is None or any(char in _STOP for char in match["name"]):
        return None
    name, kind = match["name"], _SUFFIXES[match["suffix"]]
    if len(name) == 1 or _KINDS_OF.fullmatch(name):
        return None
    if gazetteer().at(text, position) is not None:
        return None
    return _place(text, match.start(), match.end(), f"{join_pinyin(name)} {kind}".strip())
