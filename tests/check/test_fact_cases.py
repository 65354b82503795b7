"""Findings with the facts of the source known, as data in tests/cases/check_facts.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

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
