"""Drawn pages through detection and recognition: what is set comes out, line by line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
Image = pytest.importorskip("PIL.Image", reason="needs the extra `ocr`")
pytest.importorskip("rapidocr", reason="needs the extra `ocr`")
from PIL import ImageDraw, ImageFont  # noqa: E402

from summarize.errors import InputError  # noqa: E402
from summarize.read import scan  # noqa: E402
from summarize.read.scan import read_image, read_raster, to_sheet  # noqa: E402
from summarize.read.scan_page import Scanned, scan_page  # noqa: E402
from summarize.read.scan_tiles import TILE  # noqa: E402
from summarize.read.set_line import Drawn, SetLine  # noqa: E402
from summarize.records import Box  # noqa: E402

FONT = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
needs_font = pytest.mark.skipif(not FONT.exists(), reason="needs the Debian package fonts-noto-cjk")
pytestmark = needs_font

LEFT = [
    "全市召开道路交通安全会",
    "议要求各部门切实做好春",
    "季安全工作，去年全市共",
    "查处违法行为一百二十万",
    "起。市民代表也参加了会",
    "议并提出了自己的建议。",
]
RIGHT = [
    "图书馆新馆昨天向读者开",
    "放，新馆共有藏书三十万",
    "册，市民凭身份证就可以",
    "入馆借阅，每天开放到晚",
    "上九点。馆长说今后还要",
    "举办更多的讲座和展览。",
]
HEADLINE = "本市举行安全工作会议"


def draw_page(
    *, em: int = 36, gutter: float = 1.0, width: int = 1_000, height: int = 620
) -> Image.Image:
    """A headline over two columns, `gutter` ems apart, with a rule above; `em` in pixels."""
    page = Image.new("L", (width, height), 244)
    pen = ImageDraw.Draw(page)
    body, big = (ImageFont.truetype(str(FONT), size, index=2) for size in (em, 2 * em))
    pen.rectangle((40, 30, 40 + 23 * em, 33), fill=30)
    pen.text((60, 50), HEADLINE, font=big, fill=20)
    for left, lines in ((40, LEFT), (40 + (11 + gutter) * em, RIGHT)):
        for number, line in enumerate(lines):
            pen.text((left, 190 + number * 1.4 * em), line, font=body, fill=30)
    return page


def scanned(page: Image.Image, dpi: float | None = 288) -> Scanned:
    return scan_page(np.array(page), dpi=dpi, format="png")


def texts(page: Scanned) -> list[str]:
    return [
        line.text
        for line in sorted(page.lines, key=lambda line: (line.box.left > 110, line.box.top))
    ]


@pytest.fixture(scope="module")
def plain() -> Scanned:
    return scanned(draw_page())


def test_lines_of_two_columns_come_out_apart(plain: Scanned) -> None:
    assert texts(plain) == [HEADLINE, *LEFT, *RIGHT]


def test_sizes_and_boxes_are_in_points(plain: Scanned) -> None:
    by_text = {line.text: line for line in plain.lines}
    assert (plain.width, plain.height) == (250, 155)
    assert by_text[HEADLINE].size == pytest.approx(18, rel=0.06)
    assert by_text[LEFT[1]].size == pytest.approx(9, rel=0.05)
    box = by_text[RIGHT[1]].box
    assert (box.left, box.right) == pytest.approx((10 + 12 * 9, 10 + 23 * 9), abs=2)


def test_lines_carry_confidence(plain: Scanned) -> None:
    assert all(line.confidence is not None and line.confidence > 0.95 for line in plain.lines)


def test_rule_is_found_and_no_stroke_of_a_letter(plain: Scanned) -> None:
    (rule,) = plain.drawn.rules
    assert (rule.left, rule.right) == pytest.approx((10, 10 + 23 * 9), abs=1.5)


@pytest.mark.parametrize("angle", [-1.5])
def test_page_that_leans_is_straightened(angle: float) -> None:
    leaning = draw_page().rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=244)
    assert texts(scanned(leaning)) == [HEADLINE, *LEFT, *RIGHT]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_on_its_side_or_head_is_set_upright(turn: int) -> None:
    page = scanned(draw_page().rotate(turn, expand=True))
    assert page.width > page.height
    assert texts(page) == [HEADLINE, *LEFT, *RIGHT]
    assert not any(line.vertical for line in page.lines)


def test_vertical_type_is_read_downwards() -> None:
    page = Image.new("L", (420, 900), 244)
    font = ImageFont.truetype(str(FONT), 36, index=3)
    pen = ImageDraw.Draw(page)
    columns = [
        "中央社臺北電行政院長今天下午在立法院",
        "答詢時表示政府將繼續推動各項經濟建設",
        "並且加強與各國之間的貿易和文化的交流",
    ]
    for number, column in enumerate(columns):
        for place, character in enumerate(column):
            pen.text((340 - number * 70, 40 + 44 * place), character, font=font, fill=30)
    lines = sorted(scanned(page).lines, key=lambda line: -line.box.left)
    assert [line.text for line in lines] == columns
    assert all(line.vertical for line in lines)
    assert lines[0].size == pytest.approx(9, rel=0.15)


def test_line_over_a_seam_comes_out_once_and_whole() -> None:
    """Five lines, longer than a tile at the resolution of detection is wide."""
    em, count = 20, 70
    assert count * em > TILE
    text = "".join(LEFT + RIGHT).replace("。", "，")[:count]
    page = Image.new("L", (count * em + 80, 260), 244)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(FONT), em, index=2)
    for number in range(5):
        pen.text((40, 40 + number * 36), text[number:] + text[:number], font=font, fill=30)
    lines = sorted(scanned(page, dpi=160).lines, key=lambda line: line.box.top)
    assert [line.text for line in lines] == [text[n:] + text[:n] for n in range(5)]


@pytest.mark.parametrize("stated", [None, 72, 1_200])
def test_resolution_is_estimated_where_the_file_has_none_to_believe(stated: float | None) -> None:
    page = scanned(draw_page(), dpi=stated)
    assert page.width == pytest.approx(250 * 9.5 / 9, rel=0.1)


def worn(page: Image.Image, box: tuple[int, int, int, int], factor: int) -> Image.Image:
    """The page with a part of it copied at a resolution `factor` times lower, and grainy."""
    left, top, right, bottom = box
    size = (right - left, bottom - top)
    part = page.crop(box).resize((size[0] // factor, size[1] // factor), Image.Resampling.BOX)
    grain = np.random.default_rng(0).normal(0, 28, (part.height, part.width))
    part = Image.fromarray(np.clip(np.array(part) + grain, 0, 255).astype(np.uint8))
    page = page.copy()
    page.paste(part.resize(size, Image.Resampling.BICUBIC), (left, top))
    return page


def test_worn_type_has_low_confidence_and_a_finding() -> None:
    """Two paragraphs, of which the right one is hardly to be read."""
    (sheet,) = read_image(png(worn(draw_page(), (450, 180, 1_000, 500), 4)), "page.png")
    assert "warning" in [finding.severity for finding in sheet.findings]
    assert "page.png, page 1" in sheet.findings[0].message
    assert any(block.confidence is not None and block.confidence < 0.9 for block in sheet.blocks)
    assert LEFT[0] in sheet.text


def test_ink_that_is_in_no_line_is_told() -> None:
    found = Scanned(
        lines=(SetLine(text="全市召开会议", box=Box(left=9, top=9, right=63, bottom=18), size=9),),
        drawn=Drawn(),
        width=200,
        height=100,
        unread=0.25,
    )
    (finding,) = to_sheet(found, "page.png", 1).findings
    assert finding.severity == "warning"
    assert "25% of what is printed" in finding.message


def test_clean_page_has_no_finding_and_all_its_text() -> None:
    (sheet,) = read_image(png(draw_page()), "page.png")
    assert sheet.findings == ()
    assert sheet.encoding == "png"
    assert all(line in sheet.text for line in (HEADLINE, *LEFT, *RIGHT))
    assert all(block.confidence is not None for block in sheet.blocks)


def test_pages_of_a_tiff_are_sheets_in_order() -> None:
    other = Image.new("L", (700, 300), 244)
    font = ImageFont.truetype(str(FONT), 36, index=2)
    ImageDraw.Draw(other).text((40, 100), RIGHT[0], font=font, fill=30)
    stream = io.BytesIO()
    draw_page().save(stream, "TIFF", save_all=True, append_images=[other], dpi=(288, 288))
    first, second = read_image(stream.getvalue(), "edition.tiff")
    assert HEADLINE in first.text
    assert RIGHT[0] in second.text


def test_pixels_of_another_reader_are_read_at_its_resolution() -> None:
    page = draw_page()
    sheet = read_raster(page.tobytes(), columns=page.width, dpi=144, name="edition.pdf", number=3)
    assert (sheet.width, sheet.height, sheet.encoding) == (500, 310, "pdf")
    assert HEADLINE in sheet.text


def test_pages_are_laid_out_within_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a scan is cut into is hostile, too: in this process nothing is done with it."""
    monkeypatch.setattr(scan, "lay_out", lambda *_, **__: pytest.fail("laid out here"))
    page = draw_page()
    (sheet,) = read_image(png(page), "page.png")
    drawn = read_raster(page.tobytes(), columns=page.width, dpi=144, name="edition.pdf", number=3)
    assert HEADLINE in sheet.text
    assert HEADLINE in drawn.text


def test_page_without_text_is_an_error() -> None:
    with pytest.raises(InputError, match=r"blank\.png, page 1: no text") as error:
        read_image(png(Image.new("L", (600, 800), 250)), "blank.png")
    assert error.value.exit_code == 3


def test_truncated_file_is_an_error_of_the_child() -> None:
    data = png(draw_page())
    with pytest.raises(InputError, match="damaged or cut short"):
        read_image(data[: len(data) // 2], "page.png")


def png(page: Image.Image) -> bytes:
    stream = io.BytesIO()
    page.save(stream, "PNG", dpi=(288, 288))
    return stream.getvalue()
