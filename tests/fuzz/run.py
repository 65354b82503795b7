"""Fuzz the readers and the splitter: `python tests/fuzz/run.py --count 100000 --seed 1`.

Prints a table of outcomes a kind, and each fault with the command that repeats it. Exits with 1
where an input failed: an exception that is no SummarizeError, a crash, a hang, text lost.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.corpus import KINDS
from fuzz.mutate import mutated
from fuzz.pool import run_tasks
from fuzz.target import Outcome, Task

__all__ = ["main", "plan"]

# Shares of a run. A page of text is split in milliseconds, a PDF or an image takes longer.
_WEIGHTS = {"text": 40, "html": 35, "pdf": 14, "image": 8, "zip": 3}
# One PDF or image in so many goes through the child process, scans through the real engine.
_REAL_EVERY = {"pdf": 200, "image": 1_000}
_KEPT_PER_FAULT = 5


def plan(count: int, seed: int, kinds: list[str]) -> Iterator[Task]:
    """`count` tasks over the kinds by their weights, mixed, so that a run cut short is one, too."""
    total = sum(_WEIGHTS[kind] for kind in kinds)
    done = Counter[str]()
    for number in range(1, count + 1):
        kind = max(kinds, key=lambda k: number * _WEIGHTS[k] / total - done[k])
        every = _REAL_EVERY.get(kind)
        real = bool(every) and done[kind] % every == every - 1
        yield Task(seed=seed, kind=kind, index=done[kind], real=real)
        done[kind] += 1


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    options = _options(arguments)
    kinds = options.kinds.split(",")
    if options.only is None:
        tasks = plan(options.count, options.seed, kinds)
    else:
        tasks = iter([Task(seed=options.seed, kind=kinds[0], index=options.only)])
    verdicts: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    faults: Counter[tuple[str, str, str]] = Counter()
    began = time.monotonic()
    for number, (task, outcome) in enumerate(
        run_tasks(tasks, workers=options.workers, seconds_each=options.seconds_each), 1
    ):
        verdicts[task.kind][outcome.verdict] += 1
        if options.only is not None:
            print(outcome.verdict, outcome.what, outcome.detail, sep="\n")
        if outcome.verdict in ("failed", "contained"):
            key = (outcome.verdict, task.kind, outcome.what)
            faults[key] += 1
            if faults[key] <= _KEPT_PER_FAULT:
                _keep(options.failures, task, outcome)
        if number % 1_000 == 0:
            speed = number / (time.monotonic() - began)
            print(f"{number:,} inputs, {speed:.0f} a second", file=sys.stderr, flush=True)
    _report(verdicts, faults, time.monotonic() - began, options.failures)
    return 1 if any(counts["failed"] for counts in verdicts.values()) else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same inputs")
    parser.add_argument("--seconds-each", type=float, default=10.0, help="longer is a hang")
    parser.add_argument("--kinds", default=",".join(KINDS), help="some of these, a comma between")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", type=int, help="this index of the first kind alone; prints all")
    parser.add_argument(
        "--failures",
        type=Path,
        default=Path(tempfile.gettempdir()) / "summarize-fuzz",
        help="folder for inputs that were not read as they should",
    )
    return parser.parse_args(arguments)


def _keep(folder: Path, task: Task, outcome: Outcome) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{outcome.verdict}-{task.kind}-{task.seed}-{task.index}"
    (folder / f"{name}.bin").write_bytes(mutated(task.seed, task.kind, task.index))
    (folder / f"{name}.txt").write_text(
        f"{outcome.what}\n{_command(task)}\n\n{outcome.detail}\n", encoding="utf-8"
    )
    print(f"{outcome.verdict}: {task.kind} {task.index}: {outcome.what}", file=sys.stderr)


def _command(task: Task) -> str:
    return f"python tests/fuzz/run.py --seed {task.seed} --kinds {task.kind} --only {task.index}"


def _report(
    verdicts: dict[str, Counter[str]],
    faults: Counter[tuple[str, str, str]],
    seconds: float,
    folder: Path,
) -> None:
    names = ("ok", "refused", "contained", "failed")
    print(f"{'kind':<8}{'inputs':>10}" + "".join(f"{name:>11}" for name in names))
    for kind, counts in verdicts.items():
        row = "".join(f"{counts[name]:>11,}" for name in names)
        print(f"{kind:<8}{counts.total():>10,}{row}")
    total = sum(counts.total() for counts in verdicts.values())
    print(f"{total:,} inputs in {seconds:.0f} s, {total / seconds:.0f} a second")
    for (verdict, kind, what), times in faults.most_common():
        print(f"{verdict}: {kind}: {what}: {times:,} times")
    if faults:
        print(f"inputs and commands to repeat them: {folder}")


if __name__ == "__main__":
    sys.exit(main())
