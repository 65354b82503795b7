"""The HTML of a split, read by a parser: all of the text is there, and nothing but text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.errors import UsageError
from summarize.records import (
    Article,
    Block,
    Box,
    Digest,
    Edition,
    Page,
    Passage,
    Source,
    Span,
    Split,
)
from summarize.render.html.colors import COLORS, choose_colors
from summarize.render.html.document import render_html
from summarize.render.html.runs import page_runs, within
from summarize.render.html.text import shown, written
from summarize.render.split import SPLIT_FORMS, render_split


def parsed(split: Split) -> Any:
    return lxml.html.document_fromstring(render_html(split).encode("utf-8"))


def flowed(document: Any, index: int) -> str:
    """The text of the regions of a page that flows, in order."""
    section = document.get_element_by_id(f"page-{index}")
    pieces = section.xpath("./div[@class='blank'] | .//div[@class='source']")
    return "".join(piece.text_content() for piece in pieces)


def squeezed(text: str) -> str:
    return "".join(shown(text).split())


def as_set(page: Page) -> Page:
    """The page with each of its lines a block in one column, all with a place."""
    blocks = []
    for number, match in enumerate(re.finditer(r"[^\n]+", page.text)):
        span = Span(page=page.index, start=match.start(), end=match.end())
        box = Box(left=40, top=40 + 20 * number, right=400, bottom=55 + 20 * number)
        line = Passage(text=match.group(), spans=(span,))
        blocks.append(Block(lines=(line,), box=box, size=10))
    return replace(page, blocks=tuple(blocks), width=500.0, height=700.0)


def test_a_page_without_geometry_holds_every_character_in_order(split: Split) -> None:
    document = parsed(split)
    for page in split.edition.pages:
        assert flowed(document, page.index) == page.text


def test_a_page_with_geometry_holds_every_word(split: Split) -> None:
    pages = tuple(as_set(page) for page in split.edition.pages)
    # One block has lost its place: its text stands below the page.
    first, lost, *others = pages[0].blocks
    pages = (replace(pages[0], blocks=(first, replace(lost, box=None), *others)), pages[1])
    document = parsed(replace(split, edition=replace(split.edition, pages=pages)))
    for page in pages:
        section = document.get_element_by_id(f"page-{page.index}")
        drawn = section.xpath(".//*[local-name()='svg']//*[local-name()='text']")
        words = "".join(t.text_content() for t in drawn if not t.getparent().get("href"))
        if page.index == 0:
            lost_text = "".join(line.text for line in lost.lines)
            assert not words.startswith(f"{first.lines[0].text}{lost_text}")
            assert lost_text in flowed(document, 0)
            words = words.replace("市长作部署", f"市长作部署{lost_text}", 1)
        assert squeezed(words) == squeezed(page.text)


def test_an_article_has_one_number_and_colour_on_all_its_pages(split: Split) -> None:
    pages = (as_set(split.edition.pages[0]), split.edition.pages[1])
    document = parsed(replace(split, edition=replace(split.edition, pages=pages)))
    own = document.get_element_by_id("article-1").get("class").removeprefix("fields ")
    for index in (0, 1):
        regions = document.xpath(f"//*[@id='page-{index}']//*[@data-article='1']")
        assert regions
        assert all(own in region.get("class") for region in regions)
        badge = document.get_element_by_id(f"article-1-page-{index}")
        assert badge.text_content() == "1"
        assert badge.get("href") == "#article-1"
    assert document.get_element_by_id("article-1").get("data-fields") == "1"


def test_every_link_within_the_document_leads_somewhere(split: Split) -> None:
    document = parsed(split)
    ids = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in document.iter("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_what_is_in_no_article_has_its_reason(split: Split) -> None:
    document = parsed(split)
    (region,) = document.xpath("//*[@id='page-1']//*[contains(@class, 'none')]")
    assert region.text_content() == "page furniture责任编辑 赵强"
    assert "page furniture" in document.get_element_by_id("left").text_content()


def test_a_menu_is_folded(split: Split) -> None:
    page = replace(split.edition.pages[1], text="栏目 " * 300)
    span = Span(page=1, start=0, end=len(page.text))
    menu = replace(split.unassigned[0], span=span, text=page.text, reason="navigation")
    edition = replace(split.edition, pages=(split.edition.pages[0], page))
    document = parsed(replace(split, edition=edition, articles=(), unassigned=(menu,)))
    (folded,) = document.xpath("//*[@id='page-1']//details")
    assert folded.find("summary").text_content() == "navigation: 900 characters"
    assert flowed(document, 1) == page.text


def test_the_policy_allows_its_own_style_and_script_only(split: Split) -> None:
    document = parsed(split)
    policy = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for name, rule in (("style", "style-src"), ("script", "script-src")):
        (element,) = document.iter(name)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert not document.xpath("//@style | //@src | //@onclick")
    addresses = document.xpath("//@href")
    assert all(address.startswith(("#", "data:")) for address in addresses)


MARKUP = st.sampled_from(
    ["<script>", "</script>", "</style>", "<!--", "-->", '"', "'", "&amp;", "<img src=x>", "]]>",
     "\r\n", "\x00", "\ud800", "\u202e", "\x85", "浙江", "{policy}", "\t", "</textarea>"]
)  # fmt: skip


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fragments=st.lists(MARKUP, max_size=6))
def test_hostile_text_changes_no_structure(
    hostile: Callable[[str], Digest], fragments: list[str]
) -> None:
    def structure(text: str) -> list[tuple[str, list[str]]]:
        digest = hostile(text)
        split = Split(
            edition=digest.edition,
            articles=tuple(item.article for item in digest.articles),
            unassigned=digest.unassigned,
        )
        document = parsed(split)
        return [(str(each.tag), sorted(each.attrib)) for each in document.iter()]

    assert structure("x" + "".join(fragments)) == structure("plain")


@given(text=st.text())
def test_written_text_is_the_text(text: str) -> None:
    document = lxml.html.fragment_fromstring(f'<p title="{written(text)}">{written(text)}</p>')
    assert document.text_content() == shown(text)
    assert document.get("title") == shown(text)
    assert shown(shown(text)) == shown(text)


def test_runs_are_the_whole_page(split: Split) -> None:
    for page, runs in zip(split.edition.pages, page_runs(split), strict=True):
        assert "".join(page.text[run.start : run.end] for run in runs) == page.text
        without = [page.text[r.start : r.end] for r in runs if r.owner == (None, None)]
        assert "".join(without).strip() == ""
        for start in range(0, len(page.text), 7):
            cut = list(within(runs, start, start + 11))
            assert (
                "".join(page.text[run.start : run.end] for run in cut)
                == page.text[start : start + 11]
            )
    headline = split.edition.pages[0].text.index("全市防汛工作会议召开")
    (run,) = within(page_runs(split)[0], headline, headline + 3)
    assert (run.article, run.part) == (1, "headline")


def strips(count: int, columns: int) -> Split:
    """As many articles of a block each, set in columns of equal strips."""
    source = Source(name="a.pdf", encoding="pdf", sha256="0" * 64, size=1)
    blocks, articles = [], []
    for number in range(count):
        left, top = number % columns * 100.0, number // columns * 50.0
        box = Box(left=left, top=top, right=left + 90, bottom=top + 45)
        line = Passage(text="字", spans=(Span(page=0, start=number, end=number + 1),))
        blocks.append(Block(lines=(line,), box=box, size=10))
        articles.append(
            Article(id=f"p1-a{number + 1}", page=1, kind="brief", body=(line,), spans=line.spans)
        )
    page = Page(
        index=0, number=1, text="字" * count, source=source, blocks=tuple(blocks),
        width=columns * 100.0, height=-(-count // columns) * 50.0,
    )  # fmt: skip
    return Split(edition=Edition(pages=(page,)), articles=tuple(articles), unassigned=())


@pytest.mark.parametrize("columns", [1, 3, 4, 8, 9])
def test_neighbours_differ_in_colour(columns: int) -> None:
    split = strips(36, columns)
    tints = [each.split()[0] for each in choose_colors(split, page_runs(split))]
    for number, tint in enumerate(tints):
        below = tints[number + columns : number + columns + 1]
        beside = tints[number + 1 : number + 2] if (number + 1) % columns else []
        assert tint not in below + beside


def test_a_colour_that_comes_again_has_another_outline() -> None:
    split = strips(3 * COLORS, 1)
    classes = choose_colors(split, page_runs(split))
    assert len(set(classes)) == len(classes)


@pytest.mark.parametrize("form", SPLIT_FORMS)
def test_every_form_ends_in_a_line_break(split: Split, form: str) -> None:
    text = render_split(split, form)
    assert text.endswith("\n")
    assert "全市防汛工作会议召开" in text


def test_an_unknown_form_lists_the_known(split: Split) -> None:
    with pytest.raises(UsageError, match="text, html, json"):
        render_split(split, "pdf")
