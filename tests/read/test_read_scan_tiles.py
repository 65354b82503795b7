"""Tiles and seams: every line comes out once and whole, wherever the seams fall."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.read.scan_tiles import (
    OVERLAP,
    TILE,
    Strip,
    detect_in_tiles,
    join_seams,
    tile_starts,
)


@given(st.integers(1, 20_000))
def test_tiles_cover_the_page_with_overlap(length: int) -> None:
    starts = tile_starts(length)
    assert starts[0] == 0
    assert starts[-1] + TILE >= length
    assert length <= TILE or starts[-1] + TILE == length
    for one, two in itertools.pairwise(starts):
        assert one + TILE - two >= OVERLAP - 1


def boxes_as_corners(tile: np.ndarray) -> np.ndarray:
    """A detector that sees every black rectangle of a tile, cut at its edge as it is."""
    import cv2

    _, _, stats, _ = cv2.connectedComponentsWithStats((tile < 128).astype(np.uint8))
    return np.array(
        [[(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h, _ in stats[1:].tolist()],
        dtype=float,
    ).reshape(-1, 4, 2)


@st.composite
def drawn_lines(draw: st.DrawFn) -> tuple[tuple[int, int], set[tuple[int, int, int, int]]]:
    """A page and lines on it, 20 pixels high, in rows 30 pixels apart, long and short."""
    width, height = draw(st.integers(400, 3_000)), draw(st.integers(300, 2_600))
    lines = set()
    for top in range(10, height - 30, 30 * draw(st.integers(2, 9))):
        left = draw(st.integers(0, 300))
        while left < width - 30:
            right = min(width, left + draw(st.integers(25, 1_500)))
            if right - left >= 25:
                lines.add((left, top, right, top + 20))
            left = right + draw(st.integers(20, 400))
    return (height, width), lines


@given(drawn_lines())
@settings(max_examples=25)
def test_each_line_comes_out_once_and_whole(
    page: tuple[tuple[int, int], set[tuple[int, int, int, int]]],
) -> None:
    cv2 = pytest.importorskip("cv2", reason="needs the extra `ocr`")
    shape, lines = page
    gray = np.full(shape, 255, np.uint8)
    for left, top, right, bottom in lines:
        cv2.rectangle(gray, (left, top), (right - 1, bottom - 1), 0, -1)
    found = detect_in_tiles(gray, boxes_as_corners)
    assert {strip.box for strip in found} == lines
    assert len(found) == len(lines)


def test_neighbors_in_a_column_are_never_joined() -> None:
    strips = [Strip(box=(0, 30 * n, 200, 30 * n + 26)) for n in range(20)]
    assert join_seams(strips) == strips


def test_part_seen_by_a_second_tile_is_dropped() -> None:
    whole = Strip(box=(100, 10, 400, 40))
    part = Strip(box=(302, 11, 401, 39), cut=(True, False, False, False))
    assert join_seams([part, whole]) == [whole]


def test_blank_tiles_are_not_looked_at() -> None:
    seen: list[tuple[int, ...]] = []
    gray = np.full((TILE, 3 * TILE), 255, np.uint8)
    gray[5:20, 5:20] = 0
    detect_in_tiles(gray, lambda tile: (seen.append(tile.shape), np.empty((0, 4, 2)))[1])
    assert seen == [(TILE, TILE)]
