"""The recipe: every setting of the training, read from one TOML file beside the weights it made."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "HERE",
    "Adapter",
    "Briefs",
    "Budget",
    "Hints",
    "Made",
    "Optimizer",
    "Recipe",
    "Source",
    "read_recipe",
    "source_of",
]

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, kw_only=True)
class Adapter:
    """Low-rank factors on all linear layers: W + B A * `scale`, with A of `rank` rows."""

    rank: int
    scale: float


@dataclass(frozen=True, kw_only=True)
class Optimizer:
    """AdamW: `rate` rises over `warmup_steps` and falls by a cosine to `last_share` of itself.

    `clip` bounds the gradient's norm; `average` is the decay a step of the averaged weights that
    are saved (0: the last ones are); `full` trains whole linear layers and extracts the low-rank
    difference when it saves.
    """

    rate: float
    warmup_steps: int
    last_share: float
    clip: float
    label_smoothing: float
    average: float
    full: bool


@dataclass(frozen=True, kw_only=True)
class Budget:
    """How long: `tokens` in all, prompts included; the padded tokens of a batch on either device.

    Examples over `longest` tokens are left out; the state is saved every `save_minutes`.
    """

    tokens: int
    batch_tokens_cpu: int
    batch_tokens_cuda: int
    longest: int
    save_minutes: float


@dataclass(frozen=True, kw_only=True)
class Hints:
    """Shares: of right facts shown, of wrong ones, of the dictionary's words, of bare prompts."""

    right: float
    wrong: float
    glosses: float
    none: float


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file of pairs: which `tags` of it (all where empty), and which `share` (3: three times)."""

    file: str
    columns: tuple[str, ...]
    tags: tuple[str, ...]
    share: float
    licence: str


@dataclass(frozen=True, kw_only=True)
class Made:
    """So many pairs made by rule: `kind` is "figures" or "names"."""

    kind: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Briefs:
    """A file of articles with briefs: `count` of them, the first `longest` characters of each.

    `prompt` has `{text}` where the article goes; items of the file `held_out` are left out.
    """

    file: str
    held_out: str
    prompt: str
    longest: int
    count: int
    licence: str


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """All of it: `model` is the name of the embedded model whose adapter is made.

    Lines of the files `tests`, and those as near as `near`, are never trained on.
    """

    model: str
    seed: int
    adapter: Adapter
    optimizer: Optimizer
    budget: Budget
    hints: Hints
    sources: tuple[Source, ...]
    made: tuple[Made, ...]
    briefs: tuple[Briefs, ...]
    tests: tuple[str, ...]
    near: float


def source_of(row: dict[str, Any]) -> Source:
    """A source as a table of TOML says it."""
    return Source(**{**row, "columns": tuple(row["columns"]), "tags": tuple(row["tags"])})


def read_recipe(path: Path = HERE / "recipe.toml") -> Recipe:
    """The recipe in `path`. Raises TypeError where a key is missing or unknown."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Recipe(
        model=table["model"],
        seed=table["seed"],
        adapter=Adapter(**table["adapter"]),
        optimizer=Optimizer(**table["optimizer"]),
        budget=Budget(**table["budget"]),
        hints=Hints(**table["hints"]),
        sources=tuple(source_of(row) for row in table.get("source", [])),
        made=tuple(Made(**row) for row in table.get("made", [])),
        briefs=tuple(Briefs(**row) for row in table.get("brief", [])),
        tests=tuple(table["tests"]["files"]),
        near=table["tests"]["near"],
    )
