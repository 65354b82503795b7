"""What an extract takes, what it leaves, and what it says about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.errors import UsageError
from summarize.records import Fact, Reference, Span, Summary
from summarize.summarizers import load_summarizer
from summarize.summarizers.contract import Limits

LEAD = "3月5日，全市道路交通安全工作会议在青田召开。"
SECOND = "市公安局负责人说，去年全市查处各类交通违法行为120万起。"
THIRD = "与会人员实地考察了三个道路交通事故快速处理中心。"


@pytest.fixture
def extract(make_article):
    method = load_summarizer("extract")

    def run(*paragraphs: str, limits: Limits | None = None, **fields: object) -> Summary:
        (summary,) = method.summarize([make_article(*paragraphs, **fields)], limits or Limits())
        return summary

    return run


def texts(summary: Summary) -> list[str]:
    return [sentence.zh for sentence in summary.sentences]


def kinds(summary: Summary) -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in summary.findings]


def test_one_sentence_article(extract):
    summary = extract(LEAD, headline="全市召开道路交通安全工作会议")
    assert texts(summary) == [LEAD]
    assert summary.findings == ()
    assert summary.method == "extract"


def test_headline_only(extract):
    summary = extract(headline="全市召开道路交通安全工作会议")
    assert summary.sentences == ()
    assert kinds(summary) == [("no-body", "note")]


def test_white_space_is_no_body(extract):
    assert kinds(extract("　 ")) == [("no-body", "note")]


def test_source_order_and_spans(extract):
    # The headline favours the last sentence; it still comes last.
    summary = extract(LEAD + SECOND, THIRD, headline="与会人员考察道路交通事故快速处理中心")
    assert texts(summary) == [LEAD, SECOND, THIRD]
    page = "\n".join(["与会人员考察道路交通事故快速处理中心", LEAD + SECOND, THIRD])
    for sentence in summary.sentences:
        (span,) = sentence.spans
        assert page[span.start : span.end] == sentence.zh


def test_headline_decides_between_equals(extract):
    first, second = "新馆共有藏书30万册可供借阅。", "停车场共有车位50个可供使用。"
    one = Limits(sentences=1)
    opening = "图书馆？"
    assert texts(extract(opening + first + second, headline="藏书30万册", limits=one)) == [first]
    assert texts(extract(opening + first + second, headline="车位50个", limits=one)) == [second]


def test_facts_speak_for_a_sentence(extract):
    body = "甲地生产情况总体良好平稳。乙地市场情况大致平稳有序。"
    start = body.index("乙地")
    span = Span(page=0, start=start, end=start + 2)
    place = Fact(kind="place", zh="乙地", value="Yi", en="Yi", start=start, end=start + 2)
    plain = extract(body)
    known = extract(body, facts=(replace(place, spans=(span,)),))
    assert score_of(known, "乙地") > score_of(plain, "乙地")
    assert score_of(known, "甲地") == score_of(plain, "甲地")


def score_of(summary: Summary, start: str) -> float:
    (score,) = [s.score for s in summary.sentences if s.zh.startswith(start)]
    return score


@pytest.mark.parametrize(
    "fragment",
    [
        "要拓展深层次应用，推动协同办案全域",
        "会议提出以下要求：",
        "市长说：“我们要抓紧。",
        "小标题之一",
    ],
)
def test_fragment_is_left_out(extract, fragment):
    assert texts(extract(fragment, LEAD)) == [LEAD]
    assert texts(extract(LEAD, fragment)) == [LEAD]


def test_only_a_fragment(extract):
    summary = extract("要拓展深层次应用，推动协同办案全域")
    assert texts(summary) == ["要拓展深层次应用，推动协同办案全域"]
    assert kinds(summary) == [("fragment", "warning")]


def test_continuation_of_another_page_starts_in_mid_sentence(extract, make_article):
    jump = Reference(passage=make_article("上接1版").body[0], pages=(1,))
    assert texts(extract("一体化办案。" + LEAD, jump_from=jump)) == [LEAD]
    # An article put together from both pages has its own beginning.
    merged = extract("一体化办案成效显著。" + LEAD, jump_from=jump, jump_to=jump)
    assert texts(merged)[0] == "一体化办案成效显著。"


def test_near_duplicates_are_told_once(extract):
    again = LEAD.replace("3月5日，", "")
    assert texts(extract(LEAD, again, SECOND)) == [LEAD, SECOND]
    assert texts(extract(LEAD, LEAD, LEAD)) == [LEAD]


@pytest.mark.parametrize(
    "loose",
    [
        "对此，与会代表表示将认真落实道路交通安全工作。",
        "其中，青田查处道路交通违法行为30万起。",
        "他要求各部门做好道路交通安全工作。",
        "要切实做好春季道路交通安全工作。",
    ],
)
def test_loose_reference_waits_for_what_it_refers_to(extract, loose):
    two = Limits(sentences=2)
    # Right behind the lead it may stay; two sentences on it may not.
    assert texts(extract(LEAD + loose, limits=two)) == [LEAD, loose]
    assert texts(extract(LEAD + SECOND + loose, limits=two)) == [LEAD, SECOND]


@pytest.mark.parametrize(
    "name", ["也门政府", "以上海为首的城市", "其美多吉", "那曲市", "但丁", "他信政府"]
)
def test_a_name_is_no_loose_reference(extract, name):
    text = f"{name}12日发表声明，宣布有关谈判已经结束。"
    assert score_of(extract(text), name) == score_of(extract("该" + text), "该") + 0.5


@pytest.mark.parametrize("poor", ["这是为什么呢？", "“太方便了，心里的大石头终于落地了。”", "好！"])
def test_poor_openings_are_not_chosen_first(extract, poor):
    assert texts(extract(poor, LEAD, limits=Limits(sentences=1))) == [LEAD]


def test_quotation_of_several_sentences_stays_whole(extract):
    quoted = "市长说：“我们要抓紧。时间不等人。道路交通安全是大事。”"
    summary = extract(quoted + SECOND)
    assert texts(summary) == [quoted, SECOND]


def test_caption_stands_in_for_a_missing_body_only(extract):
    caption = "列车驶过沪苏湖高铁元荡湖段。"
    body = "12月26日，沪苏湖高铁开通运营。"
    assert texts(extract(body, caption=caption, kind="photo")) == [body]
    assert texts(extract(caption=caption, kind="photo")) == [caption]


def test_max_chars_counts_whole_sentences(extract):
    room = len(LEAD) + len(THIRD)
    limits = Limits(sentences=3, max_chars=room)
    summary = extract(LEAD, SECOND, THIRD, limits=limits)
    assert sum(map(len, texts(summary))) <= room
    assert set(texts(summary)) <= {LEAD, SECOND, THIRD}
    assert texts(extract(LEAD, SECOND, THIRD, limits=Limits(max_chars=None))) == [
        LEAD,
        SECOND,
        THIRD,
    ]


def test_a_sentence_that_fits_is_preferred_to_one_that_does_not(extract):
    short = "会议在青田召开并闭幕了。"
    summary = extract(LEAD, short, limits=Limits(max_chars=len(short)))
    assert texts(summary) == [short]
    assert summary.findings == ()


def test_no_sentence_fits(extract):
    summary = extract(LEAD, SECOND, limits=Limits(max_chars=10))
    assert texts(summary) == [LEAD]
    assert kinds(summary) == [("over-length", "note")]


@pytest.mark.parametrize("wrong", [{"sentences": 0}, {"max_chars": 0}, {"sentences": -1}])
def test_limits_must_be_positive(wrong):
    with pytest.raises(UsageError):
        Limits(**wrong)


def test_order_and_count_are_kept(make_article):
    articles = [make_article(text) for text in (SECOND, LEAD)] + [
        make_article(),
        make_article(LEAD),
    ]
    found = load_summarizer("extract").summarize(articles, Limits())
    assert [texts(summary) for summary in found] == [[SECOND], [LEAD], [], [LEAD]]


def test_unknown_method_names_the_choices():
    with pytest.raises(UsageError, match="extract, generate"):
        load_summarizer("textrank")


def test_extract_takes_no_model():
    assert load_summarizer("extract").models == ()
    with pytest.raises(UsageError, match="mt5"):
        load_summarizer("extract", model="mt5")


def test_generate_needs_a_model():
    with pytest.raises(UsageError, match="summary-model"):
        load_summarizer("generate")
