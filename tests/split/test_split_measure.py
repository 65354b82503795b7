"""Which lines fill their column, and which had room for more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarize.records import Edition
from summarize.split.lines import find_lines
from summarize.split.measure import find_fills, had_room

COLUMN = """\
我省新增五个国家湿地公园
新华社杭州四月二日电记者从省林业局
获悉，我省近日新增五个国家湿地公园，
全省国家湿地公园总数达到十八个，比
上年增加五个。
湿地分布在五个设区市，总面积超过一
万公顷，是候鸟迁徙的停歇地。
"""


def test_fills(make_edition: Callable[..., Edition]) -> None:
    fills, rooms = find_fills(find_lines(make_edition(COLUMN).pages[0]))
    assert fills == ["short", "full", "over", "full", "short", "full", "short"]
    assert rooms[1:3] == [0, -2]


def test_whole_paragraphs_have_no_measure(make_edition: Callable[..., Edition]) -> None:
    text = "会议召开\n\n本报讯 会议在杭州召开。\n\n会议强调，要落实。\n\n成绩来之不易。\n"
    fills, _ = find_fills(find_lines(make_edition(text).pages[0]))
    assert set(fills) == {"free"}


def test_no_lines() -> None:
    assert find_fills([]) == ([], [])


@pytest.mark.parametrize(
    ("room", "following", "expected"),
    [
        (2, "会议", True),
        (1, "会议", False),
        (4, "，会议", False),  # a comma may not begin a line
        (4, "WeChat支付", False),
        (6, "WeChat支付", True),
        (-2, "会议", False),
    ],
)
def test_room(room: int, following: str, expected: bool) -> None:
    assert had_room(room, following) is expected
