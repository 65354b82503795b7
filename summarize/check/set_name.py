"""Set names from nowhere: bodies, events and people that no Chinese of the source speaks of.

A small model fills a gap with what news often says (the White House, a free trade zone, Benjamin
Netanyahu). Which Chinese goes with such a name is known, since good translations do not add one.
"""

from __future__ import annotations

import functools
import re

from summarize.check.contract import Check, Pair
from summarize.check.name_support import people_called
from summarize.check.sounds import sounding, spelled
from summarize.check.transcription import foreign_runs, likeness
from summarize.records import Finding
from summarize.zh.tables import read_table

__all__ = ["CHECK"]


# Nearly every consonant: what the table has not (川普) may still be that person.
_SPELLS = 0.8


@functools.cache
def _set_names() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(en), re.compile(zh)) for en, zh in read_table("set_names"))


def _from_nowhere(pair: Pair) -> list[str]:
    """The set names of the translation that neither the source nor a fact of it has."""
    if not pair.is_chinese:
        return []
    known = " ".join(fact.en for fact in pair.facts if fact.zh in pair.source)
    names = [
        named.group()
        for english, chinese in _set_names()
        if (named := english.search(pair.text))
        and not chinese.search(pair.source)
        and not english.search(known)
    ]
    return names + [name for name in _people(pair.text) if _is_stranger(name, pair.source, known)]


@functools.cache
def _full_names() -> re.Pattern[str]:
    # Of Charles III the number is the same in any name.
    names = sorted((en for en in people_called() if " " in en), key=len, reverse=True)
    names = [en for en in names if not re.search(r" [IVX]+$", en)]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _people(text: str) -> list[str]:
    """People of the press who are called by their full names."""
    return list(dict.fromkeys(_full_names().findall(text)))


def _is_stranger(name: str, source: str, known: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1]
    return (
        not any(_is_written(zh, source) for zh in people_called()[name])
        and last.lower() not in source.lower()
        and name not in known
        and sounding(spelled(name), source) is None
        and not any(likeness(last, run) >= _SPELLS for run in foreign_runs(source))
    )


def _is_written(zh: str, source: str) -> bool:
    """Is half of the name there, close together: 特蕾莎·梅 for 特雷莎·梅?"""
    wanted = set(zh) - {"·"}
    least = max(2, (len(wanted) + 1) // 2)
    return any(
        len(wanted & set(source[start : start + len(zh) + 1])) >= least
        for start, char in enumerate(source)
        if char in wanted
    )


def score(pair: Pair) -> float:
    """Set names that come from nowhere."""
    return float(len(_from_nowhere(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a name."""
    return tuple(
        Finding(
            kind="invention", severity="error", found=name,
            message=f"No Chinese of the source speaks of {name}.",
        )
        for name in _from_nowhere(pair)
    )  # fmt: skip


CHECK = Check(name="set-name", score=score, explain=explain, high=0)
