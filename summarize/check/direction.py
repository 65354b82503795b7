"""Direction: what lies in the south of the source does not lie in the north of the translation."""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Finding
from summarize.zh.places import find_places

__all__ = ["CHECK"]

# Where 东, 南, 西 and 北 tell where something lies: 东部时间 is a time, 南部县 a county.
_ZH = re.compile(r"(?:[东西]?[南北]|[东西])(?=[部侧面麓端](?![县区湾]|时间))")
_EN = re.compile(
    r"\b(?:mid-?)?(?=north|south|east|west)(north|south)?[ -]?(east|west)?"
    r"(?:ern(?:ers?|most)?|wards?|bound|erly)?\b",
    re.IGNORECASE,
)
_CHARACTERS = {"north": "北", "south": "南", "east": "东", "west": "西"}
_WORDS = {zh: en for en, zh in _CHARACTERS.items()}
_OPPOSITES = {"北": "南", "南": "北", "东": "西", "西": "东"}
# Names of countries tell no direction; that Jiangxi is in east China every reader is told.
_NAMES = re.compile(
    r"\b(?:North|South) Korean?s?\b|\b(?:north|south)?-?(?:east|west)?(?:ern)? China\b"
    r"|\bWest Bank\b|\bWestern (?:countries|world)\b",
    re.IGNORECASE,
)


def _said(text: str) -> set[str]:
    """The directions of the English, as characters."""
    found = _EN.finditer(_NAMES.sub(" ", text))
    return {_CHARACTERS[word.lower()] for each in found for word in each.groups("") if word}


def _turned(pair: Pair) -> list[str]:
    """Directions of the source that the translation lacks, and has the opposite of from nowhere.

    One that is left out is none: 西部地区 may be the region.
    """
    if not _ZH.search(pair.source):
        return []
    source = pair.source
    for place in find_places(source):
        # 江西南部 is south, not southwest.
        source = source[: place.start] + "＿" * len(place.zh) + source[place.end :]
    told = dict.fromkeys("".join(match.group() for match in _ZH.finditer(source)))
    said = _said(pair.text)
    return [
        char
        for char in told
        if char not in said and _OPPOSITES[char] in said and _OPPOSITES[char] not in pair.source
    ]


def score(pair: Pair) -> float:
    """Directions of the source for which the translation has the opposite."""
    return float(len(_turned(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a direction."""
    return tuple(
        Finding(
            kind="direction", severity="error", zh=char,
            expected=_WORDS[char], found=_WORDS[_OPPOSITES[char]],
            message=f"{char} is {_WORDS[char]}; the translation says {_WORDS[_OPPOSITES[char]]}.",
        )
        for char in _turned(pair)
    )  # fmt: skip


CHECK = Check(name="direction", score=score, explain=explain, high=0)
