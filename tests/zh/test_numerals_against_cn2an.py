"""The reader of numerals against an independent one: what cn2an spells, both read alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.zh.numerals import read_numeral

cn2an = pytest.importorskip("cn2an", reason="cn2an comes with the test extra")


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_integers(number: int) -> None:
    spelled = cn2an.an2cn(str(number), "low")
    assert read_numeral(spelled) == (number, number) == (cn2an.cn2an(spelled),) * 2


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["万", "亿"]))
def test_figures_with_a_scale(number: int, scale: str) -> None:
    read = read_numeral(f"{number}{scale}")
    assert read is not None
    assert read[0] == cn2an.cn2an(f"{number}{scale}", "smart")
