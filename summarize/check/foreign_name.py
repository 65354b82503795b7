"""Names from nowhere: people and places of the translation that no Chinese of the source renders.

A name may come from the tables, from Latin letters of the source, from the pinyin of any stretch
of it (every reading of every character), or by transcription. Sure are only Chinese people, and
Chinese places of the gazetteer: other names have renderings that no rule tells.
"""

from __future__ import annotations

import itertools
import re

from summarize.check.contract import Check, Pair
from summarize.check.english_names import EnglishName, is_ordinary
from summarize.check.name_support import is_supported, place_of
from summarize.check.slip import slips
from summarize.check.sounds import is_pinyin, spelled
from summarize.records import Finding, Severity
from summarize.zh.romanize import surnames

__all__ = ["CHECK"]


def _surname(word: str) -> bool:
    return word in {row[0] for row in surnames().values()}


def _unsupported(pair: Pair) -> list[tuple[EnglishName, tuple[str, ...]]]:
    """Names with their words that the source does not support."""
    if not pair.is_chinese:
        return []
    found = []
    wrong = " ".join(slips(pair))
    for name in pair.names:
        whole = place_of(name.text) or place_of(" ".join(name.words))
        person = _person(name) or ""
        if is_supported(name.text, pair, foreign=not person) or (whole and whole in pair.source):
            continue
        # Gangtian ends as Egyptian does, and is a given name behind a surname.
        words = dict.fromkeys((*name.words, *person.split()))
        # A slip in a name of the source is told by the check of slips.
        odd = tuple(
            word
            for word in itertools.chain.from_iterable(map(_apart, words))
            if len(word) > 2
            and word not in wrong
            and not is_supported(word, pair, foreign=word not in person.split())
        )
        if odd:
            found.append((name, odd))
    return found


def _apart(word: str) -> list[str]:
    """Shanghai-Suizhou is two names; Ing-wen is one."""
    parts = word.split("-")
    return parts if all(part[:1].isupper() and len(part) > 2 for part in parts) else [word]


def _person(name: EnglishName) -> str | None:
    """The Chinese person in the run: a surname and a given name in pinyin, next to each other."""
    words = re.findall(r"[A-Za-zü'’-]+", name.text)
    for first, second in itertools.pairwise(words):
        given = is_pinyin(second) and (not is_ordinary(second) or not is_ordinary(first))
        if _surname(first) and given:
            return f"{first} {second}"
    return None


def _finding(pair: Pair, name: EnglishName, odd: tuple[str, ...]) -> Finding:
    person = _person(name)
    sure = person is not None and not is_supported(person, pair, foreign=False)
    if person is not None and sure and any(spelled(word) in spelled(person) for word in odd):
        return _from_nowhere(person, "error")
    text = " ".join(odd)
    return _from_nowhere(text, "error" if _lone_chinese_place(pair, text) else "warning")


def _lone_chinese_place(pair: Pair, name: str) -> bool:
    """Is `name` a place of China of whose Chinese the source has not one character?

    Those of another place do not count: 河南 lends nothing to Hebei.
    """
    zh = place_of(name)
    if zh is None or not is_pinyin(name, least=2):
        return False
    others = [fact.zh for fact in pair.facts if fact.kind == "place" and fact.zh not in zh]
    source = re.sub("|".join(map(re.escape, others)), "", pair.source) if others else pair.source
    return not set(zh) & set(source)


def _from_nowhere(found: str, severity: Severity) -> Finding:
    return Finding(
        kind="invention", severity=severity, found=found,
        message=f"No Chinese of the source renders the name {found}.",
    )  # fmt: skip


def score(pair: Pair) -> float:
    """Names of the translation that the source does not have."""
    return float(len(_unsupported(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a name."""
    return tuple(_finding(pair, name, odd) for name, odd in _unsupported(pair))


CHECK = Check(name="foreign-name", score=score, explain=explain, high=0)
