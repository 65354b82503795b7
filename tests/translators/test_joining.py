"""Clauses joined to a sentence again."""

from __future__ import annotations

import pytest

from summarize.translators.joining import begin_large, join_clauses
from summarize.zh.clauses import headline_parts


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ([("今天开会，", "A meeting was held today."), ("要求明确。", "The demand is clear.")],
         "A meeting was held today, the demand is clear."),
        ([("会议指出，", "The meeting said,"), ("浙江走在前列。", "Zhejiang leads the way.")],
         "The meeting said, Zhejiang leads the way."),
        ([("开会。", "They met."), ("散会。", "They left.")], "They met. They left."),
        ([("王成国讲话", "Wang Chengguo spoke"), ("李明主持", "Li Ming presided")],
         "Wang Chengguo spoke; Li Ming presided"),
        ([("习近平出访法国", "Xi visits France"), ("双方签署协议", "The two sides sign deals")],
         "Xi visits France; the two sides sign deals"),
        ([("会议强调，", "The meeting stressed that,"), ("要落实。", "It must be done.")],
         "The meeting stressed that it must be done."),
        ([("甲，", ""), ("乙。", "The second.")], "The second."),
        ([("他夺冠，", "He won."), ("成为第一人。", "Becoming the first."), ("甲。", "Being it.")],
         "He won, becoming the first. Being it."),
        ([("去年，", "Last year,"), ("北京开会。", "Beijing held a meeting.")],
         "Last year, Beijing held a meeting."),
        ([("去年，", "Last year,"), ("领导小组开会。", "Leading Group members met.")],
         "Last year, Leading Group members met."),
    ],
)  # fmt: skip
def test_joined_with_the_punctuation_of_the_chinese(
    clauses: list[tuple[str, str]], expected: str
) -> None:
    assert join_clauses(clauses) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王成国讲话 杨青玖主持 林贻影出席", ["王成国讲话", "杨青玖主持", "林贻影出席"]),
        ("沪苏湖高铁 开通运营", ["沪苏湖高铁 开通运营"]),
        ("“有形 有效 有感 有声”", ["“有形 有效 有感 有声”"]),
        (
            "深入推进平安建设工作 全力服务经济社会发展",
            ["深入推进平安建设工作", "全力服务经济社会发展"],
        ),
        ("没有空格的标题", ["没有空格的标题"]),
        ("全年出口总额增长12% 全年进口总额增长8%", ["全年出口总额增长12%", "全年进口总额增长8%"]),
        # A sentence set with spaces round Latin words is no headline.
        (
            "抗议于 11:00 在白厅 (Whitehall) 开始，由警察把守。",
            ["抗议于 11:00 在白厅 (Whitehall) 开始，由警察把守。"],
        ),
        ("新一代手机系统 HarmonyOS 正式向公众发布", ["新一代手机系统 HarmonyOS 正式向公众发布"]),
        ("", []),
    ],
)
def test_parts_of_a_headline(text: str, expected: list[str]) -> None:
    assert headline_parts(text) == expected


def test_a_sentence_begins_large_where_its_first_word_is_a_small_one() -> None:
    assert begin_large("the 14th Five-Year Plan period") == "The 14th Five-Year Plan period"
    assert begin_large("iPhone sales rose.") == "iPhone sales rose."
    assert begin_large("") == ""
