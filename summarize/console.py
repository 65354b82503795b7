"""What the command line shows beside its product: progress and log, on standard error only."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarize.errors import OutputError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["Console", "Report", "check_output", "write_output"]

_LABELS = {
    "read": "Reading pages",
    "reading": "Preparing the model, once: reading",
    "merging": "Preparing the model, once: merging",
    "writing": "Preparing the model, once: writing",
    "translate": "Translating",
}


class Console:
    """Progress for people at a terminal.

    `last` is how far the work had come, for an interrupt; `keeps` says whether
    finished texts are kept.
    """

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self.quiet = quiet
        self.keeps = True
        self.last: tuple[str, int, int] | None = None
        level = logging.DEBUG if verbose else logging.ERROR if quiet else logging.WARNING
        logging.basicConfig(stream=sys.stderr, format="summarize: %(message)s", level=level)
        # Other people's chatter at debug level would bury our own.
        for name in ("urllib3", "filelock", "transformers", "huggingface_hub", "httpx"):
            logging.getLogger(name).setLevel(logging.WARNING)

    def say(self, text: str) -> None:
        """A line on standard error, unless --quiet."""
        if not self.quiet:
            click.echo(text, err=True)

    def kept(self) -> str:
        """What an interrupted run leaves behind, in one sentence."""
        if self.last is None or self.last[0] != "translate":
            return "Nothing had been finished yet."
        _, done, total = self.last
        if not self.keeps:
            return f"{done} of {total} texts were done; with --no-cache none is kept."
        return f"{done} of {total} texts are kept: the same command goes on from there."

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """A progress callback for the library; draws bars only where stderr is a terminal."""
        if self.quiet or not sys.stderr.isatty():
            yield Report(self)
            return
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Terminal(stderr=True),
            transient=True,
        ) as bars:
            yield Report(self, bars)


class Report:
    """The callback itself: remembers how far the work has come, and moves one bar a stage."""

    def __init__(self, console: Console, bars: Progress | None = None) -> None:
        self._console = console
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        self._console.last = (stage, done, total)
        if self._bars is None:
            return
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(_LABELS.get(stage, stage), total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)


def check_output(target: str, *, force: bool) -> None:
    """Raise OutputError where `target` ("-" is stdout) could not be written."""
    from summarize.store import check_target

    if target != "-":
        check_target(Path(target), force=force)


def write_output(target: str, text: str, *, force: bool = False) -> None:
    """Write the product to a file, atomically, or to standard output. Raises OutputError."""
    from summarize.store import write_atomically

    text = text if text.endswith("\n") or not text else text + "\n"
    if target != "-":
        write_atomically(Path(target), text, force=force)
        return
    try:
        stream = sys.stdout.buffer
        stream.write(text.encode("utf-8"))
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            f"Standard output cannot be written: {error.strerror or error}.",
            remedy="Free some space, or name a file with -o.",
        ) from error
