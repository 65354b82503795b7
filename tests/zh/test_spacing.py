"""Spaces between figures and Chinese go where they mean nothing; facts are found all the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.check import check_translation
from summarize.zh.facts import FactFinder
from summarize.zh.spacing import close_up, closed_up

SENTENCES = (
    "昨日11点20分，1000多亿元的项目完工30%以上，1500多名工人参加。",
    "第22届运动会8月15日22时47分在杭州开幕，时速350公里，发电1748.58万千瓦时。",
    "2024年12月25日，省委十五届六次全会召开，为3-5万人服务，满意率98.4%。",
    "中国人民抗日战争暨世界反法西斯战争胜利80周年",
)


def _spaced(text: str) -> str:
    """`text` as web pages set it: a space between every figure and Chinese beside it."""
    return re.sub("(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9%])(?=[\u4e00-\u9fff])", " ", text)


@pytest.mark.parametrize("text", SENTENCES)
def test_spaces_change_no_fact(text: str) -> None:
    finder, spaced = FactFinder(date="2024-12-26"), _spaced(text)
    assert close_up(spaced) == text
    found = finder.find(spaced)
    assert [(f.kind, f.value, f.en) for f in found] == [
        (f.kind, f.value, f.en) for f in finder.find(text)
    ]
    assert all(spaced[f.start : f.end] == f.zh for f in found)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("会议召开 2023年工作", "会议召开 2023年工作"),
        ("第3版 要闻", "第3版 要闻"),
        ("共 30 人", "共30人"),
        ("增长 30%，", "增长30%，"),
        ("NBA 30 支球队", "NBA 30支球队"),
        ("省委\u00a02024\u3000年", "省委2024年"),
        ("合计 30 40 万元", "合计30 40万元"),
        ("第一行 30\n人", "第一行30\n人"),
        ("手机 A12 上市", "手机 A12 上市"),
    ],
)
def test_a_space_that_parts_stays(text: str, closed: str) -> None:
    assert close_up(text) == closed


@given(st.text(alphabet="三年中〇A%.-1２ \u3000\n，", max_size=40))
def test_nothing_but_spaces_goes(text: str) -> None:
    closed, places = closed_up(text)
    assert "".join(closed.split()) == "".join(text.split())
    assert [text[place] for place in places[:-1]] == list(closed)
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert close_up(closed) == closed


def test_a_scale_after_a_space_is_checked() -> None:
    source = "总投资 1000 多亿元"
    facts = FactFinder().find(source)
    right = "The total investment is more than 100 billion yuan."
    assert not check_translation(source, right, facts=facts)
    wrong = check_translation(source, "The total investment is 1,000 yuan.", facts=facts)
    assert {finding.kind for finding in wrong} >= {"number"}
