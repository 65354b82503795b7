"""Findings about summaries that a model wrote."""

from __future__ import annotations

import pytest

from summarize.check import check_summary
from summarize.records import Article, Fact, Passage, Span

BODY = (
    "12月25日，全省推进会在温州召开。省委常委王成国出席会议并讲话。"
    "今年以来，我省张贴指引牌3.7万块，提供服务300余万件，满意率98.4%，使用AI平台。"
)


def _article(body: str = BODY) -> Article:
    passage = Passage(text=body, spans=(Span(page=0, start=0, end=len(body)),))
    date = Fact(
        kind="date", zh="12月25日", value="2024-12-25", en="December 25", start=0, end=6
    )  # fmt: skip
    return Article(id="a1", page=1, kind="news", body=(passage,), facts=(date,))


@pytest.mark.parametrize(
    ("sentences", "kinds"),
    [
        (["12月25日，推进会在温州召开，王成国讲话。"], []),
        (["2024年12月25日，推进会在温州召开。"], []),
        (["指引牌有三万七千块，满意率98.4%。"], []),
        (["全省张贴指引牌37万块。"], ["number"]),
        (["11月25日，推进会召开。"], ["number"]),
        (["省委常委杨青玖出席会议。"], ["name"]),
        (["推进会在温州召开"], ["cut"]),
        (["推进会在温州召开。", "推进会在温州召开。"], ["loop"]),
        ([], ["empty"]),
        (["  "], ["empty"]),
        (["The meeting was held."], ["not-chinese"]),
        (["推进会在温州召开。", "The meeting was held in Wenzhou."], ["not-chinese", "cut"]),
    ],
)
def test_summary_findings(sentences: list[str], kinds: list[str]) -> None:
    findings = check_summary(_article(), sentences)
    assert [finding.kind for finding in findings] == kinds
    assert all(finding.severity == "error" for finding in findings)


def test_a_place_that_the_article_does_not_name() -> None:
    findings = check_summary(_article(), ["推进会在杭州召开。"])
    assert [(f.kind, f.severity, f.zh) for f in findings] == [("place", "warning", "杭州")]


def test_a_summary_longer_than_its_article() -> None:
    findings = check_summary(_article("推进会召开。"), ["全省推进会隆重热烈召开。"])
    assert [finding.kind for finding in findings] == ["length"]
