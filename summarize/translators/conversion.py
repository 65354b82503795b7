"""Hub models converted to CTranslate2's format, once, in the cache."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarize.config import default_cache_dir
from summarize.errors import ModelError
from summarize.progress import Progress
from summarize.weights import Resolved
from summarize.weights.built import build

__all__ = ["convert", "converted"]

# The converter reads from transformers 5 that embeddings are tied, and scales the output by it.
MISCONVERTED = frozenset({"t5", "mt5", "umt5"})


def convert(folder: Path, out: Path, *, quantization: str = "int8") -> None:
    """Write the model of transformers in `folder` to the empty folder `out`, for CTranslate2.

    Raises ModelError where CTranslate2 does not know the architecture.
    """
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]
        def load_tokenizer(self, *args: Any, **options: Any) -> Any:
            return _whole_vocabulary(super().load_tokenizer(*args, **options))

    model_type = json.loads((folder / "config.json").read_text("utf-8")).get("model_type")
    if model_type in MISCONVERTED:
        raise ModelError(
            f"{folder} holds a {model_type} model, whose conversion gives other scores.",
            remedy="Use it with --engine torch.",
        )
    try:
        Converter(str(folder)).convert(str(out), quantization=quantization, force=True)
    except (ValueError, NotImplementedError, KeyError, AttributeError) as error:
        raise ModelError(
            f"{folder} cannot be converted to CTranslate2: {error}.",
            remedy="Use it with --engine torch.",
        ) from error


def _whole_vocabulary(tokenizer: Any) -> Any:
    """The tokenizer with M2M100's language codes in its vocabulary, where transformers 5 has not
    put them and the converter looks for them."""
    vocabulary = tokenizer.get_vocab()
    codes = getattr(tokenizer, "lang_token_to_id", {})
    if not codes.keys() <= vocabulary.keys():
        tokenizer.get_vocab = lambda: {**vocabulary, **codes}
    return tokenizer


def converted(
    model: Resolved, cache_dir: Path | None, progress: Progress, *, quantization: str = "int8"
) -> Path:
    """The folder with `model` converted, from the cache or made now.

    A folder that is a CTranslate2 model already is used as it is. Raises ModelError where the
    model cannot be converted, OutputError where the cache cannot be written.
    """
    if (model.folder / "model.bin").is_file():
        return model.folder
    name = f"{model.spec.name.replace('/', '--')}-{model.sha256[:16]}-{quantization}"

    def make(work: Path) -> None:
        progress("converting", 0, 1)
        convert(model.folder, work, quantization=quantization)
        progress("converting", 1, 1)

    return build((cache_dir or default_cache_dir()) / "models" / name, make)
