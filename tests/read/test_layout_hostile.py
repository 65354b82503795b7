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
    """Short lines of text one below the other, each with white space around it, in some columns."""
    chance = random.Random(5)
    lines = []
    for number in range(count):
        left, top = 100.0 * chance.randrange(6), number * 800 / count
        box = Box(left=left, top=top, right=left + 40, bottom=top + 400 / count)
        lines.append(SetLine(text="会议召开", box=box, size=9))
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


def test_a_page_full_of_gaps_takes_few_steps() -> None:
    # 1,300 a line; looking at all that is below each gap took 8,700, and grew with the square.
    assert calls(200) < 3_000 * 200


def test_type_too_small_to_see_is_read() -> None:
    whole = write_pdf(["会议召开\n本报讯会议强调\n坚持人民至上"])
    head, _, rest = whole.rpartition(b"/F1 10 Tf")
    (sheet,) = read_pdf(head + b"/F1 .02 Tf" + rest, "tiny.pdf")
    assert "坚持人民至上" in "".join(sheet.text.split())
