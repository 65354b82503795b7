"""What each choice of the recipe is worth: python models/train/compare.py DATA --dev FILE.tsv.xz

Trains every variant of variants.toml from the base for `--tokens` tokens, and prints, of the first
`--lines` lines of FILE (a header, columns `zh` and `ref`): the loss a token of the references; the
chrF of greedy decoding as the tool does it, with hints, in int8; and tokens a second. A variant
that OUT holds trained is not trained again; where another recipe, other data or another number of
tokens made what it holds, that is an error. A short race tells what learns faster, not what ends
better.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import lzma
import tempfile
import time
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sacrebleu
import torch
from adapter import adapt, load_adapter
from base import load_base
from batches import Example
from prepare import prepare
from recipe import HERE, Recipe, read_recipe, source_of
from safetensors.torch import load_file
from train import Loss, train

from summarize.config import default_cache_dir
from summarize.translators.contract import Decoding, Sentence
from summarize.translators.embedded import EmbeddedTranslator
from summarize.translators.prompts import build_prompt
from summarize.translators.written_in import sentence_for
from summarize.weights import ModelSpec, Resolved, load_catalog
from summarize.weights.embedded import write_merged
from summarize.weights.pieces import Pieces
from summarize.zh.facts import FactFinder

__all__ = ["Dev", "Variant", "read_variants", "trained"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """A recipe under a name; it learns from the examples of each stage's tags in turn."""

    name: str
    recipe: Recipe
    stages: tuple[frozenset[str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Dev:
    """Sentences as the model is given them in use, and their references."""

    given: tuple[Sentence, ...]
    references: tuple[str, ...]

    @classmethod
    def of(cls, lines: Iterable[tuple[str, str]], spec: ModelSpec) -> Dev:
        """The Chinese and the English of `lines`, with what the model of `spec` can use."""
        finder, pairs = FactFinder(), list(lines)
        return cls(
            given=tuple(sentence_for(zh, finder.find(zh), spec) for zh, _ in pairs),
            references=tuple(en for _, en in pairs),
        )

    def examples(self, spec: ModelSpec, pieces: Pieces) -> list[Example]:
        """Prompts with the references as targets."""
        return [
            Example.of(pieces, build_prompt(spec, sentence), f" {reference}")
            for sentence, reference in zip(self.given, self.references, strict=True)
        ]

    def loss(self, adapter: Path, recipe: Recipe, spec: ModelSpec) -> float:
        """Nats a token of the references, over all pieces that the model has."""
        model, pieces = load_base(spec)
        shape = recipe.adapter
        load_adapter(adapt(model, shape.rank, shape.scale, recipe.seed), load_file(adapter))
        examples = self.examples(spec, pieces)
        loss = Loss(model, examples, device="cpu", smoothing=0.0)
        loss.take_all_pieces()
        with torch.no_grad():
            sums = [loss([each]).item() * len(each.target) for each in examples]
        return sum(sums) / sum(len(each.target) for each in examples)

    def chrf(self, adapter: Path, recipe: Recipe, spec: ModelSpec) -> float:
        """chrF of greedy decoding with the adapter merged, in int8."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_merged(spec, adapter, recipe.adapter.scale, folder)
            translator = EmbeddedTranslator(Resolved(spec=spec, folder=folder, sha256=""))
            made = translator.translate(self.given, Decoding())
        output = [candidates[0].text for candidates in made]
        return float(sacrebleu.CHRF().corpus_score(output, [list(self.references)]).score)


def read_variants(path: Path, recipe: Recipe, tokens: int) -> tuple[Recipe, list[Variant]]:
    """The recipe with the data that any variant needs, and the variants, of `tokens` each.

    Raises TypeError where a variant sets what the recipe does not have.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    extra = tuple(source_of(row) for row in table["source"])
    common = {**table["common"], "budget.tokens": tokens}
    variants = [
        Variant(
            name=row["name"],
            recipe=_changed(recipe, {**common, **row.get("set", {})}),
            stages=tuple(frozenset(tags) for tags in row.get("stages", [table["tags"]])),
        )
        for row in table["variant"]
    ]
    return replace(recipe, sources=recipe.sources + extra), variants


def _changed(recipe: Recipe, values: Mapping[str, Any]) -> Recipe:
    """The recipe with settings such as `optimizer.rate` put in place of its own."""
    for name, value in values.items():
        part, key = name.split(".")
        changed = replace(getattr(recipe, part), **{key: value})
        recipe = replace(recipe, **{part: changed})
    return recipe


def trained(variant: Variant, examples: Path, out: Path, spec: ModelSpec) -> tuple[Path, float]:
    """The adapter of a variant, and the tokens a second of its training, as first made.

    Raises ValueError where `out` holds what another recipe made, or other examples.
    """
    target, made_file = out / "adapter.safetensors", out / "made.json"
    key = _key(variant, examples)
    if not made_file.is_file():
        share = len(variant.stages)
        budget = variant.recipe.budget
        recipe = replace(variant.recipe, budget=replace(budget, tokens=budget.tokens // share))
        began, tokens, start = time.monotonic(), 0, None
        for number, tags in enumerate(variant.stages):
            stage = out if number == share - 1 else out / f"stage-{number}"
            stage.mkdir(parents=True, exist_ok=True)
            chosen = _with_tags(examples, tags, stage / "examples.jsonl")
            tokens += train(chosen, recipe, stage, spec=spec, start=start).tokens
            start = stage / "adapter.safetensors"
        speed = round(tokens / (time.monotonic() - began))
        made_file.write_text(json.dumps({"key": key, "speed": speed}), "utf-8")
    made = json.loads(made_file.read_text("utf-8"))
    if made["key"] != key:
        raise ValueError(f"{out} is of another recipe or other examples: remove it")
    return target, float(made["speed"])


def _key(variant: Variant, examples: Path) -> str:
    stages = [sorted(tags) for tags in variant.stages]
    digest = hashlib.sha256(f"{variant.recipe} {stages} ".encode())
    digest.update(examples.read_bytes())
    return digest.hexdigest()


def _with_tags(examples: Path, tags: frozenset[str], target: Path) -> Path:
    """A file with the examples of `tags` alone. Raises ValueError where a tag has none."""
    lines = examples.read_text(encoding="utf-8").splitlines(keepends=True)
    found = [(line, json.loads(line)["d"]) for line in lines]
    if missing := tags - {tag for _, tag in found}:
        raise ValueError(f"no example has the tag {sorted(missing)}")
    target.write_text("".join(line for line, tag in found if tag in tags), encoding="utf-8")
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--lines", type=int, default=100)
    parser.add_argument("--tokens", type=int, default=100_000)
    parser.add_argument("--variants", type=Path, default=HERE / "variants.toml")
    parser.add_argument("--out", type=Path, default=default_cache_dir() / "train" / "compared")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    everything, variants = read_variants(options.variants, read_recipe(), options.tokens)
    spec = load_catalog().get(everything.model)
    examples = prepare(options.data, everything, options.out)
    with lzma.open(options.dev, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[: options.lines]
    dev = Dev.of(((row["zh"], row["ref"]) for row in rows), spec)
    found = []
    print(f"{'variant':50} loss  chrF  tokens/s", flush=True)
    for variant in variants:
        out = options.out / variant.name.replace(" ", "-").replace(",", "")
        adapter, speed = trained(variant, examples, out, spec)
        loss = dev.loss(adapter, variant.recipe, spec)
        chrf = dev.chrf(adapter, variant.recipe, spec)
        print(f"{variant.name:50} {loss:.3f} {chrf:5.1f} {speed:6.0f}", flush=True)
        found.append({"variant": variant.name, "loss": loss, "chrf": chrf, "speed": speed})
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
