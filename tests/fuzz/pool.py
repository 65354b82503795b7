"""Inputs run in worker processes, each watched: a hang, a crash or a glut of memory kills only
the worker, and is told with the input that did it.

Time is the worker's own, not the clock's, so that a busy machine makes no hangs; what waits for
ever without working is caught by the clock.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from fuzz.corpus import corpus
from fuzz.target import Outcome, Task, judge, run_task

__all__ = ["Target", "run_tasks"]

# Address space of a worker: what the product allows the reader of scans.
_MEMORY = 6_000_000_000
# By the clock, a worker may take so many times its own time.
_PATIENCE = 6.0
# Such a task works in a child process, which has a limit of its own.
_REAL_SECONDS = 60.0


# What a worker does with a task; it says when it is in code that the product confines.
Target = Callable[[Task, Callable[[bool], None]], Outcome]


def run_tasks(
    tasks: Iterable[Task], *, workers: int, seconds_each: float, target: Target = run_task
) -> Iterator[tuple[Task, Outcome]]:
    """The outcome of every task, as they come; `target` is a module's top-level function."""
    waiting = iter(tasks)
    lock = threading.Lock()
    results: SimpleQueue[tuple[Task, Outcome] | None] = SimpleQueue()

    def take() -> Task | None:
        with lock:
            return next(waiting, None)

    threads = [
        threading.Thread(target=_drive, args=(take, results.put, seconds_each, target), daemon=True)
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
    target: Target,
) -> None:
    """Feed one worker, and a new one after each death, until there are no tasks."""
    worker: _Worker | None = None
    try:
        worker = _Worker(target)
        while (task := take()) is not None:
            put((task, worker.run(task, _REAL_SECONDS if task.real else seconds_each)))
    finally:
        if worker is not None:
            worker.kill()
        put(None)


class _Worker:
    def __init__(self, target: Target) -> None:
        self._target = target
        context = multiprocessing.get_context("spawn")
        self._confined = context.Value("b", 0, lock=False)
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, self._confined, target), daemon=True
        )
        self._process.start()
        theirs.close()
        self._pipe.recv()  # it is ready: starting costs no input its time

    def run(self, task: Task, seconds: float) -> Outcome:
        self._pipe.send((task, seconds))
        hung = not self._pipe.poll(seconds * _PATIENCE)
        try:
            if not hung:
                outcome: Outcome = self._pipe.recv()
                return outcome
        except EOFError:
            pass
        confined = bool(self._confined.value)
        self.kill()
        death = _death(self._process.exitcode or 0)
        hung = hung or death == "SIGXCPU"
        what = f"hang: more than {seconds:g} s" if hung else f"crash: {death}"
        self.__init__(self._target)  # type: ignore[misc]
        return Outcome(verdict="contained" if confined else "failed", what=what)

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _death(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _work(pipe: Connection, confined: Any, target: Target) -> None:
    """A worker's life: tasks in, outcomes out, until the pipe closes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what C libraries say is no outcome
    _limit_memory()

    def entered(now: bool) -> None:
        confined.value = now

    judge(corpus("text")[0], 0)  # what is loaded on first use is loaded
    pipe.send(None)
    while True:
        try:
            task, seconds = pipe.recv()
        except EOFError:
            return
        confined.value = 0
        _limit_time(seconds)
        pipe.send(target(task, entered))


def _limit_time(seconds: float) -> None:
    """From now on; the kernel ends the process with SIGXCPU (setrlimit(2))."""
    if sys.platform == "win32":
        return  # the clock must do
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def _limit_memory() -> None:
    if sys.platform in ("win32", "darwin"):
        return  # no such limit there
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
