"""Rules, frames and pictures of drawn pages, told from strokes of letters and from each other."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="needs the extra `ocr`")

from summarize.read.scan_drawn import DrawnPixels, find_drawn  # noqa: E402
from summarize.read.scan_ink import PixelBox, find_ink  # noqa: E402

EM = 20.0


def drawn(page: np.ndarray, lines: list[PixelBox] | None = None) -> DrawnPixels:
    return find_drawn(page, find_ink(page), lines or [], EM)


def paper() -> np.ndarray:
    return np.full((800, 600), 240, np.uint8)


def test_rules_are_found_across_and_down() -> None:
    page = paper()
    page[100:102, 50:550] = 30
    page[200:700, 300:302] = 30
    assert len(drawn(page).rules) == 2


def test_worn_rule_is_one_rule() -> None:
    page = paper()
    page[100:102, 50:550] = 30
    page[100:102, 120:550:97] = 240
    page[101:103, 300:550] = 30
    assert len(drawn(page).rules) == 1


def test_short_line_and_stroke_of_a_headline_are_no_rules() -> None:
    page = paper()
    page[100:102, 50:100] = 30
    page[300:306, 60:180] = 30
    assert drawn(page, [(40, 240, 400, 366)]).rules == ()


def test_frame_is_a_frame_and_not_four_rules() -> None:
    page = paper()
    cv2.rectangle(page, (100, 100), (400, 300), 30, 2)
    found = drawn(page)
    assert found.rules == ()
    assert found.frames[0] == pytest.approx((100, 100, 401, 301), abs=4)


def test_columns_between_rules_that_meet_are_no_frames() -> None:
    page = paper()
    for top in (100, 400):
        page[top : top + 2, 50:550] = 30
    for left in (50, 300, 548):
        page[100:402, left : left + 2] = 30
    assert drawn(page).frames == ()


def test_photograph_is_a_picture_and_a_bold_headline_is_none() -> None:
    page = paper()
    tones = np.random.default_rng(1).integers(40, 190, (200, 240))
    page[300:500, 100:340] = cv2.GaussianBlur(tones.astype(np.uint8), (0, 0), 6)
    page[50:100, 50:450] = 30
    page[50:100, 50:450:12] = page[50:100, 53:450:12] = page[50:100, 56:450:12] = 240
    (picture,) = drawn(page, [(45, 45, 455, 105)]).pictures
    assert picture == pytest.approx((100, 300, 340, 500), abs=12)
