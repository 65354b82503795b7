"""Translation quality: BLEU and chrF on parallel lines, beside the stored outputs of peers.

usage: python bench/translate.py FLORES.tsv.xz [--lines 200] [--translator NAME] [--json FILE]

The file is tab-separated with a header: `zh`, `ref`, then a column a peer. Rows are this tool's
first decoding with hints and without, and the whole retry ladder as used in a digest; every score
carries its sacrebleu signature in the JSON.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import time
from collections.abc import Sequence
from pathlib import Path

import sacrebleu

from summarize.config import default_cache_dir
from summarize.translators import load_translator
from summarize.translators.contract import Decoding, Sentence, Translator
from summarize.translators.joining import join_clauses
from summarize.translators.ladder import translate_texts
from summarize.translators.plan import pieces
from summarize.translators.written_in import write_in
from summarize.zh.facts import FactFinder


def read_rows(path: Path, lines: int) -> list[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row, _ in zip(reader, range(lines), strict=False)]


def decoded(texts: Sequence[str], translator: Translator, *, with_hints: bool) -> list[str]:
    """The first greedy hypothesis of each text, long ones clause by clause as in a digest."""
    finder = FactFinder()
    plans = [pieces(text, translator) for text in texts]
    parts = sorted({part for plan in plans for part in plan}, key=len)
    given = [
        write_in(part, finder.find(part)) if with_hints else Sentence(text=part) for part in parts
    ]
    made = translator.translate(given, Decoding())
    english = dict(zip(parts, (candidates[0].text for candidates in made), strict=True))
    return [join_clauses((part, english[part]) for part in plan) for plan in plans]


def laddered(texts: Sequence[str], translator: Translator) -> list[str]:
    """What a digest would print, marks left out."""
    return [item.text for item in translate_texts(texts, translator, FactFinder())]


def scores(name: str, output: list[str], references: list[str]) -> dict[str, object]:
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
    return {
        "system": name,
        "bleu": round(bleu.corpus_score(output, [references]).score, 1),
        "chrf": round(chrf.corpus_score(output, [references]).score, 1),
        "signatures": [str(bleu.get_signature()), str(chrf.get_signature())],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lines", type=int, default=200)
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--cache-dir", type=Path, default=default_cache_dir())
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = read_rows(options.file, options.lines)
    texts, references = [row["zh"] for row in rows], [row["ref"] for row in rows]
    translator = load_translator(options.translator, cache_dir=options.cache_dir)
    systems = {
        "greedy, no hints": lambda: decoded(texts, translator, with_hints=False),
        "greedy, hints": lambda: decoded(texts, translator, with_hints=True),
        "retry ladder": lambda: laddered(texts, translator),
    }
    found = []
    for name, make in systems.items():
        start = time.perf_counter()
        output = make()
        row = scores(f"{options.translator}: {name}", output, references)
        found.append(row | {"sentences_per_second": len(rows) / (time.perf_counter() - start)})
    for peer in (name for name in rows[0] if name not in {"zh", "ref"}):
        found.append(scores(peer, [row[peer] for row in rows], references))
    print(f"{'first ' + str(len(rows)) + ' lines':32} {'BLEU':>6} {'chrF':>6} {'sent/s':>7}")
    for row in found:
        speed = row.get("sentences_per_second")
        print(
            f"{row['system']:32} {row['bleu']:6} {row['chrf']:6} "
            f"{'' if speed is None else format(speed, '7.1f')}"
        )
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
