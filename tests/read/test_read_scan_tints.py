"""Tinted grounds on drawn pages."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="needs the extra `ocr`")

from summarize.read.scan_ink import PixelBox  # noqa: E402
from summarize.read.scan_tints import find_tints  # noqa: E402

EM = 20
TINT: PixelBox = (300, 200, 700, 600)
LINES: list[PixelBox] = [(320, 220 + 30 * n, 680, 240 + 30 * n) for n in range(8)]


def grainy(*, shade: int = 20, picture: PixelBox | None = None) -> np.ndarray:
    """A page with a tinted ground, lines of squares on it and beside it, and grain."""
    page = np.full((800, 1_000), 243.0)
    left, top, right, bottom = TINT
    page[top:bottom, left:right] -= shade
    for x0, y0, x1, y1 in LINES:
        for offset in (-280, 0):
            for x in range(x0 + offset, x1 + offset, EM):
                page[y0 : y1 - 2, max(0, x) : max(0, x + 12)] = 40
    if picture:
        page[picture[1] : picture[3], picture[0] : picture[2]] = 150
    page += np.random.default_rng(1).normal(0, 3, page.shape)
    return page.clip(0, 255).astype(np.uint8)


def test_a_story_on_grey_is_found() -> None:
    (found,) = find_tints(grainy(), LINES, [], EM)
    assert found == pytest.approx(TINT, abs=0.6 * EM)


def test_a_picture_on_grey_is_part_of_the_tint() -> None:
    picture = (320, 470, 680, 580)
    (found,) = find_tints(grainy(picture=picture), LINES, [picture], EM)
    assert found == pytest.approx(TINT, abs=0.6 * EM)


def test_a_picture_alone_is_no_tint() -> None:
    assert find_tints(grainy(shade=0, picture=TINT), LINES, [TINT], EM) == []


def test_a_bar_without_type_is_no_tint() -> None:
    assert find_tints(grainy(), [], [], EM) == []


def test_a_shadow_that_grows_slowly_is_no_tint() -> None:
    page = grainy(shade=0).astype(np.float64)
    page[:, 500:] -= np.linspace(0, 60, 500)
    assert find_tints(page.clip(0, 255).astype(np.uint8), LINES, [], EM) == []
