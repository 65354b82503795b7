"""The benchmark of facts: its own reader of figures, and errors that are put in by a seed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from facts_inject import inject, is_caught
from facts_reader import english_values, source_values, unkept

from summarize.check import check_translation
from summarize.zh.facts import FactFinder

ZH = "2019年5月20日，王成国在北京说，公司投资8.5亿元，员工353人，没有裁员。"
EN = (
    "On May 20, 2019, Wang Chengguo said in Beijing that the company had invested 850 million yuan,"
    " had 353 workers and had not laid off anyone."
)


@pytest.mark.parametrize(
    ("zh", "values"),
    [("8.5亿元", [850_000_000]), ("3,396,542人", [3_396_542]), ("一百二十万", [1_200_000]),
     ("100 万", [1_000_000]), ("30余万", [300_000])],
)  # fmt: skip
def test_figures_of_the_source(zh: str, values: list[int]) -> None:
    assert {Fraction(value) for value in values} <= source_values(zh)


def test_figures_of_the_english() -> None:
    found = english_values("0.85 billion, two decades, 1,200 and twenty-three")
    assert {Fraction(v) for v in (850_000_000, 20, 1200, 23)} <= found


@pytest.mark.parametrize(
    ("zh", "en", "missing"),
    [
        ("5月20日有353人。", "353 people on May 20.", []),
        ("5月20日有353人。", "358 people on June 20.", ["5", "353"]),
        ("20世纪60年代。", "In the 1960s.", []),
        ("20世纪60年代。", "In the 1970s.", ["20世纪60年代"]),
    ],
)
def test_figures_that_are_not_kept(zh: str, en: str, missing: list[str]) -> None:
    assert unkept(zh, en) == missing


def test_errors_are_the_same_each_time_and_each_is_caught() -> None:
    made = list(inject("set", 7, ZH, EN))
    assert made == list(inject("set", 7, ZH, EN))
    assert {each.kind for each in made} >= {
        "x10", "x10000", "digits", "dropped", "year", "month", "day", "misspelt", "other person",
        "other place", "negation", "currency",
    }  # fmt: skip
    facts = FactFinder().find(ZH)
    before = check_translation(ZH, EN, facts=facts)
    assert before == ()
    for each in made:
        after = check_translation(ZH, each.text, facts=facts)
        assert each.by_chance_right or is_caught(each, before, after), each


def test_a_finding_about_something_else_is_no_catch() -> None:
    facts = FactFinder().find(ZH)
    (year,) = (each for each in inject("set", 7, ZH, EN) if each.kind == "year")
    other = check_translation(ZH, EN.replace("353", "358"), facts=facts)
    assert other
    assert not is_caught(year, (), other)
