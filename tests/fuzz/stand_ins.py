"""What the harness must catch, done on purpose in a worker."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from fuzz.target import Outcome, Task

__all__ = ["misbehave"]


def misbehave(task: Task, entered: Callable[[bool], None]) -> Outcome:
    """Does what the kind of the task says, in code to be confined where its index is odd."""
    entered(bool(task.index % 2))
    if task.kind == "loop":
        while True:
            pass
    if task.kind == "sleep":
        time.sleep(3600)
    if task.kind == "crash":
        os.abort()
    return Outcome(verdict="ok")
