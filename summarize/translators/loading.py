"""Models of transformers, loaded from a folder: whole, in float32, with special tokens alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from summarize.errors import ModelError
from summarize.weights import Resolved

__all__ = ["end_tokens", "load_torch_model", "unloadable"]


def unloadable(model: Resolved, reason: object) -> ModelError:
    """The error for a folder that cannot be loaded."""
    text = str(reason).rstrip(".")
    if model.spec.repo is None:
        return ModelError(
            f"The model in {model.folder} cannot be loaded: {text}.",
            remedy="Save model and tokenizer there with save_pretrained of transformers 5.",
        )
    return ModelError(
        f"The model {model.spec.name} in {model.folder} cannot be loaded: {text}.",
        remedy=f"Check its files: summarize models verify {model.spec.name}",
    )


def load_torch_model(auto_class: str, model: Resolved, *, threads: int | None) -> Any:
    """The model by transformers' `auto_class`, in float32, ready for inference.

    Raises ModelError where it cannot be loaded or lacks weights.
    """
    import torch
    import transformers

    if not model.spec.allow_pickle and not any(model.folder.glob("*.safetensors")):
        raise unloadable(model, "it holds no safetensors, the only weights that cannot run code")
    if threads:
        torch.set_num_threads(threads)
    try:
        with _no_bar():
            loaded, report = getattr(transformers, auto_class).from_pretrained(
                model.folder,
                local_files_only=True,
                use_safetensors=None if model.spec.allow_pickle else True,
                dtype=torch.float32,
                output_loading_info=True,
            )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise unloadable(model, error) from error
    if report["missing_keys"]:
        raise unloadable(model, f"weights are missing: {sorted(report['missing_keys'])[:3]}")
    loaded.generation_config = _special_tokens(loaded.generation_config)
    return loaded.eval()


@contextmanager
def _no_bar() -> Iterator[None]:
    """Without transformers' own progress bar, which would write across ours."""
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()


def _special_tokens(own: Any) -> Any:
    """Of a model's generation settings the special tokens and forbidden words, nothing else.

    `generate` takes what a call leaves open from the model: the forced end-of-sequence token of
    Marian models would make a cut output look finished.
    """
    from transformers import GenerationConfig

    return GenerationConfig(
        bos_token_id=own.bos_token_id,
        eos_token_id=own.eos_token_id,
        pad_token_id=min(end_tokens(own)) if own.pad_token_id is None else own.pad_token_id,
        decoder_start_token_id=own.decoder_start_token_id,
        bad_words_ids=own.bad_words_ids,
    )


def end_tokens(own: Any) -> frozenset[int]:
    """The ids that end a sequence, of a model's generation settings."""
    value = own.eos_token_id
    return frozenset(value if isinstance(value, list) else [value])
