"""What holds for the extract of any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.records import Article, Passage, Span
from summarize.summarizers.candidates import is_whole
from summarize.summarizers.contract import Limits
from summarize.summarizers.extract import ExtractSummarizer

PARAGRAPHS = st.lists(
    st.text(alphabet="全市工作会议要抓紧他对此12.5%，。！？…“”（）：；、 A", max_size=60),
    max_size=6,
)


def on_a_page(paragraphs: list[str]) -> tuple[str, Article]:
    """The paragraphs as an article whose every paragraph was broken over two columns."""
    page, body = "", []
    for text in paragraphs:
        half = len(text) // 2
        spans = []
        for part in (text[:half], text[half:]):
            spans.append(Span(page=0, start=len(page), end=len(page) + len(part)))
            page += part + "\n\n"
        body.append(
            Passage(text=text, spans=tuple(span for span in spans if span.start < span.end))
        )
    return page, Article(id="1", page=1, kind="news", body=tuple(body))


@given(PARAGRAPHS, st.integers(1, 4), st.none() | st.integers(1, 80))
def test_every_sentence_is_the_source_and_within_the_limits(paragraphs, count, room):
    page, article = on_a_page(paragraphs)
    limits = Limits(sentences=count, max_chars=room)
    method = ExtractSummarizer()
    (summary,) = method.summarize([article], limits)
    kinds = [finding.kind for finding in summary.findings]
    texts = [sentence.zh for sentence in summary.sentences]

    assert bool(texts) == any(text.strip() for text in paragraphs) == ("no-body" not in kinds)
    assert len(texts) <= count
    if room is not None:
        assert sum(map(len, texts)) <= room or (len(texts) == 1 and "over-length" in kinds)
    assert "fragment" in kinds or all(map(is_whole, texts))
    for sentence in summary.sentences:
        assert any(sentence.zh in text for text in paragraphs)
        assert "".join(page[span.start : span.end] for span in sentence.spans) == sentence.zh
    starts = [sentence.spans[0].start for sentence in summary.sentences]
    assert starts == sorted(set(starts))
    assert method.summarize([article], limits) == [summary]
