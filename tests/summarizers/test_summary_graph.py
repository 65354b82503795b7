"""Centrality against the plain definition: a dense matrix and many rounds."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.summarizers.graph import DAMPING, centrality, cosine, terms, vectors


def dense(rows: list[dict[str, float]]) -> list[float]:
    """LexRank by the book: row-normalized similarities, 300 rounds."""
    size = len(rows)
    matrix = [
        [cosine(a, b) if i != j else 0.0 for j, b in enumerate(rows)] for i, a in enumerate(rows)
    ]
    matrix = [[0.0 if value < 1e-12 else value for value in row] for row in matrix]
    if not any(map(any, matrix)):
        return [0.0] * size
    sums = [sum(row) for row in matrix]
    walk = [
        [value / total for value in row] if total else [1 / size] * size
        for row, total in zip(matrix, sums, strict=True)
    ]
    rank = [1 / size] * size
    for _ in range(300):
        rank = [
            (1 - DAMPING) / size + DAMPING * sum(rank[i] * walk[i][j] for i in range(size))
            for j in range(size)
        ]
    return [value / max(rank) for value in rank]


@given(st.lists(st.text(alphabet="全市工作会议安a1", max_size=8), min_size=1, max_size=7))
def test_same_as_the_dense_definition(texts):
    rows = vectors(texts)
    assert centrality(rows) == pytest.approx(dense(rows), abs=1e-4)


def test_the_sentence_that_shares_most_is_central():
    rows = vectors(["道路交通安全", "交通安全工作会议", "工作会议闭幕", "天气晴朗"])
    ranks = centrality(rows)
    assert max(ranks) == ranks[1] == 1.0
    assert min(ranks) == ranks[3]


def test_nothing_in_common():
    assert centrality(vectors(["甲乙", "丙丁", "！"])) == [0.0, 0.0, 0.0]


def test_terms_are_bigrams_words_and_figures():
    assert terms("ＡＢ公司　５.6亿元，好！") == ["ab", "公司", "5.6", "亿元", "好"]


def test_vectors_have_length_one_or_nothing():
    one, none = vectors(["全市工作会议", "！"])
    assert math.isclose(sum(value**2 for value in one.values()), 1.0)
    assert none == {}


def test_time_grows_with_the_text_and_not_with_its_square():
    # 6,000 sentences would need 36 million similarities.
    texts = [f"第{number}次全市道路交通安全工作会议召开" for number in range(6000)]
    assert len(centrality(vectors(texts))) == 6000
