"""Examples in batches of like lengths, in an order that a seed and a place in it determine."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize.weights.pieces import Pieces

__all__ = ["Example", "batch_at", "read_examples"]

# Examples whose lengths are sorted together: enough that batches are even, few enough that the
# order stays random.
WINDOW = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """Token ids of a prompt, begin marks included, and of its target, end mark included."""

    prompt: tuple[int, ...]
    target: tuple[int, ...]

    @classmethod
    def of(cls, pieces: Pieces, prompt: str, target: str) -> Example:
        """The example that two texts make."""
        return cls(
            prompt=tuple(pieces.rows([*pieces.begin, *pieces.split(prompt), *pieces.answer])),
            target=tuple(pieces.rows([*pieces.split(target), pieces.end])),
        )

    def __len__(self) -> int:
        return len(self.prompt) + len(self.target)


def read_examples(path: Path, pieces: Pieces, longest: int) -> list[Example]:
    """The examples of at most `longest` tokens of a file that prepare.py wrote."""
    examples = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            example = Example.of(pieces, row["p"], row["t"])
            if len(example) <= longest:
                examples.append(example)
    return examples


def batch_at(
    examples: Sequence[Example], budget: int, seed: int, passes: int = 0
) -> Iterator[tuple[int, list[Example]]]:
    """Batches without end, from the start of pass `passes`, each with the pass it belongs to."""
    while True:
        rng = random.Random(f"{seed} {passes}")
        order = list(examples)
        rng.shuffle(order)
        for start in range(0, len(order), WINDOW):
            batches = list(_even(sorted(order[start : start + WINDOW], key=len), budget))
            rng.shuffle(batches)
            for batch in batches:
                yield passes, batch
        passes += 1


def _even(examples: Sequence[Example], budget: int) -> Iterator[list[Example]]:
    """Batches of at most `budget` padded tokens, of examples in order of length."""
    batch: list[Example] = []
    for example in examples:
        if batch and len(example) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(example)
    if batch:
        yield batch
