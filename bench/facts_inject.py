"""Errors put into good translations, one at a time, by a seed that is the sentence's own.

Each knows the fact that it spoils, so that a finding counts as a catch only where it is about that.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from facts_reader import DIGITS, english_values, source_values
from pypinyin import lazy_pinyin

from summarize.records import Finding
from summarize.zh.facts import FactFinder
from summarize.zh.tables import read_table

__all__ = ["FAMILIES", "Injection", "inject", "is_caught"]

FAMILIES = {
    "figures": ("x10", "x10000", "digits", "dropped"),
    "dates": ("year", "month", "day"),
    "names": ("misspelt", "other person", "other place", "swapped"),
    "wording": ("negation", "bound", "currency"),
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b(?:\s+([0-9]{{1,2}})\b)?")
TOKEN = re.compile(
    r"(?<![\w.,/:-])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(?![\w/:-]|[.,][0-9])"
)
YEAR = re.compile(r"(?<![\w.,/:$-])((?:1[5-9]|20)[0-9]{2})(?![\w/:,.-]*[0-9]|-)")
PEOPLE = ("Zhao Mingyuan", "Liu Xiaotong", "Sun Peiwen", "Guo Zhenhai", "Tang Ruolin", "Xu Dapeng")
NEGATION = re.compile(r"(?<=\w)n[’']t\b|\b(?<=can)not\b| not\b(?! only)|\bnever |\bno longer ")
PINYIN_NAME = re.compile(r"\b([A-Z][a-z]{1,5}) ([A-Z][a-z]{1,11})\b")
CURRENCIES = {"yuan": "U.S. dollars", "dollars": "yuan", "RMB": "US$"}
BOUNDS = {"more than": "less than", "less than": "more than", "over": "under", "nearly": "over",
          "at least": "at most", "not exceed": "exceed"}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Injection:
    """An error of `kind`: `text` is the English with it; `was` and `now` the words concerned."""

    kind: str
    text: str
    was: str
    now: str
    by_chance_right: bool = False


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
    if made.kind in ("x10", "x10000", "digits", "dropped", "year", "day", "bound", "currency"):
        wanted = english_values(made.was) | (english_values(made.now) if made.now else set())
        there = english_values(finding.found or "") | english_values(finding.expected or "")
        return bool(wanted & (there | source_values(finding.zh or "")))
    return any(word.lower() in said for word in re.findall(r"\w{3,}", f"{made.was} {made.now}"))


def _figure(zh: str, en: str, draw: random.Random) -> re.Match[str] | None:
    """A figure of the English that the source has, no year and no part of a date."""
    values = source_values(zh)
    dates = [match.span() for match in MONTH.finditer(en)]
    found = []
    for match in TOKEN.finditer(en):
        dated = any(start - 4 <= match.start() < end + 7 for start, end in dates)
        # The number of an item (一、) is its place in a list; translations may leave it out.
        marks = re.fullmatch(r"\W*", en[: match.start()]) and re.match(
            r"[.)、:]", en[match.end() :]
        )
        if dated or marks or YEAR.match(en, match.start()):
            continue
        if english_values(en[match.start() : match.end() + 12]) & values:
            found.append(match)
    return draw.choice(found) if found else None


def _replaced(kind: str, zh: str, en: str, match: re.Match[str], now: str) -> Injection:
    text = en[: match.start()] + now + en[match.end() :]
    value = english_values(en[match.start() : match.end() + 12])
    changed = english_values(text[match.start() : match.start() + len(now) + 12])
    right = bool((changed - value) & source_values(zh))
    return Injection(kind=kind, text=text, was=match.group(), now=now, by_chance_right=right)


def _times(kind: str, factor: int) -> Callable[[str, str, random.Random], Injection | None]:
    def make(zh: str, en: str, draw: random.Random) -> Injection | None:
        match = _figure(zh, en, draw)
        if match is None or not Decimal(match.group().replace(",", "")):
            return None
        value = Decimal(match.group().replace(",", "")) * factor
        text = f"{value.normalize():f}" if value != value.to_integral_value() else f"{int(value):,}"
        return _replaced(kind, zh, en, match, text)

    return make


def _digits(zh: str, en: str, draw: random.Random) -> Injection | None:
    match = _figure(zh, en, draw)
    if match is None:
        return None
    text = match.group()
    places = [
        p
        for p in range(len(text) - 1)
        if text[p : p + 2].isdigit() and text[p] != text[p + 1] and (p or text[1] != "0")
    ]
    if places:
        place = draw.choice(places)
        now = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    else:
        now = str((int(text[0]) + draw.randint(1, 8)) % 9 + 1) + text[1:]
    return None if now == text else _replaced("digits", zh, en, match, now)


def _dropped(zh: str, en: str, draw: random.Random) -> Injection | None:
    match = _figure(zh, en, draw)
    if match is None:
        return None
    text = en[: match.start()] + "some" + en[match.end() :]
    twice = bool(english_values(en[match.start() : match.end() + 12]) & english_values(text))
    return Injection(kind="dropped", text=text, was=match.group(), now="", by_chance_right=twice)


def _year(zh: str, en: str, draw: random.Random) -> Injection | None:
    found = [m for m in YEAR.finditer(en) if Fraction(m[1]) in source_values(zh)]
    if not found:
        return None
    match = draw.choice(found)
    return _replaced("year", zh, en, match, str(int(match[1]) + draw.choice((-10, -2, -1, 1, 3))))


def _month(zh: str, en: str, draw: random.Random) -> Injection | None:
    numerals = {value: char for char, value in DIGITS.items()} | {10: "十", 11: "十一", 12: "十二"}
    found = []
    for match in MONTH.finditer(en):
        number = MONTHS.index(match[1]) + 1
        if re.search(rf"(?<![0-9十])(?:0?{number}|{numerals[number]})\s*月", zh):
            found.append((match, number))
    if not found:
        return None
    match, number = draw.choice(found)
    other = draw.choice([m for m in range(1, 13) if m != number])
    right = bool(re.search(rf"(?<![0-9十])(?:0?{other}|{numerals[other]})\s*月", zh))
    text = en[: match.start(1)] + MONTHS[other - 1] + en[match.end(1) :]
    return Injection(
        kind="month", text=text, was=match[1], now=MONTHS[other - 1], by_chance_right=right
    )


def _day(zh: str, en: str, draw: random.Random) -> Injection | None:
    found = [m for m in MONTH.finditer(en) if m[2] and Fraction(m[2]) in source_values(zh)]
    if not found:
        return None
    match = draw.choice(found)
    other = draw.choice([day for day in range(1, 29) if day != int(match[2])])
    text = en[: match.start(2)] + str(other) + en[match.end(2) :]
    right = Fraction(other) in source_values(zh)
    return Injection(kind="day", text=text, was=match[2], now=str(other), by_chance_right=right)


def _pinyin_names(zh: str, en: str) -> list[str]:
    """Two capitalized words that the pinyin of the source spells together."""
    sounds = "".join(lazy_pinyin(zh))
    return [
        match.group()
        for match in PINYIN_NAME.finditer(en)
        if len(match.group()) > 5 and (match[1] + match[2]).lower() in sounds
        and en.count(match.group()) == 1
    ]  # fmt: skip


def _slips(name: str) -> list[str]:
    """The name with -n for -ng, -ng for -n, or another last vowel."""
    slips = []
    for place in range(4, len(name)):
        after = name[place + 1 : place + 2]
        if name[place - 1 : place + 1] == "ng":
            slips.append(name[:place] + name[place + 1 :])
        elif name[place] == "n" and after not in tuple("gaeiouü"):
            slips.append(f"{name[: place + 1]}g{name[place + 1 :]}")
    other = {"a": "i", "i": "u", "u": "a", "o": "u", "e": "i"}.get(name[-1])
    return [*slips, name[:-1] + other] if other else slips


def _misspelt(zh: str, en: str, draw: random.Random) -> Injection | None:
    names = _pinyin_names(zh, en)
    if not names:
        return None
    was = draw.choice(names)
    slips = _slips(was)
    if not slips:
        return None
    now = draw.choice(slips)
    right = now.replace(" ", "").lower() in "".join(lazy_pinyin(zh))
    return Injection(
        kind="misspelt", text=en.replace(was, now), was=was, now=now, by_chance_right=right
    )


def _other_person(zh: str, en: str, draw: random.Random) -> Injection | None:
    names = _pinyin_names(zh, en)
    if not names:
        return None
    was, now = draw.choice(names), draw.choice(PEOPLE)
    return Injection(kind="other person", text=en.replace(was, now), was=was, now=now)


def _places(zh: str, en: str) -> list[str]:
    facts = FactFinder().find(zh)
    return [f.en for f in facts if f.kind == "place" and len(re.findall(rf"\b{f.en}\b", en)) == 1]


def _other_place(zh: str, en: str, draw: random.Random) -> Injection | None:
    places = sorted(set(_places(zh, en)))
    if not places:
        return None
    was = draw.choice(places)
    kinds = {row[1]: row[2] for row in read_table("places")}
    kind = kinds.get(was, "city")
    others = [
        row[1]
        for row in read_table("places")
        if row[2] == kind and row[0] not in zh and row[1] not in en
    ]
    if not others:
        return None
    now = draw.choice(others)
    return Injection(kind="other place", text=re.sub(rf"\b{was}\b", now, en), was=was, now=now)


def _swapped(zh: str, en: str, draw: random.Random) -> Injection | None:
    """Two people, or two places where there are no people, each named once, change places."""
    people = sorted(
        {f.en for f in FactFinder().find(zh) if f.kind == "person" and en.count(f.en) == 1}
        | set(_pinyin_names(zh, en)) - set(_places(zh, en))
    )
    names = people if len(people) > 1 else sorted(set(_places(zh, en)))
    if len(names) < 2:
        return None
    first, second = draw.sample(names, 2)
    text = en.replace(first, "\0").replace(second, first).replace("\0", second)
    between = en[min(en.find(first), en.find(second)) : max(en.find(first), en.find(second))]
    # In a list of names (A, B and C) the order says nothing.
    listed = re.fullmatch(r"[\w\s'’-]+?(?:, (?:and )?| and | or )", between) is not None
    return Injection(
        kind="swapped", text=text, was=first, now=second, by_chance_right=listed or text == en
    )


def _negation(zh: str, en: str, draw: random.Random) -> Injection | None:
    found = list(NEGATION.finditer(en))
    if not found or not re.search("[不没未无非别勿莫]", zh):
        return None
    match = draw.choice(found)
    return Injection(
        kind="negation", text=en[: match.start()] + en[match.end() :], was=match.group(), now=""
    )


def _reworded(
    kind: str, words: Mapping[str, str], before: str, after: str
) -> Callable[[str, str, random.Random], Injection | None]:
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


SCALE = r"(?: (?:thousand|million|billion|trillion))?"
KINDS: Mapping[str, Callable[[str, str, random.Random], Injection | None]] = {
    "x10": _times("x10", 10),
    "x10000": _times("x10000", 10**4),
    "digits": _digits,
    "dropped": _dropped,
    "year": _year,
    "month": _month,
    "day": _day,
    "misspelt": _misspelt,
    "other person": _other_person,
    "other place": _other_place,
    "swapped": _swapped,
    "negation": _negation,
    "bound": _reworded("bound", BOUNDS, "", rf" (?:RMB|US\$|\$)?[0-9][0-9,.]*{SCALE}"),
    "currency": _reworded("currency", CURRENCIES, rf"[0-9][0-9,.]*{SCALE} ", ""),
}
_FIGURES = frozenset(("number", "invention", "date", "percent"))
_NAMES = frozenset(("name", "invention", "place", "order", "term", "organisation"))
CAUGHT_BY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("x10", "x10000", "digits", "dropped"), _FIGURES),
    **dict.fromkeys(("year", "month", "day"), frozenset(("date", "invention"))),
    **dict.fromkeys(("misspelt", "other person", "other place", "swapped"), _NAMES),
    "negation": frozenset(("negation",)),
    "bound": frozenset(("bound",)),
    "currency": frozenset(("currency",)),
}
