"""Pairs of sentences: read from files, cleaned, and kept apart from every test set."""

from __future__ import annotations

import csv
import lzma
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from recipe import Source

from summarize.check import contract, omission
from summarize.records import Fact

__all__ = ["Pair", "TestLines", "clean", "read_source", "says_the_same"]

HAN = re.compile("[\u4e00-\u9fff]")
# Footnote numbers that a page's text drags along: "enacted6 to safeguard", "procession7."
NOTE_NUMBER = re.compile(r"(?<=[a-z]{3})[0-9]{1,2}(?=[\s.,;:)”\"]|$)")
MARKS = str.maketrans("，；：！？（）　", ",;:!?() ")
SHINGLE = 5
# The share of its words that a free translation still says.
LEAST_SAID = 1 / 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A Chinese sentence and its English; `tag` says where from."""

    tag: str
    zh: str
    en: str


def read_source(data: Path, source: Source, seed: int) -> Iterator[Pair]:
    """The share of a source's pairs, drawn by `seed`; over 1, each comes so many times.

    Raises ValueError where a row has another number of columns than the recipe says.
    """
    rows = []
    with lzma.open(data / source.file, "rt", encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) != len(source.columns):
                raise ValueError(f"{source.file} has a row of {len(row)} columns: {row[:2]}")
            cells = dict(zip(source.columns, row, strict=True))
            tag = cells.get("tag") or cells.get("set") or source.file
            if cells["zh"] != "zh" and (not source.tags or tag in source.tags):
                rows.append(Pair(tag=tag, zh=cells["zh"], en=cells["en"]))
    rng = random.Random(f"{seed} {source.file} {source.tags}")
    whole, part = divmod(source.share, 1)
    for _ in range(int(whole)):
        yield from rows
    yield from rng.sample(rows, int(len(rows) * part))


def clean(pair: Pair) -> Pair | None:
    """The pair with its blemishes mended; None where it teaches nothing or something wrong.

    English with full-width marks and footnote numbers is mended. Left out are pairs with Chinese
    in the English, of lengths that cannot belong together, and fragments.
    """
    zh = " ".join(pair.zh.split())
    en = " ".join(unicodedata.normalize("NFC", pair.en).translate(MARKS).split())
    en = NOTE_NUMBER.sub("", en)
    en = re.sub(r"\s+([,;:.!?)])", r"\1", re.sub(r"([,;:])(?=[A-Za-z])", r"\1 ", en))
    han, letters = len(HAN.findall(zh)), sum(char.isalpha() for char in en)
    if han < 2 or HAN.search(en) or not 4 <= len(zh) <= 200:
        return None
    # A character takes about 3.6 letters; a third or thrice of that is another text.
    if not 1.2 * han <= letters + 3 or letters > 11 * han + 20:
        return None
    return Pair(tag=pair.tag, zh=zh, en=en)


def says_the_same(pair: Pair, facts: Sequence[Fact]) -> bool:
    """Does the English say a third of the words of the Chinese, and something of each clause?

    Of official documents that were put side by side by machine, one pair in ten is of two other
    paragraphs: a model learns from them to leave out and to invent. `facts` are those of the
    Chinese.
    """
    given = contract.Pair(source=pair.zh, text=pair.en, facts=tuple(facts))
    share = omission.said_share(given)
    missing = (finding.severity == "error" for finding in omission.CHECK.explain(given))
    return (share is None or share >= LEAST_SAID) and not any(missing)


class TestLines:
    """The lines of test sets: a pair that says the same may not be trained on.

    `near` is the share of a sentence's runs of five characters or words that one test line may
    have.
    """

    __test__ = False

    def __init__(self, sentences: Iterable[str], near: float) -> None:
        self.near = near
        self._exact: set[tuple[str, ...]] = set()
        self._lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, sentence in enumerate(sentences):
            units = _units(sentence)
            self._exact.add(units)
            for shingle in _shingles(units):
                self._lines[shingle].append(number)

    @classmethod
    def read(cls, data: Path, files: Sequence[str], near: float) -> TestLines:
        """Both languages of all test files: every cell of two sentences' length."""
        cells = []
        for name in files:
            with lzma.open(data / name, "rt", encoding="utf-8") as file:
                cells += [cell for line in file for cell in line.rstrip("\n").split("\t")]
        return cls((cell for cell in cells if len(cell) >= 8), near)

    def holds(self, pair: Pair) -> bool:
        """Does a test line say the same as either side of `pair`, or nearly?"""
        return any(self._holds(_units(side)) for side in (pair.zh, pair.en))

    def _holds(self, units: tuple[str, ...]) -> bool:
        if units in self._exact:
            return True
        shingles = _shingles(units)
        if len(shingles) < SHINGLE:
            return False
        shared = Counter(number for each in shingles for number in self._lines.get(each, ()))
        return bool(shared) and max(shared.values()) >= self.near * len(shingles)


def _units(text: str) -> tuple[str, ...]:
    """The Chinese characters and the words in other letters, without marks."""
    return tuple(re.findall("[\u4e00-\u9fff]|[^\\W_\u4e00-\u9fff]+", text.lower()))


def _shingles(units: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {units[place : place + SHINGLE] for place in range(len(units) - SHINGLE + 1)}
