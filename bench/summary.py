"""How well do summaries tell the news? Prints one table a budget; `--json FILE` writes it as data.

    python bench/summary.py --data briefs.jsonl.xz [--generate NAME] [--adapter FILE]

The data (also SUMMARIZE_DATA) has one JSON object a line with `title`, `summary` (the editors' own
brief) and `text` (paragraphs, one a line). Items whose brief is their title are left out, unless
`--all` is given: they ask for a headline, not a summary. Roundups (快讯) are left out too: they are
several items, not an article. Even rows are reported; `--tune` searches the weights on the odd.

The headline is withheld from every method but the one that is marked. Two budgets: one sentence,
scored by F; and 3 sentences of at most 180 characters in all, scored by recall, for which all
methods have the same room. ROUGE-1, -2 and -L are over characters, punctuation and space left out.
Brackets hold the half width of the 95% interval of the mean. "false" is how many figures and names
of 100 summaries the tool's own check does not find in the article.
sumy (LexRank, TextRank) is optional: `pip install sumy jieba`. It gets the same sentences.
"""

from __future__ import annotations

import json
import math
import os
import random
import sys
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from functools import cache
from pathlib import Path
from statistics import fmean, stdev

import click
from merged_adapter import merged
from rouge import rouge
from summary_items import Item, read_items
from summary_methods import (
    Method,
    centroid,
    extract,
    generate_methods,
    lead,
    load_generator,
    sumy_methods,
)

from summarize.check import check_summary
from summarize.summarizers.contract import Limits
from summarize.summarizers.embedded import EmbeddedGenerator
from summarize.summarizers.features import Weights

BUDGETS = {
    "1 sentence, F": Limits(sentences=1, max_chars=None),
    "3 sentences, 180 characters, recall": Limits(sentences=3, max_chars=180),
}
FALSE = frozenset(("number", "name"))


@cache
def _scores(hypothesis: str, reference: str, budget: str) -> tuple[float, float, float]:
    place = 1 if budget.endswith("F") else 0
    one, two, longest = (rouge(hypothesis, reference, kind)[place] for kind in "12L")
    return one, two, longest


def measure_method(items: Sequence[Item], method: Method) -> dict[str, dict[str, float]]:
    """For each budget: mean characters, ROUGE-1, -2, -L (in %), half the 95% interval of -L, and
    figures and names that are not in the article, of 100 summaries."""
    table = {}
    for budget, limits in BUDGETS.items():
        chosen = [method(item, limits) for item in items]
        outputs = list(map("".join, chosen))
        rows = [
            _scores(output, item.reference, budget)
            for output, item in zip(outputs, items, strict=True)
        ]
        one, two, longest = (
            [100 * value for value in column] for column in zip(*rows, strict=True)
        )
        table[budget] = {
            "characters": fmean(map(len, outputs)),
            "rouge1": fmean(one),
            "rouge2": fmean(two),
            "rougeL": fmean(longest),
            "interval": 1.96 * stdev(longest) / math.sqrt(len(longest)),
            "false": 100 * fmean(map(_false, items, chosen)),
        }
    return table


def _false(item: Item, sentences: list[str]) -> int:
    """How many figures and names of a summary its article does not have."""
    return sum(finding.kind in FALSE for finding in check_summary(item.article, sentences))


def tune(items: Sequence[Item], rounds: int) -> Weights:
    """Coordinate search from the defaults for the best mean of all six ROUGE values."""
    fixed = {"headline", "facts", "points_back", "length"}
    dice = random.Random(0)
    best = Weights()
    top = _objective(items, best)
    names = [field.name for field in fields(Weights) if field.name not in fixed]
    for _ in range(rounds):
        for name in dice.sample(names, len(names)):
            for factor in (0.0, 0.5, 0.8, 1.25, 2.0):
                trial = replace(best, **{name: round(getattr(best, name) * factor, 3)})
                value = _objective(items, trial)
                if value > top + 1e-9:
                    top, best = value, trial
    print(f"tuned on {len(items)} items to {top:.2f}: {best}", file=sys.stderr)
    return best


def _objective(items: Sequence[Item], weights: Weights) -> float:
    table = measure_method(items, extract(weights))
    return fmean(row[kind] for row in table.values() for kind in ("rouge1", "rouge2", "rougeL"))


@click.command(help=__doc__)
@click.option(
    "--data",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=lambda: os.environ.get("SUMMARIZE_DATA"),
    required=True,
    help="JSON lines, plain or .xz.",
)
@click.option("--all", "take_all", is_flag=True, help="Take briefs that are the title as well.")
@click.option("--limit", type=int, default=None, help="Use the first so many items only.")
@click.option("--tune", "rounds", type=int, default=0, help="Rounds of search for better weights.")
@click.option(
    "--generate", "models", multiple=True, help="A model that writes: a name, repository or folder."
)
@click.option(
    "--adapter",
    "adapters",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An adapter for briefs of the embedded model, by models/train/train.py with briefs.toml.",
)
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the table here.")
def main(
    *,
    data: Path,
    take_all: bool,
    limit: int | None,
    rounds: int,
    models: tuple[str, ...],
    adapters: tuple[Path, ...],
    json_file: Path | None,
) -> None:
    items = read_items(data, limit, take_all=take_all)
    odd, even = items[1::2], items[0::2]
    weights = tune(odd, rounds) if rounds else Weights()
    methods: dict[str, Method] = {"lead": lead, "centrality alone": centroid, **sumy_methods()}
    methods["extract"] = extract(weights)
    methods["extract, headline seen"] = extract(weights, titled=True)
    for name in models:
        methods |= generate_methods(load_generator(name))
    for adapter in adapters:
        with merged("embedded-brief", adapter) as model:
            methods |= generate_methods(EmbeddedGenerator(model))
    table = {name: measure_method(even, method) for name, method in methods.items()}
    width = max(24, *(len(name) + 1 for name in table))
    for budget in BUDGETS:
        print(f"\n{budget} ({len(even)} articles)")
        print(f"{'method':{width}}{'chars':>7}{'R-1':>7}{'R-2':>7}{'R-L':>7}{'false':>14}")
        for name, rows in table.items():
            row = rows[budget]
            print(
                f"{name:{width}}{row['characters']:7.0f}{row['rouge1']:7.1f}{row['rouge2']:7.1f}"
                f"{row['rougeL']:7.1f} (±{row['interval']:.1f}){row['false']:7.1f}"
            )
    if json_file is not None:
        result = {"items": len(even), "weights": asdict(weights), "methods": table}
        json_file.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
