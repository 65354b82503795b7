"""The comparison of recipes: variants differ, learn in turn and are measured."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import tiny_models
from compare import Dev, Variant, read_variants, trained
from recipe import HERE, Adapter, Recipe, read_recipe

from summarize.weights.catalog import ModelSpec


@pytest.fixture
def spec(tiny_base: Any, monkeypatch: pytest.MonkeyPatch) -> ModelSpec:
    monkeypatch.syspath_prepend(str(tiny_base.site))
    return tiny_base.spec


@pytest.fixture
def recipe() -> Recipe:
    shipped = read_recipe()
    return replace(
        shipped,
        adapter=Adapter(rank=4, scale=2.0),
        optimizer=replace(shipped.optimizer, rate=2e-2, warmup_steps=2, average=0.5),
        budget=replace(shipped.budget, tokens=4000, batch_tokens_cpu=200),
    )


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """New English for what the tiny base knows, the first half tagged "a", the other "b"."""
    targets = [en for _, en in reversed(tiny_models.PAIRS)]
    rows = [
        {"p": f"{zh}\nEN:", "t": f" {en}", "d": "a" if number < len(targets) // 2 else "b"}
        for number, (zh, en) in enumerate(zip(tiny_models.SOURCES, targets, strict=True))
    ]
    path = tmp_path / "examples.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", "utf-8")
    return path


def test_no_two_variants_are_the_same() -> None:
    recipe = read_recipe()
    everything, variants = read_variants(HERE / "variants.toml", recipe, 1234)
    assert {variant.recipe.budget.tokens for variant in variants} == {1234}
    assert everything.sources[: len(recipe.sources)] == recipe.sources
    for one, other in combinations(variants, 2):
        assert (one.recipe, one.stages) != (other.recipe, other.stages), other.name
    assert len({variant.name for variant in variants}) == len(variants)


def test_a_variant_that_sets_what_there_is_not_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "variants.toml"
    path.write_text(
        "tags = []\nsource = []\n[common]\n[[variant]]\nname = 'x'\nset = {'adapter.rnk' = 1}\n"
    )
    with pytest.raises(TypeError, match="rnk"):
        read_variants(path, read_recipe(), 1)


def test_stages_follow_one_another_and_lower_the_loss(
    spec: ModelSpec, recipe: Recipe, examples: Path, tmp_path: Path
) -> None:
    a, b = frozenset("a"), frozenset("b")
    halves = Variant(name="halves", recipe=recipe, stages=(a, b))
    whole = Variant(name="whole", recipe=recipe, stages=(a | b,))
    rows = [json.loads(line) for line in examples.read_text("utf-8").splitlines()]
    dev = Dev.of(
        ((row["p"].removesuffix("\nEN:"), row["t"].strip()) for row in rows if row["d"] == "b"),
        spec,
    )
    short = replace(recipe, budget=replace(recipe.budget, tokens=1))
    untrained, _ = trained(replace(whole, recipe=short), examples, tmp_path / "none", spec)
    adapter, speed = trained(halves, examples, tmp_path / "halves", spec)
    assert (tmp_path / "halves" / "stage-0" / "adapter.safetensors").is_file()
    before, after = (dev.loss(path, recipe, spec) for path in (untrained, adapter))
    assert after < before / 2
    assert speed > 0
    assert 0 <= dev.chrf(adapter, recipe, spec) <= 100
    # What was trained is not trained again.
    written = adapter.stat().st_mtime_ns
    trained(halves, examples, tmp_path / "halves", spec)
    assert adapter.stat().st_mtime_ns == written
    with pytest.raises(ValueError, match="another recipe"):
        trained(replace(halves, recipe=short), examples, tmp_path / "halves", spec)


def test_a_tag_that_no_example_has_is_named(
    spec: ModelSpec, recipe: Recipe, examples: Path, tmp_path: Path
) -> None:
    variant = Variant(name="x", recipe=recipe, stages=(frozenset({"a", "lost"}),))
    with pytest.raises(ValueError, match="lost"):
        trained(variant, examples, tmp_path / "x", spec)
