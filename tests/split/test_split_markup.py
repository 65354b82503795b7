"""What the markup of a web page says is one article stays one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.read import read_edition
from summarize.records import Article
from summarize.split import split_edition

FOLDER = Path(__file__).parent.parent / "cases" / "html"
PAGE = """<html><body><div>第02版：综合</div><h1>古渡口建起新码头</h1>
<div id="ozoom">{body}</div></body></html>"""

Read = Callable[[str], tuple[Article, ...]]


@pytest.fixture
def articles(tmp_path: Path) -> Read:
    """The articles of a content page with this body."""

    def read(body: str) -> tuple[Article, ...]:
        path = tmp_path / "content_2.htm"
        path.write_text(PAGE.format(body=body), encoding="utf-8")
        return split_edition(read_edition([path])).articles

    return read


@pytest.mark.parametrize(
    ("name", "headlines", "paragraphs"),
    [
        ("people_new.html", ["山城装上\n“智慧大脑”"], [2]),
        ("people_old.htm", ["两岸同心修好一条渠"], [4]),
        ("news_site.html", ["春耕时节忙播种"], [4]),
        ("news_article.html", ["古桥修缮完工迎客"], [3]),
        ("founder_rows.htm", ["雨夜里的守堤人"], [2]),
        ("two_articles.html", ["东街修路", "西街种树"], [2, 2]),
    ],
)
def test_one_body_is_one_article(name: str, headlines: list[str], paragraphs: list[int]) -> None:
    split = split_edition(read_edition([FOLDER / name]))
    found = [article.headline.text if article.headline else "" for article in split.articles]
    assert found == headlines
    assert [len(article.body) for article in split.articles] == paragraphs
    assert {article.kind for article in split.articles} == {"news"}
    assert {article.confidence for article in split.articles} == {1.0}
    assert {part.reason for part in split.unassigned} <= {"blank", "folio", "navigation"}


def test_a_picture_amid_the_text_begins_no_article(articles: Read) -> None:
    (article,) = articles(
        "<p>　　昨天，新码头迎来第一班船。</p><p><img src='1.jpg' width='600'></p>"
        "<p>图为船工在新码头系缆绳。丁水生摄</p>"
        "<p>　　船工老丁说，以后不用再蹚水上岸了。</p>"
        "<p><img src='2.jpg' width='600'></p><p>上图：新码头一角。</p>"
        "<p>　　全县今年还要修六座码头。</p>"
    )
    assert article.caption is not None
    assert article.caption.text.splitlines() == ["图为船工在新码头系缆绳。", "上图：新码头一角。"]
    assert len(article.body) == 3


def test_a_picture_story_is_one_article(articles: Read) -> None:
    (article,) = articles("<p><img src='1.jpg' width='600'></p><p>图为新码头。丁水生摄</p>")
    assert article.headline is not None
    assert article.kind == "photo"


def test_text_after_a_printed_jump_is_the_same_article(articles: Read) -> None:
    (article,) = articles(
        "<p>　　昨天，新码头迎来第一班船。</p><p>（下转第三版）</p><p>（上接第二版）</p>"
        "<p>　　船工老丁说，以后不用再蹚水上岸了。</p>"
    )
    assert len(article.body) == 2


@pytest.mark.parametrize(
    ("head", "kicker", "headline", "subheads"),
    [
        ("<h1>古渡口<br>建起新码头</h1>", None, "古渡口\n建起新码头", []),
        ("<h1>古渡口<br/>\n建起新码头</h1>", None, "古渡口\n建起新码头", []),
        # 的 cannot end a headline: there the line break parts nothing.
        ("<h1>三百年的<br>古渡口有了新码头</h1>", None, "三百年的古渡口有了新码头", []),
        (
            "<h3>全县今年修七座<br>明年再修五座</h3><h1>古渡口建起新码头</h1>",
            "全县今年修七座\n明年再修五座",
            "古渡口建起新码头",
            [],
        ),
        (
            "<h1>古渡口建起新码头</h1><h2>头一班船昨天靠岸<br>沿岸六村不再蹚水</h2>",
            None,
            "古渡口建起新码头",
            ["头一班船昨天靠岸\n沿岸六村不再蹚水"],
        ),
        # Elements of their own are subheads of their own.
        (
            "<h1>古渡口建起新码头</h1><h2>头一班船昨天靠岸</h2><h2>沿岸六村不再蹚水</h2>",
            None,
            "古渡口建起新码头",
            ["头一班船昨天靠岸", "沿岸六村不再蹚水"],
        ),
        (
            "<founder-title><p>古渡口<br>建起新码头</p></founder-title>",
            None,
            "古渡口\n建起新码头",
            [],
        ),
    ],
)
def test_a_line_break_within_an_element_of_the_head(
    tmp_path: Path, head: str, kicker: str | None, headline: str, subheads: list[str]
) -> None:
    path = tmp_path / "content_2.htm"
    text = "<p>　　昨天，新码头迎来第一班船。</p><p>　　全县今年还要修六座码头。</p>"
    path.write_text(f"<body><div>{head}<div id='ozoom'>{text}</div></div></body>", encoding="utf-8")
    (article,) = split_edition(read_edition([path])).articles
    assert (article.kicker.text if article.kicker else None) == kicker
    assert (article.headline.text if article.headline else None) == headline
    assert [subhead.text for subhead in article.subheads] == subheads
