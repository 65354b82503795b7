"""The mean of adapters that one training went through: python models/train/mean.py A B [C ...] OUT

Weights of one training lie in one valley: their mean is often better than each (Wortsman et al.
2022, "Model soups"). It is of no use for adapters that were started apart.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from adapter import adapter_state
from safetensors.torch import load_file, save_file
from torch import Tensor

__all__ = ["mean"]


def mean(adapters: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of each factor. Raises ValueError where names or shapes disagree."""
    states = [load_file(path) for path in adapters]
    first = states[0]
    for path, state in zip(adapters, states, strict=True):
        if {k: v.shape for k, v in state.items()} != {k: v.shape for k, v in first.items()}:
            raise ValueError(f"{path} has other factors than {adapters[0]}")
    return {name: sum(state[name].float() for state in states) / len(states) for name in first}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("adapters", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    save_file(adapter_state(mean(options.adapters)), options.out)


if __name__ == "__main__":
    main()
