"""The extract of a real edition: whole sentences, word for word, each traceable."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize import split
from summarize.records import Split
from summarize.summarizers import load_summarizer
from summarize.summarizers.candidates import candidates, is_whole
from summarize.summarizers.contract import Limits

SEED = Path(__file__).parents[2] / "seeds" / "000_112a6f594cfad589.txt"


@pytest.fixture(scope="module")
def edition() -> Split:
    return split(str(SEED))


@pytest.mark.parametrize(
    "limits", [Limits(), Limits(sentences=1), Limits(sentences=5, max_chars=None)], ids=str
)
def test_summaries_are_whole_sentences_of_the_source(edition, limits):
    pages = [page.text for page in edition.edition.pages]
    summaries = load_summarizer("extract").summarize(edition.articles, limits)
    assert len(summaries) == len(edition.articles)
    for article, summary in zip(edition.articles, summaries, strict=True):
        assert 1 <= len(summary.sentences) <= limits.sentences
        texts = [sentence.zh for sentence in summary.sentences]
        assert all(map(is_whole, texts))
        assert len(set(texts)) == len(texts)
        paragraphs = [passage.text for passage in (*article.body, article.caption) if passage]
        for sentence in summary.sentences:
            assert any(sentence.zh in paragraph for paragraph in paragraphs)
            slices = [pages[span.page][span.start : span.end] for span in sentence.spans]
            assert "".join(slices) == sentence.zh
        order = [candidate.text for candidate in candidates(article)]
        assert [order.index(text) for text in texts] == sorted(map(order.index, texts))
        if limits.max_chars is not None and not summary.findings:
            assert sum(map(len, texts)) <= limits.max_chars


def test_leads_are_chosen(edition):
    (conference,) = [a for a in edition.articles if a.headline and "推进会" in a.headline.text]
    (summary,) = load_summarizer("extract").summarize([conference], Limits(sentences=1))
    assert summary.sentences[0].zh.startswith("12月25日,")


def test_the_summary_of_a_photo_story_says_what_happened(edition):
    (photo,) = [article for article in edition.articles if article.kind == "photo"]
    (summary,) = load_summarizer("extract").summarize([photo], Limits())
    assert "开通运营" in "".join(sentence.zh for sentence in summary.sentences)
