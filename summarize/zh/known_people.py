"""People whose English is known: those of the press, and those the reader has named."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from summarize.zh.lexicon import Lexicon
from summarize.zh.name_shapes import HAN
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

# 普京总统: an office vouches for a name whose bounds the tagger mistook.
_OFFICE = re.compile("总统|总理|首相|主席|外长|国务卿|大使|副总统|总书记|同志|先生")


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
    if text[start - 1 : start] == "·" or text[end : end + 1] == "·":
        return False
    if NAMED_AFTER.match(text, end):
        return False
    words = words_of(text)
    if len(name) > 3:
        return True
    # 小布什 is no 布什, 克里米亚 no 克里; the tagger often cuts a foreign name of three in two.
    if len(name) == 3:
        return words.begins(start) or words.begins(end)
    bounds = words.begins(start) + words.begins(end)
    return bounds == 2 or (bounds == 1 and _OFFICE.match(text, end) is not None)


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
