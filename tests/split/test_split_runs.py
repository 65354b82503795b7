"""How much text stands between headings, in whole paragraphs and in wrapped lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarize.records import Edition
from summarize.split.lines import find_lines
from summarize.split.measure import find_fills
from summarize.split.runs import Run, find_runs

SENTENCE = "会议在温州召开，部署今年的粮食生产工作，要求各地抢抓农时。"
LONG = SENTENCE * 25


def _runs(edition: Edition) -> dict[str, Run | None]:
    lines = find_lines(edition.pages[0])
    runs = find_runs(lines, *find_fills(lines))
    return {line.text[:12]: run for line, run in zip(lines, runs, strict=True)}


def test_text_above_and_below_a_heading(make_edition: Callable[..., Edition]) -> None:
    texts = ["全省粮食会议召开", LONG, "抓好田间管理", SENTENCE, "我省新增五个公园", "在杭州", LONG]
    runs = _runs(make_edition("\n\n".join(texts)))
    assert runs["全省粮食会议召开"] == Run(before=0, after=6)
    assert runs["抓好田间管理"] == Run(before=6, after=1)
    # A group of lines is one heading: its first line has as much text below as its last.
    assert runs["我省新增五个公园"] == runs["在杭州"] == Run(before=1, after=6)
    assert runs[SENTENCE[:12]] is runs[LONG[:12]] is None


def test_wrapped_lines(make_edition: Callable[..., Edition]) -> None:
    column = [SENTENCE[start : start + 12] for start in range(0, len(SENTENCE), 12)]
    headline = "我省新增五个国家湿地公园总数达到十八个"
    lines = [*column, headline[:12], headline[12:], *column, *column]
    runs = _runs(make_edition("\n".join(lines)))
    assert runs[headline[:12]] == runs[headline[12:]] == Run(before=1, after=1)
    assert [runs[line] for line in column] == [None] * len(column)


@pytest.mark.parametrize("text", ["会议强调，", "会议强调：", "会议召开。", "会" * 61])
def test_what_is_no_heading(make_edition: Callable[..., Edition], text: str) -> None:
    assert set(_runs(make_edition(f"{text}\n\n{SENTENCE}\n")).values()) == {None}


def test_no_lines() -> None:
    assert find_runs([], [], []) == []
