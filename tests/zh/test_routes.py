"""Names of railways and expressways, by one character a city."""

from __future__ import annotations

import pytest

from summarize.zh.facts import FactFinder
from summarize.zh.places import find_places
from summarize.zh.routes import find_routes
from summarize.zh.tables import read_table


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("沪苏湖高铁开通运营", ["Shanghai-Suzhou-Huzhou High-Speed Railway"]),
        ("乘坐京沪高铁列车", ["Beijing-Shanghai High-Speed Railway"]),
        ("京津城际铁路", ["Beijing-Tianjin Intercity Railway"]),
        ("成渝高速公路和京沪高速", ["Chengdu-Chongqing Expressway", "Beijing-Shanghai Expressway"]),
        ("杭温高速铁路", ["Hangzhou-Wenzhou High-Speed Railway"]),
        ("长株潭城际铁路", []),
        ("修建高铁，高速发展", []),
        ("京哈铁路", ["Beijing-Harbin Railway"]),
        ("全国铁路、地方铁路", []),
    ],
)  # fmt: skip
def test_routes(text: str, english: list[str]) -> None:
    assert [route.en for route in find_routes(text)] == english


def test_a_route_is_a_fact_and_no_place_within_it_is() -> None:
    facts = FactFinder().find("沪苏湖高铁自上海虹桥站引出。")
    assert [(fact.kind, fact.zh) for fact in facts][:2] == [
        ("term", "沪苏湖高铁"),
        ("place", "上海"),
    ]


@pytest.mark.parametrize(
    "city", ["温州", "淮安市", "哈尔滨", "西安", "衢州", "台州", "漳州", "齐齐哈尔", "张家口"]
)
def test_cities_are_spelled_as_places_are(city: str) -> None:
    (place,) = find_places(f"在{city}")
    assert place.en in {row[1] for row in read_table("route_characters")}
