"""Party congresses, plenary sessions, people's congress sessions and five-year plans.

Renderings follow the usage of Xinhua and of the State Council's English site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.zh.numerals import SMALL_ORDINALS, ordinal, read_numeral

__all__ = ["Session", "find_sessions"]

_N = r"(?P<{}>[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}})"
_TERM, _NUMBER = _N.format("term"), _N.format("number")
_LEVEL = {"省": "Provincial", "市": "Municipal", "县": "County", "区": "District"}
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern.format(term=_TERM, number=_NUMBER)), english)
    for pattern, english in (
        (
            r"(?:党的|中共)?第?{term}届{number}中全会",
            "the {number} Plenary Session of the {term} CPC Central Committee",
        ),
        (
            r"(?:中共)?(?P<level>[省市县区])委第?{term}届第?{number}次全(?:体)?会(?:议)?",
            "the {number} Plenary Session of the {term} CPC {level} Committee",
        ),
        (
            r"第?{term}届中央纪(?:律检查)?委(?:员会)?第?{number}次全(?:体)?会(?:议)?",
            "the {number} Plenary Session of the {term} CPC Central Commission for Discipline"
            " Inspection",
        ),
        (
            r"第?{term}届全国人(?:民代表)?大(?:会)?第?{number}次会议",
            "the {number} Session of the {term} National People's Congress",
        ),
        (
            r"第?{term}届全国人大常委会第?{number}次会议",
            "the {number} session of the Standing Committee of the {term} National People's"
            " Congress",
        ),
        (
            r"全国政协第?{term}届第?{number}次会议",
            "the {number} Session of the {term} CPPCC National Committee",
        ),
        (
            r"(?P<level>[省市县区])第?{term}届人(?:民代表)?大(?:会)?第?{number}次会议",
            "the {number} Session of the {term} {level} People's Congress",
        ),
        (r"(?:党的|中共)第?{term}大(?!会)", "the {term} CPC National Congress"),
        (r"(?<![一二三四五六七八九十第])(?P<term>十[六七八九]|二十)大(?!多|型|家|小|会|学|关|城|类|名)",
         "the {term} CPC National Congress"),
        (r"[“\"](?P<term>十[一二三四五六七])五[”\"](?:规划|计划|时期)?",
         "the {term} Five-Year Plan"),
        (r"(?P<term>十[一二三四五六七])五(?:规划|计划|时期|期间)", "the {term} Five-Year Plan"),
    )
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """An official session or plan; `numbers` are those that its name must show."""

    start: int
    end: int
    zh: str
    en: str
    numbers: tuple[int, ...]


def find_sessions(text: str) -> tuple[Session, ...]:
    """Sessions of `text` in order, without overlaps; the earlier pattern of the list wins."""
    found: list[Session] = []
    for pattern, english in _PATTERNS:
        for match in pattern.finditer(text):
            session = _session(match, english)
            if session and not any(
                session.start < other.end and other.start < session.end for other in found
            ):
                found.append(session)
    return tuple(sorted(found, key=lambda session: session.start))


def _session(match: re.Match[str], english: str) -> Session | None:
    groups = match.groupdict()
    term = read_numeral(groups["term"])
    number = read_numeral(groups["number"]) if groups.get("number") else None
    if term is None:
        return None
    words = {"term": ordinal(int(term[0])), "level": _LEVEL.get(groups.get("level") or "", "")}
    numbers = [int(term[0])]
    if number is not None:
        count = int(number[0])
        words["number"] = SMALL_ORDINALS[count] if count < len(SMALL_ORDINALS) else ordinal(count)
        numbers.append(count)
    return Session(
        start=match.start(), end=match.end(), zh=match.group(), en=english.format(**words),
        numbers=tuple(numbers),
    )  # fmt: skip
