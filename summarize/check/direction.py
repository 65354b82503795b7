"""Direction: what lies in the south of the source does not lie in the north of the translation."""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Finding

__all__ = ["CHECK"]

# Where 东, 南, 西 and 北 tell where something lies or goes, and are no part of a name.
_ZH = re.compile(
    r"(?:[东西]?[南北]|[东西])(?=[部侧面麓端岸半段边]|方向)|(?<=以)(?:[东西]?[南北]|[东西])(?![为色])"
    r"|(?<=[向往])(?:[东西]?[南北]|[东西])(?!方|[欧亚非美])"
)
_EN = re.compile(
    r"\b(?:mid-?)?(north|south)?[ -]?(east|west)?(?:ern(?:ers?|most)?|wards?|bound|erly)?\b", re.I
)
_CHARACTERS = {"north": "北", "south": "南", "east": "东", "west": "西"}
_WORDS = {zh: en for en, zh in _CHARACTERS.items()}
# Names of countries tell no direction.
_COUNTRIES = re.compile(r"\b(?:North|South) Korean?s?\b")


def _said(text: str) -> set[str]:
    """The directions of the English, as characters."""
    told = _COUNTRIES.sub(" ", text)
    return {_CHARACTERS[word.lower()] for match in _EN.finditer(told) for word in match.groups("")
            if word}  # fmt: skip


def _turned(pair: Pair) -> tuple[list[str], list[str]]:
    """Directions of the source that the translation lacks, and those that it has from nowhere.

    Both are empty where one is: a direction may be left out (西部地区 is the region), and one from
    nowhere may be of a name.
    """
    told = "".join(match.group() for match in _ZH.finditer(pair.source))
    said = _said(pair.text) if told else set()
    lost = [char for char in dict.fromkeys(told) if char not in said]
    added = sorted(char for char in said if char not in pair.source)
    return (lost, added) if lost and added else ([], [])


def score(pair: Pair) -> float:
    """Directions of the source for which the translation has another."""
    return float(len(_turned(pair)[0]))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a direction."""
    lost, added = _turned(pair)
    found = "、".join(_WORDS[char] for char in added)
    return tuple(
        Finding(
            kind="direction", severity="error", zh=char, expected=_WORDS[char], found=found,
            message=f"The source says {_WORDS[char]} ({char}); the translation says {found}.",
        )
        for char in lost
    )  # fmt: skip


CHECK = Check(name="direction", score=score, explain=explain, high=0)
