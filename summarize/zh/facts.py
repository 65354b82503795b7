"""The facts of a text, each with its canonical value and its English, for hints and for checks.

Order of authority where two overlap: the user's glossary, sessions, dates and numbers, people
known from the edition, official terms, places, people found by rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from summarize.records import Fact, FactKind
from summarize.zh.bodies import Body, find_bodies
from summarize.zh.country_pairs import CountryPair, find_country_pairs
from summarize.zh.country_sides import CountrySide, find_country_sides
from summarize.zh.date_spans import find_date_spans
from summarize.zh.dates import find_dates
from summarize.zh.home import Home, Homes, named_at
from summarize.zh.known_people import DOT, find_listed, known_english
from summarize.zh.lexicon import Lexicon
from summarize.zh.names import Person, find_people
from summarize.zh.numbers import Quantity, find_quantities
from summarize.zh.people_posts import with_posts
from summarize.zh.places import Place, find_places
from summarize.zh.posts import Post, find_posts
from summarize.zh.provinces import Provinces, find_provinces
from summarize.zh.routes import Route, find_routes
from summarize.zh.sessions import Session, find_sessions
from summarize.zh.spacing import closed_up
from summarize.zh.terms import Term, find_terms

__all__ = ["FactFinder", "number_facts", "official_facts", "person_fact", "titles"]


class FactFinder:
    """Finds facts; immutable once made.

    Parameters: `date` is that of the edition (YYYY-MM-DD) and completes dates without a year;
    `people` maps Chinese names to their English, known everywhere, empty where it is not known;
    `glossary` maps the user's terms to theirs; `homes` say which province or city a bare 省委 or
    市公安局 is of; `posts` map people to the post, in Chinese and English, that goes with them;
    `ignored` are words that are nobody's name. Raises ValueError where `date` is not ISO 8601.
    """

    __slots__ = ("_names", "date", "glossary", "homes", "ignored", "people", "posts")

    date: str | None
    people: Mapping[str, str]
    glossary: Mapping[str, str]
    homes: Homes
    posts: Mapping[str, tuple[str, str]]
    ignored: frozenset[str]
    _names: Lexicon

    def __init__(
        self,
        date: str | None = None,
        people: Mapping[str, str] = MappingProxyType({}),
        glossary: Mapping[str, str] = MappingProxyType({}),
        *,
        homes: Homes | None = None,
        posts: Mapping[str, tuple[str, str]] = MappingProxyType({}),
        ignored: Iterable[str] = (),
    ) -> None:
        find_dates("", date)
        object.__setattr__(self, "date", date)
        object.__setattr__(self, "people", MappingProxyType(dict(people)))
        object.__setattr__(self, "glossary", MappingProxyType(dict(glossary)))
        object.__setattr__(self, "homes", homes or Homes())
        object.__setattr__(self, "posts", MappingProxyType(dict(posts)))
        object.__setattr__(self, "ignored", frozenset(ignored))
        object.__setattr__(self, "_names", Lexicon(people))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"FactFinder is immutable; {name} cannot be set")

    def find(
        self, text: str, *, today: str | None = None, since: str | None = None
    ) -> tuple[Fact, ...]:
        """Facts of `text` in order of position, without overlaps; offsets are characters.

        Parameters: `today` (YYYY-MM-DD) is the day of the text where it is not the edition's;
        `since` the day last named before it, for 当日. Spaces between figures and Chinese do not
        count: 1000 多亿元 is found as 1000多亿元 is, and stands in the fact as it stands in `text`.
        """
        closed, places = closed_up(text)
        facts = self._find(closed, today, since)
        if closed == text:
            return facts
        return tuple(_placed(fact, text, places) for fact in facts)

    def _find(self, text: str, today: str | None, since: str | None) -> tuple[Fact, ...]:
        found: list[Fact] = []
        for group in self._groups(text, today or self.date, since):
            for fact in sorted(group, key=lambda each: (each.start - each.end, each.start)):
                if not any(fact.start < other.end and other.start < fact.end for other in found):
                    found.append(fact)
        return with_posts(text, sorted(found, key=lambda fact: fact.start), self.posts)

    def _groups(self, text: str, today: str | None, since: str | None) -> Iterator[list[Fact]]:
        """Candidate facts, the most authoritative group first."""
        home = self.homes.of(text)
        yield list(_glossary_facts(text, self.glossary))
        yield [_session_fact(session, text, home) for session in find_sessions(text)]
        yield [
            Fact(kind="date", zh=d.zh, value=d.value, en=d.en, start=d.start, end=d.end)
            for d in find_date_spans(text, today, since)
        ]
        yield number_facts(text)
        yield [_of_characters(route) for route in find_routes(text)]
        yield [_of_characters(pair) for pair in find_country_pairs(text)]
        official = official_facts(text, home)
        # 习近平 of 习近平新时代中国特色社会主义思想 is nobody met.
        yield [
            person_fact(person)
            for person in find_listed(text, self._names, self.people)
            if not any(each.start <= person.start and person.end <= each.end for each in official)
        ]
        sides = list(find_country_sides(text))
        # 国防部 of 俄国防部 is not China's; 德军 and 德方, of two characters, may end a name.
        yield [_side_fact(side) for side in sides if len(side.zh) > 2]
        yield official
        people = find_people(text, ignored=self.ignored)
        facts = [person_fact(person) for person in people]
        # What a table or a point tells is surer than a place of the same characters.
        yield [fact for fact in facts if re.search(DOT, fact.zh) or known_english(fact.zh)]
        places = find_places(text)
        yield [_place_fact(place) for place in places]
        # Where 省司法厅 has taken the 省 of 浙江省, the bare name is still a place.
        yield [_place_fact(place.bare) for place in places if place.bare]
        yield facts
        yield [_of_characters(provinces) for provinces in find_provinces(text)]
        # 德军 of 王德军 is no country's.
        yield [_side_fact(side) for side in sides]


def _placed(fact: Fact, text: str, places: Sequence[int]) -> Fact:
    """A fact of a text that was closed up, as it stands in `text`."""
    start, end = places[fact.start], places[fact.end - 1] + 1
    return replace(fact, zh=text[start:end], start=start, end=end)


def _of_characters(named: Route | CountryPair | Provinces) -> Fact:
    """What is named by one character a place: 沪苏湖高铁, 中老, 沪苏浙皖."""
    return Fact(
        kind="term", zh=named.zh, value=named.en, en=named.en, start=named.start, end=named.end
    )


def _side_fact(side: CountrySide) -> Fact:
    """以军: all that must be said is which country's."""
    return Fact(
        kind="place", zh=side.zh, value=side.country, en=side.en, start=side.start, end=side.end
    )


def _glossary_facts(text: str, glossary: Mapping[str, str]) -> Iterator[Fact]:
    for zh, en in glossary.items():
        # A glossary may have thousands of entries: no pattern is made of each.
        start = text.find(zh)
        while start >= 0:
            end = start + len(zh)
            yield Fact(kind="glossary", zh=zh, value=en, en=en, start=start, end=end)
            start = text.find(zh, end)


def _session_fact(session: Session, text: str, home: Home) -> Fact:
    """省委十五届六次全会 is of the committee of a province, which is named where it is known."""
    en = session.en
    before = text[: session.start]
    since = max(before.rfind(stop) for stop in "。！？") + 1
    province = home.resolve("省", named_at(before[since:]))
    if province and session.zh.startswith("省委"):
        en = en.replace("CPC Provincial Committee", f"CPC {province} Provincial Committee")
    return Fact(kind="term", zh=session.zh, value=en, en=en, start=session.start, end=session.end)


def official_facts(text: str, home: Home) -> list[Fact]:
    """Posts, bodies and terms; those of the table first, so that they win at equal length."""
    terms = find_terms(text)
    named = [(term.start, term.end, term.en) for term in terms if term.rank == "body"]
    kinds: Mapping[str, FactKind] = {
        "post": "title", "body": "organisation", "name": "term", "word": "term",
    }  # fmt: skip
    bodies = find_bodies(text, home)
    found: list[tuple[FactKind, Post | Body | Term]] = [
        *((kinds[term.rank], term) for term in terms),
        *(("title", post) for post in find_posts(text, home, named, bodies=bodies)),
        *((_kind(body), body) for body in bodies),
    ]
    return [
        Fact(kind=kind, zh=each.zh, value=each.en, en=each.en, start=each.start, end=each.end)
        for kind, each in found
    ]


def titles(official: Iterable[Fact]) -> list[Fact]:
    """The posts among these, in order, of those that overlap the longest."""
    posts: list[Fact] = []
    for fact in sorted(official, key=lambda each: (each.start, -each.end)):
        if fact.kind == "title" and not (posts and fact.start < posts[-1].end):
            posts.append(fact)
    return posts


def _kind(body: Body) -> FactKind:
    """A library of no known town is a word for something rather than a name."""
    return "term" if body.group == "institution" and not body.owner.name else "organisation"


def person_fact(person: Person) -> Fact:
    """The fact of a person found in a text."""
    return Fact(
        kind="person", zh=person.zh, value=person.value, en=person.en,
        start=person.start, end=person.end,
    )  # fmt: skip


def _place_fact(place: Place) -> Fact:
    return Fact(
        kind="place", zh=place.zh, value=place.en, en=place.en, start=place.start, end=place.end
    )


def number_facts(text: str) -> list[Fact]:
    """A fact for each quantity of `text`, in order, dates and sessions not left out."""
    return [_number_fact(quantity) for quantity in find_quantities(text)]


def _number_fact(quantity: Quantity) -> Fact:
    rates = {"percent": "percent", "permille": "per thousand"}
    return Fact(
        kind="percent" if quantity.role in rates else "number", zh=quantity.zh,
        value=quantity.value, en=quantity.en, start=quantity.start, end=quantity.end,
        unit=rates.get(quantity.role, quantity.noun), approximation=quantity.approximation,
        change=quantity.change,
    )  # fmt: skip
