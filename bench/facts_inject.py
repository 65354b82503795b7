"""Errors put into good translations, one at a time, by a seed that is the sentence's own.

Each knows the fact that it spoils, so that a finding counts as a catch only where it is about that.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping

from facts_figures import day, digits, dropped, limited, month, times, year
from facts_injection import Injection, Maker
from facts_names import misspelt, other_person, other_place, swapped
from facts_reader import english_values, source_values

from summarize.records import Finding

__all__ = ["FAMILIES", "Injection", "inject", "is_caught"]

FAMILIES = {
    "figures": ("x10", "x10000", "digits", "dropped"),
    "dates": ("year", "month", "day"),
    "names": ("misspelt", "other person", "other place", "swapped"),
    "wording": ("negation", "bound", "limited", "currency"),
}
# Errors that are told by the figure beside them.
OF_FIGURES = frozenset((*FAMILIES["figures"], "year", "day", "bound", "limited", "currency"))
NEGATION = re.compile(r"(?<=\w)n[’']t\b|\b(?<=can)not\b| not\b(?! only)|\bnever |\bno longer ")
CURRENCIES = {"yuan": "U.S. dollars", "dollars": "yuan", "RMB": "US$"}
BOUNDS = {"more than": "less than", "less than": "more than", "over": "under", "nearly": "over",
          "at least": "at most", "not exceed": "exceed"}  # fmt: skip
SCALE = r"(?: (?:thousand|million|billion|trillion))?"


def inject(name: str, line: int, zh: str, en: str) -> Iterator[Injection]:
    """Every kind of error that this pair allows, once each."""
    for kind, make in KINDS.items():
        made = make(zh, en, random.Random(f"{name}:{line}:{kind}"))
        if made is not None:
            yield made


def is_caught(made: Injection, before: tuple[Finding, ...], after: tuple[Finding, ...]) -> bool:
    """Is there a finding about the spoilt fact that the good translation did not have?"""
    known = {(each.kind, each.zh, each.expected, each.found) for each in before}
    new = [f for f in after if (f.kind, f.zh, f.expected, f.found) not in known]
    return any(f.kind in CAUGHT_BY[made.kind] and _is_about(f, made) for f in new)


def _is_about(finding: Finding, made: Injection) -> bool:
    said = f"{finding.found or ''} | {finding.expected or ''} | {finding.zh or ''}".lower()
    if made.kind in ("negation",):
        return True
    if made.kind in OF_FIGURES:
        wanted = english_values(made.was) | (english_values(made.now) if made.now else set())
        there = english_values(finding.found or "") | english_values(finding.expected or "")
        return bool(wanted & (there | source_values(finding.zh or "")))
    return any(word.lower() in said for word in re.findall(r"\w{3,}", f"{made.was} {made.now}"))


def negation(zh: str, en: str, draw: random.Random) -> Injection | None:
    found = list(NEGATION.finditer(en))
    if not found or not re.search("[不没未无非别勿莫]", zh):
        return None
    match = draw.choice(found)
    return Injection(
        kind="negation", text=en[: match.start()] + en[match.end() :], was=match.group(), now=""
    )


def reworded(kind: str, words: Mapping[str, str], before: str, after: str) -> Maker:
    """Exchanges words that stand beside a figure of the source."""

    def make(zh: str, en: str, draw: random.Random) -> Injection | None:
        choices = "|".join(words)
        pattern = re.compile(rf"{before}\b({choices})\b{after}")
        found = [m for m in pattern.finditer(en) if english_values(m.group()) & source_values(zh)]
        if not found:
            return None
        match = draw.choice(found)
        text = en[: match.start(1)] + words[match[1]] + en[match.end(1) :]
        return Injection(kind=kind, text=text, was=match.group(), now="")

    return make


KINDS: Mapping[str, Maker] = {
    "x10": times("x10", 10),
    "x10000": times("x10000", 10**4),
    "digits": digits,
    "dropped": dropped,
    "year": year,
    "month": month,
    "day": day,
    "misspelt": misspelt,
    "other person": other_person,
    "other place": other_place,
    "swapped": swapped,
    "negation": negation,
    "bound": reworded("bound", BOUNDS, "", rf" (?:RMB|US\$|\$)?[0-9][0-9,.]*{SCALE}"),
    "limited": limited,
    "currency": reworded("currency", CURRENCIES, rf"[0-9][0-9,.]*{SCALE} ", ""),
}
_FIGURES = frozenset(("number", "invention", "date", "percent"))
_NAMES = frozenset(("name", "invention", "place", "order", "term", "organisation"))
CAUGHT_BY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("x10", "x10000", "digits", "dropped"), _FIGURES),
    **dict.fromkeys(("year", "month", "day"), frozenset(("date", "invention"))),
    **dict.fromkeys(("misspelt", "other person", "other place", "swapped"), _NAMES),
    "negation": frozenset(("negation",)),
    **dict.fromkeys(("bound", "limited"), frozenset(("bound",))),
    "currency": frozenset(("currency",)),
}
