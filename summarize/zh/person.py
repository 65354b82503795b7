"""A person found in a text, and what is found first keeping its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["People", "Person"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A person: `strong` where a table, a post, a byline or a verb beside the name vouches for it.

    `value` is the name in English; `en` adds the form of address, as in "Grandma Cai". Both are
    empty where the name is foreign and no table has it: a spelling made up from Chinese
    characters would be a guess (库恩斯 may be Kuhns, Coons or Kouns).
    """

    start: int
    end: int
    zh: str
    value: str
    en: str
    strong: bool = True


class People:
    """People of one text without overlaps; who comes first stays."""

    def __init__(self) -> None:
        self._found: list[Person] = []

    def add(self, people: Iterable[Person]) -> None:
        """Take in those that overlap nobody found before."""
        for person in people:
            if self.free(person.start, person.end):
                self._found.append(person)

    def free(self, start: int, end: int) -> bool:
        """Is nobody found between `start` and `end` yet?"""
        return not any(start < other.end and other.start < end for other in self._found)

    def __iter__(self) -> Iterator[Person]:
        return iter(sorted(self._found, key=lambda person: person.start))
