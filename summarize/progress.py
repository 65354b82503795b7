"""How long work tells its caller how far it has come."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Progress", "no_progress"]

# Called with a stage's name and how many of how many steps are done, from the thread that works.
Progress = Callable[[str, int, int], None]


def no_progress(stage: str, done: int, total: int) -> None:
    """A progress callback that shows nothing."""
