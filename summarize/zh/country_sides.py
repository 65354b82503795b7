"""Countries named by one character: 以军 are Israeli forces, 黎南部 is southern Lebanon."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarize.zh.country_characters import certain_country, country_rows
from summarize.zh.romanize import surnames
from summarize.zh.tables import read_table
from summarize.zh.words import Words, is_entry, words_of

__all__ = ["CountrySide", "find_country_sides"]

_TABLE = "country_sides"
_WORDS = "country_side_words"
# To, in or on a country: 对俄制裁, 访朝, 驻韩大使. 向美向上 is of beauty and 对法的信仰 of law: of
# such characters the word behind must say that it is a country.
_TOWARDS = (
    "(?<!应)[对向](?![中日以美法德印])|抵(?![中日法])|[访赴驻](?![中日])|在(?=[俄叙韩乌黎])"
    "|(?<!应)[对向](?=[美法德印](?:制裁|出口|政策|投资|关系|贸易|关税|反制|军售|谈判|供应|合作))"
)
# What a country does is told so where a clause begins, as those of headlines do.
_FIRST = "first"
_CLAUSE_AFTER = " \n\t\u3000，。！？；：“,.!?;:"
# Countries that one character names in what their side or parliament says alone: elsewhere 老 is
# old, 白军 the White Army and 加计划 a further plan.
_OF_SIDES = frozenset("老哈吉塔塞匈白蒙澳意波希荷沙埃孟加尼斯捷")
_SIDES = ("方", "议会")
# No other word where a clause begins with it, though 以 be a preposition elsewhere.
_BEGINS_A_CLAUSE = frozenset(("以军", "以方", "以媒", "以军方", "以警方", "以防长", "以外长"))
# 今日方知, 3日军方称: the day is what stands before it.
_OF_DAYS = "0-9０-９一二三四五六七八九十今明昨即次同当每近节假多几数整终首翌"
_NOT_AFTER = ("", *"某的、，。；！？")
# 以总理身份: as prime minister; 以国防部为主: with the ministry leading.
_NOT_BEFORE = "身份|名义|的身份|为首|为主|为例|为代表|为核心"
# Small words that the tagger may take with it (据美媒), or that are surnames as well (和).
_SMALL = "据遭被对向由与和于在因从以同"
# 德军, 英军 and 美军 end men's names: 王德军.
_ENDS_NAMES = "军"
# What a side does, which the tagger draws into a name: 哈方愿.
_DOES = "愿将已也同对支认希感坚高赞期欢"
# Of seals and printing: 用印方.
_SEALS = "用盖钤"


@dataclass(frozen=True, kw_only=True, slots=True)
class CountrySide:
    """The country's name, and the English of the whole."""

    start: int
    end: int
    zh: str
    country: str
    en: str


@functools.cache
def _words() -> Mapping[str, tuple[str, str, str]]:
    """By the word behind the character: its English, the characters it does not go with, where."""
    return {word: (en, chars, where) for word, en, chars, where in read_table(_WORDS)}


@functools.cache
def _pattern() -> re.Pattern[str]:
    chars, words = "".join(country_rows(_TABLE)), sorted(_words(), key=len, reverse=True)
    word = "|".join(words)
    return re.compile(
        rf"(?<![{_OF_DAYS}](?=日))(?P<side>[{chars}])(?P<word>{word})(?!{_NOT_BEFORE})"
        rf"|(?:{_TOWARDS})(?P<target>[{chars}])(?!{word})"
    )


def find_country_sides(text: str) -> Iterator[CountrySide]:
    """Those of `text`, in order, of which it is certain which country is meant.

    >>> [side.en for side in find_country_sides("俄称，以军为加沙停火撤离叙南部")]
    ['Russia says', 'Israeli forces', 'southern Syria']
    """
    for match in _pattern().finditer(text):
        en = _english(text, match)
        named = _named(text, match) if en else None
        if en and named:
            country, adjective, _ = named
            yield CountrySide(
                start=match.start(), end=match.end(), zh=match.group(), country=country,
                en=en.format(adjective=adjective, country=country),
            )  # fmt: skip


def _named(text: str, match: re.Match[str]) -> tuple[str, ...] | None:
    """The country of a match, where it is certain: 以军 that begins a clause is Israel's."""
    char = match["side"] or match["target"]
    if match.group() in _BEGINS_A_CLAUSE and _is_first(text, match.start()):
        (row,) = country_rows(_TABLE)[char]
        return row
    return certain_country(_TABLE, char, text)


def _english(text: str, match: re.Match[str]) -> str | None:
    """The English of a match, the country still to be put in; None where it is another word."""
    start, end = match.span()
    if match["target"]:
        return "{country}" if _is_towards(text, start, end) else None
    if match["side"] in _OF_SIDES and match["word"] not in _SIDES:
        return None
    en, never, where = _words()[match["word"]]
    apart = match["side"] not in never and _is_apart(text, start, end)
    return en if apart and (where != _FIRST or _is_first(text, start)) else None


def _is_first(text: str, start: int) -> bool:
    """Does a clause begin here?"""
    return start == 0 or text[start - 1] in _CLAUSE_AFTER


def _is_towards(text: str, start: int, end: int) -> bool:
    """Is the character a word, or one with what stands before it, and no name of two countries?"""
    words, after = words_of(text), text[end : end + 1]
    # 对黎某 is somebody's name, 向韩、日 is of two countries.
    if after in _NOT_AFTER or (after in country_rows(_TABLE) and words.begins(end + 1)):
        return False
    return words.begins(end) and (words.begins(end - 1) or words.begins(start))


def _is_apart(text: str, start: int, end: int) -> bool:
    """Do words begin and end here, and is it neither of two countries nor the end of a name?"""
    words, before = words_of(text), text[max(0, start - 1) : start]
    ends = words.begins(end) or _is_drawn_in(words, start, end)
    if not before or before in _SMALL:
        return ends
    if before in country_rows(_TABLE) and words.begins(start - 1):
        return False  # 中美军方
    if text[end - 1] in _ENDS_NAMES and before in surnames():
        return False
    seal = before in _SEALS and text[start] == "印"
    return words.begins(start) and ends and not seal


def _is_drawn_in(words: Words, start: int, end: int) -> bool:
    """Is what ends here the beginning of what the tagger takes for a name?"""
    name = next((span for span in words.tagged if span[0] == start and span[1] == end + 1), None)
    return (
        name is not None
        and words.tagged[name].startswith("nr")
        and words.text[end] in _DOES
        and not is_entry(words.text[slice(*name)])
    )
