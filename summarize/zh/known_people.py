"""People whose English is known: those of the press, and those the reader has named."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from summarize.zh.lexicon import Lexicon
from summarize.zh.name_shapes import HAN, sounds_foreign
from summarize.zh.person import Person
from summarize.zh.tables import read_table
from summarize.zh.words import words_of

__all__ = ["DOT", "NAMED_AFTER", "find_known", "find_listed", "known_english"]

DOT = "[·•・‧∙]"
# What a name stands for no person before: 鲁迅文学奖, 邓小平理论, 特朗普大厦.
NAMED_AFTER = re.compile(
    "(?:文学|和平|新闻|科学|生理|物理|化学|经济学)?奖|故居|故里|纪念|思想|理论|主义|大学|学院|中学|小学|公园"
    "|机场|医院|研究所|路|街|广场|大厦|体育|像|号|杯|基金会|墓|陵|庙|节|湾|村|镇|市|县|区|级|大道|研究"
)

# 普京总统, 总理默茨称, 副主席韩正在: an office vouches for a name whose bounds the tagger mistook.
_OFFICE = re.compile("总统|总理|首相|主席|外长|国务卿|大使|副总统|总书记|同志|先生")
_OFFICE_BEFORE = re.compile(
    "(?:总统|总理|首相|主席|外长|防长|国务卿|大使|部长|会长|议长|州长|秘书长|委员长|总书记|特使|发言人)$"
)


@functools.cache
def _table() -> tuple[Lexicon, Mapping[str, tuple[str, str]]]:
    """Names of the press with their English and, where alone they are doubtful, a sign of them."""
    rows = [
        *read_table("chinese_people"),
        *read_table("foreign_people"),
        *((zh, en) for zh, en, kind in read_table("minority_names") if kind == "person"),
    ]
    known = {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows}
    return Lexicon(known), known


def known_english(name: str) -> str | None:
    """The English of a person of the press; None where the tables have no such name."""
    known = _table()[1].get(re.sub(DOT, "·", name))
    return known[0] if known else None


def find_known(text: str) -> Iterator[Person]:
    """People of the press in `text`: a name is a word of its own, and no part of a longer one."""
    lexicon, known = _table()
    plain = re.sub(DOT, "·", text)
    end = 0
    for start, name in lexicon.find(plain):
        english, sign = known[name]
        if start < end or not _stands_alone(plain, start, name):
            continue
        if sign and not re.search(sign, text[:start] + "\n" + text[start + len(name) :]):
            continue
        end = start + len(name)
        yield Person(start=start, end=end, zh=text[start:end], value=english, en=english)


def _stands_alone(text: str, start: int, name: str) -> bool:
    end = start + len(name)
    if NAMED_AFTER.match(text, end) or _joined(text, start, end):
        return False
    words = words_of(text)
    bounds = words.begins(start) + words.begins(end)
    if bounds == 2:
        return True
    # 盖茨比 is no 盖茨, 克拉克森 no 拉克森.
    longer = sounds_foreign(text[max(0, start - 1) : start] + text[end : end + 1])
    if len(name) > 2 and not longer and name not in _chinese():
        # The tagger often cuts a foreign name in two.
        return bounds == 1 or len(name) > 3
    office = _OFFICE.match(text, end) or _OFFICE_BEFORE.search(text[max(0, start - 3) : start])
    return bounds == 1 and office is not None


def _joined(text: str, start: int, end: int) -> bool:
    """Is it a part of 吉米-弗洛伊德-哈塞尔巴因, of 米歇尔·奥巴马?"""
    before = re.search(f"(?:{DOT}|{HAN}[-－–])$", text[max(0, start - 2) : start])
    return bool(before or re.match(f"{DOT}|[-－–]{HAN}", text[end : end + 2]))


@functools.cache
def _chinese() -> frozenset[str]:
    return frozenset(row[0] for row in read_table("chinese_people"))


def find_listed(text: str, lexicon: Lexicon, english: Mapping[str, str]) -> Iterator[Person]:
    """The names of `lexicon` in `text`, with the English decided for each."""
    end = 0
    for start, name in lexicon.find(text):
        if start < end or re.match(DOT, text[start + len(name) :]):
            continue
        if len(name) == 2 and not _two_stand_alone(text, start):
            continue
        end = start + len(name)
        yield Person(start=start, end=end, zh=name, value=english[name], en=english[name])


def _two_stand_alone(text: str, start: int) -> bool:
    """Is the name of two characters a word, and not the beginning of a place (王林村)?"""
    words, end = words_of(text), start + 2
    if re.match("[村镇乡路街市县区站桥]", text[end:]):
        return False
    beside = re.search(HAN, text[start - 1 : start]) and re.match(HAN, text[end:])
    return words.begins(start) or not beside
