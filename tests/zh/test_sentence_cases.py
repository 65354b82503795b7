"""The lossless splitter and the cutting of long sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.zh.clauses import split_clauses
from summarize.zh.sentences import split_sentences

CASES_FOLDER = Path(__file__).parent.parent / "cases"
SENTENCES = tomllib.loads((CASES_FOLDER / "sentences.toml").read_text(encoding="utf-8"))["case"]
TEXTS = st.text(alphabet='甲乙丙他说的1.%aB。！？!?…，,；、：:“”‘’（）()《》\n "', max_size=60)


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["sentences"][0][:20])
def test_sentences(case: dict[str, list[str]]) -> None:
    text = "".join(case["sentences"])
    assert [text[start:end] for start, end in split_sentences(text)] == case["sentences"]


@given(TEXTS)
def test_sentences_cover_the_text(text: str) -> None:
    ranges = split_sentences(text)
    assert "".join(text[start:end] for start, end in ranges) == text
    assert all(start < end for start, end in ranges)


@given(TEXTS)
def test_no_sentence_is_only_white_space(text: str) -> None:
    if text.strip():
        pieces = [text[start:end] for start, end in split_sentences(text)]
        assert all(piece.strip() for piece in pieces[1:])


@given(TEXTS, st.integers(min_value=1, max_value=30))
def test_clauses_join_back_and_fit(text: str, most: int) -> None:
    pieces = split_clauses(text, lambda piece: len(piece) <= most)
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= most for piece in pieces)


def test_clauses_prefer_semicolons_then_commas() -> None:
    text = "甲乙丙，甲乙；甲乙丙，甲乙。"
    assert split_clauses(text, lambda piece: len(piece) <= 8) == [
        "甲乙丙，甲乙；",
        "甲乙丙，甲乙。",
    ]
    assert split_clauses("甲乙，甲乙，甲、乙。", lambda p: len(p) <= 6) == [
        "甲乙，甲乙，",
        "甲、乙。",
    ]


def test_clauses_keep_numbers_and_quotations_whole() -> None:
    pieces = split_clauses("融资8500000元“甲，乙丙丁”好", lambda piece: len(piece) <= 10)
    assert any("8500000" in piece for piece in pieces)
    assert any("“甲，乙丙丁”" in piece for piece in pieces)


def test_a_character_that_never_fits_is_kept() -> None:
    assert split_clauses("甲乙", lambda piece: False) == ["甲", "乙"]
