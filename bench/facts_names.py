"""Wrong names, put into good translations."""

from __future__ import annotations

import random
import re

from facts_injection import Injection
from pypinyin import lazy_pinyin

from summarize.zh.facts import FactFinder
from summarize.zh.tables import read_table

__all__ = ["misspelt", "other_person", "other_place", "swapped"]

PEOPLE = ("Zhao Mingyuan", "Liu Xiaotong", "Sun Peiwen", "Guo Zhenhai", "Tang Ruolin", "Xu Dapeng")
PINYIN_NAME = re.compile(r"\b([A-Z][a-z]{1,5}) ([A-Z][a-z]{1,11})\b")


def _spoken(zh: str) -> set[str]:
    """The pinyin of every stretch of two to four characters."""
    sounds = lazy_pinyin(zh)
    return {"".join(sounds[p : p + n]) for p in range(len(sounds)) for n in (2, 3, 4)}


def _pinyin_names(zh: str, en: str) -> list[str]:
    """Two capitalized words that the pinyin of the source spells together."""
    sounds = _spoken(zh)
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


def misspelt(zh: str, en: str, draw: random.Random) -> Injection | None:
    names = _pinyin_names(zh, en)
    if not names:
        return None
    was = draw.choice(names)
    slips = _slips(was)
    if not slips:
        return None
    now = draw.choice(slips)
    right = now.replace(" ", "").lower() in _spoken(zh)
    return Injection(
        kind="misspelt", text=en.replace(was, now), was=was, now=now, by_chance_right=right
    )


def other_person(zh: str, en: str, draw: random.Random) -> Injection | None:
    names = _pinyin_names(zh, en)
    if not names:
        return None
    was, now = draw.choice(names), draw.choice(PEOPLE)
    return Injection(kind="other person", text=en.replace(was, now), was=was, now=now)


def _places(zh: str, en: str) -> list[str]:
    facts = FactFinder().find(zh)
    return [f.en for f in facts if f.kind == "place" and len(re.findall(rf"\b{f.en}\b", en)) == 1]


def other_place(zh: str, en: str, draw: random.Random) -> Injection | None:
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


def swapped(zh: str, en: str, draw: random.Random) -> Injection | None:
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
