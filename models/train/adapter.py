"""Low-rank adapters on every linear layer: put on, averaged, saved, taken from a full training."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from summarize.weights.merging import LINEAR

__all__ = ["LowRank", "adapt", "adapter_state", "difference", "factors", "load_adapter", "unfreeze"]


class LowRank(nn.Module):
    """A linear layer with a trained low-rank part beside its frozen weight: W + B A * `scale`.

    LoRA (Hu et al. 2021): A starts random, B at zero, so that training starts from the base.
    """

    def __init__(self, linear: nn.Linear, rank: int, scale: float, seed: int) -> None:
        super().__init__()
        self.linear, self.scale = linear, scale
        # Drawn on the CPU, so that every device starts from the same numbers.
        generator = torch.Generator().manual_seed(seed)
        drawn = torch.randn(rank, linear.in_features, generator=generator)
        device = linear.weight.device
        self.A = nn.Parameter((drawn / math.sqrt(linear.in_features)).to(device))
        self.B = nn.Parameter(torch.zeros(linear.out_features, rank, device=device))

    def forward(self, x: Tensor) -> Tensor:
        low = (x @ self.A.t().to(x.dtype)) @ self.B.t().to(x.dtype)
        return self.linear(x) + low * self.scale  # type: ignore[no-any-return]


def _linears(model: Any) -> Iterator[tuple[nn.Module, str, str]]:
    """Owner, attribute and full name of each layer that is adapted."""
    for number, layer in enumerate(model.model.layers):
        for part in LINEAR:
            path, name = part.split(".")
            yield getattr(layer, path), name, f"model.layers.{number}.{part}"


def adapt(model: Any, rank: int, scale: float, seed: int) -> dict[str, nn.Parameter]:
    """Freeze the model and put a `LowRank` round each linear layer; the factors by name."""
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    trained = {}
    for number, (owner, name, full) in enumerate(list(_linears(model))):
        layer = LowRank(getattr(owner, name), rank, scale, seed * 1000 + number)
        setattr(owner, name, layer)
        trained[f"{full}.A"], trained[f"{full}.B"] = layer.A, layer.B
    return trained


def unfreeze(model: Any) -> dict[str, nn.Parameter]:
    """The whole weights of the same layers, to be trained; everything else frozen."""
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    trained = {}
    for owner, name, full in _linears(model):
        weight = getattr(owner, name).weight
        trained[full] = weight.requires_grad_(True)
    return trained


def difference(
    trained: Mapping[str, Tensor], base: Mapping[str, Tensor], rank: int, scale: float
) -> dict[str, Tensor]:
    """The factors of the best approximation of rank `rank` to what a full training changed.

    Eckart and Young (1936): the largest singular values, shared evenly between both factors.
    """
    state = {}
    for name, weight in trained.items():
        left, values, right = torch.linalg.svd(
            (weight.detach().float().cpu() - base[name].float().cpu()) / scale, full_matrices=False
        )
        root = values[:rank].sqrt()
        state[f"{name}.A"] = (root[:, None] * right[:rank]).contiguous()
        state[f"{name}.B"] = (left[:, :rank] * root).contiguous()
    return state


def factors(trained: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A copy of the trained factors on the CPU, in float32."""
    return {name: value.detach().float().cpu().clone() for name, value in trained.items()}


def adapter_state(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The factors as they ship: float16, contiguous."""
    return {name: value.half().contiguous() for name, value in state.items()}


def load_adapter(trained: Mapping[str, nn.Parameter], state: Mapping[str, Tensor]) -> None:
    """Set the factors to those of `state`. Raises ValueError where names or shapes disagree."""
    if trained.keys() != state.keys():
        raise ValueError("the adapter has other layers than the model")
    for name, parameter in trained.items():
        if parameter.shape != state[name].shape:
            raise ValueError(f"{name} is {tuple(state[name].shape)}, not {tuple(parameter.shape)}")
        with torch.no_grad():
            parameter.copy_(state[name])
