"""以军, 俄方: whose they are, where that is certain; the English must say which country's."""

from __future__ import annotations

import pytest

from summarize.check import check_translation
from summarize.zh.country_sides import find_country_sides
from summarize.zh.facts import FactFinder
from summarize.zh.tables import read_table


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("以军空袭加沙", ["Israeli forces"]),
        ("俄方称乌克兰军方与乌军后撤", ["Russian side", "Ukrainian forces"]),
        ("俄军方说，据美媒和以警方", ["Russian military", "US media", "Israeli police"]),
        ("中方支持缅甸，缅方感谢", ["Chinese side", "Myanmar side"]),
        # Of which country is not certain.
        ("巴方谴责", []),
        ("巴基斯坦总理说，巴方谴责", ["Pakistani side"]),
        ("巴基斯坦和巴勒斯坦，巴方谴责", []),
        # Other words.
        ("以方便群众，以军事手段", []),
        ("土方工程，今日方知，中军帐内", []),
        ("上述方案，德方法院，用印方须登记", []),
        # Men's names, whose ends are no armies; and two countries.
        ("王德军、刘英军出席，村民周德军说", []),
        ("中美军方会谈", []),
        ("在会谈中美方表示，据美媒，和日军", ["US side", "US media", "Japanese forces"]),
        ("同美方会谈，同日方能到达，印方表示", ["US side", "Indian side"]),
    ],
)
def test_sides(text: str, sides: list[str]) -> None:
    assert [side.en for side in find_country_sides(text)] == sides


def test_the_country_must_be_said_and_no_more() -> None:
    zh = "难民营遭以军空袭。"
    facts = FactFinder().find(zh)
    assert [(fact.zh, fact.value, fact.en) for fact in facts if fact.kind == "place"] == [
        ("以军", "Israel", "Israeli forces")
    ]
    for en in ("Israel bombed a refugee camp.", "A refugee camp was bombed by Israeli troops."):
        assert check_translation(zh, en, facts=facts) == ()
    (finding,) = check_translation(zh, "Forces bombed a refugee camp.", facts=facts)
    assert (finding.kind, finding.severity, finding.expected) == (
        "place", "warning", "Israeli forces",
    )  # fmt: skip


def test_every_country_is_a_place_of_the_gazetteer() -> None:
    places = {row[0]: row[1] for row in read_table("places")}
    for char, country, adjective, full in read_table("country_sides"):
        names = {zh for zh, en in places.items() if en == country}
        assert names
        assert full == "-" or any(full in zh for zh in names), char
        assert adjective
        assert len(char) == 1


def test_people_come_before_armies() -> None:
    found = [(f.kind, f.en) for f in FactFinder().find("王德军出席会议，遭德军袭击。")]
    assert ("person", "Wang Dejun") in found
    assert ("place", "German forces") in found
