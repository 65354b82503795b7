"""Findings about translations, as data in tests/cases/checks.toml, and properties of the checks."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.check import TRANSLATION_CHECKS, check_translation
from summarize.check.contract import Pair
from summarize.check.english_dates import read_english_dates
from summarize.check.english_numbers import read_english_numbers
from summarize.records import Fact
from summarize.zh.numerals import english_number

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "checks.toml").read_text(encoding="utf-8")
)["case"]
PAIRS = [(case["zh"], en, case["findings"]) for case in CASES for en in case["en"]]


@pytest.mark.parametrize(("zh", "en", "expected"), PAIRS)
def test_findings(zh: str, en: str, expected: list[list[str]]) -> None:
    findings = check_translation(zh, en)
    assert [[finding.kind, finding.severity] for finding in findings] == expected
    assert all(finding.message.endswith(".") for finding in findings)


def test_an_unfinished_output_is_cut() -> None:
    findings = check_translation("会议召开。", "The meeting was held.", finished=False)
    assert [(finding.kind, finding.severity) for finding in findings] == [("cut", "error")]


def _fact(kind: str, zh: str, en: str) -> Fact:
    return Fact(kind=kind, zh=zh, value=en, en=en, start=0, end=len(zh))  # type: ignore[arg-type]


def test_names_in_either_order_and_glossary() -> None:
    facts = [_fact("person", "王成国", "Wang Chengguo"), _fact("glossary", "浙里办", "Zheliban")]
    zh = "王成国介绍了浙里办的使用情况。"
    assert not check_translation(zh, "Chengguo Wang introduced the use of Zheliban.", facts=facts)
    kinds = [f.kind for f in check_translation(zh, "Wang Chenguo introduced the app.", facts=facts)]
    assert kinds == ["name", "glossary"]


def test_facts_of_other_sentences_are_left_aside() -> None:
    facts = [_fact("person", "林贻影", "Lin Yiying")]
    assert not check_translation("会议召开。", "The meeting was held.", facts=facts)


@pytest.mark.parametrize("check", TRANSLATION_CHECKS.values(), ids=lambda check: check.name)
def test_each_check_accepts_a_good_pair_by_its_own_score(check: object) -> None:
    pair = Pair(source="会议于5月20日召开。", text="The meeting was held on May 20.")
    assert check.accept(check.score(pair))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("850 million; RMB 850m; 3.7 bn", [850_000_000, 850_000_000, 3_700_000_000]),
        ("fifty-five, three hundred and five thousand", [55, 305_000]),
        ("one hundred and twelve", [112]),
        ("hundreds of thousands", [100_000]),
        ("the twenty-first of May", [21]),
        ("a 3m tall wall", [3]),
        ("one and a half years", [Fraction(3, 2)]),
        ("between ten and twenty", [10, 20]),
    ],
)
def test_english_numbers(text: str, values: list[int | Fraction]) -> None:
    found = [n for n in read_english_numbers(text) if n.fraction is None]
    assert [Fraction(n.value) for n in found] == values


def test_english_percentages_and_fractions() -> None:
    numbers = read_english_numbers("98.4 per cent, 5% and two thirds")
    assert [(n.value, n.percent) for n in numbers[:2]] == [(Decimal("98.4"), True), (5, True)]
    assert numbers[2].fraction == Fraction(2, 3)


@given(st.integers(min_value=0, max_value=10**14))
def test_what_we_write_we_read(number: int) -> None:
    read = read_english_numbers(english_number(Decimal(number)))
    assert [n.value for n in read] == [number]


@given(st.integers(min_value=11, max_value=10**13), st.sampled_from([10, 100, 10**4]))
@settings(max_examples=50)
def test_a_wrong_scale_is_always_an_error(number: int, factor: int) -> None:
    wrong = f"The cost is {english_number(Decimal(number * factor))} yuan this time."
    right = f"The cost is {english_number(Decimal(number))} yuan this time."
    source = f"这次的费用是{number}元。"
    assert "number" in {f.kind for f in check_translation(source, wrong) if f.severity == "error"}
    assert not check_translation(source, right)


def test_english_dates() -> None:
    dates = read_english_dates("On May 3rd, 2024, it may rain; 12/25; 5 Sept.")
    assert [(d.month, d.day, d.year) for d in dates] == [
        (5, 3, 2024), (12, 25, None), (9, 5, None),
    ]  # fmt: skip
