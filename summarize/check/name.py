"""Name and glossary: known people and the user's own terms appear as they were decided."""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from dataclasses import replace

from summarize.check.contract import Check, Pair
from summarize.check.name_support import nearest_sounding, people_called, transcribes
from summarize.check.sounds import is_pinyin, sounding
from summarize.records import Fact, Finding, Severity

__all__ = ["CHECK", "GLOSSARY", "missing_names"]

# Of 94 words of good translations that the characters of a known name can transcribe, those that
# are less alike are other names or places; those that are more are spellings of it.
_ALIKE = 0.65


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", _plain(text).lower())


def _plain(text: str) -> str:
    """The text without the marks on its letters: Çavuşoğlu is Cavusoglu."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))


def missing_names(pair: Pair) -> list[tuple[Fact, Severity]]:
    """Known people of the source whom the translation does not name.

    Either order of surname and given name will do, any reading of the characters, and for people
    from abroad a spelling like the known one that the characters can transcribe. A surname alone
    is a warning.
    """
    text = _letters(pair.text)
    missing: list[tuple[Fact, Severity]] = []
    for fact in pair.facts:
        if fact.kind != "person" or fact.zh not in pair.source:
            continue
        surname, _, given = fact.en.partition(" ")
        orders = {_letters(surname + given), _letters(given + surname)}
        if any(order in text for order in orders) or _otherwise_named(fact, pair):
            continue
        # The press calls people from abroad by their last name: 陆克文 is Rudd.
        last = fact.en.split()[-1:]
        if (
            last
            and not is_pinyin(fact.en, least=2)
            and re.search(rf"\b{re.escape(_plain(last[0]))}\b", _plain(pair.text))
        ):
            continue
        alone = re.search(rf"\b{re.escape(surname)}\b", pair.text) and given
        missing.append((fact, "warning" if alone and not _slip(fact, pair) else "error"))
    return missing


def _otherwise_named(fact: Fact, pair: Pair) -> bool:
    for name in pair.names:
        words = name.text.split()
        if any(
            sounding("".join(each), fact.zh) == fact.zh
            for size in (1, 2, 3)
            for place in range(len(words) - size + 1)
            for each in (words[place : place + size], words[place : place + size][::-1])
        ):
            return True
        if any(
            not is_pinyin(word)
            and transcribes(word, fact.zh)
            # Pinyin may be a guess: 皮莱 is Pillay, and no Pi Lai.
            and (is_pinyin(fact.en, least=2) or _resembles(word, fact.en))
            and not _is_another(word, fact, pair)
            for word in name.words
        ):
            return True
    return False


def _resembles(word: str, known: str) -> bool:
    """Is `word` another spelling (Schröder, Qaddafi)? Korea can transcribe 金正恩 as well."""
    return any(
        difflib.SequenceMatcher(None, word.lower(), each.lower()).ratio() >= _ALIKE
        for each in known.split()
    )


def _is_another(word: str, fact: Fact, pair: Pair) -> bool:
    """Is `word` the last name of another person of the press, as Netanyahu is for 赫尔佐格?

    Or a place of the source, or its people: Israeli.
    """
    known = people_called().get(word)
    places = (each.en for each in pair.facts if each.kind == "place")
    return (known is not None and fact.zh not in known) or any(
        word.startswith(place[:5]) for place in places
    )


def _slip(fact: Fact, pair: Pair) -> str | None:
    """The name in the translation that is `fact` with a slip in it: Wang Chenguo."""
    for name in pair.names:
        words = name.text.split()
        for first, second in itertools.pairwise(words):
            near = nearest_sounding(f"{first} {second}", fact.zh)
            if near is not None and near[0] == fact.zh:
                return f"{first} {second}"
    return None


def _missing_terms(pair: Pair) -> list[Fact]:
    text = " ".join(pair.text.lower().split())
    return [
        fact
        for fact in pair.facts
        if fact.kind == "glossary"
        and fact.zh in pair.source
        and not any(choice.strip().lower() in text for choice in fact.en.split("/"))
    ]


def _findings(kind: str, facts: list[Fact], severity: Severity = "error") -> tuple[Finding, ...]:
    return tuple(
        Finding(
            kind=kind, severity=severity,
            message=f"{fact.zh} should be {fact.en}; the translation does not say so.",
            zh=fact.zh, expected=fact.en,
        )
        for fact in facts
    )  # fmt: skip


def score(pair: Pair) -> float:
    """Known people of the source whose names the translation lacks, in either order."""
    return float(len(missing_names(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a missing name."""
    return tuple(
        replace(finding, found=_slip(fact, pair))
        for fact, severity in missing_names(pair)
        for finding in _findings("name", [fact], severity)
    )


def score_glossary(pair: Pair) -> float:
    """Glossary entries of the source whose rendering the translation lacks."""
    return float(len(_missing_terms(pair)))


def explain_glossary(pair: Pair) -> tuple[Finding, ...]:
    """One finding a missing rendering."""
    return _findings("glossary", _missing_terms(pair))


CHECK = Check(name="name", score=score, explain=explain, high=0)
GLOSSARY = Check(name="glossary", score=score_glossary, explain=explain_glossary, high=0)
