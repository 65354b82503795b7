"""Saved web pages of the known forms, and of others: what their markup tells."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import InputError
from summarize.read.html import PageIndex, content_order, has_no_article, read_html, read_index
from summarize.read.sheet import Sheet

FOLDER = Path(__file__).parent.parent / "cases" / "html"
CASES = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))["page"]
PARAGRAPH = "<p>　　全市会议昨天在青田召开，各部门都派人参加。</p>"
ROLES = ("kicker", "headline", "subhead", "byline", "caption", "crosshead")


def read(name: str) -> Sheet:
    (sheet,) = read_html((FOLDER / name).read_bytes(), name)
    return sheet


def texts(sheet: Sheet, role: str) -> list[str]:
    return [
        "/".join(line.text for line in block.lines)
        for block in sheet.blocks
        if block.role == role and block.region is not None
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_form(case: dict[str, Any]) -> None:
    sheet = read(case["name"])
    assert sheet.encoding == case["encoding"]
    for told in ("number", "label", "section", "date"):
        assert getattr(sheet, told) == case.get(told), told
    for role in ROLES:
        assert texts(sheet, role) == case.get(role, []), role
    assert len(texts(sheet, "body")) == case["body"]
    regions = {block.region for block in sheet.blocks} - {None}
    assert regions == set(range(case.get("regions", 1)))
    for left_out in case.get("left_out", []):
        assert left_out not in sheet.text
    messages = [finding.message for finding in sheet.findings]
    if "finding" in case:
        assert case["finding"] in messages[0]
    else:
        assert messages == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_article_is_no_index(case: dict[str, Any]) -> None:
    assert not has_no_article(read(case["name"]))
    assert read_index((FOLDER / case["name"]).read_bytes(), case["name"]) is None


def test_index_page() -> None:
    name = "founder_node.htm"
    sheet = read(name)
    assert has_no_article(sheet)
    assert "秋粮收购开秤" in sheet.text
    assert read_index((FOLDER / name).read_bytes(), name) == PageIndex(
        number=3,
        label="A03",
        section="县域新闻",
        date="2019-10-09",
        contents=("content_102.htm", "content_101.htm"),
    )


@pytest.mark.parametrize(
    ("body", "contents"),
    [
        (
            '<map><area href="1.htm"></map><ul><a href="content_1.htm">甲</a></ul>',
            ("content_1.htm", "1.htm"),
        ),
        (
            '<map><area href="../70638.shtml"><area href="70639.shtml"></map>甲',
            ("70638.shtml", "70639.shtml"),
        ),
        (
            '<a href="Articel01002SR.htm">甲</a><a href="Articel01003SR.htm">乙</a>',
            ("Articel01002SR.htm", "Articel01003SR.htm"),
        ),
        ('<a href="content_1.htm">甲</a><a href="content_1.htm">甲</a>', None),
        ('<map><area href="http://[x"><area href="#"></map><a href="node_2.htm">甲</a>', None),
        (
            '<a href="content_1.htm">甲</a><a href="content_2.htm">乙</a><div id=ozoom>甲乙</div>',
            None,
        ),
        (f'<a href="content_1.htm">甲</a><a href="content_2.htm">乙</a>{PARAGRAPH * 3}', None),
    ],
    ids=["map and list", "map", "list", "one link", "no names", "an article", "prose"],
)
def test_what_is_an_index(body: str, contents: tuple[str, ...] | None) -> None:
    index = read_index(f"<body>第01版：要闻 {body}</body>".encode(), "x.htm", "utf-8")
    assert (index and index.contents) == contents


def test_lines_of_an_unnamed_head_stay_with_their_article() -> None:
    sheet = read("unnamed_head.htm")
    kept = [block for block in sheet.blocks if block.role is None]
    assert [block.lines[0].text for block in kept] == ["老字号的新路", "半年卖出十万碗面"]
    assert {block.region for block in kept} == {0}


@pytest.mark.parametrize("name", ["no_body.html", "picture_only.html"])
def test_page_without_text_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=f"{name} shows no text") as caught:
        read(name)
    assert caught.value.exit_code == 3
    assert "Save the page" in caught.value.remedy


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("nw.D110000renmrb_20240101_3-01.htm", (1, 3)),
        ("2024-01/01/nw.D110000renmrb_20240101_12-04.htm?div=-1", (4, 12)),
        ("content_30012345.html", (30012345,)),
        ("content_87647_1969088.htm", (87647, 1969088)),
        ("article.html", ()),
    ],
)
def test_content_order(name: str, order: tuple[int, ...]) -> None:
    assert content_order(name) == order


def test_forced_encoding() -> None:
    data = (FOLDER / "wrong_meta.htm").read_bytes()
    (sheet,) = read_html(data, "x.htm", "gbk")
    assert (sheet.encoding, sheet.findings) == ("gb18030", ())
    with pytest.raises(InputError, match="is not valid utf-8: byte"):
        read_html(data, "x.htm", "utf-8")


def test_byte_order_mark_goes_before_the_meta_tag() -> None:
    text = (FOLDER / "gbk.htm").read_bytes().decode("gb18030")
    for codec in ("utf-8-sig", "utf-16"):
        (sheet,) = read_html(text.encode(codec), "x.htm")
        assert texts(sheet, "headline") == ["街心公园开放"]
        assert sheet.findings == ()


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        (PARAGRAPH + "<p><b>一条新路</b></p>" + PARAGRAPH, ["body", "crosshead", "body"]),
        (PARAGRAPH + "<p align=center>一条新路</p>" + PARAGRAPH, ["body", "crosshead", "body"]),
        ("<p><b>一条新路</b></p>" + PARAGRAPH, [None, "body"]),
        ("<p>本报记者 陈 卓</p>" + PARAGRAPH, ["byline", "body"]),
        ("<p>■ 青田日报全媒体记者 陈卓 通讯员 马春</p>" + PARAGRAPH, ["byline", "body"]),
        ("<p>记者节特别报道</p>" + PARAGRAPH, [None, "body"]),
        (PARAGRAPH + "<p>（本报记者 陈卓）</p>", ["body", "byline"]),
        (PARAGRAPH + "<p>（下转第四版）</p>", ["body", None]),
        ("<p>一片落叶</p><p>落在井边</p><p>没有声音</p>", ["body", "body", None]),
        (PARAGRAPH + "<p><img src=a.jpg></p><p>会场。陈卓 摄</p>", ["body", "caption"]),
        (PARAGRAPH + "<p><img src=a.jpg></p>" + PARAGRAPH, ["body", None]),
        (PARAGRAPH + "<table><tr><td>甲</td><td>12</td></tr></table>", ["body", "body"]),
        (PARAGRAPH + '<p><a href="content_2.htm">小站通了动车</a></p>', ["body", "navigation"]),
        ('<p>会议于<span class="date">3月5日</span>召开。</p>', ["body"]),
    ],
)
def test_roles_inside_a_body(body: str, roles: list[str | None]) -> None:
    markup = f"<body><div class=article><h1>青田会议</h1><div id=ozoom>{body}</div></div></body>"
    (sheet,) = read_html(markup.encode(), "x.htm", "utf-8")
    assert [block.role for block in sheet.blocks] == ["headline", *roles]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("第04版：要闻", (4, "04", "要闻")),
        ("A03版 县域新闻", (3, "A03", "县域新闻")),
        ("第B12版", (12, "B12", None)),
        ("第四版　　体育·娱乐", (4, "四", "体育·娱乐")),
        ("当前版： 02版", (2, "02", None)),
        ("2020年7月13日第03版：民生", (3, "03", "民生")),
        ("第1版 上一版 下一版", (1, "1", None)),
        ("下转第4版", (None, None, None)),
        ("今日8版", (None, None, None)),
        ("第3版权声明", (None, None, None)),
        ("第01版：要闻</div><div>第02版：评论", (None, None, None)),
        ('第02版：评论</div><div><a href="node_3.htm">第03版：文化</a>', (2, "02", "评论")),
        ('<a href="node_3.htm">第03版：文化</a>', (3, "03", "文化")),
    ],
)
def test_page_in_the_markup(line: str, told: tuple[int | None, str | None, str | None]) -> None:
    markup = f"<body><div>{line}</div><h1>青田会议</h1><div id=ozoom>{PARAGRAPH}</div></body>"
    (sheet,) = read_html(markup.encode(), "x.htm", "utf-8")
    assert (sheet.number, sheet.label, sheet.section) == told


@pytest.mark.parametrize(
    ("head", "line", "date"),
    [
        ("", "2024年1月2日 星期二", "2024-01-02"),
        ("", "2024-01-02", "2024-01-02"),
        ("", '<a href="../01/node_1.htm">2024年1月1日</a> 2024年1月2日', "2024-01-02"),
        ('<meta name="publishdate" content="2024-01-03">', "2024年1月2日 星期二", "2024-01-02"),
        ('<meta name="publishdate" content="2024-01-03">', "往期", "2024-01-03"),
        ("", "2024年1月2日</p><p>2024年1月3日", None),
        ("", "2024年2月30日", None),
        (
            "<!-- saved from url=(0050)http://e.cn/html/2024-01/02/content_1.htm -->",
            "往期",
            "2024-01-02",
        ),
        ('<link rel="canonical" href="http://e.cn/pc/202401/02/content_1.html">', "", "2024-01-02"),
    ],
)
def test_date_in_the_markup(head: str, line: str, date: str | None) -> None:
    markup = (
        f"<html><head>{head}</head><body><p>{line}</p><h1>青田会议</h1>"
        f"<div id=ozoom>{PARAGRAPH}<p>　　2023年5月6日签订的协议已经生效。</p></div></body></html>"
    )
    (sheet,) = read_html(markup.encode(), "x.htm", "utf-8")
    assert sheet.date == date
