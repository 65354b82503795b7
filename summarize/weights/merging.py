"""The base weights with a low-rank adapter merged in, whatever the architecture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from summarize.weights.gguf_file import GgufFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["EMBEDDINGS", "LINEAR", "MergedWeights", "Weights"]

EMBEDDINGS = "token_embd.weight"
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

if TYPE_CHECKING:
    Weights = Mapping[str, NDArray[np.float32]]


class MergedWeights(Mapping[str, "NDArray[np.float32]"]):
    """All tensors by GGUF name with the adapter merged in: W + B A * scale.

    A tensor is dequantised each time it is asked for, so that a model larger than the memory in
    float32 can be written layer by layer. Products of float16 factors are exact in double
    precision, so that the sum hardly hangs on the order of its terms, which differs with the
    number of threads: a weight at the edge of two 8-bit values would end on either side of it.

    Parameters: of the embeddings only the rows `kept` come back, all where it is None; `adapter`
    holds the factors by the layer's name in transformers with `.A` or `.B`; `progress` is told how
    many tensors have been asked for, and how many there are. Raises KeyError where the adapter
    names a layer that the model lacks; ValueError, on asking, where shapes disagree.
    """

    def __init__(
        self,
        gguf: GgufFile,
        adapter: Weights,
        scale: float,
        kept: NDArray[np.int64] | None,
        progress: Callable[[int, int], None],
    ) -> None:
        self._gguf, self._adapter, self._scale, self._kept = gguf, adapter, scale, kept
        self._progress = progress
        self._asked: set[str] = set()
        self._adapted = {}
        for name in adapter:
            if name.endswith(".A"):
                _, _, layer, part = name.removesuffix(".A").split(".", 3)
                own = f"blk.{layer}.{LINEAR[part]}.weight"
                if own not in gguf.tensors:
                    raise KeyError(own)
                self._adapted[own] = name.removesuffix(".A")

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        if name not in self._gguf.tensors:
            raise KeyError(name)
        weight = self._gguf.tensor(name, self._kept if name == EMBEDDINGS else None)
        if name in self._adapted:
            layer = self._adapted[name]
            low, high = (self._adapter[f"{layer}.{side}"].astype("float64") for side in "AB")
            weight += high @ low * self._scale
        self._asked.add(name)
        self._progress(len(self._asked), len(self))
        return weight

    def __iter__(self) -> Iterator[str]:
        return iter(self._gguf.tensors)

    def __len__(self) -> int:
        return len(self._gguf.tensors)
