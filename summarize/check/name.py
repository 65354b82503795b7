"""Name and glossary: known people and the user's own terms appear as they were decided."""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Fact, Finding, Severity
from summarize.zh.places import find_places
from summarize.zh.romanize import join_pinyin

__all__ = ["CHECK", "GLOSSARY", "PLACE"]


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower().replace("ü", "u"))


def _missing_names(pair: Pair) -> list[Fact]:
    text = _letters(pair.text)
    missing = []
    for fact in pair.facts:
        if fact.kind != "person" or fact.zh not in pair.source:
            continue
        surname, _, given = fact.en.partition(" ")
        orders = {_letters(surname + given), _letters(given + surname)}
        if not any(order in text for order in orders):
            missing.append(fact)
    return missing


def _missing_places(pair: Pair) -> list[Fact]:
    """Romanized places of the source of whose name the translation has no trace.

    Countries and cities abroad have adjectives and short forms (Greek, U.S.), so they are left
    out.
    """
    text = _letters(pair.text)
    missing = []
    for fact in pair.facts:
        if fact.kind not in ("place", "organisation", "title") or fact.zh not in pair.source:
            continue
        # A body takes its place with it: 浙江省司法厅.
        for zh, en in [(fact.zh, fact.en)] if fact.kind == "place" else _places_in(fact):
            name = _letters(en.split()[0])
            romanized = _letters(join_pinyin(zh)).startswith(name)
            if romanized and name not in text:
                missing.append(fact)
                break
    return missing


def _places_in(fact: Fact) -> list[tuple[str, str]]:
    return [(place.zh, place.en) for place in find_places(fact.zh)]


def _missing_terms(pair: Pair) -> list[Fact]:
    text = " ".join(pair.text.lower().split())
    return [
        fact
        for fact in pair.facts
        if fact.kind == "glossary"
        and fact.zh in pair.source
        and not any(choice.strip().lower() in text for choice in fact.en.split("/"))
    ]


def _findings(kind: str, facts: list[Fact], severity: Severity = "error") -> tuple[Finding, ...]:
    return tuple(
        Finding(
            kind=kind, severity=severity,
            message=f"{fact.zh} should be {fact.en}; the translation does not say so.",
            zh=fact.zh, expected=fact.en,
        )
        for fact in facts
    )  # fmt: skip


def score(pair: Pair) -> float:
    """Known people of the source whose names the translation lacks, in either order."""
    return float(len(_missing_names(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a missing name."""
    return _findings("name", _missing_names(pair))


def score_glossary(pair: Pair) -> float:
    """Glossary entries of the source whose rendering the translation lacks."""
    return float(len(_missing_terms(pair)))


def explain_glossary(pair: Pair) -> tuple[Finding, ...]:
    """One finding a missing rendering."""
    return _findings("glossary", _missing_terms(pair))


def score_place(pair: Pair) -> float:
    """Places of the source that the translation lacks."""
    return float(len(_missing_places(pair)))


def explain_place(pair: Pair) -> tuple[Finding, ...]:
    """One finding a missing place."""
    return _findings("place", _missing_places(pair), "warning")


PLACE = Check(name="place", score=score_place, explain=explain_place, high=0)
CHECK = Check(name="name", score=score, explain=explain, high=0)
GLOSSARY = Check(name="glossary", score=score_glossary, explain=explain_glossary, high=0)
