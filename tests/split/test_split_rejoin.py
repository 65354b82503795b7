"""Where a paragraph ends, and where a column end has only broken it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarize.records import Edition
from summarize.split import split_edition
from summarize.split.rejoin import ends_sentence

OPENING = "全省会议在杭州召开\n\n本报讯 12月25日，全省会议在杭州召开。\n\n"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("会议在温州召开。", True),
        ("他说：“太方便了。”", True),
        ("他问：“好不好？”", True),
        ("会议在温州召开（见图）。", True),
        ("会议在温州召开。（新华社）", True),
        ("列车驶过（无人机照片。）", True),
        ("往事如烟……", True),
        ("化为催人奋进的动力。　——编者", True),
        ("这一点有待——编者", False),
        ("省数据局负责同", False),
        ("这一做法被称为“三农”", False),
        ("实地考察了社会治理中心(综合治理中心)", False),
        ("督促立案4600件，", False),
        ("。", True),
        ("”", False),
        ("（", False),
    ],
)
def test_ends_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("会上，省数据局负责同", "志通报试点工作推进情况，省法院、省检察院负责人部署。", True),
        pytest.param(
            "试点以来，全省共完成大容量音视频随案移送和刑事案件庭审实质", "化等应用。", True,
            marks=pytest.mark.xfail(reason="the rest of a word alone ends it", strict=True),
        ),
        ("记者采访了多位当事人，他们这样说：", "“我们支持改革，盼望早日见效。”", False),
        ("共办理案件3200件，督促修复林地5600亩；", "（二）督促立案4600件，挽回损失7亿元。", False),
        ("（附图片）", "12日，代表们在会场外交谈，大家对会议的成果表示满意。", False),
        ("战斗一生为国事，", "功勋卓著九州知。", False),
    ],
)  # fmt: skip
def test_paragraphs(
    make_edition: Callable[..., Edition], first: str, second: str, joined: bool
) -> None:
    split = split_edition(make_edition(f"{OPENING}{first}\n\n{second}\n"))
    body = [passage.text for article in split.articles for passage in article.body][1:]
    assert body == ([first + second] if joined else [first, second])


def test_indent_starts_a_paragraph_where_the_page_has_indents(
    make_edition: Callable[..., Edition],
) -> None:
    rest = "会议强调，要坚持系统观念，统筹推进各项工作，不断深化改革，推动高质量发展，取得更大成效"
    text = f"会议召开\n　　本报讯 {rest}\n　　{rest}\n{rest}。\n"
    (article,) = split_edition(make_edition(text)).articles
    assert [passage.text for passage in article.body] == [rest, f"{rest}{rest}。"]
