"""Saved web pages of the known forms, and of others: what their markup tells."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import InputError
from summarize.read.html import PageIndex, content_order, is_index, read_html, read_index
from summarize.read.sheet import Sheet

FOLDER = Path(__file__).parent.parent / "cases" / "html"
CASES = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))["page"]
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
    assert not is_index(read(case["name"]))
    assert read_index((FOLDER / case["name"]).read_bytes(), case["name"]) is None


def test_index_page() -> None:
    name = "founder_node.htm"
    sheet = read(name)
    assert is_index(sheet)
    assert "秋粮收购开秤" in sheet.text
    assert read_index((FOLDER / name).read_bytes(), name) == PageIndex(
        number=3,
        label="A03",
        section="县域新闻",
        date="2019-10-09",
        contents=("content_102.htm", "content_101.htm"),
    )


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
