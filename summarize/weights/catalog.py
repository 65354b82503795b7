"""The catalog: which models can be used by name, read from `models/models.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from summarize.errors import ModelError

__all__ = ["Catalog", "EmbeddedFiles", "Kind", "ModelSpec", "Role", "load_catalog", "models_folder"]

Role = Literal["translate", "summarize"]
Kind = Literal["seq2seq", "causal"]


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbeddedFiles:
    """What the embedded model is made from.

    `parts` are the importable packages that hold the base weights, in order, `extra` is the extra
    of this package that installs them, and `sha256` the digest of the parts joined. `adapter`
    (low-rank factors, multiplied by `adapter_scale`) and `vocabulary` (one bit a token id: kept or
    not; all are kept where there is none) are files of the models folder. `context` is how many
    tokens of prompt and output together the model takes, `disk` how many bytes must be free in
    the cache to prepare it.
    """

    parts: tuple[str, ...]
    extra: str
    sha256: str
    adapter: str
    adapter_sha256: str
    adapter_scale: float
    context: int
    disk: int
    vocabulary: str = ""
    vocabulary_sha256: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelSpec:
    """One model and how it is used.

    `repo` and `revision` name it on the hub (`revision` None: whatever the lock file recorded).
    `source_code` and `target_code` are the language codes its tokenizer wants. `prefix` is put
    before the source of a seq2seq model. `prompt` is the template of a causal model, with
    `{text}` and `{hints}`; `hint_prompt` is what `{hints}` becomes where there are any, with
    `{pairs}`, each of them `pair` with `{zh}` and `{en}`, joined by `pair_separator`;
    `hinted_prompt` takes the place of `prompt` where there are hints. `uses_hints` says that it
    follows hints of facts, `uses_glosses` that the dictionary's English of other words helps it as
    well. `chat` says that the prompt is a turn of a chat: through the tokenizer's template for a
    model of the hub, after the message `system` for an embedded one. Token limits are
    in tokens of the model: over `max_source_tokens` it takes nothing, over `best_source_tokens` it
    is worse than on the clauses one by one, and of a sentence in clauses of `clause_tokens` it
    loses fewer names and figures than of the whole. `beam_for_all` is false where a beam is too
    slow to be searched for every sentence, and is left to those that fail. `beam_size`,
    `length_penalty`, `no_repeat_ngram` and `max_target_tokens` are settings for summaries, the
    publisher's where there is one; translators are told theirs with each call.
    """

    name: str
    role: Role
    kind: Kind
    license: str
    note: str = ""
    repo: str | None = None
    revision: str | None = None
    allow_pickle: bool = False
    uses_hints: bool = False
    uses_glosses: bool = False
    max_source_tokens: int = 512
    best_source_tokens: int | None = None
    clause_tokens: int | None = None
    beam_for_all: bool = True
    source_code: str | None = None
    target_code: str | None = None
    prefix: str = ""
    prompt: str = "{text}"
    hint_prompt: str = ""
    hinted_prompt: str = ""
    pair: str = "{zh}={en}"
    pair_separator: str = "; "
    chat: bool = False
    system: str = ""
    repetition_penalty: float = 1.0
    beam_size: int = 1
    length_penalty: float = 1.0
    no_repeat_ngram: int = 0
    max_target_tokens: int = 0
    embedded: EmbeddedFiles | None = None

    @property
    def whole_limit(self) -> int:
        """Over how many source tokens a sentence is always translated clause by clause."""
        return self.best_source_tokens or self.max_source_tokens

    @property
    def clause_limit(self) -> int:
        """Over how many it is where the whole loses something."""
        return self.clause_tokens or self.whole_limit

    @property
    def source(self) -> str:
        """Where the weights come from, for people: a hub repository or the package index."""
        return self.repo or "package index"


@dataclass(frozen=True, kw_only=True, slots=True)
class Catalog:
    """The specs in the order of the file; names are unique."""

    models: tuple[ModelSpec, ...]

    def names(self, role: Role | None = None) -> list[str]:
        """The names there are, of one role or of all."""
        return [spec.name for spec in self.models if role in (None, spec.role)]

    def get(self, name: str, role: Role | None = None) -> ModelSpec:
        """The spec called `name`. Raises ModelError with the names there are if there is none."""
        for spec in self.models:
            if spec.name == name and role in (None, spec.role):
                return spec
        raise ModelError(
            f"There is no model called {name!r} to {role or 'use'}.",
            remedy=f"Choose one of {', '.join(self.names(role))}, or give a repository id "
            "(owner/name) or a folder.",
        )


def models_folder() -> Path:
    """The folder of `models.toml`, the adapter and its card: in a wheel, or in a checkout.

    Raises ModelError where neither holds one.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "models", package.parent / "models"):
        if (folder / "models.toml").is_file():
            return folder
    raise ModelError(
        f"models.toml is missing beside {package}.",
        remedy="Reinstall the package: pip install --force-reinstall summarize",
    )


def _spec(name: str, row: Mapping[str, Any]) -> ModelSpec:
    fields = dict(row)
    if "embedded" in fields:
        files = dict(fields["embedded"])
        fields["embedded"] = EmbeddedFiles(**{**files, "parts": tuple(files["parts"])})
    return ModelSpec(name=name, **fields)


@functools.cache
def load_catalog(path: Path | None = None) -> Catalog:
    """The catalog in `path`, or the one shipped. Raises ModelError where it cannot be read."""
    path = path or models_folder() / "models.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        specs = tuple(_spec(name, row) for name, row in table.items())
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelError(
            f"The catalog {path} cannot be read: {error}.",
            remedy="Reinstall the package: pip install --force-reinstall summarize",
        ) from error
    return Catalog(models=specs)
