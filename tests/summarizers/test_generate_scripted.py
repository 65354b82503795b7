"""The method "generate" over a model that says what it is told to and records its calls."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarize.records import ModelUse, Summary
from summarize.summarizers.contract import Limits
from summarize.summarizers.engine import Written
from summarize.summarizers.generate import GenerateSummarizer

BODY = (
    "3月5日，全市道路交通安全工作会议在青田召开。",
    "市公安局负责人说，去年全市查处各类交通违法行为120万起。",
    "与会人员实地考察了三个道路交通事故快速处理中心。",
    "会议要求各部门做好春季道路交通安全工作。",
)
GOOD = "全市道路交通安全工作会议3月5日召开，去年查处违法行为120万起。"
WRONG = "全市道路交通安全工作会议3月5日召开，去年查处违法行为210万起。"


class ScriptedGenerator:
    """Answers from a script; `room` is its limit in characters."""

    use = ModelUse(role="summarise", name="scripted", engine="none", sha256="0", license="none")

    def __init__(self, answer: Callable[[str, int], Written], room: int = 1000) -> None:
        self.answer = answer
        self.room = room
        self.calls: list[tuple[str, int]] = []

    def fits(self, text: str) -> bool:
        return len(text) <= self.room

    def write(self, text: str, *, stretch: int = 1) -> Written:
        assert self.fits(text)
        self.calls.append((text, stretch))
        return self.answer(text, stretch)


def said(text: str, *, finished: bool = True) -> Written:
    return Written(text=text, score=-0.25, finished=finished, tokens=len(text))


@pytest.fixture
def summarize_with(make_article):
    def run(
        answer: Callable[[str, int], Written] | str,
        *paragraphs: str,
        room: int = 1000,
        limits: Limits | None = None,
    ) -> tuple[Summary, ScriptedGenerator]:
        respond = answer if callable(answer) else lambda text, stretch: said(answer)
        model = ScriptedGenerator(respond, room)
        article = make_article(*(paragraphs or BODY))
        (summary,) = GenerateSummarizer(model).summarize([article], limits or Limits())
        return summary, model

    return run


def kinds(summary: Summary) -> list[str]:
    return [finding.kind for finding in summary.findings]


def assert_fell_back(summary: Summary, reason: str) -> None:
    assert summary.method == "extract"
    (finding,) = [finding for finding in summary.findings if finding.kind == "fallback"]
    assert finding.severity == "warning"
    assert reason in finding.message
    assert summary.sentences
    assert all(sentence.zh in "".join(BODY) for sentence in summary.sentences)


def test_accepted(summarize_with):
    summary, model = summarize_with(GOOD)
    assert summary.method == "generate"
    assert [(s.zh, s.spans, s.score) for s in summary.sentences] == [(GOOD, (), -0.25)]
    assert "fallback" not in kinds(summary)
    assert model.calls == [("".join(BODY), 1)]


def test_copied_sentence_is_linked_to_its_source(summarize_with):
    summary, _ = summarize_with(BODY[1] + GOOD)
    copied, free = summary.sentences
    assert copied.zh == BODY[1]
    (span,) = copied.spans
    assert (span.start, span.end) == (len(BODY[0]) + 1, len(BODY[0]) + 1 + len(BODY[1]))
    assert free.spans == ()


def test_wrong_figure_falls_back(summarize_with):
    summary, _ = summarize_with(WRONG)
    assert_fell_back(summary, "scripted")
    assert WRONG not in [sentence.zh for sentence in summary.sentences]


@pytest.mark.parametrize("nothing", ["", " ", "。", "……！"])
def test_nothing_written_falls_back(summarize_with, nothing):
    assert_fell_back(summarize_with(nothing)[0], "wrote nothing")


def test_cut_output_gets_a_second_try_with_more_room(summarize_with):
    summary, model = summarize_with(lambda text, stretch: said(GOOD, finished=stretch == 2))
    assert summary.method == "generate"
    assert [stretch for _, stretch in model.calls] == [1, 2]


def test_cut_output_is_no_result(summarize_with):
    summary, model = summarize_with(lambda text, stretch: said(GOOD, finished=False))
    assert_fell_back(summary, "did not come to an end")
    assert [stretch for _, stretch in model.calls] == [1, 2]


def test_headline_style_gets_its_full_stop(summarize_with):
    summary, _ = summarize_with(GOOD.rstrip("。"))
    assert [sentence.zh for sentence in summary.sentences] == [GOOD]


def test_more_than_the_limits_is_left_out_and_said(summarize_with):
    summary, _ = summarize_with("".join(BODY[:3]), limits=Limits(sentences=2))
    assert [sentence.zh for sentence in summary.sentences] == list(BODY[:2])
    (finding,) = [finding for finding in summary.findings if finding.kind == "left-out"]
    assert finding.zh == BODY[2]


def test_over_long_first_sentence_is_kept_whole(summarize_with):
    summary, _ = summarize_with(GOOD, limits=Limits(max_chars=10))
    assert [sentence.zh for sentence in summary.sentences] == [GOOD]
    assert "over-length" in kinds(summary)


def test_short_article_is_taken_as_it_is(summarize_with):
    summary, model = summarize_with(GOOD, "人们说它不会来。", BODY[0])
    assert [sentence.zh for sentence in summary.sentences] == ["人们说它不会来。", BODY[0]]
    assert kinds(summary) == ["as-is"]
    assert model.calls == []


def test_no_body(make_article):
    model = ScriptedGenerator(lambda text, stretch: said(GOOD))
    (summary,) = GenerateSummarizer(model).summarize([make_article(headline="会议")], Limits())
    assert summary.sentences == ()
    assert kinds(summary) == ["no-body"]
    assert model.calls == []


LONG = tuple(f"第{number}个乡镇召开了道路交通安全工作会议。" for number in range(1, 41))


def test_every_sentence_of_a_long_article_is_read_once(summarize_with):
    summary, model = summarize_with(
        lambda text, stretch: said(text[: text.index("。") + 1]), *LONG, room=100
    )
    # The first round reads the article; the rounds after it read summaries only.
    first, rest, read = [], [], ""
    for text, _ in model.calls:
        (rest if read == "".join(LONG) else first).append(text)
        read = "".join(first)
    assert read == "".join(LONG)
    assert len(first) > 5
    assert all(text.endswith("。") for text in first)
    assert rest
    assert all(sentence in "".join(LONG) for sentence in "".join(rest).split("。"))
    assert summary.method == "generate"
    assert [sentence.zh for sentence in summary.sentences] == [LONG[0]]


def test_summaries_that_do_not_get_shorter_fall_back(summarize_with):
    summary, model = summarize_with(lambda text, stretch: said(text), *LONG, room=100)
    assert summary.method == "extract"
    assert kinds(summary)[0] == "fallback"
    assert "".join(text for text, _ in model.calls) == "".join(LONG)


def test_unchecked_takes_what_the_model_wrote(make_article):
    method = GenerateSummarizer(ScriptedGenerator(lambda text, stretch: said(WRONG)))
    (checked,) = method.summarize([make_article(*BODY)], Limits())
    (raw,) = method.unchecked().summarize([make_article(*BODY)], Limits())
    assert checked.method == "extract"
    assert [sentence.zh for sentence in raw.sentences] == [WRONG]


def test_models_are_named():
    model = ScriptedGenerator(lambda text, stretch: said(GOOD))
    assert GenerateSummarizer(model).models == (model.use,)
