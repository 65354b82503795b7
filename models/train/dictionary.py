"""Make the table of glosses: python models/train/dictionary.py DATA

Reads CC-CEDICT (DATA/lexicon/cc_cedict.tsv.xz) and writes summarize/zh/data/glosses.tsv: words of
two characters or more that the tagger knows, with the one of their English glosses that pairs of
sentences use most; of a word that the pairs lack, the dictionary's first. A gloss that misleads is
worse than none, since the model copies it: what the pairs contradict is left out, and so are names,
which are facts, and words that English says with its grammar.
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
    Source(
        file="mt/literal.tsv.xz", columns=("set", "zh", "en"), tags=(), share=1.0, licence="MPL-2.0"
    ),
    Source(
        file="mt/train.tsv.xz",
        columns=COLUMNS,
        tags=("prc_gov", "mlqe_pe", "tatoeba", "news_commentary", "alma_wmt17-20", "bt_wmt"),
        share=1.0,
        licence="open, and WMT research use",
    ),
    Source(file="mt/train.tsv.xz", columns=COLUMNS, tags=("mojlaw",), share=0.1, licence="open"),
)
# A remark, a reading in brackets, the traditional form beside a character.
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\|.*")
# "to" of an infinitive, an article; not those of "to this end" and "a few".
ARTICLE = re.compile(r"^(?:to be|to|an?|the) (?!this |that |the |no |one's |few|little|number|lot)")
GLOSS = re.compile(r"[A-Za-z0-9 .'’é-]{1,30}")
# What speaks of the word instead of translating it, or leaves a gap in the sentence.
ABOUT = re.compile(
    r"CL:|variant|see \S*\[|see also|abbr|surname|old variant|also |erhua|same as|one of|name of"
    r"|used (?:in|as|to|for|after|before)|short for|equivalent|lit\.|fig\.|until "
    r"|.* or [A-Z]|.*\b(?:sb|sth)\b|.*\.\.\.|.* in Taiwan"
)
# Words of English grammar: as a gloss they say nothing.
GRAMMAR = frozenset(
    (
        "in", "on", "of", "by", "for", "with", "from", "to", "at", "as", "if", "or", "and", "but",
        "not", "no", "one", "all", "over", "be", "is", "do", "it", "its", "this", "that", "than",
        "then", "so", "up", "out", "off", "into", "about", "after", "before", "between",
    )
)  # fmt: skip
# The tagger's marks of places, people, bodies and other names.
NAMES = ("nr", "ns", "nt")
# How many uses the dictionary's first gloss is worth before any is counted, and how much less each
# that follows.
PRIOR, FALL = 3.0, 0.6
# A word met this often whose gloss stands in fewer than this share of the sentences means something
# else; a gloss written large must be met at all.
OFTEN, SHARE = 20, 0.05


def read_dictionary(lines: Iterable[str]) -> dict[str, list[str]]:
    """Words of two characters or more with their short glosses, in the dictionary's order.

    Entries that are no name come before those that are: 现代 is "modern times", then Hyundai.
    """
    words: dict[str, list[str]] = {}
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for word, _, _, glosses in sorted(rows, key=lambda row: row[2][:1].isupper()):
        if len(word) < 2 or not all(HAN.match(char) for char in word):
            continue
        for raw in re.split("[/;]", glosses):
            if ABOUT.match(raw.strip(" ,")):
                continue
            gloss = " ".join(ARTICLE.sub("", ASIDE.sub("", raw).strip(" ,")).split())
            short = GLOSS.fullmatch(gloss) and gloss.count(" ") < 4
            if short and gloss not in words.setdefault(word, []):
                words[word].append(gloss)
    return {word: glosses for word, glosses in words.items() if glosses}


def best_glosses(words: Mapping[str, list[str]], pairs: Iterable[Pair]) -> dict[str, str]:
    """The gloss of each word that `pairs` use most, its place in the dictionary counted as well."""
    stems = {gloss: _stems(gloss) for glosses in words.values() for gloss in glosses}
    met, uses = Counter[str](), Counter[tuple[str, str]]()
    for pair in pairs:
        english = _stems(pair.en)
        for word in words.keys() & set(rjieba.cut(pair.zh)):
            met[word] += 1
            uses.update((word, each) for each in words[word] if stems[each] in english)
    best = {
        word: max(glosses, key=lambda each: uses[word, each] + PRIOR * FALL ** glosses.index(each))
        for word, glosses in words.items()
    }
    return {
        word: gloss
        for word, gloss in best.items()
        if gloss not in GRAMMAR
        and (met[word] < OFTEN or uses[word, gloss] >= SHARE * met[word])
        and (gloss[0].islower() or uses[word, gloss])
    }


def _stems(text: str) -> str:
    """The words of `text` without endings, each between spaces."""
    return f" {' '.join(_stem(word) for word in re.findall('[a-z]+', text.lower()))} "


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    endings = () if word.endswith("ss") else ("ing", "ed", "es", "s", "ly")
    ending = next((end for end in endings if word.endswith(end)), "")
    stem = word.removesuffix(ending) if len(word) > len(ending) + 2 else word
    stem = stem[:-1] if len(stem) > 3 and stem.endswith("e") else stem
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem


def _is_common(word: str) -> bool:
    """Does the tagger know it, and not as a name?"""
    return is_entry(word) and not rjieba.tag(word)[0][1].startswith(NAMES)


def _pairs(data: Path) -> Iterator[Pair]:
    for source in PAIRS:
        yield from read_source(data, source, seed=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    with lzma.open(data / "lexicon" / "cc_cedict.tsv.xz", "rt", encoding="utf-8") as lines:
        words = {word: each for word, each in read_dictionary(lines).items() if _is_common(word)}
    best = best_glosses(words, _pairs(data))
    rows = "".join(f"{word}\t{gloss}\n" for word, gloss in sorted(best.items()))
    TABLE.write_text(HEADER + rows, encoding="utf-8")
    print(f"{len(best):,} words: {TABLE}")


if __name__ == "__main__":
    main()
