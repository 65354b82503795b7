"""Inputs run in worker processes, each watched: a hang, a crash or a glut of memory kills only
the worker, and is told with the input that did it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from fuzz.mutate import mutated
from fuzz.target import Outcome, judge, reading_in_process

__all__ = ["Task", "run_tasks"]

# Address space of a worker: a page takes a tenth of it.
_MEMORY = 3_000_000_000
# The product's own limit of time for a child process is its business; so is a slow machine.
_REAL_SECONDS = 180.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """Input `index` of a kind; `real` ones are read in a child process as the product does."""

    seed: int
    kind: str
    index: int
    real: bool = False


def run_tasks(
    tasks: Iterable[Task], *, workers: int, seconds_each: float
) -> Iterator[tuple[Task, Outcome]]:
    """The outcome of every task, as they come."""
    waiting = iter(tasks)
    lock = threading.Lock()
    results: SimpleQueue[tuple[Task, Outcome] | None] = SimpleQueue()

    def take() -> Task | None:
        with lock:
            return next(waiting, None)

    threads = [
        threading.Thread(target=_drive, args=(take, results.put, seconds_each), daemon=True)
        for _ in range(workers)
    ]
    for thread in threads:
        thread.start()
    left = workers
    while left:
        item = results.get()
        if item is None:
            left -= 1
        else:
            yield item


def _drive(
    take: Callable[[], Task | None],
    put: Callable[[tuple[Task, Outcome] | None], None],
    seconds_each: float,
) -> None:
    """Feed one worker, and a new one after each death, until there are no tasks."""
    worker: _Worker | None = None
    try:
        worker = _Worker()
        while (task := take()) is not None:
            put((task, worker.run(task, _REAL_SECONDS if task.real else seconds_each)))
    finally:
        if worker is not None:
            worker.kill()
        put(None)


class _Worker:
    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._confined = context.Value("b", 0, lock=False)
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._confined), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.recv()  # it is ready: starting costs no input its time

    def run(self, task: Task, seconds: float) -> Outcome:
        self._pipe.send(task)
        hung = not self._pipe.poll(seconds)
        try:
            if not hung:
                outcome: Outcome = self._pipe.recv()
                return outcome
        except EOFError:
            pass
        confined = bool(self._confined.value)
        self.kill()
        code = self._process.exitcode or 0
        what = f"hang: more than {seconds:g} s" if hung else f"crash: {_death(code)}"
        self.__init__()  # type: ignore[misc]
        return Outcome(verdict="contained" if confined else "failed", what=what)

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _death(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _work(pipe: Connection, confined: Any) -> None:
    """A worker's life: tasks in, outcomes out, until the pipe closes."""
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123  what C libraries say is no outcome
    _limit_memory()

    def entered(now: bool) -> None:
        confined.value = now

    pipe.send(None)
    while True:
        try:
            task: Task = pipe.recv()
        except EOFError:
            return
        confined.value = 0
        data = mutated(task.seed, task.kind, task.index)
        with ExitStack() as stack:
            if not task.real:
                reading_in_process(stack, entered)
            pipe.send(judge(data, task.index))


def _limit_memory() -> None:
    if sys.platform in ("win32", "darwin"):
        return  # no such limit there
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
