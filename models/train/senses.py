"""Make the table of senses: python models/train/senses.py DATA

Reads CC-CEDICT (DATA/lexicon/cc_cedict.tsv.xz) and pairs of sentences and writes
summarize/zh/data/senses.tsv: of each word that the tool knows, the beginnings of the English words
that translate it, those of its gloss left out. Where a translation has none of them, it does not
say the word. From pairs come those that a word of Chinese explains best among all in its sentence:
model 1 of Brown et al. (1993, "The Mathematics of Statistical Machine Translation").
"""

from __future__ import annotations

import argparse
import itertools
import lzma
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import rjieba
from dictionary import parallel_pairs, read_dictionary
from pairs import Pair

import summarize
from summarize.check.stems import stems
from summarize.zh.glosses import gloss_table

__all__ = ["Links", "senses"]

TABLE = Path(summarize.__file__).parent / "zh" / "data" / "senses.tsv"
HEADER = """\
# How else English says a word of the tables of glosses: Chinese, beginnings of English words.
# Derived from CC-CEDICT, whose licence holds for this table too: Creative Commons
# Attribution-ShareAlike 4.0; and from counts over pairs of sentences. See NOTICE.
"""
# A word of either language must be met so often, and a sentence have at most so many of them.
MET, LONGEST = 4, 80
ROUNDS = 6
# How often, and in which share of the word's sentences, the word must account for the English.
TIMES, SHARE = 2.5, 0.04
# The most stems a word: what follows is of the words beside it.
MOST = 10


class Links:
    """How often each Chinese word accounts for each English stem, over pairs of sentences.

    What no word of the sentence explains falls to an empty word that every sentence has.
    """

    def __init__(self, pairs: Iterable[tuple[Collection[str], Collection[str]]]) -> None:
        kept = [(zh, en) for zh, en in pairs if max(len(zh), len(en)) <= LONGEST]
        self.met = Counter(itertools.chain.from_iterable(zh for zh, _ in kept))
        english = Counter(itertools.chain.from_iterable(en for _, en in kept))
        self._zh = ["", *(word for word, times in self.met.items() if times >= MET)]
        self._en = [stem for stem, times in english.items() if times >= MET]
        self._find(kept)

    def _find(self, pairs: Sequence[tuple[Collection[str], Collection[str]]]) -> None:
        zh_place = {word: place for place, word in enumerate(self._zh)}
        en_place = {stem: place for place, stem in enumerate(self._en)}
        links, slots, slot = [], [], 0
        for zh, en in pairs:
            words = np.array([0, *(zh_place[word] for word in zh if word in zh_place)])
            found = np.array([en_place[stem] for stem in en if stem in en_place], dtype=np.int64)
            links.append((words[None, :] * len(self._en) + found[:, None]).ravel())
            slots.append(np.repeat(np.arange(slot, slot + len(found)), len(words)))
            slot += len(found)
        self._links, place = np.unique(np.concatenate(links), return_inverse=True)
        where = np.concatenate(slots)
        owner = self._links // len(self._en)
        likely = np.ones(len(self._links))
        for _ in range(ROUNDS):
            each = likely[place]
            share = each / np.bincount(where, each, slot)[where]
            self._counts = np.bincount(place, share, len(self._links))
            likely = self._counts / np.bincount(owner, self._counts)[owner]

    def senses(self) -> dict[str, list[str]]:
        """The stems that each word accounts for, the most frequent first."""
        found: dict[str, list[str]] = defaultdict(list)
        for link in np.argsort(-self._counts, kind="stable"):
            word, stem = divmod(int(self._links[link]), len(self._en))
            times, zh = self._counts[link], self._zh[word]
            if times < TIMES:
                break
            if zh and times >= SHARE * self.met[zh] and len(found[zh]) < MOST:
                found[zh].append(self._en[stem])
        return found


def senses(
    known: Mapping[str, str], dictionary: Mapping[str, Sequence[str]], links: Links
) -> dict[str, list[str]]:
    """Of each word in `known` the stems of its senses that those of its own gloss are not.

    What is made of two words of two characters or more (召开会议) may be said by their senses.
    """
    counted = links.senses()
    table = {}
    for word, gloss in known.items():
        said = [stem for each in dictionary.get(word, ()) for stem in sorted(stems(each))]
        said += counted.get(word, ())
        for cut in range(2, len(word) - 1):
            parts = word[:cut], word[cut:]
            if all(part in known for part in parts):
                said += [stem for part in parts for stem in sorted(stems(known[part]))]
                said += [stem for part in parts for stem in counted.get(part, ())]
        more = [stem for stem in dict.fromkeys(said) if stem not in stems(gloss)]
        if more:
            table[word] = more
    return table


def _units(pair: Pair, known: Collection[str]) -> tuple[set[str], frozenset[str]]:
    return {word for word in rjieba.cut(pair.zh) if word in known}, stems(pair.en)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    with lzma.open(data / "lexicon" / "cc_cedict.tsv.xz", "rt", encoding="utf-8") as lines:
        dictionary = read_dictionary(lines)
    known = gloss_table()
    links = Links(_units(pair, known) for pair in parallel_pairs(data))
    table = senses(known, dictionary, links)
    rows = "".join(f"{word}\t{' '.join(each)}\n" for word, each in sorted(table.items()))
    TABLE.write_text(HEADER + rows, encoding="utf-8")
    print(f"{len(table):,} words: {TABLE}")


if __name__ == "__main__":
    main()
