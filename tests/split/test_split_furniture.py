"""Which lines are furniture by their wording, and which only look like it."""

from __future__ import annotations

import pytest

from summarize.split.furniture import line_reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024年12月27日　星期五　第3版", "folio"),
        ("新闻热线：0571-85310000", "folio"),
        ("本报电话 65368114", "folio"),
        ("忙碌的电话间", None),
        ("新华社北京4月12日电 4月12日，国家主席习", None),
        ("本报北京10月8日讯 记者10月8日从", None),
        ("你报８月２８日第五版刊登《保护密云水库防止", None),
        ("本报６月１４日第七版刊", None),
        ("春耕生产动员会召开 详见3版", "guide"),
        ("简　讯", "section"),
    ],
)
def test_reason(text: str, reason: str | None) -> None:
    assert line_reason(text, top=False, edge=False) == reason
