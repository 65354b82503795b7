"""The recipe: a base that computes what transformers computes, training that learns and resumes."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_models
import torch
from adapter import adapt, difference
from base import load_base
from batches import Example, batch_at, read_examples
from mean import mean
from recipe import Adapter, Recipe, read_recipe
from run import Run
from safetensors.torch import load_file, save_file
from train import train

from summarize.weights.catalog import ModelSpec
from summarize.weights.gguf_file import parse_gguf
from summarize.weights.merging import MergedWeights


@pytest.fixture
def spec(tiny_base: Any, monkeypatch: pytest.MonkeyPatch) -> ModelSpec:
    monkeypatch.syspath_prepend(str(tiny_base.site))
    return tiny_base.spec


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """Prompts with English that the tiny base has not learned for them."""
    path = tmp_path / "examples.jsonl"
    targets = [en for _, en in reversed(tiny_models.PAIRS)]
    rows = [
        {"p": f"{zh}\nEN:", "t": f" {en}", "d": "tiny"}
        for zh, en in zip(tiny_models.SOURCES, targets, strict=True)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", "utf-8")
    return path


@pytest.fixture
def recipe() -> Recipe:
    shipped = read_recipe()
    return replace(
        shipped,
        adapter=Adapter(rank=4, scale=2.0),
        optimizer=replace(shipped.optimizer, rate=2e-2, warmup_steps=2, average=0.5),
        budget=replace(shipped.budget, tokens=30_000, batch_tokens_cpu=200),
    )


def after(steps: int) -> Any:
    return lambda run: run.step >= steps


def test_the_mean_of_two_adapters(tmp_path: Path) -> None:
    one, two, other = (tmp_path / name for name in ("one", "two", "other"))
    save_file({"x.A": torch.tensor([[1.0, 4.0]])}, one)
    save_file({"x.A": torch.tensor([[3.0, 0.0]])}, two)
    save_file({"x.A": torch.tensor([[3.0]])}, other)
    assert mean([one, two])["x.A"].tolist() == [[2.0, 2.0]]
    with pytest.raises(ValueError, match="other factors"):
        mean([one, other])


def test_base_computes_what_transformers_computes(tiny_base: Any, spec: ModelSpec) -> None:
    from transformers import AutoTokenizer, Gemma3ForCausalLM

    ours, pieces = load_base(spec)
    theirs = Gemma3ForCausalLM.from_pretrained(tiny_base.folder)
    tokenizer = AutoTokenizer.from_pretrained(tiny_base.folder)
    for zh in tiny_models.SOURCES[:3]:
        text = f"{zh}\nEN: The line"
        ids = pieces.rows([*pieces.begin, *pieces.split(text)])
        expected = theirs(input_ids=torch.tensor([tokenizer(text)["input_ids"]])).logits[0, -1]
        found = ours(input_ids=torch.tensor([ids])).logits[0, -1]
        np.testing.assert_allclose(
            found.detach(), expected.detach()[: len(found)], rtol=1e-3, atol=1e-3
        )


def test_a_base_of_the_other_architecture_computes_what_transformers_computes(
    tiny_qwen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transformers import AutoTokenizer, Qwen2ForCausalLM

    monkeypatch.syspath_prepend(str(tiny_qwen.site))
    ours, pieces = load_base(tiny_qwen.spec)
    theirs = Qwen2ForCausalLM.from_pretrained(tiny_qwen.folder)
    tokenizer = AutoTokenizer.from_pretrained(tiny_qwen.folder)
    ids = tokenizer(f"{tiny_models.SOURCES[0]}\nEN: The line")["input_ids"]
    assert pieces.rows(pieces.split(f"{tiny_models.SOURCES[0]}\nEN: The line")) == ids
    found, expected = (model(input_ids=torch.tensor([ids])).logits for model in (ours, theirs))
    np.testing.assert_allclose(found.detach(), expected.detach(), rtol=1e-3, atol=1e-3)


def test_it_learns_and_its_adapter_merges_to_what_it_learned(
    tiny_base: Any, spec: ModelSpec, examples: Path, recipe: Recipe, tmp_path: Path
) -> None:
    short = train(examples, recipe, tmp_path / "a", spec=spec, stop=after(4))
    first = short.losses[0]
    run = train(examples, recipe, tmp_path / "b", spec=spec, stop=after(60))
    assert sum(list(run.losses)[-5:]) / 5 < first / 2
    adapter = load_file(tmp_path / "b" / "adapter.safetensors")
    assert {value.dtype for value in adapter.values()} == {torch.float16}
    # The tool merges what training saved: the same layers, the same shapes, and a change.
    gguf = parse_gguf(tiny_base.gguf.read_bytes(), "offline")
    merged = MergedWeights(
        gguf, {name: value.numpy() for name, value in adapter.items()}, recipe.adapter.scale,
        np.arange(8), lambda done, total: None,
    )  # fmt: skip
    name = "blk.0.attn_q.weight"
    assert np.abs(merged[name] - gguf.tensor(name)).max() > 1e-3


def test_an_interruption_changes_nothing(
    spec: ModelSpec, examples: Path, recipe: Recipe, tmp_path: Path
) -> None:
    whole = train(examples, recipe, tmp_path / "whole", spec=spec, stop=after(13))
    for steps in (5, 9, 13):
        parts = train(examples, recipe, tmp_path / "parts", spec=spec, stop=after(steps))
    assert (parts.step, parts.tokens, parts.passes) == (whole.step, whole.tokens, whole.passes)
    for name, value in whole.result().items():
        torch.testing.assert_close(parts.result()[name], value)


def test_a_state_of_another_recipe_is_refused(
    spec: ModelSpec, examples: Path, recipe: Recipe, tmp_path: Path
) -> None:
    train(examples, recipe, tmp_path, spec=spec, stop=after(1))
    with pytest.raises(ValueError, match="another recipe"):
        train(examples, replace(recipe, seed=5), tmp_path, spec=spec, stop=after(2))


def test_training_ends_with_its_budget(
    spec: ModelSpec, examples: Path, recipe: Recipe, tmp_path: Path
) -> None:
    short = replace(recipe, budget=replace(recipe.budget, tokens=1000))
    run = train(examples, short, tmp_path, spec=spec)
    assert 1000 <= run.tokens < 1000 + 2 * recipe.budget.batch_tokens_cpu


def test_start_takes_an_earlier_adapter(
    spec: ModelSpec, examples: Path, recipe: Recipe, tmp_path: Path
) -> None:
    before = train(examples, recipe, tmp_path / "a", spec=spec, stop=after(20))
    again = train(
        examples, recipe, tmp_path / "b", spec=spec, stop=after(0),
        start=tmp_path / "a" / "adapter.safetensors",
    )  # fmt: skip
    for name, value in before.result().items():
        torch.testing.assert_close(again.result()[name], value, rtol=1e-3, atol=1e-3)


def test_full_training_gives_an_adapter_too(
    spec: ModelSpec, examples: Path, recipe: Recipe, tmp_path: Path
) -> None:
    settings = replace(recipe.optimizer, full=True, rate=2e-3)
    full = replace(recipe, optimizer=settings)
    run = train(examples, full, tmp_path, spec=spec, stop=after(40))
    assert run.losses[-1] < run.losses[0] / 2
    assert load_file(tmp_path / "adapter.safetensors")["model.layers.0.mlp.up_proj.A"].shape[0] == 4


def test_difference_is_the_best_of_its_rank() -> None:
    generator = torch.Generator().manual_seed(1)
    low = torch.randn(3, 20, generator=generator)
    high = torch.randn(12, 3, generator=generator)
    base = torch.randn(12, 20, generator=generator)
    state = difference({"w": base + 2.0 * high @ low}, {"w": base}, rank=3, scale=2.0)
    torch.testing.assert_close(state["w.B"] @ state["w.A"], high @ low, rtol=1e-4, atol=1e-4)


def test_an_untrained_adapter_changes_nothing(spec: ModelSpec) -> None:
    model, pieces = load_base(spec)
    ids = torch.tensor([pieces.rows([*pieces.begin, *pieces.split("会议在温州召开。\nEN:")])])
    before = model(input_ids=ids).logits
    adapt(model, 4, 2.0, seed=1)
    torch.testing.assert_close(model(input_ids=ids).logits, before)


def test_batches_hold_every_example_once_a_pass(spec: ModelSpec, examples: Path) -> None:
    _, pieces = load_base(spec)
    read = read_examples(examples, pieces, 400)
    assert len(read) == len(tiny_models.PAIRS)
    first: list[Example] = []
    for passes, batch in batch_at(read, 120, seed=3):
        if passes:
            break
        assert len(batch) == 1 or max(map(len, batch)) * len(batch) <= 120
        first += batch
    assert sorted(map(hash, first)) == sorted(map(hash, read))
    once, again = (list(itertools.islice(batch_at(read, 120, seed=3), 4)) for _ in range(2))
    assert once == again


def test_a_run_keeps_what_an_interruption_needs(recipe: Recipe, tmp_path: Path) -> None:
    trained = {"w": torch.nn.Parameter(torch.ones(2, 2))}
    optimizer = torch.optim.AdamW(trained.values())
    run = Run(
        recipe=recipe, out=tmp_path, trained=trained, base={}, optimizer=optimizer,
        average={"w": torch.zeros(2, 2)},
    )  # fmt: skip
    assert not run.resume()
    run.save()
    trained["w"].data.zero_()
    assert run.resume()
    assert bool((trained["w"] == 1).all())
