"""Chinese counts those it has named, English those it has not."""

from __future__ import annotations

import pytest

from summarize.translators.written_in import sentence_for
from summarize.zh.facts import FactFinder
from summarize.zh.others import count_others


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公安部、财政部等12部门印发通知", ("等12部门", "and 10 other departments")),
        ("国家卫生健康委等七部门印发通知", ("等七部门", "and six other departments")),
        ("北京、上海和天津等15个城市", ("等15个", "and 12 other")),
        # Something is listed that no table knows; all are named; one is left, in no plural; about.
        ("某某办、财政部等12部门印发通知", ("12部门", "12 departments")),
        ("公安部、财政部等两部门印发通知", ("两部门", "2 departments")),
        ("公安部、财政部等3部门印发通知", ("3部门", "3 departments")),
        ("北京、上海等10多个城市", ("10多个", "more than 10")),
        ("北京和上海的15个城区", ("15个", "15")),
    ],
)
def test_the_others_are_counted(text: str, expected: tuple[str, str]) -> None:
    facts = count_others(text, FactFinder().find(text))
    assert [(fact.zh, fact.en) for fact in facts if fact.kind == "number"] == [expected]


class _Model:
    def __init__(self, uses_hints: bool) -> None:
        self.uses_hints, self.uses_glosses = uses_hints, False


def test_they_are_written_into_the_source() -> None:
    text = "公安部、财政部等12部门印发通知"
    facts = FactFinder().find(text)
    given = sentence_for(text, facts, _Model(uses_hints=True))
    assert "Ministry of Finance and 10 other departments 印发" in given.text
    assert sentence_for(text, facts, _Model(uses_hints=False)).text == text
    again = sentence_for(text, facts, _Model(uses_hints=False), {"12部门"})
    assert again.text == "公安部、财政部 and 10 other departments 印发通知"
