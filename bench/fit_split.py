"""Fit the splitter's weights to the development half of the benchmark's editions.

    python bench/fit_split.py DATA [--fold K]

writes `summarize/split/data/` anew: `vocabulary.tsv`, `characters.tsv`, `weights.tsv`, `edges.tsv`.
DATA is the folder of editions that `bench/split.py` measures on; only its development half is read.
The same data and seed write the same files. To choose features and settings, fit with `--fold K`
and measure with `bench/split.py --fold K`: what was fitted to always looks better than it is.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from editions.material import FOLDS, fold_of, load_material
from split_chain import FIRST, Example, Learner
from split_counts import count_characters, count_vocabulary
from split_labels import Labeled, label_pages, role_row

from summarize.split import vocabulary
from summarize.split.decode import possible_roles
from summarize.split.features import edge_kinds, line_features
from summarize.split.model import ALLOWED, INDEX, ROLES
from summarize.split.roles import Role

HERE = Path(__file__).parent
DATA = HERE.parent / "summarize" / "split" / "data"
SEED = 20
# What is put on a page at random differs from one dressing to the next.
DRESSINGS = 2
EPOCHS = 6
# Features seen in fewer lines, and weights nearer zero are left out.
LEAST_LINES, LEAST_WEIGHT = 40 * DRESSINGS, 0.02


class Ids(dict[str, int]):
    """Numbers names as they come."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self)
        return self[name]


def encode(
    pages: Sequence[Labeled],
) -> tuple[list[Example], dict[str, int], dict[str, int]]:
    """The examples in numbers, with the names of the features and of the edge kinds."""
    edges = Ids({"": 0})
    raw = []
    counts = Counter[str]()
    for items, true in pages:
        views = [item.view for item in items]
        lines = [
            list(line_features(views, place, item.setting)) for place, item in enumerate(items)
        ]
        counts.update(name for line in lines for name in line)
        kinds = [[edges[kind] for kind in edge_kinds(last, view)] for last, view in pairwise(views)]
        possible = np.array([role_row(possible_roles(item)) for item in items])
        raw.append((lines, kinds, possible, true))
    judged = {name for name, _, _ in read_judged()}
    kept = sorted({name for name, count in counts.items() if count >= LEAST_LINES} | judged)
    ids = {name: number for number, name in enumerate(kept)}
    examples = []
    for lines, kinds, can_be, is_right in raw:
        known = [[ids[name] for name in line if name in ids] for line in lines]
        possible, true = _without_dead_ends(can_be, is_right)
        lengths = np.array([len(line) for line in known])
        examples.append(
            Example(
                rows=np.array([row for line in known for row in line]),
                starts=np.concatenate(([0], np.cumsum(lengths)[:-1])),
                kinds=np.array(kinds, dtype=np.int64).reshape(-1, 2),
                possible=possible,
                true=true,
            )
        )
    return examples, ids, dict(edges)


def _without_dead_ends(possible: np.ndarray, true: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both with lines freed that no sequence of right roles can reach: such a line says nothing."""
    possible, true = possible.copy(), true.copy()
    for masks in (possible, true):
        reached = FIRST
        for place in range(len(masks)):
            right = possible[place] & masks[place]
            if not (reached & right).any():
                masks[place] = possible[place]
                right = possible[place]
            if not (reached & right).any():
                masks[place] = possible[place] = right = np.ones(len(ROLES), dtype=bool)
            reached = (reached & right) @ ALLOWED
    return possible, true


def read_judged() -> list[tuple[str, str, float]]:
    """Feature, role and weight as judged by hand."""
    text = (HERE / "split_prior.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [(name, role, float(weight)) for name, role, weight in rows]


def judged_weights(ids: dict[str, int]) -> np.ndarray:
    """The weights judged by hand, as a table."""
    table = np.zeros((len(ids), len(ROLES)))
    for name, role, weight in read_judged():
        table[ids[name], INDEX[Role(role)]] = weight
    return table


def write_weights(ids: dict[str, int], weights: np.ndarray) -> None:
    """Write the table of features and roles."""
    lines = [
        "# Written by bench/fit_split.py: natural log odds",
        "feature\t" + "\t".join(r.value for r in ROLES),
    ]
    for name, number in ids.items():
        row = weights[number]
        if np.abs(row).max() >= LEAST_WEIGHT:
            cells = ("" if abs(value) < LEAST_WEIGHT else f"{value:.2f}" for value in row)
            lines.append(name + "\t" + "\t".join(cells))
    (DATA / "weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_edges(kinds: dict[str, int], weights: np.ndarray) -> None:
    """Write the table of pairs of roles."""
    lines = ["# Written by bench/fit_split.py: natural log odds", "kind\trole\tnext\tweight"]
    for kind, number in sorted(kinds.items()):
        for last in ROLES:
            for role in ROLES:
                value = weights[number, INDEX[last], INDEX[role]]
                if abs(value) >= LEAST_WEIGHT:
                    lines.append(f"{kind}\t{last.value}\t{role.value}\t{value:.2f}")
    (DATA / "edges.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument(
        "--fold",
        type=int,
        choices=range(FOLDS),
        help="leave a third out, which bench/split.py measures",
    )
    arguments = parser.parse_args()
    editions = load_material(arguments.data, "dev").editions
    if arguments.fold is not None:
        editions, _ = fold_of(editions, arguments.fold)
    odds = count_vocabulary(editions)
    rows = ["# Written by bench/fit_split.py: log odds in headlines against running text"]
    rows += [f"{pair}\t{value}" for pair, value in odds.items()]
    (DATA / "vocabulary.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    rows = ["# Written by bench/fit_split.py: log odds of the beginning of a paragraph, the end of"]
    rows[0] += " a title"
    characters = count_characters(editions)
    rows += [f"{each}\t{begins}\t{ends}" for each, (begins, ends) in characters.items()]
    (DATA / "characters.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    vocabulary.read_vocabulary.cache_clear()
    vocabulary.read_characters.cache_clear()
    pages = [page for more in range(DRESSINGS) for page in label_pages(editions, SEED + more)]
    examples, ids, kinds = encode(pages)
    print(
        f"{len(examples)} pages, {sum(len(each.starts) for each in examples)} lines, "
        f"{len(ids)} features, {len(kinds)} edge kinds"
    )
    prior = judged_weights(ids)
    learner = Learner(prior, np.zeros((len(kinds), len(ROLES), len(ROLES))), rate=0.05, pull=0.06)
    learner.train(examples, epochs=arguments.epochs, seed=SEED)
    features, edges = learner.averaged()
    write_weights(ids, features)
    write_edges(kinds, edges)


if __name__ == "__main__":
    main()
