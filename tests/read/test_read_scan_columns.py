"""Lines cut at gutters and joined over marks, on pages of black squares for characters."""

from __future__ import annotations

import numpy as np
import pytest

from summarize.read.scan_columns import Columns
from summarize.read.scan_ink import PixelBox, ink_box, unexplained, white_columns

EM, PITCH = 20, 27


def page(rows: list[str], *, rule: int | None = None) -> tuple[np.ndarray, list[PixelBox]]:
    """A page with a square of ink for each letter, a comma for ",", half an em for "-";
    and a box around each row. `rule` is the left edge of a rule that runs down it."""
    ink = np.zeros((PITCH * len(rows) + 40, EM * 40), np.bool_)
    boxes = []
    for number, row in enumerate(rows):
        top, left = 20 + PITCH * number, 20.0
        first = 20 + EM * (len(row) - len(row.lstrip()))
        for sign in row:
            if sign == ",":
                ink[top + 13 : top + 18, int(left) + 2 : int(left) + 7] = True
            elif sign not in " -":
                ink[top + 1 : top + 19, int(left) + 1 : int(left) + 19] = True
            left += EM / 2 if sign == "-" else EM
        boxes.append((first, top, int(left), top + EM))
    if rule is not None:
        ink[:, rule : rule + 2] = True
    return ink, boxes


def cut(rows: list[str]) -> list[int]:
    """In how many parts each row is cut."""
    ink, boxes = page(rows)
    columns = Columns.of(ink, boxes, ())
    return [len(columns.cut(box, EM)) for box in boxes]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["字字字字 字字字字"] * 6, [2] * 6, id="a gutter of an em"),
        pytest.param(["字字字字-字字字字"] * 6, [2] * 6, id="a gutter of half an em and bearings"),
        pytest.param(
            ["字字字字字字字字字", "字字字 字字字字字", "字字字字字字字字字"] * 2,
            [1] * 6,
            id="a space in a line",
        ),
        pytest.param(
            ["字字,字字字字", "字字,字字字字", "字字字字字字字"] * 2, [1] * 6, id="marks that meet"
        ),
        pytest.param(
            ["字字字字字字字字", *["字字字,字字字字"] * 3, "字字字字字字字字"],
            [1] * 5,
            id="marks that meet in three lines",
        ),
        pytest.param(["字 字 字 字"], [1], id="a title spaced out"),
        pytest.param(
            [*["字字字字 字字字字"] * 6, "字字字字字字字字字", *["字字字字 字字字字"] * 2],
            [*[2] * 6, 1, 2, 2],
            id="two lines under a headline, on the grid of the columns above",
        ),
    ],
)
def test_lines_are_cut_at_gutters_only(rows: list[str], expected: list[int]) -> None:
    assert cut(rows) == expected


def test_line_is_cut_at_a_rule_however_near() -> None:
    ink, boxes = page(["字字字字-字字字字"] * 3, rule=20 + 4 * EM + 4)
    rule = (20 + 4 * EM + 4, 0, 20 + 4 * EM + 6, ink.shape[0])
    columns = Columns.of(ink, boxes, (rule,))
    assert [len(columns.cut(box, EM)) for box in boxes] == [2, 2, 2]


def test_line_broken_at_a_mark_is_joined() -> None:
    ink, boxes = page(["字字字字字字字字字", "字字,字字字字字字", "字字字字字字字字字"])
    left, top, right, bottom = boxes[1]
    parts = [boxes[0], (left, top, left + 45, bottom), (left + 61, top, right, bottom), boxes[2]]
    assert sorted(Columns.of(ink, boxes, ()).join(parts)) == sorted(boxes)


def test_a_box_is_held_against_its_neighbors_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of loose marks has thousands of boxes: not each is compared with every other."""
    ink, boxes = page(["字  字  字  字  字  字  字  字  字  字"] * 40)
    marks = [
        (left, top, left + EM, bottom)
        for _, top, right, bottom in boxes
        for left in range(20, right, 3 * EM)
    ]
    compared = []
    goes_on = Columns._goes_on

    def counted(self: Columns, one: PixelBox, two: PixelBox) -> bool:
        compared.append((one, two))
        return goes_on(self, one, two)

    monkeypatch.setattr(Columns, "_goes_on", counted)
    assert sorted(Columns.of(ink, marks, ()).join(marks)) == sorted(marks)
    assert len(compared) <= 4 * len(marks)


def test_columns_are_never_joined() -> None:
    ink, boxes = page(["字字字字 字字字字"] * 6)
    columns = Columns.of(ink, boxes, ())
    parts = [part for box in boxes for part in columns.cut(box, EM)]
    assert sorted(columns.join(parts)) == sorted(parts)
    assert len(parts) == 12


def test_white_columns_tell_the_height_of_white() -> None:
    ink = np.array([[0, 1], [0, 0], [1, 0], [0, 0]], np.bool_)
    assert white_columns(ink).tolist() == [[2, 0], [2, 3], [0, 3], [1, 3]]


def test_box_is_drawn_in_to_its_ink() -> None:
    ink = np.zeros((100, 300), np.bool_)
    ink[40:60, 50:200] = True
    ink[90:100] = True  # the next line
    assert ink_box((30, 30, 220, 95), ink) == (50, 40, 200, 60)
    assert ink_box((30, 30, 95, 220), ink.T) == (40, 50, 60, 200)


def test_share_of_ink_in_no_box() -> None:
    ink = np.zeros((10, 10), np.bool_)
    ink[:, :4] = True
    assert unexplained(ink, [(0, 0, 2, 10)]) == 0.5


def test_a_headline_spaced_out_over_its_text_is_one_line() -> None:
    """The white between its words is high, but the text below bridges it."""
    ink, (box, *_) = page(["字" * 20, "字" * 20])
    headline, big = [], 2 * EM
    ink = np.concatenate([np.zeros((300, ink.shape[1]), np.bool_), ink])
    for left in (25, 25 + 4 * big):
        ink[270 : 270 + big, left : left + 3 * big] = True
        headline.append((left, 270, left + 3 * big, 270 + big))
    below = (box[0], 320, box[2], 320 + EM)
    joined = Columns.of(ink, [*headline, below], ()).join([*headline, below])
    assert sorted(joined) == sorted([(25, 270, 25 + 7 * big, 270 + big), below])
