"""The part that all models share: limits, batches by length, and results back in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from summarize.errors import ModelError
from summarize.translators.contract import Candidate, Decoding

__all__ = ["EMPTY", "Job", "in_batches", "output_cap"]

Token = TypeVar("Token", int, str)

EMPTY = Candidate(text="", score=0.0, finished=True, tokens=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Job(Generic[Token]):
    """One sentence as its model sees it: `tokens` to feed, ids or pieces.

    `source_tokens` is how many the text alone takes.

    `cap` is the number of tokens that the output may have, end-of-sequence left out.
    """

    tokens: tuple[Token, ...]
    source_tokens: int
    cap: int


def output_cap(source_tokens: int, decoding: Decoding) -> int:
    """How many tokens the output for `source_tokens` tokens may have."""
    cap = int(decoding.max_ratio * source_tokens) + 16
    return min(cap, decoding.max_tokens) if decoding.max_tokens else cap


def _batches(
    jobs: Sequence[Job[Token]], order: Iterable[int], *, budget: int, evenness: float
) -> Iterator[list[int]]:
    """Indices of jobs in batches of at most `budget` padded tokens; `order` is longest first."""
    batch: list[int] = []
    for index in order:
        longest = len(jobs[batch[0]].tokens) if batch else 0
        full = longest * (len(batch) + 1) > budget
        if batch and (full or len(jobs[index].tokens) < evenness * longest):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def in_batches(
    jobs: Sequence[Job[Token]],
    run: Callable[[list[Job[Token]]], list[list[Candidate]]],
    *,
    limit: int,
    budget: int,
    evenness: float = 0.0,
) -> list[list[Candidate]]:
    """The candidates of each job, in the order given; a job without source tokens gets EMPTY.

    Parameters: `run` decodes one batch, `limit` is the most source tokens of a sentence,
    `budget` the most padded tokens of a batch, `evenness` the least length in a batch relative
    to its longest: 1 puts only inputs of the same length together. Raises ModelError where a
    job exceeds `limit`.
    """
    for job in jobs:
        if job.source_tokens > limit:
            raise ModelError(
                f"A sentence takes {job.source_tokens} tokens; the model can take {limit}.",
                remedy="Split the sentence, or choose a model that takes longer ones.",
            )
    results: list[list[Candidate]] = [[EMPTY] for _ in jobs]
    filled = [index for index, job in enumerate(jobs) if job.source_tokens]
    order = sorted(filled, key=lambda index: len(jobs[index].tokens), reverse=True)
    for batch in _batches(jobs, order, budget=budget, evenness=evenness):
        made = run([jobs[index] for index in batch])
        for index, candidates in zip(batch, made, strict=True):
            results[index] = candidates
    return results
