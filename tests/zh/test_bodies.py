"""Bodies and posts put together from places, levels and the tables."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarize.records import Article, Fact, Passage, Span
from summarize.zh.bodies import find_bodies
from summarize.zh.facts import FactFinder
from summarize.zh.home import Home, find_homes
from summarize.zh.learning import annotate, learn
from summarize.zh.posts import find_posts
from summarize.zh.terms import find_terms

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "bodies.toml").read_text(encoding="utf-8")
)


def _id(case: dict[str, Any]) -> str:
    return str(case.get("comment", case["text"]))


@pytest.mark.parametrize("case", CASES["body"], ids=_id)
def test_bodies(case: dict[str, Any]) -> None:
    found = find_bodies(case["text"], Home(names=case.get("home", {})))
    assert [[body.zh, body.en] for body in found] == case["bodies"]
    assert all(case["text"][body.start : body.end] == body.zh for body in found)


@pytest.mark.parametrize("case", CASES["post"], ids=_id)
def test_posts(case: dict[str, Any]) -> None:
    named = [(t.start, t.end, t.en) for t in find_terms(case["text"]) if t.rank == "body"]
    found = find_posts(case["text"], Home(names=case.get("home", {})), named)
    assert [[post.zh, post.en] for post in found] == case["posts"]
    assert all(case["text"][post.start : post.end] == post.zh for post in found)


def _article(text: str, dateline: str | None = None) -> Article:
    def passage(words: str) -> Passage:
        return Passage(text=words, spans=(Span(page=0, start=0, end=len(words)),))

    return Article(
        id="a", page=1, kind="news", body=(passage(text),),
        dateline=passage(dateline) if dateline else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "apart", "expected"),
    [
        (["我省召开会议，浙江省委要求"], [], {"省": "Zhejiang"}),
        (["省委要求，浙江全省落实", "我省在浙江推进"], [], {"省": "Zhejiang"}),
        (["省委要求，浙江全省落实", "省委要求，四川全省落实"], [], {}),
        (["会议召开"], ["浙江法治报 2024年12月27日"], {"省": "Zhejiang"}),
        (["会议召开"], ["温州日报 第3版"], {"市": "Wenzhou"}),
        (["据浙江日报报道"], [], {}),
        (["浙江和江苏两省，省委要求"], [], {}),
    ],
)
def test_home_of_a_paper(texts: list[str], apart: list[str], expected: dict[str, str]) -> None:
    assert dict(find_homes([_article(text) for text in texts], apart).paper.names) == expected


def _facts(article: Article, finder: FactFinder) -> list[Fact]:
    return [f for f in annotate(article, finder).facts if f.kind in ("organisation", "title")]


def test_an_article_on_another_province_is_not_filled_in_with_ours() -> None:
    ours, theirs = (
        _article("我省推进改革，浙江省委要求落实。"),
        _article("四川开会，省委要求落实。"),
    )
    finder = learn([ours, theirs])
    assert [fact.en for fact in _facts(theirs, finder)] == ["CPC Provincial Committee"]
    assert [fact.en for fact in finder.find("省委要求")] == ["CPC Zhejiang Provincial Committee"]


def test_a_national_paper_goes_by_the_article() -> None:
    first, second = _article("四川开会，省委要求落实。"), _article("浙江开会，省委办公厅发文。")
    finder = learn([first, second])
    assert _facts(first, finder)[0].en == "CPC Sichuan Provincial Committee"
    assert _facts(second, finder)[0].en == "General Office of the CPC Zhejiang Provincial Committee"


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("省委十五届六次全会", "CPC Zhejiang Provincial Committee"),
        ("浙江省委十五届六次全会", "CPC Zhejiang Provincial Committee"),
        ("江苏省委十五届六次全会", "CPC Jiangsu Provincial Committee"),
    ],
)
def test_a_plenary_session_is_of_a_province(text: str, committee: str) -> None:
    finder = learn([_article("我省推进改革，浙江落实。")])
    facts = [fact.en for fact in finder.find(text)]
    assert f"the Sixth Plenary Session of the 15th {committee}" in facts


def test_a_sentence_is_read_as_part_of_its_article() -> None:
    first, second = _article("四川开会，省委要求落实。"), _article("浙江开会，省委要求提速。")
    finder = learn([first, second])
    (fact,) = finder.find("省委要求提速。")
    assert fact.en == "CPC Zhejiang Provincial Committee"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美国财政部宣布", ["US Department of the Treasury"]),
        ("财政部宣布", ["Ministry of Finance"]),
        ("美国最高法院裁定", []),
        ("最高法发布", ["Supreme People's Court"]),
        ("英财政部宣布", []),
        ("越南国家主席", []),
        ("国家主席", ["Chinese president"]),
        ("老挝人民革命党中央总书记", ["general secretary"]),
        ("核心的党中央", ["CPC Central Committee"]),
        ("中国外交部宣布", ["Ministry of Foreign Affairs"]),
    ],
)
def test_ministries_of_other_countries_are_not_ours(text: str, expected: list[str]) -> None:
    assert [term.en for term in find_terms(text)] == expected
