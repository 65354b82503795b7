"""Places: those of the source are in the translation, as names, as peoples or as adjectives."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from summarize.check.contract import Check, Pair
from summarize.check.name_support import place_of
from summarize.check.sounds import is_pinyin, spelled
from summarize.records import Fact, Finding
from summarize.zh.places import find_places
from summarize.zh.tables import read_table

__all__ = ["CHECK"]

_GENERIC = frozenset(
    ("area", "city", "county", "district", "island", "province", "river", "sea", "town", "village",
     "the", "new", "north", "south", "east", "west", "autonomous", "region", "republic", "united",
     "democratic", "kingdom", "of", "peoples", "states", "union")
)  # fmt: skip


@functools.cache
def _other_words() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in read_table("place_words")}


def _is_named(fact: Fact, pair: Pair) -> bool:
    """Is there any trace of the place: its name, the start of one of its words, a people?"""
    text = _beside_terms(fact, pair)
    if fact.en.lower() in text.lower():
        return True
    letters, said = spelled(text), set(re.findall(r"[\w.]+", text)) | set(re.findall(r"\w+", text))
    # Of 以军 (Israeli forces) the country is what must be said.
    words, others = [spelled(word) for word in fact.value.split()], _other_words().get(fact.value)
    telling = [word for word in words if word not in _GENERIC] or ([] if others else words)
    starts = {spelled(word) for word in said}
    for word in telling:
        # Pinyin may be set in one word or several; the king of kingdom stands in any speaking.
        if word in letters if is_pinyin(word, least=2) else _begins(word, starts):
            return True
    return not said.isdisjoint(others or ())


def _beside_terms(fact: Fact, pair: Pair) -> str:
    """The translation without the terms that name the place as well: Suzhou is not said by the
    Shanghai-Suzhou-Huzhou High-Speed Railway where the source has 苏州 beside the line."""
    text = pair.text
    for term in pair.facts:
        if term.kind == "term" and fact.en in term.en and fact.zh not in term.zh:
            said = re.compile(re.escape(term.en.removeprefix("the ")), re.IGNORECASE)
            # 中国—东盟博览会（东博会） is twice the China-ASEAN Expo, and one names China. Where
            # the place stands more often than that, both are left out.
            more = len(said.findall(text)) - pair.source.count(term.zh)
            if more < pair.source.count(fact.zh):
                text = said.sub(" ", text)
    return text


def _begins(name: str, words: Iterable[str]) -> bool:
    """Does a word begin as `name` does, as Australian does as Australia?"""
    return any(word.startswith(name[: max(4, len(name) - 3)]) for word in words)


def _stranger(pair: Pair) -> str | None:
    """A place of the translation that the source has not."""
    for name in pair.names:
        zh = place_of(name.text)
        if zh is not None and zh not in pair.source:
            return name.text
    return None


def _missing(pair: Pair) -> list[Fact]:
    facts = {(fact.zh, fact.en): fact for fact in _places(pair.facts) if fact.zh in pair.source}
    return [fact for fact in facts.values() if not _is_named(fact, pair)]


def _places(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The places among `facts`, and those that a body or a post takes with it: 浙江省司法厅."""
    for fact in facts:
        if fact.kind == "place":
            yield fact
        elif fact.kind in ("organisation", "title"):
            for place in find_places(fact.zh):
                # What its English leaves out, as 中国 in a ministry's name, need not be said.
                if place.en.split()[0] in fact.en:
                    start = fact.start + place.start
                    yield replace(
                        fact, kind="place", zh=place.zh, value=place.en, en=place.en,
                        start=start, end=start + len(place.zh),
                    )  # fmt: skip


def score(pair: Pair) -> float:
    """Places of the source that the translation lacks."""
    return float(len(_missing(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a missing place."""
    return tuple(
        Finding(
            kind="place", severity="warning", zh=fact.zh, expected=fact.en,
            found=_stranger(pair),
            message=f"{fact.zh} should be {fact.en}; the translation does not say so.",
        )
        for fact in _missing(pair)
    )  # fmt: skip


CHECK = Check(name="place", score=score, explain=explain, high=0)
