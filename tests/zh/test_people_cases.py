"""Names by table, by their printed spelling and by surname, as data in tests/cases."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from summarize.zh.facts import FactFinder
from summarize.zh.names import find_people
from summarize.zh.places import find_places
from summarize.zh.romanize import romanize_person, surnames
from summarize.zh.tables import read_table

CASES = Path(__file__).parent.parent / "cases"


def _load(name: str, key: str = "case") -> list:
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))[key]


@pytest.mark.parametrize("case", _load("people.toml"), ids=lambda case: case["text"][:20])
def test_people(case: dict[str, object]) -> None:
    text = str(case["text"])
    people = find_people(text)
    assert [[p.zh, p.value] for p in people] == case["people"]
    assert all(text[p.start : p.end] == p.zh for p in people)


@pytest.mark.parametrize("case", _load("places.toml"), ids=lambda case: case["text"][:20])
def test_places(case: dict[str, object]) -> None:
    text = str(case["text"])
    places = find_places(text)
    assert [place.en for place in places] == case["places"]
    assert all(text[p.start : p.end] == p.zh for p in places)


@pytest.mark.parametrize(("name", "english"), _load("surnames.toml", "names"))
def test_surnames_read_as_surnames(name: str, english: str) -> None:
    assert romanize_person(name) == english


def test_plain_pinyin_gets_many_of_these_surnames_wrong() -> None:
    """Else the table of cases would show nothing."""
    from pypinyin import lazy_pinyin

    names = _load("surnames.toml", "names")
    wrong = 0
    for name, english in names:
        surname = english.split()[0]
        length = 2 if name[:2] in surnames() else 1
        plain = "".join(lazy_pinyin(name)[:length]).replace("v", "yu").capitalize()
        wrong += plain != surname
    assert wrong * 4 > len(names)


def _readings(text: str) -> set[str]:
    """Every way of reading `text`, the first word of a name in English, without apostrophes."""
    from pypinyin import Style, pinyin

    read = {""}
    for char in text:
        (choices,) = pinyin(char, style=Style.NORMAL, heteronym=True)
        read = {start + each.replace("v", "yu") for start in read for each in choices}
    return read


def test_divisions_are_spelled_as_their_characters_can_be_read() -> None:
    """Independent of the readings chosen; names of other languages are no pinyin, and few."""
    strange = []
    for zh, en, _ in read_table("divisions"):
        first = en.split()[0].lower().replace("'", "")
        if not any(reading.startswith(first) for reading in _readings(zh[:6])):
            strange.append(zh)
    many = ("内蒙古", "新疆", "西藏", "青海", "四川", "黑龙江")
    provinces = {zh: where for zh, _, where in read_table("divisions")}
    assert [zh for zh in strange if not provinces[zh].startswith(many)] == [
        "乐亭县", "喀喇沁左翼蒙古族自治县", "香格里拉市", "德钦县", "阿克塞哈萨克族自治县",
        "宕昌县",
    ]  # fmt: skip
    assert len(strange) < 220


@pytest.mark.parametrize(
    "table", ["foreign_people", "chinese_people", "minority_names", "places", "divisions"]
)
def test_tables_have_each_name_once(table: str) -> None:
    names = [row[0] for row in read_table(table)]
    assert sorted(set(names)) == sorted(names)
    strange = [row for row in read_table(table) if len(row) < 2 or not row[1].isascii()]
    assert [row[1] for row in strange] == (["Türkiye"] if table == "places" else [])


def test_a_person_without_spelling_is_no_hint_and_a_warning() -> None:
    from summarize.check import check_translation
    from summarize.zh.facts import hints

    facts = FactFinder().find("瑞典首相卡尔松表示，立场不变。")
    assert [(f.zh, f.en) for f in facts if f.kind == "person"] == [("卡尔松", "")]
    assert "卡尔松" not in dict(hints(facts))
    found = check_translation(
        "瑞典首相卡尔松表示，立场不变。",
        "Swedish Prime Minister Carlsson said the position is unchanged.",
        facts=facts,
    )
    assert [(f.kind, f.severity, f.zh) for f in found] == [("spelling", "warning", "卡尔松")]
