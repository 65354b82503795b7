"""How well do the extracts tell the news? Prints one table; `--json FILE` writes it as data.

    python bench/summary.py --data briefs.jsonl.xz

The data (also SUMMARIZE_DATA) has one JSON object a line with `title`, `summary` (the editors' own
brief) and `text` (paragraphs, one a line). Even rows are reported; `--tune` searches the weights
on the odd rows. Roundups (快讯) are left out: they are several items, not an article.

The brief of such data is nearly its headline, so the headline is withheld from every method but
the one that is marked. Two budgets: one sentence, scored by F; and 3 sentences of at most 180
characters in all, scored by recall, for which all methods have the same room.
ROUGE-1, -2 and -L are over characters, punctuation and space left out. Brackets hold the half
width of the 95% interval of the mean.
sumy (LexRank, TextRank) is optional: `pip install sumy jieba`. It gets the same sentences.
"""

from __future__ import annotations

import json
import lzma
import math
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import click
from subsequence import common_length

from summarize.records import Article, Passage, Span
from summarize.summarizers.candidates import candidates
from summarize.summarizers.contract import Limits
from summarize.summarizers.features import Measured, Weights, measure
from summarize.summarizers.selection import choose
from summarize.zh.facts import annotate, learn

BUDGETS = {
    "1 sentence, F": Limits(sentences=1, max_chars=None),
    "3 sentences, 180 characters, recall": Limits(sentences=3, max_chars=180),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An article, the reference, and its sentences measured without and with its headline."""

    reference: str
    pool: tuple[Measured, ...]
    titled: tuple[Measured, ...]

    @property
    def sentences(self) -> list[str]:
        return [entry.candidate.text for entry in self.pool]


Method = Callable[[Item, Limits], list[str]]


def rouge(hypothesis: str, reference: str, kind: str) -> tuple[float, float]:
    """Recall and F (0 to 1) of kind "1", "2" (n-grams) or "L" (longest common subsequence).

    Lin, ROUGE: A Package for Automatic Evaluation of Summaries, 2004; over characters.
    """
    found, wanted = _characters(hypothesis), _characters(reference)
    if kind == "L":
        same, in_found, in_wanted = common_length(found, wanted), len(found), len(wanted)
    else:
        size = int(kind)
        ours, theirs = _ngrams(found, size), _ngrams(wanted, size)
        same, in_found, in_wanted = (ours & theirs).total(), ours.total(), theirs.total()
    if not same:
        return 0.0, 0.0
    recall, precision = same / in_wanted, same / in_found
    return recall, 2 * recall * precision / (recall + precision)


@cache
def _characters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _ngrams(text: str, size: int) -> Counter[str]:
    return Counter(text[index : index + size] for index in range(len(text) - size + 1))


def read_items(path: Path, limit: int | None) -> list[Item]:
    """The first `limit` items of a data file; .xz is decompressed."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    rows = [json.loads(line) for line in data.decode().splitlines()]
    items: list[Item] = []
    for row in rows:
        if len(items) == limit:
            break
        article = _article(row["text"], row["title"])
        pool = [candidate for candidate in candidates(article) if candidate.whole]
        if "快讯" in row["title"] or not pool:
            continue
        article = annotate(article, learn([article], date=None))
        items.append(
            Item(
                reference=row["summary"],
                pool=measure(replace(article, headline=None), pool),
                titled=measure(article, pool),
            )
        )
    return items


def _article(text: str, title: str) -> Article:
    body, start = [], 0
    for line in text.split("\n"):
        span = Span(page=0, start=start, end=start + len(line))
        body.append(Passage(text=line, spans=(span,)))
        start += len(line) + 1
    return Article(
        id="1", page=1, kind="news", headline=Passage(text=title, spans=()), body=tuple(body)
    )


def fill(ranked: Iterable[str], limits: Limits) -> list[str]:
    """The ranked sentences that fit, best first; the first one always."""
    taken: list[str] = []
    for sentence in ranked:
        length = sum(map(len, taken)) + len(sentence)
        if len(taken) < limits.sentences and (
            not taken or limits.max_chars is None or length <= limits.max_chars
        ):
            taken.append(sentence)
    return taken


def extract(weights: Weights, *, titled: bool = False) -> Method:
    """This project's method."""

    def run(item: Item, limits: Limits) -> list[str]:
        chosen = choose(item.titled if titled else item.pool, limits, weights)
        return [entry.candidate.text for entry in chosen]

    return run


def lead(item: Item, limits: Limits) -> list[str]:
    """The first sentences."""
    return fill(item.sentences, limits)


def centroid(item: Item, limits: Limits) -> list[str]:
    """Our centrality alone."""
    ranked = sorted(item.pool, key=lambda entry: -entry.features.centrality)
    return fill([entry.candidate.text for entry in ranked], limits)


def sumy_methods() -> dict[str, Method]:
    """sumy's LexRank and TextRank over our sentences; empty, with a warning, without sumy."""
    try:
        import jieba
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.nlp.tokenizers import ChineseWordTokenizer
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
    except ImportError as error:
        print(f"sumy is left out ({error}): pip install sumy jieba", file=sys.stderr)
        return {}
    jieba.setLogLevel("WARNING")

    class Words:
        """sumy's own Chinese words, without its sentence splitter, which drops text."""

        def to_words(self, text: str) -> tuple[str, ...]:
            words = ChineseWordTokenizer().tokenize(text)
            return tuple(word for word in words if word.isalnum())

    def method(kind: Callable[[], Any]) -> Method:
        @cache
        def ranked(sentences: tuple[str, ...]) -> list[str]:
            # sumy returns sets in source order, each holding the one before: rank by growth.
            document = ObjectDocumentModel([Paragraph([Sentence(s, Words()) for s in sentences])])
            order: dict[str, None] = {}
            for count in range(1, min(len(sentences), 8) + 1):
                order.update(dict.fromkeys(map(str, kind()(document, count))))
            return list(order)

        return lambda item, limits: fill(ranked(tuple(item.sentences)), limits)

    return {"sumy LexRank": method(LexRankSummarizer), "sumy TextRank": method(TextRankSummarizer)}


@cache
def _scores(hypothesis: str, reference: str, budget: str) -> tuple[float, float, float]:
    place = 1 if budget.endswith("F") else 0
    one, two, longest = (rouge(hypothesis, reference, kind)[place] for kind in "12L")
    return one, two, longest


def measure_method(items: Sequence[Item], method: Method) -> dict[str, dict[str, float]]:
    """For each budget: mean characters, ROUGE-1, -2, -L (in %), and half the 95% interval of -L."""
    table = {}
    for budget, limits in BUDGETS.items():
        outputs = ["".join(method(item, limits)) for item in items]
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
        }
    return table


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
@click.option("--limit", type=int, default=None, help="Use the first so many items only.")
@click.option("--tune", "rounds", type=int, default=0, help="Rounds of search for better weights.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the table here.")
def main(data: Path, limit: int | None, rounds: int, json_file: Path | None) -> None:
    items = read_items(data, limit)
    odd, even = items[1::2], items[0::2]
    weights = tune(odd, rounds) if rounds else Weights()
    methods: dict[str, Method] = {"lead": lead, "centrality alone": centroid, **sumy_methods()}
    methods["extract"] = extract(weights)
    methods["extract, headline seen"] = extract(weights, titled=True)
    table = {name: measure_method(even, method) for name, method in methods.items()}
    for budget in BUDGETS:
        print(f"\n{budget} ({len(even)} articles)")
        print(f"{'method':24}{'chars':>7}{'R-1':>7}{'R-2':>7}{'R-L':>7}")
        for name, rows in table.items():
            row = rows[budget]
            print(
                f"{name:24}{row['characters']:7.0f}{row['rouge1']:7.1f}{row['rouge2']:7.1f}"
                f"{row['rougeL']:7.1f} (±{row['interval']:.1f})"
            )
    if json_file is not None:
        result = {"items": len(even), "weights": asdict(weights), "methods": table}
        json_file.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
