"""Blocks and lines: nothing but white space between them, offsets right for every line break."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.read.text import find_blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("一\n二\n\n三", [["一", "二"], ["三"]]),
        ("一\r\n二\r\n\r\n三\r\n", [["一", "二"], ["三"]]),
        ("一\r二\r\r三", [["一", "二"], ["三"]]),
        ("一\n \u3000\n二", [["一"], ["二"]]),
        ("\u3000\u3000一\u2028二", [["一", "二"]]),
        ("一\u2029二", [["一"], ["二"]]),
        ("一\f二", [["一"], ["二"]]),
        ("一\x85二\v三", [["一", "二", "三"]]),
        (" \n\n", []),
    ],
)
def test_blocks(text: str, blocks: list[list[str]]) -> None:
    assert [[line.text for line in block.lines] for block in find_blocks(text, 0)] == blocks


@given(st.text(alphabet="会A𠮷。 \u3000\t\n\r\f\v\x85\u2028\u2029\x1c\u200b\xa0", max_size=60))
def test_lines_hold_everything_but_white_space(text: str) -> None:
    position = 0
    for block in find_blocks(text, 3):
        for line in block.lines:
            (span,) = line.spans
            assert span.page == 3
            assert text[span.start : span.end] == line.text == line.text.strip() != ""
            assert not text[position : span.start].strip()
            position = span.end
    assert not text[position:].strip()


def test_time_is_linear_in_the_longest_line() -> None:
    seconds = []
    for size in (200_000, 1_600_000):
        text = "会 " * (size // 2) + "\n" * size
        start = time.process_time()
        find_blocks(text, 0)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 40 * seconds[0] + 0.1
