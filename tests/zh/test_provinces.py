"""Provinces named together, by one character each."""

from __future__ import annotations

import pytest

from summarize.zh.facts import FactFinder
from summarize.zh.provinces import find_provinces


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("沪苏浙皖三省一市", ["Shanghai, Jiangsu, Zhejiang and Anhui"]),
        ("江浙沪地区", ["Jiangsu, Zhejiang and Shanghai"]),
        ("云贵川三省", ["Yunnan, Guizhou and Sichuan"]),
        ("云贵川火锅", []),
        ("辽鲁粤晋级四强，京沪粤剧团来访，沪苏浙商齐聚，京沪渝穗航线", []),
        ("黔江地区干部，宁沪两地合作", []),
        ("陕甘宁边区", ["Shaanxi-Gansu-Ningxia"]),
        ("川渝两地共建", ["Sichuan and Chongqing"]),
        ("川渝火锅", []),
        ("跨鄂豫皖湘赣五省", ["Hubei, Henan, Anhui, Hunan and Jiangxi"]),
        ("湘鄂赣苏区", ["Hunan-Hubei-Jiangxi"]),
        ("湘鄂赣三省", ["Hunan, Hubei and Jiangxi"]),
        ("鲁豫皖苏四省", ["Shandong, Henan, Anhui and Jiangsu"]),
        ("晋冀鲁豫抗日根据地", ["Shanxi-Hebei-Shandong-Henan"]),
        ("苏宁云商，新京报，青云川", []),
        ("沪苏湖高铁，京沪高速", []),
    ],
)
def test_provinces(text: str, english: list[str]) -> None:
    assert [found.en for found in find_provinces(text)] == english


def test_known_regions_keep_their_names() -> None:
    facts = FactFinder().find("京津冀协同发展，沪苏浙皖共同推进，赣闽粤原中央苏区振兴。")
    assert [(fact.kind, fact.en) for fact in facts][:3] == [
        ("place", "Beijing-Tianjin-Hebei region"),
        ("term", "Shanghai, Jiangsu, Zhejiang and Anhui"),
        ("term", "Jiangxi, Fujian and Guangdong"),
    ]


def test_a_person_of_such_characters_is_a_person() -> None:
    assert [fact.kind for fact in FactFinder().find("记者苏桂琼报道")] == ["person"]
