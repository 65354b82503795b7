"""Hanyu Pinyin for names, after GB/T 28039-2011: surname first, given name joined, no tones."""

from __future__ import annotations

import functools

from summarize.zh.tables import read_table

__all__ = ["join_pinyin", "romanize_person", "split_surname", "surnames"]


_IN_NAMES = {
    "长": "chang", "行": "xing", "乐": "le", "朝": "chao", "重": "chong", "传": "chuan",
    "盛": "sheng", "茜": "qian", "晟": "sheng", "单": "shan", "曾": "zeng", "藏": "zang",
    "隽": "jun", "强": "qiang", "柏": "bai", "石": "shi", "恪": "ke", "戌": "xu",
}  # fmt: skip


@functools.cache
def surnames() -> dict[str, tuple[str, str]]:
    """Surname to its romanization and its weight: common, rare, wordy or compound."""
    return {row[0]: (row[1], row[2]) for row in read_table("surnames")}


def split_surname(name: str) -> tuple[str, str] | None:
    """Surname and given name; None where the name begins with no known surname."""
    for length in (2, 1):
        if len(name) > length and name[:length] in surnames():
            return name[:length], name[length:]
    return None


def join_pinyin(text: str) -> str:
    """The syllables of `text` as one capitalized word, with the apostrophe of Xi'an.

    Characters with several readings get the one usual in names (长 is chang).

    >>> join_pinyin("西安")
    "Xi'an"
    """
    from pypinyin import lazy_pinyin

    word = ""
    for char, syllable in zip(text, lazy_pinyin(text), strict=True):
        syllable = _IN_NAMES.get(char, syllable)  # noqa: PLW2901
        spelled = syllable.replace("v", "yu")  # pypinyin writes ü as v; passports write yu
        word += ("'" if word and spelled[:1] in "aeo" else "") + spelled
    return word.capitalize()


def romanize_person(name: str) -> str:
    """Surname first, given name as one word: 王成国 is "Wang Chengguo", 单卫东 "Shan Weidong".

    A name without known surname is split after its first character.
    """
    parts = split_surname(name)
    if parts is None:
        return f"{join_pinyin(name[:1])} {join_pinyin(name[1:])}"
    surname, given = parts
    return f"{surnames()[surname][0]} {join_pinyin(given)}"
