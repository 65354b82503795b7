"""Clauses of which the English says nothing; what shows that one is said."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from summarize.check import check_translation
from summarize.check.clause import zh_clauses
from summarize.check.contract import Pair
from summarize.check.omission import said_share
from summarize.check.stems import stems
from summarize.zh.facts import FactFinder

SAFETY = "会议强调，要加强安全生产，"
SAFETY_EN = "The meeting called for safety at work to be strengthened"


def missing(zh: str, en: str) -> list[tuple[str, str]]:
    found = check_translation(zh, en, facts=FactFinder().find(zh))
    return [(f.severity, f.zh or "") for f in found if f.kind == "omission"]


def test_a_lost_clause_is_named() -> None:
    zh = f"{SAFETY}严肃查处环境污染案件。"
    assert missing(zh, f"{SAFETY_EN}.") == [("error", "严肃查处环境污染案件。")]
    assert missing(zh, f"{SAFETY_EN} and pollution to be punished severely.") == []


def test_three_words_are_a_warning_and_two_are_none() -> None:
    assert missing(f"{SAFETY}修建农村道路。", f"{SAFETY_EN}.") == [("warning", "修建农村道路。")]
    assert missing(f"{SAFETY}保护文物。", f"{SAFETY_EN}.") == []


def test_a_figure_shows_that_a_clause_is_said_but_its_absence_shows_nothing() -> None:
    zh = f"{SAFETY}依法查处企业污染312起。"
    assert missing(zh, f"{SAFETY_EN}, with 312 dealt with.") == []
    assert missing(f"{SAFETY}2023年5月12日，三分之二企业。", f"{SAFETY_EN}.") == []


def test_a_name_is_a_word() -> None:
    zh = f"{SAFETY}王成国走访温州企业。"
    assert missing(zh, f"{SAFETY_EN}.") == [("warning", "王成国走访温州企业。")]
    assert missing(zh, f"{SAFETY_EN}, with Wenzhou as host.") == []


def test_an_abbreviation_stands_for_as_many_words_as_it_has_letters() -> None:
    zh = "银行办理不动产投资信托受益证券业务，应当报告。"
    assert missing(zh, "A bank that deals in REITBS shall report it.") == []
    assert missing(zh, "A bank shall report it.") != []
    assert missing(f"ABCDE{zh}", "A bank shall report ABCDE.") != []


def test_an_abbreviation_stands_for_one_thing_and_a_currency_for_none() -> None:
    zh = f"{SAFETY}投资8.5亿元，严肃查处环境污染案件。"
    lost = [("error", "严肃查处环境污染案件。")]
    assert missing(zh, f"{SAFETY_EN}, with RMB 850 million invested.") == lost
    twice = f"{SAFETY}严肃查处环境污染案件，组织修建农村公路桥梁。"
    assert len(missing(twice, f"{SAFETY_EN} by the SAMR.")) == 1


def test_a_stretch_ends_with_its_sentence() -> None:
    zh = "会议要求修建道路桥梁隧道。农民渔民学生参加会议。"
    en = "The meeting asked for it. They attended the meeting."
    assert missing(zh, en) == []
    assert missing(zh.replace("。农", "农"), en) != []


def test_spaces_beside_figures_change_nothing() -> None:
    for month in ("5月", "5 月"):
        zh = f"{month}，{SAFETY}王成国走访温州企业。"
        assert missing(zh, f"In May, {SAFETY_EN[0].lower()}{SAFETY_EN[1:]}.") == [
            ("warning", "王成国走访温州企业。")
        ]


def test_the_share_of_words_that_are_said() -> None:
    zh = f"{SAFETY}严肃查处环境污染案件。"
    assert said_share(Pair(source=zh, text="Nothing.")) == 0
    shares = [said_share(Pair(source=zh, text=en)) for en in (f"{SAFETY_EN}.", "Safety meeting.")]
    assert 1 > (shares[0] or 0) > (shares[1] or 0) > 0
    assert said_share(Pair(source="会议召开。", text="Nothing.")) is None


@given(st.text(alphabet="会议，。；3,000：！ \n", max_size=40))
def test_clauses_are_the_text(text: str) -> None:
    spans = zh_clauses(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(first[1] == second[0] for first, second in itertools.pairwise(spans))


def test_the_comma_of_a_figure_ends_no_clause() -> None:
    text = "收入3,000元,增长，"
    assert [text[start:end] for start, end in zh_clauses(text)] == ["收入3,000元,", "增长，"]


def test_stems_are_of_words_that_mean_something() -> None:
    assert stems("The Meetings' 312 were held, for one.") == {"meet", "312", "held"}
