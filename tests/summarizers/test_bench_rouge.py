"""The benchmark's ROUGE against the worked examples of its paper and a plain definition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rouge import rouge
from subsequence import common_length


@pytest.mark.parametrize(
    ("hypothesis", "kind", "recall"),
    [
        # Lin 2004, 3.1: police killed the gunman / police kill the gunman / the gunman kill
        # police, with a character for a word (p, k, K, t, g).
        ("pKtg", "L", 3 / 4),
        ("tgKp", "L", 2 / 4),
        ("pKtg", "2", 1 / 3),
        ("tgKp", "2", 1 / 3),
        ("pKtg", "1", 3 / 4),
    ],
)
def test_the_examples_of_the_paper(hypothesis, kind, recall):
    marks = str.maketrans("pkKtg", "警杀射那匪")
    found = rouge(hypothesis.translate(marks), "pktg".translate(marks), kind)
    assert found == pytest.approx((recall, recall))


def test_repeats_count_once_for_each_in_the_reference():
    recall, f = rouge("会会会会", "会议", "1")
    assert recall == pytest.approx(1 / 2)
    assert f == pytest.approx(2 * 0.5 * 0.25 / 0.75)


def test_punctuation_does_not_count():
    assert rouge("全市，会议。", "全市会议", "2") == (1.0, 1.0)
    assert rouge("！", "全市会议", "L") == (0.0, 0.0)


def longest_common(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for a in one:
        new = [0]
        for place, b in enumerate(other):
            new.append(row[place] + 1 if a == b else max(row[place + 1], new[place]))
        row = new
    return row[-1]


@given(st.text(alphabet="甲乙丙", max_size=12), st.text(alphabet="甲乙丙", min_size=1, max_size=12))
def test_longest_common_subsequence(one, other):
    assert common_length(one, other) == longest_common(one, other)
