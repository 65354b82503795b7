"""Pages made to cost time: many heads and lines all over each other, type of no size."""

from __future__ import annotations

import random
import sys
from types import FrameType

from fuzz.pdf_writer import write_pdf
from hypothesis import given
from hypothesis import strategies as st

from summarize.read.layout import lay_out
from summarize.read.layout.covered import Covered
from summarize.read.pdf import read_pdf
from summarize.read.set_line import Drawn, SetLine
from summarize.records import Box

STRETCHES = st.tuples(st.integers(0, 20), st.integers(0, 20))


@given(stretches=st.lists(STRETCHES), asked=STRETCHES)
def test_covered_is_what_any_stretch_covers(
    stretches: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    covered = Covered()
    for low, high in stretches:
        covered.add(low, high)
    assert covered.meets(*asked) == any(
        max(low, asked[0]) < min(high, asked[1]) for low, high in stretches
    )


def scattered(count: int) -> list[SetLine]:
    chance = random.Random(5)
    lines = []
    for number in range(count):
        left, top = chance.uniform(0, 500), number * 800 / count
        size = chance.choice((6, 9, 9, 9, 20))
        box = Box(left=left, top=top, right=left + 40, bottom=top + size * 0.05)
        lines.append(SetLine(text="会议召开", box=box, size=size))
    return lines


def calls(count: int) -> int:
    """How many functions are called to lay out so many scattered lines."""
    made = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event == "call"

    lines = scattered(count)
    sys.setprofile(called)
    try:
        laid = lay_out(lines, drawn=Drawn(), width=600, height=850)
    finally:
        sys.setprofile(None)
    assert laid.text.count("会议召开") == count
    return made


def test_twice_the_lines_take_at_most_the_square_of_the_work() -> None:
    assert calls(600) < 5 * calls(300)


def test_type_too_small_to_see_is_read() -> None:
    (sheet,) = read_pdf(write_pdf(["会议召开"]).replace(b"/F1 10 Tf", b"/F1 .02 Tf"), "tiny.pdf")
    assert sheet.text.strip() == "会议召开"
