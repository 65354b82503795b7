"""The size of type and the wide spaces of lines, on lines of black squares for characters."""

from __future__ import annotations

import numpy as np
import pytest

from summarize.read.scan_ink import PixelBox
from summarize.read.scan_type import Typed, measure_type

EM = 20


def draw(lines: list[str], *, em: int = EM, blur: int = 0) -> tuple[np.ndarray, list[PixelBox]]:
    """Ink for each line and a box close around it: a square for each character, a dot for a mark;
    `blur` pixels are added above and below."""
    ink = np.zeros((2 * em * len(lines) + 20, 40 * em), np.bool_)
    boxes = []
    for number, line in enumerate(lines):
        top, left = 10 + 2 * em * number, 10
        for character in line:
            if character in "，。":
                ink[top + em // 2 : top + em - 2, left + 1 : left + 6] = True
            elif character in "“":
                ink[top + 2 : top + 6, left + em - 8 : left + em - 2] = True
            elif character != "\u3000":
                ink[top + 1 - blur : top + em - 1 + blur, left + 1 : left + em - 1] = True
            left += em
        rows, columns = np.nonzero(ink[top - 5 : top + em + 5])
        boxes.append(
            (int(columns[0:].min()), top - 5 + int(rows.min()), int(columns.max()) + 1,
             top - 5 + int(rows.max()) + 1)
        )  # fmt: skip
    return ink, boxes


def read(lines: list[str], *, blur: int = 0) -> list[Typed]:
    """What is measured of lines whose spaces recognition left out."""
    ink, boxes = draw(lines, blur=blur)
    return measure_type(boxes, [line.replace("\u3000", "") for line in lines], ink)


@pytest.mark.parametrize(
    "line",
    [
        "全市会议\u3000今天在青田召开",
        "新华社青田三十一日讯\u3000广东省省长陈郁和",
        "主席\u3000朱\u3000德",
        "中国人民。\u3000全市会议",
        "全长204公里\u3000结束无公路的历史",  # figures set in squares
        "在新年来临的时候，我们代表",
        "他们说，“会议在青田召开",
        "市长说：“各部门都派人参加",
    ],
)
def test_wide_spaces_come_back_and_marks_make_none(line: str) -> None:
    (typed,) = read([line])
    assert typed.text == line


def test_spaces_that_were_recognized_are_not_doubled() -> None:
    ink, boxes = draw(["全市会议\u3000今天在青田召开"])
    (typed,) = measure_type(boxes, ["全市会议 今天在青田召开"], ink)
    assert typed.text == "全市会议 今天在青田召开"


def test_lines_of_one_type_have_one_size_however_thick_their_ink() -> None:
    """One of them leans, or has a smudge: its box is a fifth too high."""
    lines = ["全市会议今天在青田召开各部", "门都派人参加会议提出要做好", "各项工作。"]
    ink, boxes = draw(lines)
    left, top, right, bottom = boxes[1]
    boxes[1] = (left, top - 2, right, bottom + 2)
    sizes = [typed.em for typed in measure_type(boxes, lines, ink)]
    assert sizes == pytest.approx([EM] * 3, rel=0.03)


@pytest.mark.parametrize("blur", [0, 1, 2])
def test_short_lines_are_measured_by_the_ink_of_the_others(blur: int) -> None:
    lines = ["全市会议今天在青田召开各部", "门都派人参加会议提出要做好", "工作"]
    assert read(lines, blur=blur)[2].em == pytest.approx(EM, rel=0.03)


def test_marks_that_are_set_closer_make_no_smaller_type() -> None:
    """”， is often as wide as one character and a half."""
    lines = ["全市会议今天在青田召开各部", "门都派人参加会议提出要做好", "会议提出“做好”，各项工作"]
    ink, boxes = draw(lines)
    left, top, right, bottom = boxes[2]
    boxes[2] = (left, top, right - EM, bottom)
    assert measure_type(boxes, lines, ink)[2].em == pytest.approx(EM, rel=0.03)


def test_lines_a_few_per_cent_apart_are_of_one_size() -> None:
    lines = ["全市会议今天在青田召开各部"] * 3 + ["都作出贡献呢。"]
    ink, boxes = draw(lines)
    left, top, right, bottom = boxes[3]
    boxes[3] = (left, top, right - 3, bottom)
    assert len({typed.em for typed in measure_type(boxes, lines, ink)}) == 1


def test_larger_type_keeps_its_size() -> None:
    ink, boxes = draw(["全市会议今天在青田召开各部", "门都派人参加会议提出要做好"])
    big, (box,) = draw(["会议召开"], em=30)
    page = np.zeros((ink.shape[0] + big.shape[0], big.shape[1]), np.bool_)
    page[: ink.shape[0], : ink.shape[1]] = ink
    page[ink.shape[0] :] = big
    boxes.append((box[0], box[1] + ink.shape[0], box[2], box[3] + ink.shape[0]))
    texts = ["全市会议今天在青田召开各部", "门都派人参加会议提出要做好", "会议召开"]
    assert measure_type(boxes, texts, page)[2].em == pytest.approx(30, rel=0.05)
