"""A post or a body of the source is named in the translation too."""

from __future__ import annotations

import pytest

from summarize.check import check_translation
from summarize.zh.facts import FactFinder

SOURCE = "省检察院检察长林贻影出席会议。"


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Lin Yiying, procurator-general of the provincial procuratorate, attended.", []),
        ("Provincial Chief Procurator Lin Yiying attended the meeting.", []),
        ("Lin Yiying, director of the provincial public security department, attended.", ["title"]),
        ("Lin Yiying attended the meeting.", ["title"]),
    ],
)
def test_another_post_is_an_error(english: str, expected: list[str]) -> None:
    findings = check_translation(SOURCE, english, facts=FactFinder().find(SOURCE))
    assert [finding.kind for finding in findings] == expected
    assert all(finding.severity == "error" for finding in findings)


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The line runs from Shanghai through Suzhou to Huzhou.", []),
        ("The line runs from Shanghai to Huzhou.", ["place"]),
    ],
)
def test_lost_place_is_a_warning(english: str, expected: list[str]) -> None:
    source = "线路自上海引出，经苏州接入湖州。"
    findings = check_translation(source, english, facts=FactFinder().find(source))
    assert [(finding.kind, finding.severity) for finding in findings] == [
        (kind, "warning") for kind in expected
    ]


@pytest.mark.parametrize(
    ("english", "lost"),
    [
        ("He met Afghans and the Canadian team.", []),
        ("He met Afghans, as all can agree.", ["加拿大"]),
        ("He met Afghans.", ["加拿大"]),
        ("He met Canadians and candidates.", ["阿富汗"]),
    ],
)
def test_a_people_names_its_country(english: str, lost: list[str]) -> None:
    source = "他会见了阿富汗人和加拿大队。"
    findings = check_translation(source, english, facts=FactFinder().find(source))
    assert [finding.zh for finding in findings if finding.kind == "place"] == lost


@pytest.mark.parametrize(
    "english",
    [
        "The Ministry of Foreign Affairs issued a notice.",
        "The MOFA issued a notice.",
        "The MFA issued a notice.",
        "The Department of Foreign Affairs issued a notice.",
    ],
)
def test_a_body_may_be_abbreviated(english: str) -> None:
    source = "外交部发布通知。"
    assert not check_translation(source, english, facts=FactFinder().find(source))


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The Chinese Kuomintang adheres to the 1992 Consensus, Hezbollah does not.", []),
        ("The KMT party of China adheres to the 1992 Consensus, Hezbollah does not.", []),
        (
            "The China Party adheres to the 1992 Consensus, Hamas does not.",
            ["真主党", "中国国民党"],
        ),
        ("The Chinese Kuomintang adheres to the 1993 Consensus, Hezbollah does not.", ["1993"]),
    ],
)
def test_parties_of_news_are_named_and_a_name_lends_its_year(
    english: str, expected: list[str]
) -> None:
    source = "中国国民党坚持“九二共识”，真主党没有坚持。"
    findings = check_translation(source, english, facts=FactFinder().find(source))
    assert sorted(f"{finding.zh or finding.found}" for finding in findings) == sorted(expected)


def test_public_security_is_not_publicity() -> None:
    source = "中央宣传部发布名单。"
    facts = FactFinder().find(source)
    good = "The Publicity Department of the CPC Central Committee released the list."
    assert check_translation(source, good, facts=facts) == ()
    assert check_translation(source, good.replace("Publicity", "Propaganda"), facts=facts) == ()
    other = good.replace("Publicity", "Public Security")
    assert [f.kind for f in check_translation(source, other, facts=facts)] == ["organisation"]


def test_long_posts_make_no_translation_too_long() -> None:
    source = "中共中央政治局常委、全国政协主席王沪宁出席。"
    facts = FactFinder().find(source)
    english = (
        "Wang Huning, member of the Standing Committee of the Political Bureau of the CPC Central "
        "Committee and chairperson of the National Committee of the Chinese People's Political "
        "Consultative Conference, attended."
    )
    assert check_translation(source, english, facts=facts) == ()
    more = f"{english} The members of all groups and their guests listened to a very long speech."
    assert "length" in {f.kind for f in check_translation(source, more, facts=facts)}


def test_a_place_beside_a_name_that_has_it_may_be_said_by_the_name() -> None:
    source = "第22届中国—东盟博览会（以下简称“东博会”）在南宁举行。"
    english = 'The 22nd China-ASEAN Expo (the "China-ASEAN Expo") is held in Nanning.'
    facts = FactFinder().find(source)
    assert check_translation(source, english, facts=facts) == ()
    # Named once more, it is not said by the name.
    source = "上海经苏州至湖州高铁（沪苏湖高铁）开通，上海至湖州站最快55分钟可达。"
    railway = "Shanghai-Suzhou-Huzhou High-Speed Railway"
    english = f"The {railway} ({railway}) opened; from Shanghai, Suzhou Station is 55 minutes away."
    findings = check_translation(source, english, facts=FactFinder().find(source))
    assert [(finding.kind, finding.zh) for finding in findings] == [("place", "湖州")]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("英总理发表声明。", "The French prime minister is speaking to the press."),
        ("美方发表声明。", "The German side issued a statement."),
        ("韩国说，驻韩大使到任。", "The ambassador to Japan took office, it is said."),
    ],
)
def test_part_of_another_word_names_no_country(source: str, english: str) -> None:
    findings = check_translation(source, english, facts=FactFinder().find(source))
    assert {(f.kind, f.severity) for f in findings} == {("place", "warning")}


def test_a_name_lends_its_year_to_nothing_else() -> None:
    source = "两岸谈九二共识，多家企业参加。"
    facts = FactFinder().find(source)
    english = "The two sides of the Strait discussed the 1992 Consensus; many companies took part."
    assert check_translation(source, english, facts=facts) == ()
    other = english.replace("the 1992 Consensus; many", "a consensus; 1992")
    assert "invention" in {f.kind for f in check_translation(source, other, facts=facts)}


def test_part_of_another_word_is_no_body() -> None:
    for zh in ("企业履行共同社会责任", "民进党员李明出席"):
        assert [f for f in FactFinder().find(zh) if f.kind == "organisation"] == []


@pytest.mark.parametrize(
    ("source", "english", "kinds"),
    [
        ("美国特使威特科夫抵达。", "US special envoy Witkoff arrived.", []),
        ("美国特使威特科夫抵达。", "US special envoy Vitkoff arrived.", []),
        ("美国特使威特科夫抵达。", "US special envoy Tskov arrived.", ["name"]),
        ("朝鲜领导人金正恩抵达。", "The leader of North Korea arrived.", ["name"]),
        ("国家副主席韩正在会见时说，很好。", "Vice President Han Zheng said it is good.", []),
        (
            "国家副主席韩正在会见时说，很好。",
            "Chinese Vice President Wang said it is good.",
            ["name"],
        ),
        (
            "德国总理默茨称，英国首相也会去。",
            "Merz said Starmer will go as well.",
            ["place", "place"],
        ),
    ],
)
def test_people_of_the_press_are_named(source: str, english: str, kinds: list[str]) -> None:
    findings = check_translation(source, english, facts=FactFinder().find(source))
    assert [f.kind for f in findings if f.kind in ("name", "place")] == kinds


@pytest.mark.parametrize(
    ("zh", "english"),
    [
        ("美国国防部表示", "The Pentagon said."),
        ("美国国防部表示", "The US Defense Department said."),
        ("美国财政部表示", "The Treasury said."),
        ("美国国务院表示", "The State Department said."),
        ("美国国防部长表示", "The US defense secretary said."),
        ("美国司法部长表示", "The U.S. Attorney General said."),
        ("美国财政部长表示", "The US Treasury secretary said."),
        ("亚太经合组织表示", "The Asia-Pacific Economic Cooperation said."),
    ],
)
def test_departments_are_known_by_other_names(zh: str, english: str) -> None:
    facts = FactFinder().find(zh)
    assert [fact.kind for fact in facts] in (["organisation"], ["title"])
    assert not check_translation(zh, english, facts=facts)


def test_the_end_of_a_name_alone_is_another() -> None:
    zh = "日本前首相鸠山由纪夫发文批评高市早苗。"
    facts = FactFinder().find(zh)
    wrong = "Japan's former Prime Minister Ichiyama criticized Sanae Takaichi in writing."
    assert [f.zh for f in check_translation(zh, wrong, facts=facts)] == ["鸠山由纪夫"]
    assert not check_translation(zh, wrong.replace("Ichi", "Yukio Hato"), facts=facts)


def test_another_federation_is_not_apec() -> None:
    zh = "中国将第三次担任亚太经合组织东道主。"
    english = "China will be the host of the East Asian Pacific Federation for the third time."
    findings = check_translation(zh, english, facts=FactFinder().find(zh))
    assert "organisation" in {finding.kind for finding in findings}


def test_a_given_name_that_ends_as_a_people_does_is_a_name() -> None:
    zh = "江金权还深入社区、企业，与居民交流互动。"
    facts = FactFinder().find(zh)
    wrong = "Jiang Gangtian also went to communities and enterprises, and talked with residents."
    right = wrong.replace("Gangtian", "Jinquan")
    found = {f.kind for f in check_translation(zh, wrong, facts=facts)}
    assert "name" in found or "invention" in found
    assert "invention" in {f.kind for f in check_translation(zh, wrong)}
    assert not check_translation(zh, right, facts=facts)
