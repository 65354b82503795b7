"""PDF pages to sheets: what is set is read, whatever the order of the file."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_maker import PdfPage, make_pdf

from summarize.read.pdf import read_pdf
from summarize.read.pdf_glyphs import character
from summarize.read.pdf_pages import pdf_pages
from summarize.read.sheet import Sheet

FIRST = "本报讯３月５日，全市道路交通安全工作会议在青田召开。会议要求各部门切实做好交通安全工作。"
SECOND = "市图书馆新馆今天向读者开放。新馆共有藏书三十万册，市民凭证即可入馆借阅图书。"


def front_page() -> PdfPage:
    """A running head, an article over two columns and one beside it, a photo with a caption."""
    page = PdfPage()
    page.text(40, 20, 8, "２０２４年１２月２７日　星期五").text(520, 20, 8, "第２版")
    page.rule(40, 32, 560)
    page.text(40, 60, 24, "全市召开道路交通安全会议", bold=True)
    page.column(40, 100, 10, FIRST, ems=14)
    page.column(200, 100, 10, "会议强调，要深入排查隐患，加强宣传教育。", ems=14)
    page.text(380, 60, 18, "图书馆新馆开放", bold=True)
    page.column(380, 100, 10, SECOND, ems=14)
    page.picture(380, 150, 520, 260).text(380, 263, 8, "图为新馆内景。　李明摄")
    return page


def read(page: PdfPage) -> Sheet:
    (sheet,) = (each.sheet for each in pdf_pages(make_pdf(page), "page.pdf"))
    return sheet


def lines(sheet: Sheet) -> list[str]:
    return [line.text for block in sheet.blocks for line in block.lines]


def test_a_page_in_a_child_process() -> None:
    (sheet,) = read_pdf(make_pdf(front_page()), "page.pdf")
    assert sheet == read(front_page())
    assert (sheet.encoding, sheet.width, sheet.height) == ("pdf", 600, 800)
    found = [(block.lines[0].text[:4], block.role, block.region) for block in sheet.blocks]
    assert found == [
        ("２０２４", "folio", None),
        ("第２版", "folio", None),
        ("全市召开", None, 0),
        ("本报讯３", None, 0),
        ("会议强调", None, 0),
        ("图书馆新", None, 1),
        ("市图书馆", None, 1),
        ("图为新馆", "caption", 1),
    ]
    head, body = sheet.blocks[2], sheet.blocks[3]
    assert (head.size, head.bold, body.size, body.bold) == (24, True, 10, False)
    assert body.box is not None
    assert (round(body.box.left), round(body.box.top)) == (40, 100)
    assert "\n\n\u3000\u3000本报讯３月５日" in sheet.text


@pytest.mark.parametrize("seed", range(4))
def test_order_of_the_file_does_not_matter(seed: int) -> None:
    page = front_page()
    random.Random(seed).shuffle(page.parts)
    assert read(page) == read(front_page())


def test_one_glyph_at_a_time() -> None:
    """Some programs place every glyph by itself."""
    page, apart = front_page(), PdfPage()
    for part in page.parts:
        match = re.fullmatch(r"BT /(F\d) (\S+) Tf 1 0 0 1 (\S+) (\S+) Tm <(\w+)> Tj ET", part)
        if not match:
            apart.parts.append(part)
            continue
        font, size, x, y, code = match.groups()
        for place in range(0, len(code), 4):
            left = float(x) + float(size) * place / 4
            apart.parts.append(
                f"BT /{font} {size} Tf 1 0 0 1 {left} {y} Tm <{code[place : place + 4]}> Tj ET"
            )
    assert lines(read(apart)) == lines(read(page))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_page(rotation: int) -> None:
    """A page that is set lying, and turned by its viewer to stand."""
    upright, page = read(front_page()), front_page()
    size = (600, 800)
    matrix = {
        90: f"0 1 -1 0 {size[1]} 0",
        180: f"-1 0 0 -1 {size[0]} {size[1]}",
        270: f"0 -1 1 0 0 {size[0]}",
    }[rotation]
    page.parts = [f"q {matrix} cm", *page.parts, "Q"]
    page.rotate = rotation
    if rotation != 180:
        page.width, page.height = 800, 600
    turned = read(page)
    assert lines(turned) == lines(upright)
    assert (turned.width, turned.height) == size


def test_spaced_out_headline_is_one_line() -> None:
    page = PdfPage()
    for place, char in enumerate("通知公告"):
        page.text(40 + 48 * place, 60, 24, char)
    page.column(40, 100, 10, FIRST, ems=14)
    assert "".join(lines(read(page))[0].split()) == "通知公告"


def test_blanks_within_a_headline_do_not_part_it() -> None:
    page = PdfPage().text(40, 60, 24, "全市召开会议　部署安全工作")
    page.column(40, 100, 10, FIRST, ems=14)
    assert lines(read(page))[0] == "全市召开会议 部署安全工作"


def test_columns_an_em_apart_are_two() -> None:
    page = PdfPage().text(40, 60, 24, "全市召开工作会议")
    page.column(40, 100, 10, FIRST, ems=14)
    page.column(190, 100, 10, SECOND, ems=14)
    assert lines(read(page))[1] == FIRST[:12]


def test_vertical_headline_is_one_line() -> None:
    page = PdfPage().upright(40, 100, 18, "图书馆新馆开放")
    page.column(70, 100, 10, SECOND, ems=14)
    assert lines(read(page))[0] == "图书馆新馆开放"


CHARACTERS = [
    (0x2F00, "一"), (0x2F8F, "行"), (0x2ED3, "长"), (0xF9F7, "立"), (0x6C11, "民"),
    (0xAD, "-"), (0x2, "-"), (0xE123, "\ufffd"), (0, "\ufffd"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), CHARACTERS)
def test_characters(code: int, expected: str) -> None:
    """Radicals stand for the ideographs they are drawn as; what no font names is marked."""
    assert character(code, unknown=False) == expected


def test_fonts_that_do_not_name_their_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.read.pdf_glyphs.character", lambda code, *, unknown: "\ufffd")
    (page,) = pdf_pages(make_pdf(front_page()), "page.pdf")
    assert page.illegible == "has fonts that do not name their characters"
    assert [finding.kind for finding in page.sheet.findings] == ["unreadable"]


def test_picture_goes_to_the_reader_of_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int, float, int]] = []

    def recognize(pixels: bytes, *, columns: int, dpi: float, name: str, number: int) -> Sheet:
        asked.append((len(pixels), columns, dpi, number))
        return Sheet(text="会议", blocks=(), encoding="pixels")

    monkeypatch.setattr("summarize.read.scan.check_extra", lambda name: None)
    monkeypatch.setattr("summarize.read.scan.read_raster", recognize)
    scanned = PdfPage(width=144, height=72).picture(0, 0, 144, 72)
    first, second = read_pdf(make_pdf(front_page(), scanned), "page.pdf")
    assert asked == [(600 * 300, 600, 300.0, 2)]
    assert (second.text, second.encoding, second.width, second.height) == ("会议", "pdf", 144, 72)
    assert not first.findings


WORDS = st.text("会议要求甲乙丙丁一二三，。", min_size=1, max_size=24)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 30), WORDS), max_size=20))
def test_every_character_is_read(placed: list[tuple[int, int, str]]) -> None:
    """Each line stands on a row of its own: nothing overlaps, so nothing may be lost."""
    rows = {row: (column, words) for column, row, words in placed}
    page = PdfPage()
    for row, (column, words) in rows.items():
        page.text(20 + 20 * column, 20 + 24 * row, 10, words)
    found = Counter("".join(read(page).text.split()))
    assert found == Counter("".join(words for _, words in rows.values()))


def test_many_pages_come_in_their_order() -> None:
    """More than are read before the document is opened anew."""
    pages = [PdfPage().text(40, 100, 10, f"第{number}页的文字。") for number in range(20)]
    sheets = [page.sheet for page in pdf_pages(make_pdf(*pages), "page.pdf")]
    assert [sheet.text for sheet in sheets] == [f"第{number}页的文字。" for number in range(20)]
