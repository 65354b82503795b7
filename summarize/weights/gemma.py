"""Gemma 3 from GGUF tensors to a CTranslate2 model, in numpy alone.

The layout of the CTranslate2 variables follows ctranslate2.converters.transformers.Gemma3Loader,
which would need a transformers model as its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from summarize.weights.merging import EMBEDDINGS

if TYPE_CHECKING:
    from summarize.weights.merging import Weights

__all__ = ["gemma_spec"]

# Gemma 3: each sixth layer attends to everything, the others to a window, with another rotation.
GLOBAL_EVERY = 6
LOCAL_ROTARY_BASE = 10_000.0


def _set_layer(layer: Any, weights: Weights, prefix: str) -> None:
    import numpy as np

    # GGUF keeps 1 + the norm's weight, so CTranslate2 need not add the one again.
    layer.input_layer_norm.gamma = weights[f"{prefix}.attn_norm.weight"]
    layer.post_attention_layer_norm.gamma = weights[f"{prefix}.post_attention_norm.weight"]
    layer.pre_feedforward_layer_norm.gamma = weights[f"{prefix}.ffn_norm.weight"]
    layer.post_feedforward_layer_norm.gamma = weights[f"{prefix}.post_ffw_norm.weight"]
    layer.self_attention.q_norm.gamma = weights[f"{prefix}.attn_q_norm.weight"]
    layer.self_attention.k_norm.gamma = weights[f"{prefix}.attn_k_norm.weight"]
    layer.self_attention.linear[0].weight = np.concatenate(
        [weights[f"{prefix}.attn_{part}.weight"] for part in "qkv"]
    )
    layer.self_attention.linear[1].weight = weights[f"{prefix}.attn_output.weight"]
    layer.ffn.linear_0.weight = weights[f"{prefix}.ffn_gate.weight"]
    layer.ffn.linear_0_noact.weight = weights[f"{prefix}.ffn_up.weight"]
    layer.ffn.linear_1.weight = weights[f"{prefix}.ffn_down.weight"]


def gemma_spec(metadata: Mapping[str, Any], weights: Weights) -> Any:
    """The CTranslate2 specification with its weights set, neither rounded nor with a vocabulary.

    Parameters: `metadata` of the GGUF file, `weights` by GGUF name.
    """
    import numpy as np
    from ctranslate2.specs import Activation, TransformerDecoderModelSpec

    head_dim = metadata["gemma3.attention.key_length"]
    spec = TransformerDecoderModelSpec.from_config(
        metadata["gemma3.block_count"],
        metadata["gemma3.attention.head_count"],
        activation=Activation.GELUTanh,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=head_dim,
        rotary_interleave=False,
        rotary_base=LOCAL_ROTARY_BASE,
        num_heads_kv=metadata["gemma3.attention.head_count_kv"],
        head_dim=head_dim,
        sliding_window=metadata["gemma3.attention.sliding_window"],
        pre_post_layer_norm=True,
        qk_norm=True,
    )
    spec.decoder.scale_embeddings = True
    spec.decoder.start_from_zero_embedding = False
    embeddings = weights[EMBEDDINGS]
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = embeddings
    spec.decoder.layer_norm.gamma = weights["output_norm.weight"]
    for index, layer in enumerate(spec.decoder.layer):
        _set_layer(layer, weights, f"blk.{index}")
        if (index + 1) % GLOBAL_EVERY == 0:
            base = metadata["gemma3.rope.freq_base"]
            layer.self_attention.rotary_base = np.dtype("float32").type(base)
            layer.self_attention.sliding_window = np.dtype("int32").type(0)
    spec.config.bos_token, spec.config.eos_token = "<bos>", "<eos>"
    spec.config.unk_token = "<unk>"
    spec.config.layer_norm_epsilon = metadata["gemma3.attention.layer_norm_rms_epsilon"]
    return spec
