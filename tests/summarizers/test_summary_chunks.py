"""Long articles are cut for a model without losing a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.summarizers.chunks import pack

SENTENCES = st.lists(
    st.text(alphabet="全市会，、5。", min_size=1, max_size=30), min_size=1, max_size=12
)


@given(SENTENCES, st.integers(1, 50))
def test_nothing_is_lost_and_everything_fits(sentences, room):
    texts = pack(sentences, lambda text: len(text) <= room)
    assert "".join(texts) == "".join(sentences)
    assert all(len(text) <= room for text in texts)


def test_cuts_are_at_sentence_ends():
    sentences = ["甲" * 9 + "。", "乙" * 9 + "。", "丙" * 9 + "。"]
    assert pack(sentences, lambda text: len(text) <= 25) == ["".join(sentences[:2]), sentences[2]]


def test_one_text_where_all_fits():
    assert pack(["甲。", "乙。"], lambda text: True) == ["甲。乙。"]


def test_no_short_remainder():
    # Filled to the brim, the second text would hold one sentence.
    sentences = [f"{number}" * 9 + "。" for number in range(8)]
    lengths = [len(text) for text in pack(sentences, lambda text: len(text) <= 70)]
    assert lengths == [40, 40]


def test_a_sentence_that_does_not_fit_is_cut_at_a_clause():
    texts = pack(["全市会议要求，抓紧落实工作。"], lambda text: len(text) <= 8)
    assert texts == ["全市会议要求，", "抓紧落实工作。"]
