"""A digest that is written can be read back: every text with its Chinese, in each format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.check.printed import Printed, read_printed
from summarize.errors import InputError
from summarize.records import Digest
from summarize.render.json import render_json

NEWS = [
    ("headline", "全市防汛工作会议召开", "City holds flood control meeting"),
    ("kicker", "专项行动启动 市长作部署", "Campaign starts; mayor sets tasks"),
    ("subhead", "王芳讲话", "Wang Fang speaks"),
    ("summary", "6月3日,全市防汛工作会议召开。", "A flood control meeting was held on June 3."),
    ("summary", "会议决定投入8.5亿元加固堤防。", "The meeting put 8.5 billion yuan into dykes."),
    ("summary", "各地要在6月15日前完成排查。", "Checks must be complete by June 15."),
]
PHOTO = [
    ("headline", "龙舟竞渡", "Dragon boats race"),
    ("caption", "6月2日,龙舟队在东湖训练。", "Dragon boat crews train on June 2."),
]
BRIEF = [("headline", "简讯一则", "")]


def _found(text: str) -> list[tuple[int, set[tuple[str, str, str]]]]:
    texts = read_printed(text, "digest")
    numbers = sorted({each.article for each in texts})
    return [(n, {(t.part, t.zh, t.en) for t in texts if t.article == n}) for n in numbers]


EXPECTED = [(1, set(NEWS)), (2, set(PHOTO)), (3, set(BRIEF))]


@pytest.mark.parametrize("layout", ["stacked", "side-by-side"])
def test_markdown_is_read_back(digest: Digest, layout: str) -> None:
    assert _found(digest.to_markdown(layout=layout)) == EXPECTED


def test_json_is_read_back_rejected_english_included(digest: Digest) -> None:
    assert _found(render_json(digest)) == EXPECTED


@pytest.mark.parametrize("layout", ["stacked", "side-by-side"])
def test_escapes_and_marks_are_undone(digest: Digest, layout: str) -> None:
    made = replace(digest.articles[0].headline, text="1. *A* | b_c [^x] #1 <b> `q`")
    item = replace(digest.articles[0], headline=made, summary=None, subheads=())
    found = read_printed(replace(digest, articles=(item,)).to_markdown(layout=layout), "digest")
    assert [each.en for each in found if each.part == "headline"] == [made.text]


def test_lines_wrapped_by_hand_are_one_sentence(digest: Digest) -> None:
    text = digest.to_markdown().replace("Checks must be complete", "Checks must be\ncomplete")
    assert _found(text) == EXPECTED


@pytest.mark.parametrize("text", ["", "# A page\n\nNothing.\n", "{}", '{"articles": [1]}', "{"])
def test_what_is_no_digest_is_said(text: str) -> None:
    with pytest.raises(InputError):
        read_printed(text, "letter.md")


def test_a_text_says_where_it_stands() -> None:
    (printed,) = read_printed("## 2. A\n\n**甲乙**\n", "x")
    assert printed == Printed(article=2, part="headline", zh="甲乙", en="A")
