"""What stands where on a page decides its reading order, and what each part of it is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.read.layout import lay_out
from summarize.read.set_line import Drawn, Laid, SetLine
from summarize.records import Box

WIDTH, HEIGHT = 600.0, 800.0
FILLER = "会议要求各地各部门认真贯彻落实有关精神切实做好各项工作确保取得实效"


def line(
    text: str,
    left: float,
    top: float,
    size: float = 10,
    *,
    bold: bool = False,
    vertical: bool = False,
) -> SetLine:
    wide, high = (size, size * len(text)) if vertical else (size * len(text), size)
    box = Box(left=left, top=top, right=left + wide, bottom=top + high)
    return SetLine(text=text, box=box, size=size, bold=bold, vertical=vertical)


def column(name: str, left: float, top: float, count: int, *, ems: int = 14) -> list[SetLine]:
    """`count` lines of body type, each beginning with `name` and its number; the first set in."""
    lines = []
    for place in range(count):
        text = (f"{name}{place}" + FILLER)[: ems - 2 if place == 0 else ems]
        lines.append(line(text, left + (20 if place == 0 else 0), top + 14 * place))
    last = lines[-1]
    lines[-1] = line(last.text[:5] + "。", last.box.left, last.box.top)
    return lines


def laid(lines: Sequence[SetLine], **drawn: Sequence[Box]) -> Laid:
    shown = Drawn(**{kind: tuple(boxes) for kind, boxes in drawn.items()})
    return lay_out(lines, drawn=shown, width=WIDTH, height=HEIGHT)


def starts(result: Laid) -> list[str]:
    """The first two characters of each block, in reading order."""
    return [block.lines[0].text[:2] for block in result.blocks]


def box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left=left, top=top, right=right, bottom=bottom)


def region_of(result: Laid, start: str) -> int | None:
    return next(each.region for each in result.blocks if each.lines[0].text.startswith(start))


def role_of(result: Laid, start: str) -> str | None:
    return next(each.role for each in result.blocks if each.lines[0].text.startswith(start))


def test_columns_under_a_headline_that_spans_them() -> None:
    result = laid(
        [
            line("全市召开工作会议", 40, 100, 24),
            *column("甲", 40, 140, 5),
            *column("乙", 200, 140, 5),
            *column("丙", 360, 140, 5),
        ]
    )
    assert starts(result) == ["全市", "甲0", "乙0", "丙0"]
    assert {block.region for block in result.blocks} == {0}
    assert result.text.split("\n\n")[1].startswith("\u3000\u3000甲0")


def test_two_articles_side_by_side_and_two_below() -> None:
    result = laid(
        [
            line("第一", 40, 100, 20),
            line("第二", 360, 100, 20),
            line("第三", 40, 300, 20),
            line("第四", 360, 300, 20),
            *column("甲", 40, 130, 8),
            *column("乙", 200, 130, 8),
            *column("丙", 360, 130, 8),
            *column("丁", 40, 330, 5),
            *column("戊", 200, 330, 5),
            *column("己", 360, 330, 5),
        ]
    )
    assert starts(result) == [
        "第一",
        "甲0",
        "乙0",
        "第二",
        "丙0",
        "第三",
        "丁0",
        "戊0",
        "第四",
        "己0",
    ]
    regions = [block.region for block in result.blocks]
    assert regions == [0, 0, 0, 1, 1, 2, 2, 2, 3, 3]


def test_article_that_runs_down_beside_another() -> None:
    """The last column of the upper article goes on beside the lower one's headline."""
    result = laid(
        [
            line("上文的标题横跨三栏", 40, 100, 30),
            line("下文的标题", 40, 300, 20),
            *column("甲", 40, 150, 10),
            *column("乙", 200, 150, 10),
            *column("丙", 360, 150, 20),
            *column("丁", 40, 330, 7),
            *column("戊", 200, 330, 7),
        ]
    )
    assert starts(result) == ["上文", "甲0", "乙0", "丙0", "下文", "丁0", "戊0"]
    assert region_of(result, "丙0") == region_of(result, "上文") != region_of(result, "下文")


def test_rule_parts_articles_whose_columns_line_up() -> None:
    lines = [
        line("长标题横跨两栏", 40, 100, 20),
        *column("甲", 40, 130, 6),
        *column("乙", 200, 130, 6),
    ]
    lines += [*column("丙", 40, 225, 6), *column("丁", 200, 225, 6)]
    assert starts(laid(lines)) == ["长标", "甲0", "丙0", "乙0", "丁0"]
    ruled = laid(lines, rules=[box(40, 219, 340, 219.5)])
    assert starts(ruled) == ["长标", "甲0", "乙0", "丙0", "丁0"]
    assert region_of(ruled, "丙0") != region_of(ruled, "甲0")


@pytest.mark.parametrize("frame", [box(195, 190, 345, 330), box(30, 190, 350, 330)])
def test_boxed_story_is_read_after_what_it_stands_in(frame: Box) -> None:
    """In one column, or over both: the host's text jumps over it."""
    left = frame.left + 8
    inside = [line("框中文章", left, 200, 16), *column("框", left, 230, 6, ems=13)]
    host = [line("主文的标题横跨两栏", 40, 100, 24), *column("乙", 200, 140, 3)]
    host += [line("乙下面的文字没有缩进接着上面", 200, 340), line("说下去。", 200, 354)]
    host += column("甲", 40, 140, 3)
    host += [line("甲下面的文字没有缩进接着上面", 40, 340), line("说下去。", 40, 354)]
    host[-1] = line("说下去。", 40, 354)
    result = laid([*host, *inside], frames=[frame])
    assert starts(result) == ["主文", "甲0", "甲下", "乙0", "乙下", "框中", "框0"]
    assert region_of(result, "框0") == region_of(result, "框中") != region_of(result, "甲0")


def test_caption_is_taken_out_of_the_column() -> None:
    lines = [line("标题在此", 40, 100, 24), *column("甲", 40, 140, 4)]
    lines += [line("图为会议现场。", 40, 305, 8.5), line("本报记者李明摄", 40, 316, 8.5)]
    lines += [line("接着甲栏的文字说下去不缩进。", 40, 334)]
    result = laid(lines, pictures=[box(40, 200, 180, 300)])
    assert starts(result) == ["标题", "甲0", "接着", "图为"]
    assert role_of(result, "图为") == "caption"
    assert role_of(result, "接着") is None


def test_caption_beside_the_picture() -> None:
    lines = [line("标题在此", 40, 100, 24), *column("甲", 40, 140, 4)]
    lines += [line("图为会议", 250, 240, 8.5), line("现场。", 250, 251, 8.5)]
    result = laid(lines, pictures=[box(40, 200, 240, 300)])
    assert role_of(result, "图为") == "caption"


def test_drop_cap_opens_its_paragraph() -> None:
    lines = [line("标题在此", 40, 100, 24), line("本", 40, 140, 26)]
    lines += [line("报讯今天上午全市召开了道", 68, 140), line("路交通安全工作会议要求各", 68, 154)]
    lines += [line("部门切实做好春季交通安全工作", 40, 168), line("。", 40, 182)]
    result = laid(lines)
    assert [block.lines[0].text for block in result.blocks] == [
        "标题在此",
        "本报讯今天上午全市召开了道",
    ]


def test_pull_quote_is_no_headline() -> None:
    said = "各部门切实做好春季"
    lines = [line("标题在此横跨", 40, 100, 24)]
    lines += [
        line("会议要求各部门切实做好春季交", 40, 140),
        line("通安全工作进一步压实各方责任", 40, 154),
    ]
    lines += [line(said, 40, 180, 15), line("深入排查隐患加强宣传教育。", 40, 210)]
    result = laid(lines, rules=[box(40, 174, 180, 174.5), box(40, 200, 180, 200.5)])
    assert role_of(result, said[:2]) == "note"
    assert starts(result) == ["标题", "会议", "深入", said[:2]]
    assert {block.region for block in result.blocks} == {0}


def test_headline_that_its_text_repeats_is_no_pull_quote() -> None:
    lines = [line("市图书馆新馆今天开放", 40, 100, 20)]
    lines += [line("市图书馆新馆今天开放，读者", 60, 130), line("纷纷前来借书。", 40, 144)]
    assert role_of(laid(lines), "市图") is None


def test_crosshead_stays_in_its_column() -> None:
    lines = [line("标题在此横跨两栏", 40, 100, 24), *column("甲", 40, 140, 6)]
    lines += [line("压实责任", 60, 230, 13), *column("丙", 40, 250, 5), *column("乙", 200, 140, 13)]
    result = laid(lines)
    assert starts(result) == ["标题", "甲0", "压实", "丙0", "乙0"]
    assert len({block.region for block in result.blocks}) == 1


@pytest.mark.parametrize("head", [40, 190])
def test_vertical_headline(head: float) -> None:
    """On the left of its text or, as type once ran, on the right."""
    text = 70 if head == 40 else 40
    lines = [line("图书馆新馆开放", head, 100, 20, vertical=True), *column("甲", text, 100, 9)]
    lines += [line("另一篇文章", 240, 100, 20), *column("乙", 240, 130, 8)]
    result = laid(lines)
    assert starts(result) == ["图书", "甲0", "另一", "乙0"]
    assert region_of(result, "甲0") == region_of(result, "图书") != region_of(result, "乙0")


def test_running_head_and_folio() -> None:
    lines = [line("2024年12月27日", 40, 20, 8), line("要闻", 300, 20, 8), line("第2版", 540, 20, 8)]
    lines += [line("标题在此", 40, 60, 24), *column("甲", 40, 100, 40)]
    lines += [line("责任编辑：李明", 40, 780, 8)]
    result = laid(lines)
    roles = [block.role for block in result.blocks]
    assert roles == ["folio", "folio", "folio", None, None, "folio"]


def test_masthead() -> None:
    lines = [line("东江日报", 200, 20, 48), line("2024年12月27日 星期五", 200, 80, 9)]
    lines += [line("标题在此", 40, 120, 20), *column("甲", 40, 150, 10)]
    assert [block.role for block in laid(lines).blocks] == ["masthead", "folio", None, None]


def test_first_lines_of_an_article_are_no_folio() -> None:
    lines = [line("标题在此", 40, 20, 20), line("本报讯12月27日，全市召开会", 60, 50)]
    lines += [line("议要求各地认真贯彻落实有关", 40, 64), line("精神。", 40, 78)]
    assert {block.role for block in laid(lines).blocks} == {None}


@pytest.mark.parametrize("head", ["专线电话", "2024年十件大事", "三版的变化"])
def test_headline_under_the_running_head_is_no_folio(head: str) -> None:
    lines = [line("第2版", 540, 20, 8), line("2024年12月27日", 40, 20, 8)]
    lines += [line(head, 40, 60, 20), *column("甲", 40, 100, 30)]
    assert role_of(laid(lines), head) is None


def test_table_of_contents() -> None:
    lines = [line("今日导读", 400, 110, 14), line("图书馆新馆开放……2版", 400, 135)]
    lines += [line("春运今天开始……3版", 400, 150), line("标题在此横跨", 40, 100, 20)]
    lines += column("甲", 40, 130, 8)
    result = laid(lines, frames=[box(390, 100, 560, 170)])
    assert role_of(result, "今日") == role_of(result, "图书") == "navigation"
    assert role_of(result, "甲0") is None


def test_blocks_tell_size_weight_and_confidence() -> None:
    head = SetLine(text="标题", box=box(40, 100, 88, 124), size=24, bold=True, confidence=0.9)
    result = laid([head, *column("甲", 40, 140, 3)])
    first, second = result.blocks
    assert (first.size, first.bold, first.confidence, first.box) == (24, True, 0.9, head.box)
    assert (second.size, second.bold, second.confidence) == (10, False, None)


def test_nothing_is_laid_out_as_nothing() -> None:
    assert laid([]) == Laid(text="")
    assert laid([line(" ", 40, 40)]) == Laid(text="")


PLACES = st.tuples(
    st.text("会议要求甲乙丙丁，。", min_size=1, max_size=20),
    st.floats(-20, 620),
    st.floats(-20, 820),
    st.sampled_from([7.0, 9.5, 10.0, 10.0, 10.0, 13.0, 20.0, 48.0]),
    st.booleans(),
)
BOXES = st.lists(
    st.tuples(st.floats(0, 500), st.floats(0, 700), st.floats(0, 300), st.floats(0, 300)).map(
        lambda each: box(each[0], each[1], each[0] + each[2], each[1] + each[3])
    ),
    max_size=6,
)


@settings(max_examples=100)
@given(st.lists(PLACES, max_size=25), BOXES, BOXES, BOXES)
def test_every_character_is_kept_wherever_it_stands(
    places: list[tuple[str, float, float, float, bool]],
    rules: list[Box],
    frames: list[Box],
    pictures: list[Box],
) -> None:
    lines = [line(text, x, y, size, vertical=up) for text, x, y, size, up in places]
    result = laid(lines, rules=rules, frames=frames, pictures=pictures)
    kept = [passage for block in result.blocks for passage in block.lines]
    assert sorted("".join(result.text.split())) == sorted("".join(each.text for each in lines))
    assert "".join(each.text for each in kept) == "".join(result.text.split())
    for passage in kept:
        assert passage.text == "".join(result.text[s.start : s.end] for s in passage.spans)
