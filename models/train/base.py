"""The base model for training, from the same files and with the same pieces as the tool uses."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from summarize.progress import Progress, no_progress
from summarize.weights import ModelSpec
from summarize.weights.embedded import read_base
from summarize.weights.gemma import GLOBAL_EVERY, LINEAR, LOCAL_ROTARY_BASE, merged_weights
from summarize.weights.pieces import Pieces

__all__ = ["load_base"]

NORMS = {
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "post_attention_norm",
    "pre_feedforward_layernorm": "ffn_norm",
    "post_feedforward_layernorm": "post_ffw_norm",
    "self_attn.q_norm": "attn_q_norm",
    "self_attn.k_norm": "attn_k_norm",
}
PLAIN = {
    "model.embed_tokens.weight": "token_embd.weight",
    "model.norm.weight": "output_norm.weight",
}


def load_base(spec: ModelSpec, progress: Progress = no_progress) -> tuple[nn.Module, Pieces]:
    """Gemma 3 of transformers in float32, its embeddings limited to the pieces kept; and these.

    Row n of the embeddings is piece n of the vocabulary kept. Raises ModelError where the base
    weights are not installed or damaged.
    """
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    base = read_base(spec, progress)
    weights = merged_weights(
        base.gguf, {}, 0.0, base.kept, lambda done, total: progress("reading", done, total)
    )
    meta, head = base.gguf.metadata, weights["token_embd.weight"]
    layers = int(meta["gemma3.block_count"])
    kinds = [
        "full_attention" if (place + 1) % GLOBAL_EVERY == 0 else "sliding_attention"
        for place in range(layers)
    ]
    config = Gemma3TextConfig(
        vocab_size=head.shape[0],
        hidden_size=head.shape[1],
        intermediate_size=weights["blk.0.ffn_up.weight"].shape[0],
        num_hidden_layers=layers,
        num_attention_heads=int(meta["gemma3.attention.head_count"]),
        num_key_value_heads=int(meta["gemma3.attention.head_count_kv"]),
        head_dim=int(meta["gemma3.attention.key_length"]),
        query_pre_attn_scalar=int(meta["gemma3.attention.key_length"]),
        sliding_window=int(meta["gemma3.attention.sliding_window"]),
        layer_types=kinds,
        rms_norm_eps=float(meta["gemma3.attention.layer_norm_rms_epsilon"]),
        rope_parameters={
            "full_attention": {
                "rope_type": "default", "rope_theta": float(meta["gemma3.rope.freq_base"]),
            },
            "sliding_attention": {"rope_type": "default", "rope_theta": LOCAL_ROTARY_BASE},
        },
        max_position_embeddings=2048,
        attn_implementation="sdpa",
    )  # fmt: skip
    model: Any = Gemma3ForCausalLM(config)
    _fill(model, weights)
    return model.eval(), base.pieces()


def _fill(model: Any, weights: Any) -> None:
    names = {**PLAIN}
    for name, _ in model.named_parameters():
        if name.startswith("model.layers."):
            _, _, layer, part = name.removesuffix(".weight").split(".", 3)
            names[name] = f"blk.{layer}.{({**LINEAR, **NORMS})[part]}.weight"
    state = {}
    for name, own in names.items():
        value = torch.from_numpy(weights[own])
        # GGUF keeps 1 + the weight of Gemma's norms.
        state[name] = value - 1 if value.ndim == 1 else value
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or set(missing) - {"lm_head.weight"}:
        raise RuntimeError(f"the base weights lack {missing} and have {unexpected}")
    model.tie_weights()
