"""How long reading and splitting takes, and how much memory, for editions of 4, 16 and 64 pages.

Every run is a fresh process, start-up included. Memory is that of the largest process: PDF pages
are read in a child. Editions of more pages than the material prints repeat its pages.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2

from editions.forms import build_text
from editions.gold import StoryEdition
from editions.printing import build_pdf

PAGES = (4, 16, 64)
_SPLIT = "import sys, summarize; summarize.split(sys.argv[1:])"


@dataclass(frozen=True, kw_only=True)
class Run:
    """Medians of seconds, by the clock and of processor, and the largest peak, in megabytes."""

    form: str
    pages: int
    seconds: float
    cpu_seconds: float
    peak_mb: float


def text_runs(edition: StoryEdition, seed: int, folder: Path, times: int) -> Iterable[Run]:
    """Runs over text pages in the form "mix", written to `folder`."""
    texts = [page.text for page in build_text(edition, "mix", seed).pages]
    for count in PAGES:
        paths = [folder / f"{edition.date.replace('-', '')}-page{n:02}.txt" for n in _upto(count)]
        for index, path in enumerate(paths):
            path.write_bytes(texts[index % len(texts)].encode())
        yield _measured("text", count, paths, times)


def pdf_runs(
    edition: StoryEdition, seed: int, cache: Path, folder: Path, times: int
) -> Iterable[Run]:
    """Runs over one PDF of many pages, written to `folder`. Raises PrintingError."""
    printed = build_pdf(edition, seed, cache, pages=16)
    source = pypdfium2.PdfDocument(printed.files[0])
    for count in PAGES:
        target = pypdfium2.PdfDocument.new()
        target.import_pages(source, [index % len(source) for index in range(count)])
        path = folder / f"{count}" / printed.files[0].name
        path.parent.mkdir(exist_ok=True)
        target.save(path)
        target.close()
        yield _measured("pdf", count, [path], times)
    source.close()


def long_edition(editions: Iterable[StoryEdition], source: str) -> StoryEdition:
    """All editions of a source as one, its pages numbered through."""
    own = [edition for edition in editions if edition.source == source]
    pages = [page for edition in own for page in edition.pages]
    return replace(
        own[0],
        pages=tuple(replace(page, number=number) for number, page in enumerate(pages[:16], 1)),
    )


def _upto(count: int) -> range:
    return range(1, count + 1)


def _measured(form: str, pages: int, paths: Sequence[Path], times: int) -> Run:
    command = [sys.executable, "-c", _SPLIT, *map(str, paths)]
    once = [_once(command) for _ in range(times)]
    return Run(
        form=form,
        pages=pages,
        seconds=statistics.median(seconds for seconds, _, _ in once),
        cpu_seconds=statistics.median(cpu for _, cpu, _ in once),
        peak_mb=max(peak for _, _, peak in once),
    )


def _once(command: list[str]) -> tuple[float, float, float]:
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"Splitting {command[-1]} exited with {process.returncode}.")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
