"""Fit the weights by which candidates are chosen, on parallel lines, and say what each is worth.

usage: python bench/fit_rescoring.py FILE.tsv.xz [--lines 400] [--skip 200] [--json FILE]

The model gives every piece of the lines its greedy candidate, its beam and its beam without
repeats, as the retry ladder would. Weights are searched on the even lines, one after the other
over a grid, for the best chrF; the table is of the odd lines, which the search does not see. The
two ranks above the weights (figures, other errors) are not fitted: they come first whatever
reads better. Put the weights into `summarize/translators/rescoring.py`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import sacrebleu
from parallel_lines import read_rows

from summarize.check import check_translation
from summarize.config import default_cache_dir
from summarize.records import Translation
from summarize.translators import load_translator
from summarize.translators.contract import Translator
from summarize.translators.joining import join_clauses
from summarize.translators.ladder import BEAM, GREEDY, NO_REPEAT
from summarize.translators.plan import pieces
from summarize.translators.rescoring import WEIGHTS, rank
from summarize.translators.written_in import sentence_for
from summarize.zh.facts import FactFinder

GRID = (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0)
# Candidates of each piece of a line, each piece's greedy one first.
Line = Sequence[Sequence[Translation]]


def candidates(texts: Sequence[str], translator: Translator) -> list[Line]:
    """All candidates, checked, of the pieces of each text."""
    finder = FactFinder()
    plans = [pieces(text, translator) for text in texts]
    parts = sorted({part for plan in plans for part in plan}, key=len)
    facts = {part: finder.find(part) for part in parts}
    given = [sentence_for(part, facts[part], translator) for part in parts]
    pairs = {part: sentence.pairs for part, sentence in zip(parts, given, strict=True)}
    made: dict[str, list[Translation]] = {part: [] for part in parts}
    for decoding in (GREEDY, BEAM, NO_REPEAT):
        for part, found in zip(parts, translator.translate(given, decoding), strict=True):
            made[part] += [
                Translation(
                    source=part, text=each.text, score=each.score, hints=pairs[part],
                    findings=check_translation(
                        part, each.text, finished=each.finished, facts=facts[part]
                    ),
                )
                for each in found
            ]  # fmt: skip
    return [[made[part] for part in plan] for plan in plans]


def chosen(lines: Sequence[Line], weights: Mapping[str, float]) -> list[str]:
    """The text of each line with the best candidate of each piece."""
    best = ([min(piece, key=lambda each: rank(each, weights)) for piece in line] for line in lines)
    return [join_clauses((each.source, each.text) for each in line) for line in best]


def chrf(output: Sequence[str], references: Sequence[str]) -> float:
    return float(sacrebleu.CHRF().corpus_score(list(output), [list(references)]).score)


def fit(lines: Sequence[Line], references: Sequence[str]) -> dict[str, float]:
    """Weights of the best chrF, searched one after the other, twice; the model's stays 1."""
    weights = dict(WEIGHTS) | {"model": 1.0}
    for _ in range(2):
        for name in (name for name in weights if name != "model"):
            tried = {
                value: chrf(chosen(lines, weights | {name: value}), references) for value in GRID
            }
            # Among equals the smallest: a sign that brings nothing gets no weight.
            weights[name] = max(GRID, key=lambda value: (round(tried[value], 2), -value))
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lines", type=int, default=400)
    parser.add_argument("--skip", type=int, default=200)
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--cache-dir", type=Path, default=default_cache_dir())
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = read_rows(options.file)[options.skip : options.skip + options.lines]
    translator = load_translator(options.translator, cache_dir=options.cache_dir)
    lines = candidates([row["zh"] for row in rows], translator)
    references = [row["ref"] for row in rows]
    weights = fit(lines[::2], references[::2])
    unseen, right = lines[1::2], references[1::2]
    systems = {
        "greedy": [[piece[:1] for piece in line] for line in unseen],
        "beam": [[piece[1:2] for piece in line] for line in unseen],
        "rescored": unseen,
    }
    table = {name: chrf(chosen(part, weights), right) for name, part in systems.items()}
    for name in weights:
        table[f"rescored without {name}"] = chrf(chosen(unseen, weights | {name: 0.0}), right)
    print("weights:", ", ".join(f"{name} {value}" for name, value in weights.items()))
    for name, score in table.items():
        print(f"{name:28} {score:6.2f}")
    if options.json:
        data = {"weights": weights, "chrf": table, "lines": len(unseen)}
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
