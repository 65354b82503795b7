"""The facts of a text, each with its canonical value and its English, for hints and for checks.

Order of authority where two overlap: the user's glossary, sessions, dates and numbers, people
known from the edition, official terms, places, people found by rule.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from summarize.records import Article, Fact, FactKind, Passage
from summarize.zh.bodies import Body, find_bodies
from summarize.zh.date_spans import find_date_spans, last_day_of
from summarize.zh.dates import find_dates
from summarize.zh.held_posts import post_of
from summarize.zh.home import Home, Homes, find_homes
from summarize.zh.known_people import DOT, find_listed, known_english
from summarize.zh.lexicon import Lexicon
from summarize.zh.names import Person, find_people, is_plausible_name
from summarize.zh.numbers import Quantity, find_quantities
from summarize.zh.places import Place, find_places
from summarize.zh.posts import Post, find_posts
from summarize.zh.relative_dates import is_relative
from summarize.zh.romanize import romanize_person
from summarize.zh.sessions import find_sessions
from summarize.zh.terms import Term, find_terms

__all__ = ["FactFinder", "annotate", "hints", "learn", "number_facts", "parts_of"]


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
        `since` the day last named before it, for 当日.
        """
        found: list[Fact] = []
        for group in self._groups(text, today or self.date, since):
            for fact in sorted(group, key=lambda each: (each.start - each.end, each.start)):
                if not any(fact.start < other.end and other.start < fact.end for other in found):
                    found.append(fact)
        return tuple(sorted(found, key=lambda fact: fact.start))

    def _groups(self, text: str, today: str | None, since: str | None) -> Iterator[list[Fact]]:
        """Candidate facts, the most authoritative group first."""
        yield list(_given(text, self.glossary, "glossary"))
        yield [
            Fact(kind="term", zh=s.zh, value=s.en, en=s.en, start=s.start, end=s.end)
            for s in find_sessions(text)
        ]
        yield [
            Fact(kind="date", zh=d.zh, value=d.value, en=d.en, start=d.start, end=d.end)
            for d in find_date_spans(text, today, since)
        ]
        yield number_facts(text)
        official = _official(text, self.homes.of(text))
        posts = _titles(official)
        yield self._listed(text, official, posts)
        yield official
        people = find_people(text, ignored=self.ignored)
        facts = [self._person_fact(text, person, posts) for person in people]
        # What a table or a point tells is surer than a place of the same characters.
        yield [fact for fact in facts if re.search(DOT, fact.zh) or known_english(fact.zh)]
        places = find_places(text)
        yield [_place_fact(place) for place in places]
        # Where 省司法厅 has taken the 省 of 浙江省, the bare name is still a place.
        yield [_place_fact(place.bare) for place in places if place.bare]
        yield facts

    def _listed(self, text: str, official: Sequence[Fact], posts: Sequence[Fact]) -> list[Fact]:
        """The people the edition or the reader knows, save within the name of something else."""
        return [
            self._person_fact(text, person, posts)
            for person in find_listed(text, self._names, self.people)
            if not any(fact.start <= person.start and person.end <= fact.end for fact in official)
        ]

    def _person_fact(self, text: str, person: Person, posts: Sequence[Fact]) -> Fact:
        post = self.posts.get(person.zh) or post_of(text, person.start, person.end, posts)
        return Fact(
            kind="person", zh=person.zh, value=person.value, en=person.en,
            start=person.start, end=person.end, post=post,
        )  # fmt: skip


def _given(text: str, entries: Mapping[str, str], kind: FactKind) -> Iterator[Fact]:
    for zh, en in entries.items():
        for match in re.finditer(re.escape(zh), text):
            yield Fact(kind=kind, zh=zh, value=en, en=en, start=match.start(), end=match.end())


def _official(text: str, home: Home) -> list[Fact]:
    """Posts, bodies and terms; those of the table first, so that they win at equal length."""
    terms = find_terms(text)
    named = [(term.start, term.end, term.en) for term in terms if term.rank == "body"]
    kinds: Mapping[str, FactKind] = {
        "post": "title", "body": "organisation", "name": "organisation", "word": "term",
    }  # fmt: skip
    found: list[tuple[FactKind, Post | Body | Term]] = [
        *((kinds[term.rank], term) for term in terms),
        *(("title", post) for post in find_posts(text, home, named)),
        *((_kind(body), body) for body in find_bodies(text, home)),
    ]
    return [
        Fact(kind=kind, zh=each.zh, value=each.en, en=each.en, start=each.start, end=each.end)
        for kind, each in found
    ]


def _titles(official: Iterable[Fact]) -> list[Fact]:
    """The posts among these, in order, of those that overlap the longest."""
    posts: list[Fact] = []
    for fact in sorted(official, key=lambda each: (each.start, -each.end)):
        if fact.kind == "title" and not (posts and fact.start < posts[-1].end):
            posts.append(fact)
    return posts


def _kind(body: Body) -> FactKind:
    """A library of no known town is a word for something rather than a name."""
    return "term" if body.group == "institution" and not body.owner.name else "organisation"


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


def parts_of(article: Article) -> tuple[Passage, ...]:
    """The passages of an article that are translated, in the order of the page."""
    parts = (article.kicker, article.headline, *article.subheads, *article.body, article.caption)
    return tuple(part for part in parts if part is not None)


def learn(
    articles: Iterable[Article],
    *,
    date: str | None = None,
    glossary: Mapping[str, str] = MappingProxyType({}),
    apart: Iterable[str] = (),
    names: Mapping[str, str] = MappingProxyType({}),
    ignored: Iterable[str] = (),
) -> FactFinder:
    """A finder that knows the people of an edition: bylines and names with a post or a verb.

    Names are romanized once, so that every article spells them alike; `names` are decided
    already and stay as they are; `ignored` are no names. The post a person is first named with
    goes with every later mention. It knows of what province the paper is as well; `apart` are the
    texts in no article, where its name stands.
    """
    articles = tuple(articles)
    homes = find_homes(articles, apart)
    people = dict(names)
    posts: dict[str, tuple[str, str]] = {}
    ignored = frozenset(ignored)
    for article in articles:
        signed = [name for byline in article.bylines for name in byline.names]
        for name in filter(is_plausible_name, [*signed, *_credited(article)]):
            if name not in ignored:
                people.setdefault(name, known_english(name) or romanize_person(name))
        for part in parts_of(article):
            _learn_people(part.text, homes, ignored, people, posts)
    return FactFinder(date, people, glossary, homes=homes, posts=posts, ignored=ignored)


def _learn_people(
    text: str,
    homes: Homes,
    ignored: frozenset[str],
    people: dict[str, str],
    posts: dict[str, tuple[str, str]],
) -> None:
    found = find_people(text, ignored=ignored)
    titles = _titles(_official(text, homes.of(text))) if found else []
    for person in found:
        if person.strong and not known_english(person.zh):
            people.setdefault(person.zh, person.en)
        post = post_of(text, person.start, person.end, titles)
        if post is not None:
            posts.setdefault(person.zh, post)


def _credited(article: Article) -> list[str]:
    """Who may have taken the picture: the words of the credit (新华社记者 李明 摄)."""
    credit = article.credit.text if article.credit is not None else ""
    words = re.split(r"[\s、，,（）()]+|记者|通讯员", credit)
    return [word.removesuffix("摄") for word in words]


def annotate(article: Article, finder: FactFinder) -> Article:
    """The article with the facts of all its parts; `spans` say where each stands in the source.

    Those who signed it are among them, so that their names are romanized too, and the date in its
    dateline, from which 今日 and 昨日 count where it has one.
    """
    signed = [byline.passage for byline in article.bylines]
    signed += [article.credit] if article.credit is not None else []
    facts: list[Fact] = []
    today = None
    if article.dateline is not None:
        facts = [f for f in _placed(article.dateline, finder.find(article.dateline.text))
                 if f.kind == "date"]  # fmt: skip
        today = _day_in(facts)
    since = today
    for part in (*parts_of(article), *signed):
        found = _placed(part, finder.find(part.text, today=today, since=since))
        since = _day_in(found) or since
        facts += found
    return dataclasses.replace(article, facts=tuple(facts))


def _placed(part: Passage, facts: Iterable[Fact]) -> list[Fact]:
    return [dataclasses.replace(fact, spans=part.cut(fact.start, fact.end).spans) for fact in facts]


def _day_in(facts: Iterable[Fact]) -> str | None:
    """The last full date among `facts` that is in the calendar."""
    days = [day for fact in facts if fact.kind == "date" and (day := last_day_of(fact.value))]
    return days[-1] if days else None


def hints(facts: Sequence[Fact], limit: int = 8) -> tuple[tuple[str, str], ...]:
    """At most `limit` (Chinese, English) pairs, those that a model needs most first.

    Facts that a model needs no help with, such as plain Arabic figures, are left out.
    """
    ranked = [(need, fact) for fact in facts if (need := _need(fact)) is not None]
    ranked.sort(key=lambda pair: (pair[0], not _is_proper(pair[1]), pair[1].start))
    pairs = dict.fromkeys((fact.zh, fact.en) for _, fact in ranked)
    return tuple(pairs)[:limit]


def _is_proper(fact: Fact) -> bool:
    """Has it one official rendering, rather than a usual one?"""
    return re.match("(?:the )?[A-Z0-9]", fact.en) is not None


_NEED: Mapping[FactKind, int] = MappingProxyType(
    {
        "glossary": 0, "person": 3, "term": 4, "organisation": 4, "title": 4, "date": 5,
        "place": 6,
    }
)  # fmt: skip
_SMALL = re.compile(r"第?[一二两三四五六七八九十]\D?")


def _need(fact: Fact) -> int | None:
    """How much a model needs this fact: 0 most, None not at all."""
    if not fact.en:
        return None
    if fact.kind == "date" and is_relative(fact.zh):
        return None
    if fact.kind not in ("number", "percent"):
        return _NEED[fact.kind]
    if re.search("[万亿]", fact.zh):
        return 1
    worded = re.search("[一二两三四五六七八九十百千余多近约几数成]|分之|时速", fact.zh)
    return 2 if worded and not _SMALL.fullmatch(fact.zh) else None
