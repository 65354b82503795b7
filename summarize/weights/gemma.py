"""Gemma 3 from GGUF tensors to a CTranslate2 model, in numpy alone.

The layout of the CTranslate2 variables follows ctranslate2.converters.transformers.Gemma3Loader,
which would need a transformers model as its source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.weights.gguf_file import GgufFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Weights = Mapping[str, NDArray[np.float32]]

__all__ = ["merged_weights", "write_model"]

# Gemma 3: each sixth layer attends to everything, the others to a window, with another rotation.
GLOBAL_EVERY = 6
LOCAL_ROTARY_BASE = 10_000.0
# GGUF's name of a linear layer by the name it has in transformers, as adapters use it.
LINEAR = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def merged_weights(
    gguf: GgufFile,
    adapter: Weights,
    scale: float,
    kept: NDArray[np.int64],
    progress: Callable[[int, int], None],
) -> dict[str, NDArray[np.float32]]:
    """All tensors by GGUF name with the adapter merged in: W + B A * scale.

    Products of float16 factors are exact in double precision, so that the sum hardly hangs on the
    order of its terms, which differs with the number of threads: a weight at the edge of two 8-bit
    values would end on either side of it.

    Of the embeddings only the rows `kept` come back. Raises KeyError where the adapter names a
    layer that the model lacks, ValueError where shapes disagree.
    """
    weights = {}
    for done, name in enumerate(gguf.tensors):
        weights[name] = gguf.tensor(name, kept if name == "token_embd.weight" else None)
        progress(done + 1, len(gguf.tensors))
    for name in adapter:
        if name.endswith(".A"):
            _, _, layer, part = name.removesuffix(".A").split(".", 3)
            low, high = adapter[name].astype("float64"), adapter[name[:-1] + "B"].astype("float64")
            weights[f"blk.{layer}.{LINEAR[part]}.weight"] += high @ low * scale
    return weights


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


def write_model(
    metadata: Mapping[str, Any],
    weights: Weights,
    vocabulary: Sequence[str],
    folder: Path,
    *,
    quantization: str = "int8",
) -> None:
    """Write `model.bin`, `config.json` and `vocabulary.json` into `folder`.

    Parameters: `metadata` of the GGUF file, `weights` by GGUF name, `vocabulary` the pieces in
    the order of the embedding rows, `quantization` a CTranslate2 type.
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
    spec.decoder.embeddings.weight = weights["token_embd.weight"]
    spec.decoder.projection.weight = weights["token_embd.weight"]
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
    spec.register_vocabulary(list(vocabulary))
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(folder))
