"""A tiny Gemma 3 and a tiny Qwen 2.5 as the package index would hold them: GGUF files in parts."""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import tiny_models

from summarize.weights.catalog import EmbeddedFiles, ModelSpec

LINEAR = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
    "input_layernorm": "attn_norm",
}
GEMMA = {
    **LINEAR,
    "self_attn.q_norm": "attn_q_norm",
    "self_attn.k_norm": "attn_k_norm",
    "post_attention_layernorm": "post_attention_norm",
    "pre_feedforward_layernorm": "ffn_norm",
    "post_feedforward_layernorm": "post_ffw_norm",
}
QWEN = {**LINEAR, "post_attention_layernorm": "ffn_norm"}


@dataclass(frozen=True, kw_only=True)
class TinyBase:
    """The transformers folder, the GGUF file of the same weights, and its four parts."""

    folder: Path
    gguf: Path
    parts: list[Path]
    site: Path
    spec: ModelSpec


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _gguf_name(name: str, parts: dict[str, str]) -> str:
    if name == "model.embed_tokens.weight":
        return "token_embd.weight"
    if name == "model.norm.weight":
        return "output_norm.weight"
    _, _, layer, part = name.split(".", 3)
    part, kind = part.rsplit(".", 1)
    return f"blk.{layer}.{parts[part]}.{kind}"


def _add_sizes(writer: Any, config: Any) -> None:
    writer.add_block_count(config.num_hidden_layers)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)


def _finish(writer: Any, folder: Path, parts: dict[str, str], *, norm: int) -> None:
    """Add the tensors of a folder, `norm` more in every norm, and write all."""
    from safetensors.numpy import load_file

    for name, value in load_file(folder / "model.safetensors").items():
        if name != "lm_head.weight":
            is_norm = name.endswith("norm.weight")
            writer.add_tensor(_gguf_name(name, parts), value + norm if is_norm else value)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _write_gemma(folder: Path, path: Path) -> list[str]:
    from gguf import GGUFWriter
    from transformers import AutoConfig, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    tokens = tokenizer.convert_ids_to_tokens(list(range(len(tokenizer))))
    writer = GGUFWriter(path, "gemma3")
    _add_sizes(writer, AutoConfig.from_pretrained(folder))
    writer.add_key_length(16)
    writer.add_sliding_window(128)
    writer.add_rope_freq_base(1_000_000.0)
    writer.add_token_list(tokens)
    writer.add_token_scores([-float(index) for index in range(len(tokens))])
    special, byte = set(tokenizer.all_special_tokens), re.compile("<0x..>")
    writer.add_token_types([3 if t in special else 6 if byte.match(t) else 1 for t in tokens])
    writer.add_bos_token_id(2)
    writer.add_eos_token_id(1)
    writer.add_unk_token_id(3)
    writer.add_pad_token_id(0)
    # GGUF keeps 1 + the weight of Gemma's norms.
    _finish(writer, folder, GEMMA, norm=1)
    return tokens


def _write_qwen(folder: Path, path: Path) -> list[str]:
    from gguf import GGUFWriter
    from transformers import AutoConfig

    model = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]
    tokens = [*model["vocab"], *tiny_models.CHAT_MARKS]
    writer = GGUFWriter(path, "qwen2")
    _add_sizes(writer, AutoConfig.from_pretrained(folder))
    writer.add_rope_freq_base(1_000_000.0)
    writer.add_token_list(tokens)
    writer.add_token_merges([" ".join(pair) for pair in model["merges"]])
    _finish(writer, folder, QWEN, norm=0)
    return tokens


def _installed(
    root: Path, folder: Path, tokens: list[str], *, extra: str, limited: bool
) -> TinyBase:
    """`root`/base.gguf in four parts, with an adapter that changes nothing, and a spec."""
    import numpy as np
    from safetensors.numpy import save_file

    data = (root / "base.gguf").read_bytes()
    step = -(-len(data) // 4)
    parts = []
    for number in range(4):
        package = root / "site" / f"{extra}_part{number}"
        (package / "data").mkdir(parents=True)
        (package / "__init__.py").write_text("", "utf-8")
        parts.append(package / "data" / f"base.gguf.part0{number}")
        parts[-1].write_bytes(data[number * step : (number + 1) * step])
    kept = np.ones(-(-len(tokens) // 8) * 8, bool)
    kept[len(tokens) :] = False
    kept[len(tokens) - 5 : len(tokens)] = False
    np.save(root / "vocabulary.npy", np.packbits(kept))
    shape: dict[str, Any] = {
        "model.layers.2.mlp.up_proj.A": np.zeros((2, 32), "float16"),
        "model.layers.2.mlp.up_proj.B": np.zeros((64, 2), "float16"),
    }
    save_file(shape, root / "adapter.safetensors")
    files = EmbeddedFiles(
        parts=tuple(f"{extra}_part{number}" for number in range(4)),
        extra=extra,
        sha256=_digest(root / "base.gguf"),
        adapter=str(root / "adapter.safetensors"),
        adapter_sha256=_digest(root / "adapter.safetensors"),
        adapter_scale=2.0,
        context=512,
        disk=1,
        vocabulary=str(root / "vocabulary.npy") if limited else "",
        vocabulary_sha256=_digest(root / "vocabulary.npy") if limited else "",
    )
    spec = ModelSpec(
        name="tiny",
        role="translate",
        kind="causal",
        license="none",
        prompt="{text}\nEN:",
        max_source_tokens=100,
        embedded=files,
    )
    return TinyBase(
        folder=folder, gguf=root / "base.gguf", parts=parts, site=root / "site", spec=spec
    )


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> TinyBase:
    root = tmp_path_factory.mktemp("base")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        folder = tiny_models.tiny_gemma3(root / "gemma3", window=128)
    tokens = _write_gemma(folder, root / "base.gguf")
    return _installed(root, folder, tokens, extra="offline", limited=True)


def _qwen(root: Path, **options: Any) -> TinyBase:
    folder = tiny_models.tiny_qwen2(root / "qwen2", **options)
    tokens = _write_qwen(folder, root / "base.gguf")
    return _installed(root, folder, tokens, extra="large", limited=False)


@pytest.fixture(scope="session")
def tiny_qwen(tmp_path_factory: pytest.TempPathFactory) -> TinyBase:
    return _qwen(tmp_path_factory.mktemp("qwen"))


@pytest.fixture(scope="session")
def chinese_qwen(tmp_path_factory: pytest.TempPathFactory) -> TinyBase:
    """One that mixes Chinese into its English."""
    return _qwen(tmp_path_factory.mktemp("mixed"), answer=" 译文 {}".format)
