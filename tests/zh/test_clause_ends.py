"""Sentences cut at clause ends only, for models that do better on short input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.zh.clauses import clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲乙丙丁，戊己庚辛。", ["甲乙丙丁，", "戊己庚辛。"]),
        ("甲乙丙丁戊己庚辛壬癸。", ["甲乙丙丁戊己庚辛壬癸。"]),
        ("甲乙丙、丁戊己、庚辛壬。", ["甲乙丙、丁戊己、庚辛壬。"]),
        ("收入1,234,567元，增长明显。", ["收入1,234,567元，", "增长明显。"]),
        (
            "他说：“甲乙丙，丁戊。”己庚辛，壬癸。",
            ["他说：", "“甲乙丙，", "丁戊。”己庚辛，", "壬癸。"],
        ),
    ],
)
def test_cuts_come_at_clause_ends(text: str, expected: list[str]) -> None:
    assert clauses(text, lambda part: len(part) <= 8) == expected


@given(st.text(alphabet="甲乙，。、；“”1,2 a", max_size=60), st.integers(1, 20))
def test_pieces_join_to_the_text_and_no_clause_is_broken(text: str, limit: int) -> None:
    found = clauses(text, lambda part: len(part) <= limit)
    assert "".join(found) == text
    assert all(part[-1] in "，；," for part in found[:-1])
