"""Make the table of glosses: python models/train/dictionary.py DATA

Reads CC-CEDICT (DATA/lexicon/cc_cedict.tsv.xz) and writes summarize/zh/data/glosses.tsv: each word
of two characters or more that the tagger knows, with the one of its English glosses that pairs of
sentences use most. Of a word that they lack, the dictionary's first gloss is taken.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import rjieba
from pairs import HAN, Pair, read_source
from recipe import Source

import summarize
from summarize.zh.words import is_entry

__all__ = ["best_glosses", "read_dictionary"]

TABLE = Path(summarize.__file__).parent / "zh" / "data" / "glosses.tsv"
HEADER = """\
# What ordinary words are in English: Chinese, one gloss. Derived from CC-CEDICT, whose licence
# holds for this table too: Creative Commons Attribution-ShareAlike 4.0, see NOTICE.
"""
COLUMNS = ("tag", "domain", "tier", "zh", "en")
# Pairs that only say which gloss is usual: no text of theirs is kept. The laws are many and alike.
PAIRS = (
    Source(file="mt/literal.tsv.xz", columns=("set", "zh", "en"), tags=(), share=1.0, licence=""),
    Source(
        file="mt/train.tsv.xz",
        columns=COLUMNS,
        tags=("prc_gov", "mlqe_pe", "tatoeba", "news_commentary", "alma_wmt17-20", "bt_wmt"),
        share=1.0,
        licence="",
    ),
    Source(file="mt/train.tsv.xz", columns=COLUMNS, tags=("mojlaw",), share=0.1, licence=""),
)
# A remark, a reading in brackets, the traditional form beside a character.
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\|.*")
ARTICLE = re.compile(r"^(?:to be|to|an?|the) ")
GLOSS = re.compile(r"[A-Za-z0-9 .'’é-]{1,30}")
# Glosses that speak of the word instead of translating it.
ABOUT = (
    "CL:", "variant", "see ", "abbr", "surname", "old ", "also ", "used ", "erhua", "same as",
    "one of", "name of", "short for", "equivalent",
)  # fmt: skip
# How many uses the dictionary's first gloss is worth before any is counted, and how much less each
# that follows.
PRIOR, FALL = 3.0, 0.6


def read_dictionary(lines: Iterable[str]) -> dict[str, list[str]]:
    """Words of two characters or more with their short glosses, in the dictionary's order."""
    words: dict[str, list[str]] = {}
    for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        word, glosses = row[0], row[-1]
        if len(word) < 2 or not all(HAN.match(char) for char in word):
            continue
        for raw in re.split("[/;]", glosses):
            gloss = ARTICLE.sub("", ASIDE.sub("", raw).strip(" ,")).partition(", ")[0]
            gloss = " ".join(gloss.split())
            short = GLOSS.fullmatch(gloss) and gloss.count(" ") < 4
            if short and not gloss.startswith(ABOUT) and gloss not in words.setdefault(word, []):
                words[word].append(gloss)
    return words


def best_glosses(words: Mapping[str, list[str]], pairs: Iterable[Pair]) -> dict[str, str]:
    """The gloss of each word that `pairs` use most, its place in the dictionary counted as well."""
    stems = {gloss: _stems(gloss) for glosses in words.values() for gloss in glosses}
    uses = Counter[tuple[str, str]]()
    for pair in pairs:
        english = _stems(pair.en)
        for word in set(rjieba.cut(pair.zh)):
            uses.update((word, each) for each in words.get(word, ()) if stems[each] in english)
    return {
        word: max(glosses, key=lambda each: uses[word, each] + PRIOR * FALL ** glosses.index(each))
        for word, glosses in words.items()
        if glosses
    }


def _stems(text: str) -> str:
    """The words of `text` without endings, each between spaces."""
    return f" {' '.join(_stem(word) for word in re.findall('[a-z]+', text.lower()))} "


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    ending = next((end for end in ("ing", "ed", "es", "s", "ly") if word.endswith(end)), "")
    stem = word.removesuffix(ending) if len(word) > len(ending) + 2 else word
    return stem[:-1] if len(stem) > 3 and stem.endswith("e") else stem


def _pairs(data: Path) -> Iterator[Pair]:
    for source in PAIRS:
        yield from read_source(data, source, seed=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    with lzma.open(data / "lexicon" / "cc_cedict.tsv.xz", "rt", encoding="utf-8") as lines:
        words = {word: each for word, each in read_dictionary(lines).items() if is_entry(word)}
    best = best_glosses(words, _pairs(data))
    rows = "".join(f"{word}\t{gloss}\n" for word, gloss in sorted(best.items()))
    TABLE.write_text(HEADER + rows, encoding="utf-8")
    print(f"{len(best):,} words: {TABLE}")


if __name__ == "__main__":
    main()
