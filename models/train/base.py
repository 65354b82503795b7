"""The base model for training, from the same files and with the same pieces as the tool uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

from summarize.progress import Progress, no_progress
from summarize.weights import ModelSpec
from summarize.weights.embedded import GEMMA, Base, read_base
from summarize.weights.gemma import GLOBAL_EVERY, LOCAL_ROTARY_BASE
from summarize.weights.merging import EMBEDDINGS, LINEAR, MergedWeights
from summarize.weights.pieces import Pieces
from summarize.weights.qwen import embeddings_name

__all__ = ["load_base"]

# GGUF's names of the parts of a layer by those of transformers.
GEMMA_NORMS = {
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "post_attention_norm",
    "pre_feedforward_layernorm": "ffn_norm",
    "post_feedforward_layernorm": "post_ffw_norm",
    "self_attn.q_norm": "attn_q_norm",
    "self_attn.k_norm": "attn_k_norm",
}
QWEN_NORMS = {"input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm"}
# Longer than any example of a recipe.
POSITIONS = 2048


def load_base(spec: ModelSpec, progress: Progress = no_progress) -> tuple[nn.Module, Pieces]:
    """The base as a model of transformers in float32, and its pieces.

    Row n of the embeddings is piece n of the vocabulary kept. Raises ModelError where the base
    weights are not installed or damaged.
    """
    base = read_base(spec, progress)
    weights = MergedWeights(
        base.gguf, {}, 0.0, base.kept, lambda done, total: progress("reading", done, total)
    )
    if base.architecture == GEMMA:
        model, embeddings, norms = _gemma(base), EMBEDDINGS, GEMMA_NORMS
    else:
        model, embeddings, norms = _qwen(base), embeddings_name(weights), QWEN_NORMS
    names = {"model.embed_tokens.weight": embeddings, "model.norm.weight": "output_norm.weight"}
    names |= _layer_names(model, {**LINEAR, **norms})
    _fill(model, names, weights, norms_less_one=base.architecture == GEMMA)
    return model.eval(), base.pieces()


def _sizes(base: Base) -> dict[str, Any]:
    """What both architectures call by the same names."""
    meta, name = base.gguf.metadata, base.architecture
    return {
        "vocab_size": len(base.vocabulary),
        "hidden_size": int(meta[f"{name}.embedding_length"]),
        "intermediate_size": int(meta[f"{name}.feed_forward_length"]),
        "num_hidden_layers": int(meta[f"{name}.block_count"]),
        "num_attention_heads": int(meta[f"{name}.attention.head_count"]),
        "num_key_value_heads": int(meta[f"{name}.attention.head_count_kv"]),
        "rms_norm_eps": float(meta[f"{name}.attention.layer_norm_rms_epsilon"]),
        "max_position_embeddings": POSITIONS,
        "attn_implementation": "sdpa",
    }


def _rotary(theta: float) -> dict[str, Any]:
    return {"rope_type": "default", "rope_theta": theta}


def _gemma(base: Base) -> Any:
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    meta, sizes = base.gguf.metadata, _sizes(base)
    kinds = [
        "full_attention" if (place + 1) % GLOBAL_EVERY == 0 else "sliding_attention"
        for place in range(sizes["num_hidden_layers"])
    ]
    config = Gemma3TextConfig(
        **sizes,
        head_dim=int(meta["gemma3.attention.key_length"]),
        query_pre_attn_scalar=int(meta["gemma3.attention.key_length"]),
        sliding_window=int(meta["gemma3.attention.sliding_window"]),
        layer_types=kinds,
        rope_parameters={
            "full_attention": _rotary(float(meta["gemma3.rope.freq_base"])),
            "sliding_attention": _rotary(LOCAL_ROTARY_BASE),
        },
    )
    return Gemma3ForCausalLM(config)


def _qwen(base: Base) -> Any:
    from transformers import Qwen2Config, Qwen2ForCausalLM

    config = Qwen2Config(
        **_sizes(base),
        rope_parameters=_rotary(float(base.gguf.metadata["qwen2.rope.freq_base"])),
        tie_word_embeddings=True,
    )
    return Qwen2ForCausalLM(config)


def _layer_names(model: Any, parts: Mapping[str, str]) -> dict[str, str]:
    names = {}
    for name, _ in model.named_parameters():
        if name.startswith("model.layers."):
            _, _, layer, part = name.split(".", 3)
            part, kind = part.rsplit(".", 1)
            names[name] = f"blk.{layer}.{parts[part]}.{kind}"
    return names


def _fill(
    model: Any, names: Mapping[str, str], weights: MergedWeights, *, norms_less_one: bool
) -> None:
    state = {}
    for name, own in names.items():
        value = torch.from_numpy(weights[own])
        # GGUF keeps 1 + the weight of Gemma's norms.
        state[name] = value - 1 if norms_less_one and value.ndim == 1 else value
    # Assigned, not copied: the larger base takes 6 GB.
    missing, unexpected = model.load_state_dict(state, strict=False, assign=True)
    if unexpected or set(missing) - {"lm_head.weight"}:
        raise RuntimeError(f"the base weights lack {missing} and have {unexpected}")
    model.tie_weights()
