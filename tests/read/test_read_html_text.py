"""The text of a web page: every visible character once and in order, on any markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.errors import InputError
from summarize.read.html import read_html
from summarize.read.sheet import Sheet

FOLDER = Path(__file__).parent.parent / "cases" / "html"
PAGES = sorted(path.name for path in FOLDER.glob("*.htm*"))
WITHOUT_TEXT = ("no_body.html", "picture_only.html")
VOID = ("area", "br", "hr", "img", "input", "link", "meta")
UNSEEN = ("head", "script", "style", "template", "noscript", "title")


class Seen(HTMLParser):
    """Visible text by Python's own parser, which knows nothing of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        style = (told.get("style") or "").replace(" ", "").lower()
        gone = "hidden" in told or told.get("aria-hidden") == "true"
        gone = gone or "display:none" in style or "visibility:hidden" in style or tag in UNSEEN
        if tag not in VOID and (gone or self.hidden):
            self.hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text += data


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def check(sheet: Sheet) -> None:
    """Blocks are slices of the text, in order, and together hold all of it but white space."""
    covered = 0
    for block in sheet.blocks:
        assert block.lines
        for line in block.lines:
            (span,) = line.spans
            assert span.page == 0
            assert sheet.text[span.start : span.end] == line.text == line.text.strip() != ""
            assert not sheet.text[covered : span.start].strip()
            covered = span.end
    assert not sheet.text[covered:].strip()


@pytest.mark.parametrize("name", [name for name in PAGES if name not in WITHOUT_TEXT])
def test_every_visible_character_once_and_in_order(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    (sheet,) = read_html(data, name)
    check(sheet)
    seen = Seen()
    seen.feed(data.decode(sheet.encoding))
    assert bare(sheet.text) == bare(seen.text)


WORDS = st.text("会议召开，。！？年月日12ab　\u00a0 \n", max_size=12)
TAGS = st.sampled_from(
    (
        "p", "div", "span", "b", "h1", "h3", "table", "tr", "td", "ul", "li", "a", "br", "img",
        "founder-content", "founder-title", "script", "style",
    )
)  # fmt: skip
ATTRIBUTES = st.sampled_from(
    ["", " id=ozoom", ' class="sec"', " hidden", ' style="display:none"', ' href="content_1.htm"']
)
PIECES = st.one_of(
    WORDS,
    st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
    st.builds("</{}>".format, TAGS),
    st.sampled_from(
        [
            "<!--enpcontent-->", "<!--/enpcontent-->", "<!--<npm:article-title>-->",
            "<!--</npm:article-title>-->", "<!--enpproperty <title>会议</title>/enpproperty-->",
            "<!--", "-->", "<", ">", "&", "&nbsp;", "&#20250;", "&bad;", '"', "<![CDATA[", "]]>",
            "<?xml version='1.0'?>", "</", "<p class='", "\x00", "\ufeff",
        ]
    ),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=60))
def test_mangled_markup_is_read_or_refused(pieces: list[str]) -> None:
    markup = "<html><body><p>全市会议昨天召开。</p>" + "".join(pieces)
    try:
        (sheet,) = read_html(markup.encode(), "x.htm", "utf-8")
    except InputError:
        return
    check(sheet)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["p", "div", "h2", "td", "b", "li", "founder-content"]),
            st.text("会议召开，。年月日12ab 　", min_size=1, max_size=20),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_text_of_well_formed_pages_is_kept(parts: list[tuple[str, str]]) -> None:
    markup = "".join(f"<{tag}>{text}</{tag}>" for tag, text in parts)
    text = bare("".join(text for _, text in parts))
    if not text:
        with pytest.raises(InputError, match="shows no text"):
            read_html(f"<body>{markup}</body>".encode(), "x.htm", "utf-8")
        return
    (sheet,) = read_html(f"<body>{markup}</body>".encode(), "x.htm", "utf-8")
    check(sheet)
    assert bare(sheet.text) == text


def page(body: str) -> bytes:
    return f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<div>" * 5_000 + "文", "nested too deeply"),
        (
            "<p " + " ".join(f"a{number}=1" for number in range(5_000)) + ">文",
            "too many attributes",
        ),
        ("<p>" + "文" * 4_000_000, "too much in one piece"),
        (f'<p title="{"x" * 11_000_000}">文', "too much in one piece"),
    ],
    ids=["depth", "attributes", "text", "attribute"],
)
def test_markup_built_to_exhaust_is_refused(body: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_html(page(body), "x.htm", "utf-8")


def test_page_too_large_to_look_through_keeps_its_text_and_says_so() -> None:
    body = (
        "<p>全市会议昨天在青田召开。</p>" + "<b>会</b>" * 20_000 + '<p><a href="/">首页新闻</a></p>'
    )
    (sheet,) = read_html(page(body), "x.htm", "utf-8")
    assert "too many to tell its article" in sheet.findings[0].message
    assert [block.role for block in sheet.blocks] == [None, None, "navigation"]


def test_what_is_readable_is_never_navigation() -> None:
    (sheet,) = read_html(page("<p>寻物</p>"), "x.htm", "utf-8")
    assert [(block.role, block.region) for block in sheet.blocks] == [(None, 0)]


def test_the_headline_in_a_list_of_links_is_not_the_article() -> None:
    paragraph = (
        "<p>　　古桥始建于明代，距今四百多年。去年九月，镇里请来石匠逐块检查，更换石料。</p>"
    )
    links = (
        '<li><a href="/1">古桥修缮完工迎来首批客人</a></li><li><a href="/2">湖边新开书店</a></li>'
    )
    body = f"<ul>{links}</ul><div><h2>古桥修缮完工迎来首批客人</h2>{paragraph * 3}</div>"
    (sheet,) = read_html(page(body), "x.htm", "utf-8")
    roles = [block.role for block in sheet.blocks]
    assert roles == ["navigation", "navigation", "headline", "body", "body", "body"]


def test_entities_of_a_document_type_are_not_expanded() -> None:
    lol = '<!DOCTYPE html [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]><p>全市会议&b;召开。</p>'
    (sheet,) = read_html(lol.encode(), "x.htm", "utf-8")
    assert "哈哈哈" not in sheet.text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<html><body><p>甲</p></body></html><!--x-->乙<p>丙</p><!--y-->丁", "甲乙丙丁"),
        (
            "<!--x--><?y?><html><body>甲<?z?>乙</body></html>丙<html><body>丁</body></html>",
            "甲乙丙丁",
        ),
        ("<html><head><title>题</title>甲<body>乙</body>丙</html>丁", "甲乙丙丁"),
        ("甲<ruby>郝<rp>（</rp><rt>hǎo</rt><rp>）</rp></ruby><pre>乙\n丙</pre>", "甲郝（hǎo）乙丙"),
        (
            "<select><option>甲<option>乙</select><textarea>丙</textarea><button>丁</button>",
            "甲乙丙丁",
        ),
        ("<table>甲<tr><td>乙<th>丙</table><dl><dt>丁<dd>戊</dl>", "甲乙丙丁戊"),
    ],
    ids=["after the end", "two roots", "in the head", "ruby and pre", "controls", "tables"],
)
def test_no_text_is_lost_on_odd_markup(markup: str, text: str) -> None:
    (sheet,) = read_html(markup.encode(), "x.htm", "utf-8")
    check(sheet)
    assert bare(sheet.text) == text


def test_line_breaks_of_the_source_and_spaces() -> None:
    body = (
        "<div id=ozoom><p>全市会议\n  召开，<b>市长</b> Li\nMing 出席。</p><p>第二<br>行</p></div>"
    )
    (sheet,) = read_html(page(body), "x.htm", "utf-8")
    assert sheet.text == "全市会议召开，市长 Li Ming 出席。\n\n第二\n行"
