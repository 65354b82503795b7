"""People found by surname and evidence, as data in tests/cases/names.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from summarize.zh.names import find_people, is_plausible_name
from summarize.zh.places import find_places
from summarize.zh.romanize import join_pinyin, romanize_person

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "names.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_people(case: dict[str, object]) -> None:
    text = str(case["text"])
    people = find_people(text)
    assert [[p.zh, p.value] for p in people] == case["people"]
    assert all(text[p.start : p.end] == p.zh for p in people)


def test_a_known_name_needs_no_evidence() -> None:
    assert not find_people("据单卫东回信")
    assert [p.zh for p in find_people("据单卫东回信", {"单卫东"})] == ["单卫东"]


@pytest.mark.parametrize("word", ["智能化", "途经", "高铁", "黎巴嫩", "祝贺他", "欧阳", "王"])
def test_words_that_are_no_names(word: str) -> None:
    assert not is_plausible_name(word)


def test_romanization() -> None:
    assert romanize_person("欧阳修") == "Ouyang Xiu"
    assert romanize_person("吕长有") == "Lyu Changyou"
    assert join_pinyin("西安") == "Xi'an"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("杭州市萧山区蜀山街道", ["Hangzhou", "Xiaoshan District", "Shushan Subdistrict"]),
        ("途经江苏省苏州市", ["Jiangsu Province", "Suzhou"]),
        (
            "陕西西安、内蒙古呼和浩特、哈尔滨",
            ["Shaanxi", "Xi'an", "Inner Mongolia", "Hohhot", "Harbin"],
        ),
        ("浙江省内各地市", ["Zhejiang Province"]),
        ("美国纽约", ["United States", "New York"]),
        ("宁海县", ["Ninghai County"]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert [place.en for place in find_places(text)] == places
