"""以军, 俄方, 黎南部: of what country, where that is certain; the English must name it."""

from __future__ import annotations

import re

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
        ("俄军方说，据美媒和哈马斯，以警方", ["Russian military", "US media", "Israeli police"]),
        ("中方支持缅甸，缅方感谢", ["Chinese side", "Myanmar side"]),
        ("中方愿同老方深化中老命运共同体", ["Chinese side", "Lao side"]),
        ("哈萨克斯坦总统说，哈方愿同中方合作", ["Kazakh side", "Chinese side"]),
        ("中方支持塞尔维亚，塞议会赞同", ["Chinese side", "Serbian parliament"]),
        ("哈马斯说，哈方拒绝", []),
        ("尼日利亚总统访华，尼方感谢", ["Nigerian side"]),
        ("塞尔维亚和塞内加尔代表，塞方感谢", []),
        ("老方爱和村里的中老年人跳舞", []),
        ("老挝队输了，老将武磊进球", []),
        ("白俄罗斯历史上，白军被击败，加拿大队换帅，加计划改革", []),
        ("祖传老方，西方国家", []),
        # What is there, and who governs.
        (
            "黎南部巴难民营遭以军空袭",
            ["southern Lebanon", "Palestinian refugee camp", "Israeli forces"],
        ),
        ("俄总统与美外长通话", ["Russian president", "US foreign minister"]),
        ("俄军击落乌无人机", ["Russian forces", "Ukrainian drone"]),
        # What it does, in a headline; 美称 and 以将 in a sentence are other words.
        (
            "俄称打击乌训练中心 乌称阻止俄进攻",
            ["Russia says", "Ukrainian training center", "Ukraine says"],
        ),
        ("叙谴责以军空袭", ["Syria condemns", "Israeli forces"]),
        ("以军随后否认，服装以军便服代替", ["Israeli forces"]),
        ("素有花城之美称，加沙停火以要求撤军为前提，公报将发布", []),
        # To, in or on a country.
        (
            "西方对俄制裁，赴乌访问，驻美大使，在叙境内",
            ["Russia", "Ukraine", "United States", "Syrian territory"],
        ),
        ("突发事件应对法草案，在以前，对美好生活，在印尼，对朝韩两国，对日常", []),
        ("崇德向善、向美向上，对法的尊重，法院对黎某作出判决", []),
        ("年计划、日计划，夜将尽，日将出，历时多日方告结束，秦军攻韩，韩军大败", []),
        # Of which country is not certain, or becomes so by what stands beside it.
        ("巴方谴责", []),
        ("巴基斯坦总理说，巴方谴责", ["Pakistani side"]),
        ("巴基斯坦和巴勒斯坦，巴方谴责", []),
        ("乌方称", []),
        ("乌方称，俄军后撤", ["Ukrainian side", "Russian forces"]),
        ("俄罗斯和乌兹别克斯坦，乌方称", []),
        ("白俄罗斯说，乌方称，阿巴西感谢巴方", []),
        # Other words.
        ("以方便群众，以军事手段", []),
        ("土方工程，今日方知，中军帐内", []),
        ("上述方案，德方法院，用印方须登记", []),
        ("以色列国防部称以无人机打击，各国以国防部为主管机关，他以总理身份说", []),
        ("中东部地区，欧议会，美国防部，德总理", []),
        # The day before is of a date, 以 and 朝 are of any sentence.
        ("俄罗斯3日军方称，二十日方能到达", []),
        ("以总统命名，朝总统走去，代以军常服", []),
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
        assert full == "-" or any(re.search(full, zh) for zh in names), char
        assert adjective
        assert len(char) == 1


def test_people_come_before_armies() -> None:
    found = [(f.kind, f.en) for f in FactFinder().find("王德军出席会议，遭德军袭击。")]
    assert ("person", "Wang Dejun") in found
    assert ("place", "German forces") in found


def test_every_word_is_said_of_a_country() -> None:
    chars = {row[0] for row in read_table("country_sides")}
    for word, en, never, where in read_table("country_side_words"):
        assert ("{adjective}" in en) != ("{country}" in en), word
        assert never == "-" or chars.issuperset(never), word
        assert where in ("-", "first"), word
