"""The methods of the summary bench: baselines, peers, this project's."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from summary_items import Item

from summarize.summarizers.contract import Limits
from summarize.summarizers.engine import TextGenerator, Written
from summarize.summarizers.features import Weights
from summarize.summarizers.generate import GenerateSummarizer
from summarize.summarizers.selection import choose

__all__ = [
    "Method",
    "centroid",
    "extract",
    "fill",
    "generate_methods",
    "lead",
    "load_generator",
    "sumy_methods",
]

Method = Callable[[Item, Limits], list[str]]


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


def load_generator(name: str) -> TextGenerator:
    """The model `name`, fetched where it is not there."""
    method = GenerateSummarizer.load(
        model=name, cache_dir=None, offline=False, threads=0, progress=None
    )
    return method.generator


class Remembered:
    """A generator that writes each text once: budgets and checks ask for the same ones again."""

    def __init__(self, generator: TextGenerator) -> None:
        self.use, self.fits = generator.use, generator.fits
        self._write = cache(generator.write)

    def write(self, text: str, *, stretch: int = 1) -> Written:
        """As `TextGenerator.write`."""
        return self._write(text, stretch=stretch)


def generate_methods(generator: TextGenerator) -> dict[str, Method]:
    """A model that writes: as in a digest, where an extract replaces what the checks refuse,
    and as the model wrote it."""
    checked = GenerateSummarizer(Remembered(generator))

    def method(summarizer: GenerateSummarizer) -> Method:
        def run(item: Item, limits: Limits) -> list[str]:
            (summary,) = summarizer.summarize([item.article], limits)
            return [sentence.zh for sentence in summary.sentences]

        return run

    name = generator.use.name
    return {name: method(checked), f"{name}, unchecked": method(checked.unchecked())}
