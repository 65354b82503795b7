"""Two countries by one character each, where it is certain which are meant."""

from __future__ import annotations

import pytest

from summarize.zh.country_pairs import find_country_pairs
from summarize.zh.facts import FactFinder
from summarize.zh.tables import read_table


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("中老关系和俄乌冲突", [("中老", "China-Laos"), ("俄乌", "Russia-Ukraine")]),
        ("关于巴以问题的会议", [("巴以", "Palestine-Israel")]),
        ("中乌关系和中巴友谊", []),
        ("中俄总理会晤，美乌总统通话", [("中俄", "China-Russia")]),
        ("欧美关税协议和欧美企业，欧美领导人", [("欧美", "EU-US")]),
        ("捷克总理，古老问题，非法交流和非法贸易，沙俄边界，白沙合作社", []),
        ("合同法中双方，会谈首日中双方，联合考古中合作", []),
        ("家庭美德，以德治国，欧美企业", []),
        ("乌克兰外长说，俄乌冲突要停止", [("俄乌", "Russia-Ukraine")]),
        ("会见乌兹别克斯坦总统，谈中乌两国合作", [("中乌", "China-Uzbekistan")]),
        ("乌克兰和乌兹别克斯坦与中乌关系", []),
        ("其中美两国、会谈中双方", []),
        ("南非关系重大，古巴领导人到访巴拿马", []),
        ("中美欧合作", []),
        ("中美国家公园", []),
    ],
)
def test_pairs(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(pair.zh, pair.en) for pair in find_country_pairs(text)] == pairs


def test_they_are_facts() -> None:
    facts = FactFinder().find("引领中玻战略伙伴关系再上新台阶")
    assert [(fact.kind, fact.zh, fact.en) for fact in facts] == [("term", "中玻", "China-Bolivia")]


def test_a_character_is_of_one_country_or_each_has_its_full_name() -> None:
    rows = read_table("country_pairs")
    for zh, _, full in rows:
        alone = sum(row[0] == zh for row in rows) == 1
        name = full.split("|")[0].split(")")[-1]
        assert (name == "-" and alone) or (name != "-" and zh in name)
