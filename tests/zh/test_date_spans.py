"""Ranges, times and lunar dates as one fact each, as data in tests/cases/date_spans.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.check.translation import check_translation
from summarize.zh.date_spans import find_date_spans, last_day_of
from summarize.zh.facts import FactFinder

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "date_spans.toml").read_text(encoding="utf-8")
)["case"]
FINDER = FactFinder(date="2024-12-27")
_POINT = r"(?:-?\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d)?|--\d\d(?:-\d\d)?|---\d\d)"
_TIME = r"T\d\d:\d\d"
ISO = re.compile(
    rf"{_POINT}?(?:{_TIME})?(?:/{_POINT}?(?:{_TIME})?)?|lunar:(?:leap-)?\d\d(?:-\d\d)?"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_cases(case: dict[str, object]) -> None:
    text = str(case["text"])
    dates = find_date_spans(text, str(case.get("edition", "2024-12-27")))
    assert [[d.zh, d.value, d.en] for d in dates] == case["dates"]
    assert all(text[d.start : d.end] == d.zh for d in dates)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_values_are_iso_and_facts_hand_them_on(case: dict[str, object]) -> None:
    facts = [fact for fact in FINDER.find(str(case["text"])) if fact.kind == "date"]
    assert all(ISO.fullmatch(fact.value) for fact in facts)


@given(
    st.text(
        alphabet="12公元年月日至到—季度上下旬半初末世纪年代午时点分晚今昨农历正号:：前第三十个周，",
        max_size=30,
    )
)
def test_any_text_gives_ordered_spans_of_iso_values(text: str) -> None:
    position = 0
    for date in find_date_spans(text, "2024-12-27"):
        assert position <= date.start < date.end
        assert text[date.start : date.end] == date.zh
        assert ISO.fullmatch(date.value), date
        position = date.end


def test_the_last_day_of_a_value_is_the_one_that_counts() -> None:
    assert last_day_of("2024-12-25/2024-12-27") == "2024-12-27"
    assert last_day_of("2024-12-25T20:00") == "2024-12-25"
    assert last_day_of("2024-12") is None
    assert last_day_of("lunar:01-01") is None


def test_the_day_after_a_range_counts_from_its_end() -> None:
    facts = FINDER.find("会议12月24日至25日召开，次日公布。")
    assert [(fact.zh, fact.value) for fact in facts if fact.kind == "date"] == [
        ("12月24日至25日", "2024-12-24/2024-12-25"), ("次日", "2024-12-26"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "english", "kinds"),
    [
        ("上午9时30分，会议召开。", "The meeting was held at 9:30 a.m.", []),
        ("下午3时，会议召开。", "The meeting was held at 3 p.m.", []),
        ("会议于19:30召开。", "The meeting was held at 7:30 p.m.", []),
        ("上午9时30分，会议召开。", "The meeting was held at 9:50 a.m.", ["date", "invention"]),
        ("1至5月，投资增长。", "From January to May, investment rose.", []),
        ("2013—2017年的规划。", "The plan for 2013 to 2017.", []),
        ("2013—2017年的规划。", "The plan for 2015 to 2017.", ["date", "invention"]),
        ("进入21世纪。", "It entered the 21st century.", []),
        ("进入21世纪。", "It entered the 20th century.", ["date", "invention"]),
        ("12月25日至27日，大会召开。", "The congress was held December 25-27.", []),
    ],
)
def test_their_figures_are_checked(source: str, english: str, kinds: list[str]) -> None:
    found = check_translation(source, english, finished=True, facts=FINDER.find(source))
    assert sorted({f.kind for f in found if f.kind in ("number", "date", "invention")}) == kinds
