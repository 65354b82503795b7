"""Party congresses, plenary sessions, people's congress sessions, five-year plans, anniversaries.

Patterns and renderings are `data/sessions.tsv`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from summarize.zh.numerals import SMALL_ORDINALS, ordinal, read_numeral
from summarize.zh.tables import read_table
from summarize.zh.wording import english_ordinal

__all__ = ["Session", "find_sessions"]

_NUMERAL = "[一二三四五六七八九十]{1,3}|[0-9]{1,2}"
_YEARS = "[一二三四五六七八九十百]{1,4}|[0-9]{1,3}"
_LEVELS = {
    "省": "Provincial", "自治区": "Regional", "市": "Municipal", "自治州": "Prefectural",
    "州": "Prefectural", "县": "County", "区": "District", "旗": "Banner", "镇": "Town",
    "乡": "Township",
}  # fmt: skip
_GROUPS = {
    "term": _NUMERAL, "number": _NUMERAL, "years": _YEARS,
    "level": "|".join(sorted(_LEVELS, key=len, reverse=True)),
}  # fmt: skip
_LONGEST_PLACE = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """An official session, plan or anniversary; `numbers` are those that its name must show."""

    start: int
    end: int
    zh: str
    en: str
    numbers: tuple[int, ...]


def find_sessions(text: str) -> tuple[Session, ...]:
    """Sessions of `text` in order, without overlaps; the earlier pattern of the list wins."""
    found: list[Session] = []
    for pattern, english in _patterns():
        for match in pattern.finditer(text):
            session = _session(match, english)
            if session and not any(
                session.start < other.end and other.start < session.end for other in found
            ):
                found.append(session)
    return tuple(sorted(found, key=lambda session: session.start))


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rows of the table; a name that stands twice in a pattern is numbered (term, term2, …)."""
    return tuple((re.compile(_expanded(row[0])), row[1]) for row in read_table("sessions"))


def _expanded(pattern: str) -> str:
    counts: dict[str, int] = {}

    def group(match: re.Match[str]) -> str:
        name = match[1]
        counts[name] = counts.get(name, 0) + 1
        place = str(counts[name]) if counts[name] > 1 else ""
        return f"(?P<{name}{place}>{_GROUPS[name]})"

    return re.sub(r"\{(term|number|years|level)\}", group, pattern)


def _group(match: re.Match[str], name: str) -> str | None:
    """What the group matched, under whichever number it stands."""
    matched = (text for key, text in match.groupdict().items() if key.rstrip("2345") == name)
    return next((text for text in matched if text), None)


def _session(match: re.Match[str], english: str) -> Session | None:
    term, number = (_group(match, "term") or _group(match, "years")), _group(match, "number")
    terms, numbers = _value(term), _value(number)
    if (term and not terms) or (number and not numbers):
        return None
    level, start = _group(match, "level"), match.start()
    place = ""
    if level:
        place, start = _place_before(match, level)
    words = {
        "term": _named(terms), "number": _named(numbers, spelled=12),
        "count_term": english_ordinal(terms, ""), "count": english_ordinal(numbers, ""),
        "level": f"{place} {_LEVELS[level]}".strip() if level else "",
    }  # fmt: skip
    return Session(
        start=start, end=match.end(), zh=match.string[start : match.end()],
        en=english.format(**words), numbers=tuple(value for value in (terms, numbers) if value),
    )  # fmt: skip


def _value(text: str | None) -> int:
    values = read_numeral(text) if text else None
    return int(values[0]) if values and values[0] == values[1] else 0


def _named(number: int, spelled: int = 9) -> str:
    """First to Ninth in a name, and then 10th (AP); sessions are spelled as Xinhua does, to 12."""
    return SMALL_ORDINALS[number] if number <= spelled else ordinal(number)


def _place_before(match: re.Match[str], level: str) -> tuple[str, int]:
    """The English of the place whose level is named, and where the session begins with it."""
    where = next(
        match.start(key) for key, text in match.groupdict().items()
        if key.rstrip("2345") == "level" and text
    )  # fmt: skip
    for size in range(_LONGEST_PLACE, 1, -1):
        name = match.string[max(0, where - size) : where]
        place = _places().get(name) or _places().get(name + level)
        if len(name) == size and place:
            return place, min(match.start(), where - size)
    return "", match.start()


@functools.cache
def _places() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("places")}
