"""The state of a training: one step of it, and what an interruption must keep."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from adapter import adapter_state, difference, factors, load_adapter
from recipe import Recipe
from safetensors.torch import save_file

__all__ = ["Run"]

# The loss reported is the mean of so many steps.
RECENT = 100


@dataclass(slots=True)
class Run:
    """A training on its way: what an interruption must keep."""

    recipe: Recipe
    out: Path
    trained: dict[str, Any]
    base: dict[str, torch.Tensor]
    optimizer: torch.optim.AdamW
    average: dict[str, torch.Tensor]
    step: int = 0
    tokens: int = 0
    passes: int = 0
    batches: int = 0
    losses: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))

    def save(self) -> None:
        """Write the state, then the adapter that it stands for; each whole or not."""
        state = {
            "recipe": self.recipe, "trained": factors(self.trained), "average": self.average,
            "optimizer": self.optimizer.state_dict(), "step": self.step, "tokens": self.tokens,
            "passes": self.passes, "batches": self.batches,
        }  # fmt: skip
        work = self.out / "state.work"
        torch.save(state, work)
        work.replace(self.out / "state.pt")
        adapter = self.out / "adapter.work"
        save_file(adapter_state(self.result()), adapter)
        adapter.replace(self.out / "adapter.safetensors")

    def result(self) -> dict[str, torch.Tensor]:
        """The factors to ship: averaged, or extracted after a full training, as the recipe says."""
        values = self.average if self.recipe.optimizer.average else factors(self.trained)
        if not self.recipe.optimizer.full:
            return values
        adapter = self.recipe.adapter
        return difference(values, self.base, adapter.rank, adapter.scale)

    def resume(self) -> bool:
        """Take the state in `out`, if there is one. Raises ValueError where its recipe differs."""
        path = self.out / "state.pt"
        if not path.is_file():
            return False
        # Written by `save` above, on this machine: it holds the recipe as well as tensors.
        state = torch.load(path, weights_only=False)
        if state["recipe"] != self.recipe:
            raise ValueError(f"{path} is of another recipe: give another --out, or remove it")
        load_adapter(self.trained, state["trained"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.step, self.tokens = state["step"], state["tokens"]
        self.passes, self.batches = state["passes"], state["batches"]
        return True

    def learn(self, loss: torch.Tensor, tokens: int) -> None:
        """One step of the optimizer."""
        settings = self.recipe.optimizer
        for group in self.optimizer.param_groups:
            group["lr"] = settings.rate * self._share()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(self.trained.values()), settings.clip)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.tokens += tokens
        self.losses.append(loss.item())
        # The average begins as a plain mean, so that it does not drag the start along.
        decay = min(settings.average, 1 - 1 / self.step)
        if settings.average:
            for name, value in self.trained.items():
                self.average[name].lerp_(value.detach().float().cpu(), 1 - decay)

    def _share(self) -> float:
        settings = self.recipe.optimizer
        done = min(1.0, self.tokens / self.recipe.budget.tokens)
        cosine = 0.5 * (1 + math.cos(math.pi * done))
        warm = min(1.0, (self.step + 1) / max(1, settings.warmup_steps))
        return warm * (settings.last_share + (1 - settings.last_share) * cosine)
