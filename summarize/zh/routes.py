"""Railways and expressways named by one character a city: 沪苏湖高铁, 京沪高速."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarize.zh.tables import read_table

__all__ = ["Route", "find_routes"]

_KINDS = {
    "高速铁路": "High-Speed Railway", "高铁": "High-Speed Railway", "城际铁路": "Intercity Railway",
    "铁路": "Railway", "高速公路": "Expressway", "高速": "Expressway",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """A line and its English: the cities in their order, and its kind."""

    start: int
    end: int
    zh: str
    en: str


@functools.cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, str]]:
    cities = {row[0]: row[1] for row in read_table("route_characters")}
    kinds = "|".join(_KINDS)
    # A character of the table right before would be one more city, of a line of five.
    chars = "".join(cities)
    return re.compile(f"(?<![{chars}])(?P<cities>[{chars}]{{2,4}})(?P<kind>{kinds})"), cities


def find_routes(text: str) -> Iterator[Route]:
    """The lines of `text` all of whose cities are known, in order.

    >>> [route.en for route in find_routes("沪苏湖高铁开通")]
    ['Shanghai-Suzhou-Huzhou High-Speed Railway']
    """
    pattern, cities = _pattern()
    for match in pattern.finditer(text):
        names = [cities[char] for char in match["cities"]]
        if len(set(names)) == len(names):
            yield Route(
                start=match.start(), end=match.end(), zh=match.group(),
                en=f"{'-'.join(names)} {_KINDS[match['kind']]}",
            )  # fmt: skip
