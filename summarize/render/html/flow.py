"""The text of a page in its own order, each article a coloured region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from summarize.records import Page
from summarize.render.html.marks import FOLDED, Marks
from summarize.render.html.runs import Run
from summarize.render.html.text import written

__all__ = ["flow"]


@dataclass(kw_only=True, slots=True)
class _Region:
    """Runs that follow each other in one article, or in none for one reason ("" is blank)."""

    article: int | None
    reason: str
    runs: list[Run] = field(default_factory=list)


def flow(page: Page, runs: Iterable[Run], marks: Marks, *, anchors: bool = True) -> str:
    """`runs` of `page`, in order; every character of them stands in the result once.

    Parameters: `anchors` says whether the first region of an article is its place on this page.
    """
    placed: set[int] = set() if anchors else set(range(1, len(marks.split.articles) + 1))
    regions = []
    for region in _regions(page, runs, marks):
        text = "".join(_run(page, run) for run in region.runs)
        if region.article is not None:
            regions.append(_article(region.article, text, page, marks, placed))
        elif region.reason:
            regions.append(_left(region, text))
        else:
            regions.append(f'<div class="blank">{text}</div>')
    return "\n".join(regions)


def _regions(page: Page, runs: Iterable[Run], marks: Marks) -> Iterator[_Region]:
    """Neighbours with one owner or one reason together, the white space between them included."""
    blank: _Region | None = None
    last: _Region | None = None
    for (article, reason), group in groupby(runs, key=lambda run: _owner(page, run, marks)):
        region = _Region(article=article, reason=reason, runs=list(group))
        if article is None and not reason:
            blank = region
        elif last and (last.article, last.reason) == (article, reason):
            last.runs += (blank.runs if blank else []) + region.runs
            blank = None
        else:
            yield from (each for each in (last, blank) if each)
            last, blank = region, None
    yield from (each for each in (last, blank) if each)


def _owner(page: Page, run: Run, marks: Marks) -> tuple[int | None, str]:
    if run.article is not None or not page.text[run.start : run.end].strip():
        return run.article, ""
    return None, marks.reason(run.piece)


def _run(page: Page, run: Run) -> str:
    text = written(page.text[run.start : run.end])
    return f'<span class="{run.part}">{text}</span>' if run.part else f"<span>{text}</span>"


def _article(number: int, text: str, page: Page, marks: Marks, placed: set[int]) -> str:
    badge = f'<span class="badge">{number}</span>'
    if number not in placed:
        placed.add(number)
        badge = f"<a {marks.badge(number, page.index)}>{number}</a>"
    return (
        f'<div class="region {marks.color(number)}" data-article="{number}">{badge}'
        f'<div class="source" lang="zh">{text}</div></div>'
    )


def _left(region: _Region, text: str) -> str:
    reason = written(region.reason)
    source = f'<div class="source" lang="zh">{text}</div>'
    length = sum(run.end - run.start for run in region.runs)
    if length <= FOLDED:
        return f'<div class="region none"><span class="reason">{reason}</span>{source}</div>'
    return (
        f'<details class="region none"><summary class="reason">{reason}: {length:,} characters'
        f"</summary>{source}</details>"
    )
