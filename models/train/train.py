"""Train the adapter: python models/train/train.py [--recipe FILE] [--data FOLDER] [--out FOLDER]

Takes DATA/examples.jsonl, which prepare.py wrote, and writes OUT/adapter.safetensors and
OUT/state.pt every few minutes and at the end. Where OUT holds a state of the same recipe, it goes
on from there, to the same end as without the interruption. `--start ADAPTER` begins from the
factors of an earlier adapter. On a GPU (--device cuda) it computes in bfloat16. A line a hundred
steps says loss, tokens a second and minutes left; Ctrl-C and SIGTERM save and end.
"""

from __future__ import annotations

import argparse
import itertools
import signal
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from adapter import adapt, factors, load_adapter, unfreeze
from base import load_base
from batches import Example, batch_at, read_examples
from recipe import HERE, Recipe, read_recipe
from run import Run
from safetensors.torch import load_file
from torch.nn import functional

from summarize.config import default_cache_dir
from summarize.weights import ModelSpec, load_catalog

__all__ = ["train"]

IGNORED = -100
REPORT_STEPS = 100


def _never(_run: Run) -> bool:
    return False


def train(
    examples_file: Path,
    recipe: Recipe,
    out: Path,
    *,
    spec: ModelSpec | None = None,
    device: str = "cpu",
    start: Path | None = None,
    stop: Callable[[Run], bool] = _never,
) -> Run:
    """Train to the end of the recipe's budget, or until `stop` says so; the run as it ended."""
    out.mkdir(parents=True, exist_ok=True)
    model, pieces = load_base(spec or load_catalog().get(recipe.model))
    # The weights stay float32 where they are trained whole: bfloat16 would round small steps away.
    whole = device == "cpu" or recipe.optimizer.full
    model = model.to(device=device, dtype=torch.float32 if whole else torch.bfloat16)
    run = _new_run(model, recipe, out)
    if not run.resume() and start is not None:
        load_adapter(run.trained, load_file(start))
        run.average = factors(run.trained)
    budget = recipe.budget
    examples = read_examples(examples_file, pieces, budget.longest)
    loss = Loss(model, examples, device=device, smoothing=recipe.optimizer.label_smoothing)
    print(
        f"{len(examples):,} examples, {len(loss.rows):,} output pieces, from step {run.step:,}",
        flush=True,
    )
    size = budget.batch_tokens_cpu if device == "cpu" else budget.batch_tokens_cuda
    batches = batch_at(examples, size, recipe.seed, run.passes)
    began = saved = time.monotonic()
    first = run.tokens
    for passes, batch in itertools.islice(batches, run.batches, None):
        if run.tokens >= budget.tokens or stop(run):
            break
        run.batches = run.batches + 1 if passes == run.passes else 1
        run.passes = passes
        run.learn(loss(batch), sum(map(len, batch)))
        now = time.monotonic()
        if run.step % REPORT_STEPS == 0:
            print(_report(run, (run.tokens - first) / (now - began)), flush=True)
        if now - saved > budget.save_minutes * 60:
            run.save()
            saved = now
    run.save()
    return run


def _new_run(model: Any, recipe: Recipe, out: Path) -> Run:
    shape = recipe.adapter
    if recipe.optimizer.full:
        trained = unfreeze(model)
        base = {name: value.detach().clone().cpu() for name, value in trained.items()}
    else:
        trained, base = adapt(model, shape.rank, shape.scale, recipe.seed), {}
    optimizer = torch.optim.AdamW(
        trained.values(), lr=recipe.optimizer.rate, betas=(0.9, 0.98), weight_decay=0.0
    )
    return Run(
        recipe=recipe, out=out, trained=trained, base=base, optimizer=optimizer,
        average=factors(trained),
    )  # fmt: skip


def _report(run: Run, speed: float) -> str:
    left = (run.recipe.budget.tokens - run.tokens) / speed / 60
    loss = sum(run.losses) / len(run.losses)
    return (
        f"step {run.step:,} loss {loss:.3f} {run.tokens:,} tokens, {speed:.0f} a second,"
        f" {left:.0f} minutes left"
    )


class Loss:
    """Cross-entropy over the target tokens alone, and over the pieces that targets have at all."""

    def __init__(
        self, model: Any, examples: Sequence[Example], *, device: str, smoothing: float
    ) -> None:
        wanted = sorted({piece for example in examples for piece in example.target})
        self.model, self.smoothing = model, smoothing
        self._take(wanted, device)

    def take_all_pieces(self) -> None:
        """Have the loss over every piece of the model, so that losses can be compared."""
        count = self.model.model.embed_tokens.weight.shape[0]
        self._take(range(count), self.rows.device)

    def _take(self, pieces: Sequence[int], device: torch.device | str) -> None:
        self.rows = torch.tensor(pieces, device=device)
        self._place = {piece: place for place, piece in enumerate(pieces)}

    def __call__(self, batch: Sequence[Example]) -> torch.Tensor:
        """The mean loss a target token of `batch`, in nats."""
        longest = max(map(len, batch))
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        mask, wanted = torch.zeros_like(ids), torch.full_like(ids, IGNORED)
        for row, example in enumerate(batch):
            ids[row, : len(example)] = torch.tensor([*example.prompt, *example.target])
            mask[row, : len(example)] = 1
            begin = len(example.prompt) - 1
            places = [self._place[piece] for piece in example.target]
            wanted[row, begin : len(example) - 1] = torch.tensor(places)
        device = self.rows.device
        states = self.model.model(
            input_ids=ids.to(device), attention_mask=mask.to(device)
        ).last_hidden_state
        chosen = (wanted != IGNORED).to(device)
        logits = states[chosen] @ self.model.model.embed_tokens.weight[self.rows].t()
        return functional.cross_entropy(
            logits.float(), wanted.to(device)[chosen], label_smoothing=self.smoothing
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipe", type=Path, default=HERE / "recipe.toml")
    parser.add_argument("--data", type=Path, default=default_cache_dir() / "train")
    parser.add_argument("--out", type=Path, default=default_cache_dir() / "train" / "run")
    parser.add_argument("--start", type=Path)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    stopped = threading.Event()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signal_number, lambda *_: stopped.set())
    train(
        options.data / "examples.jsonl",
        read_recipe(options.recipe),
        options.out,
        device=options.device,
        start=options.start,
        stop=lambda _run: stopped.is_set(),
    )


if __name__ == "__main__":
    main()
