"""Translation models behind one contract (contract.py): sentences in, scored candidates out.

embedded.py is the model that works offline, seq2seq.py and causal.py run hub models on torch,
ctranslate.py runs either kind converted to CTranslate2 (conversion.py; own_scores.py says what the
model thinks of what a ban bent); prompts.py writes what causal models see,
batches.py orders and limits the work, ladder.py retries what a check did not accept.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

from summarize.errors import ModelError
from summarize.progress import Progress, no_progress
from summarize.translators.contract import Translator
from summarize.weights import Resolved, resolve

__all__ = ["TRANSLATORS", "load_translator"]

# Imported when chosen, by kind of model and engine.
TRANSLATORS = {
    ("embedded", "ctranslate"): "summarize.translators.embedded:EmbeddedTranslator",
    ("seq2seq", "torch"): "summarize.translators.seq2seq:Seq2seqTranslator",
    ("seq2seq", "ctranslate"): "summarize.translators.ctranslate:CtranslateSeq2seq",
    ("causal", "torch"): "summarize.translators.causal:CausalTranslator",
    ("causal", "ctranslate"): "summarize.translators.ctranslate:CtranslateCausal",
}
# Architectures whose conversion to CTranslate2 gives the same tokens as transformers.
CONVERTIBLE = frozenset({"marian", "m2m_100", "mbart"})


def load_translator(
    name: str,
    *,
    engine: str | None = None,
    cache_dir: Path | None = None,
    offline: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
    data_dir: Path | None = None,
    allow_pickle: bool = False,
) -> Translator:
    """The translator called `name`: one of models.toml, a repository id or a folder.

    Parameters: `engine` is "torch", "ctranslate" or None for the one that suits the model;
    `cache_dir` holds prepared and converted models, `data_dir` the lock file; `threads` None or
    0 takes every core; `allow_pickle` accepts weights that are no safetensors. Raises ModelError
    where the model is unknown, cannot be had or loaded, or does not run on `engine`.
    """
    model = resolve(
        name,
        role="translate",
        offline=offline,
        cache_dir=cache_dir,
        data_dir=data_dir,
        allow_pickle=allow_pickle,
        progress=progress,
    )
    kind = "embedded" if model.spec.embedded else model.spec.kind
    chosen = engine or _default_engine(kind, model)
    if (kind, chosen) not in TRANSLATORS:
        engines = " or ".join(row for of, row in TRANSLATORS if of == kind)
        raise ModelError(
            f"{model.spec.name} does not run on {chosen!r}.", remedy=f"Use --engine {engines}."
        )
    module, _, attribute = TRANSLATORS[kind, chosen].partition(":")
    options: dict[str, Any] = {"threads": threads}
    if kind != "embedded" and chosen == "ctranslate":
        options |= {"cache_dir": cache_dir, "progress": progress or no_progress}
    translator: Translator = getattr(importlib.import_module(module), attribute)(model, **options)
    return translator


def _default_engine(kind: str, model: Resolved) -> str:
    if kind == "embedded" or (model.folder / "model.bin").is_file():
        return "ctranslate"
    config = json.loads((model.folder / "config.json").read_text(encoding="utf-8"))
    return "ctranslate" if config.get("model_type") in CONVERTIBLE else "torch"
