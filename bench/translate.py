"""Translation quality on parallel lines, beside the stored outputs of peers.

usage: python bench/translate.py FILE.tsv.xz [--lines 200] [--skip 0] [--translator NAME]
                                 [--systems LIST] [--adapter FILE] [--compute-type float32]
                                 [--json FILE] [--outputs FILE]

The file is tab-separated: with a header, `zh`, `ref`, then a column a peer; without one, a mark,
the Chinese and the English. Systems are this tool's greedy decoding without hints ("plain") and
with ("hints"), its beam of four without rescoring ("beam") and the whole retry ladder with
rescoring, as used in a digest ("ladder"). Beside BLEU and chrF (sacrebleu; signatures in the JSON)
stands the share of the lines with figures whose figures all survive, and of those with people,
places, bodies or posts whose names do, by the tool's own checks. Lines without an end mark,
headlines and titles mostly, are scored once more by themselves. `--outputs` writes each system's
lines as a column. `--adapter` takes another adapter of an embedded model than the shipped one, and
`--compute-type float32` leaves out the rounding to int8, to show what it costs.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import sacrebleu
from merged_adapter import merged
from parallel_lines import read_rows

from summarize.check import check_translation
from summarize.config import default_cache_dir
from summarize.translators import load_translator
from summarize.translators.contract import Decoding, Sentence, Translator
from summarize.translators.embedded import EmbeddedTranslator
from summarize.translators.joining import join_clauses
from summarize.translators.ladder import BEAM, GREEDY, translate_texts
from summarize.translators.plan import pieces
from summarize.translators.written_in import sentence_for
from summarize.weights import load_catalog
from summarize.zh.facts import FactFinder

END = re.compile(r"[。！？.!?…；;：:][”’」』）)\"]*$")
FIGURES = frozenset(("number", "percent", "date"))
NAMES = frozenset(("person", "place", "organisation", "title", "term"))
# Kinds of findings that say that a name is lost.
NAME_FINDINGS = frozenset(("name", "place", "organisation", "title", "term"))
FIGURE_FINDINGS = frozenset(("number", "date"))


def decoded(
    texts: Sequence[str], translator: Translator, decoding: Decoding, *, with_hints: bool
) -> list[str]:
    """The first hypothesis of each text, long ones clause by clause as in a digest."""
    finder = FactFinder()
    plans = [pieces(text, translator) for text in texts]
    parts = sorted({part for plan in plans for part in plan}, key=len)
    given = [
        sentence_for(part, finder.find(part), translator) if with_hints else Sentence(text=part)
        for part in parts
    ]
    made = translator.translate(given, decoding)
    english = dict(zip(parts, (candidates[0].text for candidates in made), strict=True))
    return [join_clauses((part, english[part]) for part in plan) for plan in plans]


def laddered(texts: Sequence[str], translator: Translator) -> list[str]:
    """What a digest would print, marks left out."""
    return [item.text for item in translate_texts(texts, translator, FactFinder())]


def embedded_anew(name: str, adapter: Path | None, compute_type: str) -> Translator:
    """An embedded model made anew, with another adapter than the shipped, in any number type."""
    with merged(name, adapter, compute_type) as model:
        return EmbeddedTranslator(model, compute_type=compute_type)


def is_embedded(name: str) -> bool:
    """Is this the name of a model of the catalog whose weights are in the package index?"""
    return any(spec.name == name and spec.embedded for spec in load_catalog().models)


System = Callable[[Sequence[str], Translator], list[str]]
SYSTEMS: Mapping[str, System] = {
    "plain": lambda texts, model: decoded(texts, model, GREEDY, with_hints=False),
    "hints": lambda texts, model: decoded(texts, model, GREEDY, with_hints=True),
    "beam": lambda texts, model: decoded(texts, model, BEAM, with_hints=True),
    "ladder": laddered,
}


def scores(output: list[str], rows: Sequence[Mapping[str, str]]) -> dict[str, object]:
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
    references = [[row["ref"] for row in rows]]
    figures, names = kept(output, rows)
    return {
        "bleu": round(bleu.corpus_score(output, references).score, 1),
        "chrf": round(chrf.corpus_score(output, references).score, 1),
        "figures": figures,
        "names": names,
        "signatures": [str(bleu.get_signature()), str(chrf.get_signature())],
    }


def kept(
    output: Sequence[str], rows: Sequence[Mapping[str, str]]
) -> tuple[float | None, float | None]:
    """Percent of the lines with figures whose figures are all there, and with names, likewise."""
    finder = FactFinder()
    with_figures, with_names = [], []
    for english, row in zip(output, rows, strict=True):
        facts = finder.find(row["zh"])
        kinds = {fact.kind for fact in facts}
        lost = {finding.kind for finding in check_translation(row["zh"], english, facts=facts)}
        if kinds & FIGURES:
            with_figures.append(not lost & FIGURE_FINDINGS)
        if kinds & NAMES:
            with_names.append(not lost & NAME_FINDINGS)
    return _percent(with_figures), _percent(with_names)


def _percent(flags: Sequence[bool]) -> float | None:
    return round(100 * sum(flags) / len(flags), 1) if flags else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lines", type=int, default=200)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--systems", default="plain,hints,beam,ladder")
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--compute-type", choices=("int8", "float32"))
    parser.add_argument("--cache-dir", type=Path, default=default_cache_dir())
    parser.add_argument("--json", type=Path)
    parser.add_argument("--outputs", type=Path)
    options = parser.parse_args()
    anew = options.adapter is not None or options.compute_type is not None
    if anew and not is_embedded(options.translator):
        parser.error("--adapter and --compute-type are of embedded translators alone")
    rows = read_rows(options.file)[options.skip : options.skip + options.lines]
    outputs, speeds = {}, {}
    names = [name for name in options.systems.split(",") if name]
    translator: Translator | None = None
    if names and anew:
        translator = embedded_anew(
            options.translator, options.adapter, options.compute_type or "int8"
        )
    elif names:
        translator = load_translator(options.translator, cache_dir=options.cache_dir)
    adapter = options.adapter and f"{options.adapter.parent.name}/{options.adapter.name}"
    for name in names:
        assert translator is not None
        start = time.perf_counter()
        label = ", ".join(filter(None, (options.translator, adapter, options.compute_type)))
        label = f"{label}: {name}"
        outputs[label] = SYSTEMS[name]([row["zh"] for row in rows], translator)
        speeds[label] = len(rows) / (time.perf_counter() - start)
    for peer in (name for name in rows[0] if name not in {"zh", "ref", "mark"}):
        outputs[peer] = [row[peer] for row in rows]
    found = report(outputs, speeds, rows)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if options.outputs:
        columns = zip(*outputs.values(), strict=True)
        lines = ["\t".join(outputs), *("\t".join(line) for line in columns)]
        options.outputs.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(
    outputs: Mapping[str, list[str]],
    speeds: Mapping[str, float],
    rows: Sequence[Mapping[str, str]],
) -> list[dict[str, object]]:
    """Print a table of all lines and one of those without an end mark; all of it as data."""
    open_ended = [place for place, row in enumerate(rows) if not END.search(row["zh"])]
    found = []
    for title, places in (("all lines", range(len(rows))), ("no end mark", open_ended)):
        if len(places) < 10:
            continue
        chosen = [rows[place] for place in places]
        print(f"\n{title + f' ({len(places)})':28}   BLEU   chrF figures  names  sent/s")
        for system, lines in outputs.items():
            row = scores([lines[place] for place in places], chosen)
            speed = speeds.get(system) if title == "all lines" else None
            found.append({"system": system, "lines": title, "sentences_per_second": speed} | row)
            print(
                f"{system:28} {row['bleu']:6} {row['chrf']:6} {row['figures']!s:>7} "
                f"{row['names']!s:>6} "
                f"{'' if speed is None else format(speed, '7.1f')}"
            )
    return found


if __name__ == "__main__":
    main()
