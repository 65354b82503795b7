"""One input through reading, splitting and rendering, and the judgement on what came out."""

from __future__ import annotations

import io
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal
from unittest import mock

import numpy as np

from fuzz.mutate import mutated
from summarize.errors import SummarizeError
from summarize.read import read_edition
from summarize.records import Passage, Split
from summarize.render.split import SPLIT_FORMS, render_split
from summarize.split import split_edition

__all__ = ["Outcome", "Task", "judge", "run_task"]

Verdict = Literal["ok", "refused", "contained", "failed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """Input `index` of a kind; `real` ones are read in a child process as the product does."""

    seed: int
    kind: str
    index: int
    real: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one input.

    "ok": articles and unassigned text are the whole input; "refused": a SummarizeError;
    "contained": a fault in code that the product runs in a child process, and so reports as a
    SummarizeError; "failed": anything else. `what` names the fault in one line, `detail` is all.
    """

    verdict: Verdict
    what: str = ""
    detail: str = ""


class _ContainedError(Exception):
    """A fault in code that the product confines to a child process."""


def run_task(task: Task, entered: Callable[[bool], None]) -> Outcome:
    """Make the input of `task` and judge it; `entered` as for `_reading_in_process`."""
    data = mutated(task.seed, task.kind, task.index)
    with ExitStack() as stack:
        if not task.real:
            _reading_in_process(stack, entered)
        return judge(data, task.index)


def judge(data: bytes, form: int) -> Outcome:
    """Read, split and render `data`; `form` chooses the rendering."""
    try:
        edition = read_edition(["-"], stdin=io.BytesIO(data))
        split = split_edition(edition)
        _check_account(split)
        names = list(SPLIT_FORMS)
        render_split(split, names[form % len(names)]).encode("utf-8")
    except SummarizeError as error:
        return Outcome(verdict="refused", what=type(error).__name__, detail=str(error))
    except _ContainedError as error:
        return Outcome(verdict="contained", what=str(error), detail=traceback.format_exc())
    except Exception as error:  # noqa: BLE001  whatever it is, it is what we look for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} at {frame.filename.rpartition('/')[2]}:{frame.lineno}"
        return Outcome(verdict="failed", what=what, detail=traceback.format_exc())
    return Outcome(verdict="ok")


def _check_account(split: Split) -> None:
    """Every character in one article or unassigned, once; every passage made of its slices."""
    pages = split.edition.pages
    spans = [span for article in split.articles for span in article.spans]
    spans += [piece.span for piece in split.unassigned]
    for page in pages:
        edges = sorted((span.start, span.end) for span in spans if span.page == page.index)
        whole = [(0, 0), *edges, (len(page.text), len(page.text))]
        assert all(left[1] == right[0] for left, right in pairwise(whole)), "broken account"
    for piece in split.unassigned:
        own = pages[piece.span.page].text[piece.span.start : piece.span.end]
        assert piece.text == own, "unassigned text is not the source's"
    for passage in _passages(split):
        slices = (pages[span.page].text[span.start : span.end] for span in passage.spans)
        assert "".join(slices) == passage.text, "a passage is not made of its slices"


def _passages(split: Split) -> Iterator[Passage]:
    for page in split.edition.pages:
        for block in page.blocks:
            yield from block.lines
    for article in split.articles:
        yield from (byline.passage for byline in article.bylines)
        yield from (*article.subheads, *article.body)
        yield from (pointer.passage for pointer in article.pointers)
        yield from (jump.passage for jump in (article.jump_to, article.jump_from) if jump)
        for passage in (
            article.kicker, article.headline, article.dateline, article.caption, article.credit,
        ):  # fmt: skip
            if passage is not None:
                yield passage


def _reading_in_process(stack: ExitStack, entered: Callable[[bool], None]) -> None:
    """For speed, run here what the product runs in a child process, scans by a scripted engine.

    Parameters: `stack` undoes it; `entered` is told when such code begins (True) and ends.
    """

    def run(
        function: Callable[..., Iterable[Any]], data: bytes, *arguments: object, **_: object
    ) -> Iterator[Any]:
        items = iter(function(data, *arguments))
        while True:
            entered(True)
            try:
                item = next(items)
            except StopIteration:
                return
            except SummarizeError:
                raise
            except Exception as error:
                frame = traceback.extract_tb(error.__traceback__)[-1]
                where = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
                raise _ContainedError(f"{type(error).__name__} at {where}") from error
            finally:
                entered(False)
            yield item

    for module in ("pdf", "scan"):
        stack.enter_context(mock.patch(f"summarize.read.{module}.run_confined", run))
    stack.enter_context(mock.patch("summarize.read.scan_page.load_engine", _ScriptedEngine))
    # A page without text is drawn for the engine: a small one will do.
    stack.enter_context(mock.patch("summarize.read.pdf._DPI", 50.0))


class _ScriptedEngine:
    """Finds a line in each band of a tile that holds ink, and reads the same words everywhere."""

    def detect(self, gray: Any) -> Any:
        height, width = gray.shape
        found = []
        for top in range(0, max(1, height - 12), 14):
            band = gray[top : top + 12]
            if band.size and band.min() < 128:
                bottom = min(height, top + 12)
                found.append([(0, top), (width, top), (width, bottom), (0, bottom)])
        return np.array(found[:40], dtype=np.float64).reshape(-1, 4, 2)

    def recognize(self, crops: Any) -> list[tuple[str, float]]:
        lines = (
            "全市防汛工作会议召开",
            "本报记者 李明",
            "本报讯 6月3日，会议决定投入8.5亿元。",
            "",
        )
        return [(lines[place % len(lines)], 0.8) for place, _ in enumerate(crops)]
