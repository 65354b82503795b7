"""Dates and sessions of a text, as data in tests/cases/dates.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from summarize.zh.dates import find_dates
from summarize.zh.sessions import find_sessions

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "dates.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_dates_and_sessions(case: dict[str, object]) -> None:
    text = str(case["text"])
    dates = find_dates(text, str(case.get("edition", "2024-12-26")))
    assert [[d.zh, d.value, d.en] for d in dates] == case["dates"]
    assert all(text[d.start : d.end] == d.zh for d in dates)
    if "sessions" in case:
        assert [[s.zh, s.en] for s in find_sessions(text)] == case["sessions"]


def test_without_edition_the_year_stays_open() -> None:
    assert [date.value for date in find_dates("12月25日和7月")] == ["--12-25", "--07"]


def test_an_edition_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        find_dates("", "26 December")
