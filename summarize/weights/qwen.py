"""Qwen 2.5 from GGUF tensors to a CTranslate2 model, in numpy alone.

The layout of the CTranslate2 variables follows ctranslate2.converters.transformers.Qwen2Loader,
which would need a transformers model as its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from summarize.weights.merging import EMBEDDINGS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from summarize.weights.merging import Weights

__all__ = ["embeddings_name", "qwen_spec"]


def embeddings_name(weights: Weights) -> str:
    """Which of two roundings of the one matrix that reads pieces and writes them: the finer."""
    return "output.weight" if "output.weight" in weights else EMBEDDINGS


def _set_layer(layer: Any, weights: Weights, prefix: str) -> None:
    import numpy as np

    def half(part: str) -> NDArray[np.float16]:
        # Of 1.5 billion weights float32 would take 6 GB until they are rounded to 8 bits.
        return weights[f"{prefix}.{part}"].astype(np.float16)

    layer.self_attention.layer_norm.gamma = weights[f"{prefix}.attn_norm.weight"]
    layer.ffn.layer_norm.gamma = weights[f"{prefix}.ffn_norm.weight"]
    for kind in ("weight", "bias"):
        joined = np.concatenate([half(f"attn_{part}.{kind}") for part in "qkv"])
        setattr(layer.self_attention.linear[0], kind, joined)
    layer.self_attention.linear[1].weight = half("attn_output.weight")
    layer.ffn.linear_0.weight = half("ffn_gate.weight")
    layer.ffn.linear_0_noact.weight = half("ffn_up.weight")
    layer.ffn.linear_1.weight = half("ffn_down.weight")


def qwen_spec(metadata: Mapping[str, Any], weights: Weights) -> Any:
    """The CTranslate2 specification with its weights set, neither rounded nor with a vocabulary.

    Parameters: `metadata` of the GGUF file, `weights` by GGUF name.
    """
    import numpy as np
    from ctranslate2.specs import Activation, TransformerDecoderModelSpec

    spec = TransformerDecoderModelSpec.from_config(
        metadata["qwen2.block_count"],
        metadata["qwen2.attention.head_count"],
        activation=Activation.SWISH,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=0,
        rotary_interleave=False,
        rotary_base=metadata["qwen2.rope.freq_base"],
        num_heads_kv=metadata["qwen2.attention.head_count_kv"],
    )
    spec.decoder.scale_embeddings = False
    embeddings = weights[embeddings_name(weights)].astype(np.float16)
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = embeddings
    spec.decoder.layer_norm.gamma = weights["output_norm.weight"]
    for index, layer in enumerate(spec.decoder.layer):
        _set_layer(layer, weights, f"blk.{index}")
    spec.config.bos_token = spec.config.eos_token = "<|im_end|>"
    spec.config.unk_token = ""
    spec.config.layer_norm_epsilon = metadata["qwen2.attention.layer_norm_rms_epsilon"]
    return spec
