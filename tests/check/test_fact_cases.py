"""Findings with the facts of the source known, as data in tests/cases/check_facts.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.check.pairs import check_lines
from summarize.records import Finding

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "check_facts.toml").read_text(encoding="utf-8")
)["case"]
PAIRS = [
    (case.get("date"), case["zh"], en, case["findings"]) for case in CASES for en in case["en"]
]


def _shown(finding: Finding, like: list[str]) -> list[str]:
    fields = [finding.kind, finding.severity, finding.zh, finding.expected, finding.found]
    return ["*" if want == "*" else field or "-" for field, want in zip(fields, like, strict=True)]


@pytest.mark.parametrize(("date", "zh", "en", "expected"), PAIRS)
def test_findings(date: str | None, zh: str, en: str, expected: list[list[str]]) -> None:
    (checked,) = check_lines([zh], [en], date=date)
    assert [(f.kind, f.severity) for f in checked.findings] == [(e[0], e[1]) for e in expected]
    shown = [_shown(f, like) for f, like in zip(checked.findings, expected, strict=True)]
    assert shown == expected


PIECES = st.lists(
    st.sampled_from(
        ["不", "没有", "第三届", "8.5亿", "百分之", "12月", "25日", "周三", "王成国", "北京", "元",
         "一二·九", "以上", "年代", "后", "99999999999999999999", "0", " ", "，", "A1"]
    )
)  # fmt: skip
WORDS = st.lists(
    st.sampled_from(
        ["not", "Third", "8.5", "billion", "percent", "December", "25", "May", "Wang", "Chenguo",
         "Beijing-Hubei", "yuan", "$", "more than", "1/2", "half", "12/25", "-", ",", ".", "Xi'an"]
    )
)  # fmt: skip


@given(PIECES.map("".join), WORDS.map(" ".join))
@settings(max_examples=300)
def test_no_pair_breaks_a_check(zh: str, en: str) -> None:
    (checked,) = check_lines([zh], [en])
    assert all(finding.message.endswith(".") for finding in checked.findings)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_a_check(zh: str, en: str) -> None:
    list(check_lines([zh], [en]))


@pytest.mark.parametrize("digits", ["9" * 400, "9" * 5000, "1" + "0" * 3000 + ".5"])
def test_figures_of_thousands_of_digits(digits: str) -> None:
    list(check_lines([f"共有{digits}人。"], [f"There are {digits} people."]))
    list(check_lines([f"共有{digits}人。"], ["There are 12 people."]))
