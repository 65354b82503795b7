"""Wrong figures and dates, put into good translations."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from fractions import Fraction

from facts_injection import Injection, Maker
from facts_reader import DIGITS, english_values, source_values

__all__ = ["day", "digits", "dropped", "limited", "month", "times", "year"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b(?:\s+([0-9]{{1,2}})\b)?")
TOKEN = re.compile(
    r"(?<![\w.,/:-])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(?![\w/:-]|[.,][0-9])"
)
YEAR = re.compile(r"(?<![\w.,/:$-])((?:1[5-9]|20)[0-9]{2})(?![\w/:,.-]*[0-9]|-)")


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


def times(kind: str, factor: int) -> Maker:
    def make(zh: str, en: str, draw: random.Random) -> Injection | None:
        match = _figure(zh, en, draw)
        if match is None or not Decimal(match.group().replace(",", "")):
            return None
        value = Decimal(match.group().replace(",", "")) * factor
        text = f"{value.normalize():f}" if value != value.to_integral_value() else f"{int(value):,}"
        return _replaced(kind, zh, en, match, text)

    return make


def digits(zh: str, en: str, draw: random.Random) -> Injection | None:
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


def dropped(zh: str, en: str, draw: random.Random) -> Injection | None:
    match = _figure(zh, en, draw)
    if match is None:
        return None
    text = en[: match.start()] + "some" + en[match.end() :]
    twice = bool(english_values(en[match.start() : match.end() + 12]) & english_values(text))
    return Injection(kind="dropped", text=text, was=match.group(), now="", by_chance_right=twice)


def limited(zh: str, en: str, draw: random.Random) -> Injection | None:
    """An exact figure made a limit."""
    match = _figure(zh, en, draw)
    if match is None or not re.search(r"(?:^|[a-z]) $", en[: match.start()]):
        return None
    now = f"{draw.choice(('more than', 'over', 'nearly', 'at least'))} {match.group()}"
    text = en[: match.start()] + now + en[match.end() :]
    right = bool(re.search("[约近超逾破达过多余几最至不]|左右|以[上下内]", zh))
    return Injection(kind="limited", text=text, was=match.group(), now=now, by_chance_right=right)


def year(zh: str, en: str, draw: random.Random) -> Injection | None:
    found = [m for m in YEAR.finditer(en) if Fraction(m[1]) in source_values(zh)]
    if not found:
        return None
    match = draw.choice(found)
    return _replaced("year", zh, en, match, str(int(match[1]) + draw.choice((-10, -2, -1, 1, 3))))


def month(zh: str, en: str, draw: random.Random) -> Injection | None:
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


def day(zh: str, en: str, draw: random.Random) -> Injection | None:
    found = [m for m in MONTH.finditer(en) if m[2] and Fraction(m[2]) in source_values(zh)]
    if not found:
        return None
    match = draw.choice(found)
    other = draw.choice([day for day in range(1, 29) if day != int(match[2])])
    text = en[: match.start(2)] + str(other) + en[match.end(2) :]
    right = Fraction(other) in source_values(zh)
    return Injection(kind="day", text=text, was=match[2], now=str(other), by_chance_right=right)
