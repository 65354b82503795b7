"""What a model thinks of sequences that CTranslate2 has found under a ban or a penalty.

Its search takes banned n-grams out before it normalises, so that a token to which the model was
driven by a ban scores as if the model had wanted it: candidates that a ban has bent would look
better than any other. One more pass over what was found gives the scores that the model gives.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

__all__ = ["own_scores", "own_scores_causal"]

Made = Sequence[Sequence[Sequence[str]]]


def own_scores(
    translator: Any,
    sources: Sequence[list[str]],
    made: Made,
    ends: Collection[str],
    *,
    prefix: list[str],
) -> list[list[float]]:
    """The mean log-probability a token of each sequence in `made`, some a source.

    `translator` is a `ctranslate2.Translator`; `ends` are the tokens that end a sequence, which
    count where they were made; `prefix` was given before each sequence and does not count.
    """
    pairs = [(source, list(tokens)) for source, row in zip(sources, made, strict=True)
             for tokens in row]  # fmt: skip
    # The end of the sequence is added to every target.
    targets = [
        [*prefix, *(tokens[:-1] if tokens and tokens[-1] in ends else tokens)]
        for _, tokens in pairs
    ]
    results = translator.score_batch([source for source, _ in pairs], targets, max_input_length=0)
    flat = [
        result.log_probs[len(prefix) : len(prefix) + len(tokens)]
        for result, (_, tokens) in zip(results, pairs, strict=True)
    ]
    return _like(made, flat)


def own_scores_causal(
    generator: Any, prompts: Sequence[list[str]], made: Made
) -> list[list[float]]:
    """As `own_scores`, of a `ctranslate2.Generator` after its prompts."""
    whole = [[*prompt, *tokens] for prompt, row in zip(prompts, made, strict=True)
             for tokens in row]  # fmt: skip
    lengths = [len(tokens) for row in made for tokens in row]
    results = generator.score_batch(whole)
    flat = [
        result.log_probs[len(result.log_probs) - length :]
        for result, length in zip(results, lengths, strict=True)
    ]
    return _like(made, flat)


def _like(made: Made, flat: Sequence[Sequence[float]]) -> list[list[float]]:
    """The means of `flat`, as many a row as `made` has."""
    means = iter(sum(values) / max(len(values), 1) for values in flat)
    return [[next(means) for _ in row] for row in made]
