"""An error put into a good translation."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Injection", "Maker"]


@dataclass(frozen=True, kw_only=True)
class Injection:
    """An error of `kind`: `text` is the English with it; `was` and `now` the words concerned."""

    kind: str
    text: str
    was: str
    now: str
    by_chance_right: bool = False


# Makes the error of one kind in (Chinese, English), or None where the pair does not allow it.
Maker = Callable[[str, str, random.Random], Injection | None]
