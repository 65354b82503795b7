"""Dates without a year and dates told from another day, as data in tests/cases/relative_dates.toml.

In the English nothing is said that the Chinese does not say: the value carries the year.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.check.translation import check_translation
from summarize.records import Article, Fact, Passage, Span
from summarize.zh.dates import find_dates
from summarize.zh.facts import FactFinder
from summarize.zh.hints import hints
from summarize.zh.learning import annotate
from summarize.zh.relative_dates import is_relative

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "relative_dates.toml").read_text(encoding="utf-8")
)["case"]
DAYS = st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2099, 12, 31))
ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d)?|--\d\d(?:-\d\d)?|---\d\d")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_cases(case: dict[str, object]) -> None:
    text = str(case["text"])
    dates = find_dates(text, str(case.get("edition", "2024-12-27")))
    assert [[d.zh, d.value, d.en] for d in dates] == case["dates"]
    assert all(text[d.start : d.end] == d.zh for d in dates)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_english_says_no_year_that_the_chinese_does_not(case: dict[str, object]) -> None:
    for date in find_dates(str(case["text"]), str(case.get("edition", "2024-12-27"))):
        for year in re.findall(r"\d{4}", date.en):
            assert year in date.zh


@given(DAYS, st.integers(1, 12), st.integers(1, 31))
def test_a_completed_date_is_in_the_calendar_and_within_a_year(
    today: datetime.date, month: int, day: int
) -> None:
    text = f"{month}月{day}日，会议召开"
    (date,) = find_dates(text, today.isoformat())
    if date.value.startswith("--"):
        assert date.value == f"--{month:02d}-{day:02d}"
    else:
        completed = datetime.date.fromisoformat(date.value)
        assert (completed.month, completed.day) == (month, day)
        assert -366 < (completed - today).days < 183


@given(DAYS, st.sampled_from([word for case in CASES for word, _, _ in case["dates"]]))
def test_values_are_iso_on_any_day(today: datetime.date, word: str) -> None:
    for date in find_dates(word, today.isoformat(), since=today.isoformat()):
        assert ISO.fullmatch(date.value)
        if len(date.value) == 10:
            datetime.date.fromisoformat(date.value)


def test_without_an_edition_nothing_can_be_told() -> None:
    assert find_dates("昨日，本月初，今年以来，当日") == ()


def article(*body: str, dateline: str | None = None) -> Article:
    return Article(
        id="p1-a1",
        page=1,
        kind="news",
        headline=passage("会议召开"),
        dateline=passage(dateline) if dateline else None,
        body=tuple(passage(part) for part in body),
    )


def passage(text: str) -> Passage:
    return Passage(text=text, spans=(Span(page=0, start=0, end=len(text)),))


def dates_of(made: Article) -> list[tuple[str, str]]:
    return [(fact.zh, fact.value) for fact in made.facts if fact.kind == "date"]


FINDER = FactFinder(date="2024-12-27")


def test_the_day_named_in_one_paragraph_is_that_of_the_next() -> None:
    made = annotate(article("12月24日，专班进驻。", "当日，群众反映问题。次日办结。"), FINDER)
    assert dates_of(made) == [
        ("12月24日", "2024-12-24"),
        ("当日", "2024-12-24"),
        ("次日", "2024-12-25"),
    ]


def test_today_is_the_day_of_the_dateline() -> None:
    """新华社北京12月26日电: what it calls today is that day, not the paper's."""
    made = annotate(article("会议今天闭幕，昨日选举。", dateline="新华社北京12月26日电"), FINDER)
    assert dates_of(made) == [
        ("12月26日", "2024-12-26"),
        ("今天", "2024-12-26"),
        ("昨日", "2024-12-25"),
    ]
    assert made.facts[0].spans == (Span(page=0, start=5, end=11),)


def test_a_dateline_without_a_date_is_of_the_day_of_the_paper() -> None:
    made = annotate(article("昨日，会议召开。", dateline="本报讯"), FINDER)
    assert dates_of(made) == [("昨日", "2024-12-26")]


def test_words_without_a_figure_are_no_hints() -> None:
    facts = FINDER.find("昨日召开，今年以来增长，本月5日公布，12月25日施行")
    assert hints(facts) == (
        ("本月5日", "the 5th of this month"),
        ("12月25日", "December 25"),
    )
    assert is_relative("上周三")
    assert not is_relative("本月5日")


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("昨日，会议在杭州召开。", "The meeting was held in Hangzhou yesterday."),
        ("上周三，会议召开。", "The meeting was held last Wednesday."),
        ("今年以来，全省平稳。", "The province has been stable since the start of the year."),
        ("本月5日，会议召开。", "The meeting was held on the 5th of this month."),
        ("12月25日，会议召开。", "The meeting was held on December 25."),
    ],
)
def test_completed_dates_cause_no_false_alarm(source: str, english: str) -> None:
    facts: tuple[Fact, ...] = FINDER.find(source)
    found = check_translation(source, english, finished=True, facts=facts)
    assert [finding for finding in found if finding.kind in ("number", "invention")] == []
