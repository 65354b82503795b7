"""The HTML of a digest, read by a parser: all that the Markdown says, and nothing but text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.errors import UsageError
from summarize.records import Digest, Fact
from summarize.render.html.digest_document import render_digest_html
from summarize.render.html.hover import with_chinese, with_english
from summarize.render.html.text import shown


def parsed(digest: Digest, layout: str = "stacked") -> Any:
    text = render_digest_html(digest, layout=layout)
    assert text.endswith("</html>\n")
    return lxml.html.document_fromstring(text.encode("utf-8"))


def text_of(document: Any, identity: str) -> str:
    return " ".join(document.get_element_by_id(identity).text_content().split())


def test_an_article_has_all_its_parts_in_both_languages(digest: Digest) -> None:
    text = text_of(parsed(digest), "article-1")
    for part in (
        "1. City holds flood control meeting", "全市防汛工作会议召开",
        "Kicker: Campaign starts; mayor sets tasks 专项行动启动 市长作部署",
        "Subhead: Wang Fang speaks", "王芳讲话",
        "Page 1, continued on page 2 (下转2版, 上接1版) · news",
        "reporters: Li Ming (李明), 张伟 · dateline: 本报讯", "Summary",
        "A flood control meeting was held on June 3.", "6月3日,全市防汛工作会议召开。",
        "⚠ Unverified: The meeting put 8.5 billion yuan into dykes.",
        "Error: The amount of money differs from the source. (source 8.5亿元; expected 850 million "
        "yuan; found 8.5 billion yuan)",
        "Note: 王芳 is spelled by the pinyin rule.",
    ):  # fmt: skip
        assert part in text


def test_head_contents_and_foot(digest: Digest) -> None:
    document = parsed(digest)
    head = " ".join(document.find(".//header").text_content().split())
    assert head.startswith("Newspaper digest, 4 June 2024")
    assert "Source: page1.txt (page 1); page2.txt (page 2)" in head
    assert "2 findings (1 error, 1 note); ⚠ 1 of 8 translations unverified" in head
    nav = " ".join(document.find(".//nav").text_content().split())
    assert "City holds flood control meeting news, page 1, continued on page 2; 2 findings" in nav
    assert "简讯一则 brief, page 2; ⚠ incomplete" in nav
    assert "责任编辑 赵强" in text_of(document, "left")
    assert "sha256 abababababab" in document.find(".//footer").text_content()
    assert "⚠ This article is incomplete: Translation stopped" in text_of(document, "article-3")


def test_facts_show_their_other_form(digest: Digest) -> None:
    item = digest.articles[0]
    money = Fact(
        kind="number", zh="8.5亿元", value="850000000", en="8.5 billion yuan", start=0, end=5,
        spans=item.article.body[0].cut(
            (start := item.article.body[0].text.index("8.5亿元")), start + 5
        ).spans,
    )  # fmt: skip
    item = replace(item, article=replace(item.article, facts=(money,)))
    document = parsed(replace(digest, articles=(item,)))
    hovered = [(each.text, each.get("title")) for each in document.iter("abbr")]
    assert hovered == [("8.5 billion yuan", "8.5亿元"), ("8.5亿元", "8.5 billion yuan")]
    assert "Names and figures: 8.5 billion yuan 8.5亿元" in text_of(document, "article-1")


def test_every_link_leads_somewhere_and_no_place_stands_twice(digest: Digest) -> None:
    document = parsed(digest)
    ids = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in document.iter("a")]
    assert {"#article-1", "#note-1", "#mark-1"} <= set(links)
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_the_index_leads_to_the_articles(digest: Digest) -> None:
    document = parsed(digest)
    assert text_of(document, "people") == (
        "People Li Ming 李明, reporter: 1 (page 1, continued on page 2)"
    )
    assert text_of(document, "bodies").endswith("Chinese. Xinhua News Agency 新华社: 2 (page 1)")


def test_there_is_no_script_and_the_policy_forbids_one(digest: Digest) -> None:
    document = parsed(digest)
    policy = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (style,) = document.iter("style")
    hashed = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{hashed}'; ")
    assert "script-src" not in policy
    assert not document.xpath("//script | //@style | //@src | //@onclick")
    assert all(each.startswith(("#", "data:")) for each in document.xpath("//@href"))


def test_layouts(digest: Digest) -> None:
    for layout in ("stacked", "side-by-side"):
        assert parsed(digest, layout).find("body").get("class") == layout
    with pytest.raises(UsageError, match="side-by-side"):
        render_digest_html(digest, layout="wide")


MARKUP = st.sampled_from(
    ["<script>", "</script>", "</style>", "<!--", "-->", '"', "'", "&amp;", "<img src=x>", "]]>",
     "\r\n", "\x00", "\ud800", "\u202e", "\x85", "浙江", "{hash}", "\t", "</abbr>", "İ"]
)  # fmt: skip


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fragments=st.lists(MARKUP, max_size=6))
def test_hostile_text_changes_no_structure(
    hostile: Callable[[str], Digest], fragments: list[str]
) -> None:
    def structure(text: str) -> list[tuple[str, list[str]]]:
        document = parsed(hostile(text))
        # Whether a text holds a fact depends on the text.
        for each in list(document.iter("abbr")):
            each.drop_tag()
        return [(str(each.tag), sorted(each.attrib)) for each in document.iter()]

    assert structure("x" + "".join(fragments)) == structure("plain")


@given(text=st.text(), key=st.text(min_size=1, max_size=3))
def test_marking_facts_keeps_the_text(text: str, key: str) -> None:
    fact = Fact(kind="person", zh=key, value=key, en=key, start=0, end=len(key))
    for mark in (with_chinese, with_english):
        html = mark(f"{text} {key} {text}", [fact])
        made = lxml.html.fragment_fromstring(f"<p>{html}</p>")
        assert made.text_content() == shown(f"{text} {key} {text}")
