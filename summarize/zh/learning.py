"""What an edition teaches of itself, and the facts of its articles: people, posts, its province."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from summarize.records import Article, Fact, Passage
from summarize.zh.date_spans import last_day_of
from summarize.zh.facts import FactFinder, official_facts, person_fact, titles
from summarize.zh.home import Homes, find_homes
from summarize.zh.known_people import known_english
from summarize.zh.names import find_people, is_plausible_name
from summarize.zh.people_posts import with_posts
from summarize.zh.romanize import romanize_person

__all__ = ["annotate", "learn", "parts_of"]


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
    held = titles(official_facts(text, homes.of(text))) if found else []
    facts = sorted([*held, *map(person_fact, found)], key=lambda fact: fact.start)
    for fact in with_posts(text, facts, {}):
        if fact.post is not None:
            posts.setdefault(fact.zh, fact.post)
    for person in found:
        if person.strong and not known_english(person.zh):
            people.setdefault(person.zh, person.en)


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
