"""Opposites: 非化石 is not fossil, 不平凡 not ordinary, and English must not say so.

The words without their 不 or 非 are said, and nothing in the translation negates. That tells more
than a negation that is not found: `negation` has to allow for many ways round it.
"""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.check.negation import EN_WIDE, ZH_NOT
from summarize.records import Finding
from summarize.zh.glosses import gloss_table
from summarize.zh.words import words_of

__all__ = ["CHECK"]

# 非政府组织 are NGOs, 非物质 intangible, 据不完全统计 preliminary; of the others English is free.
_SIGN = re.compile("[不非](?=[\u4e00-\u9fff]{2})(?!政府|物质|完全|应该|需要|知道)")
# The longest word that a sign is looked for before.
_LONGEST = 4
_WORD = re.compile(r"[a-z]+(?:[-'’][a-z]+)*")
# What takes a word back without negating it.
_OTHERWISE = re.compile(
    r"\b(?:less|least|little|rare|non|outside|far from|other than|differ\w*|relucta\w*"
    r"|defi(?:es|ed)|informal\w*|beyond|stop\w*|opaque|poor|volatile)\b",
    re.I,
)


def _opposites(pair: Pair) -> list[tuple[str, str]]:
    """(Chinese with its sign, the English that leaves the sign out)."""
    if EN_WIDE.search(pair.text) or _OTHERWISE.search(pair.text):
        return []
    masked = ZH_NOT.sub(lambda match: "＿" * len(match.group()), pair.source)
    said = _WORD.findall(pair.text.lower())
    return [
        (match.group() + word, plain)
        for match in _SIGN.finditer(masked)
        if (word := _negated(pair.source, match.start())) and (plain := _plain(word, said))
    ]


def _negated(source: str, sign: int) -> str | None:
    """The word that the sign at `sign` negates, unless the source says it, or the like, as well.

    The sign begins a word: that of 南非 and 中非合作 does not.
    """
    words = words_of(source)
    if not words.begins(sign):
        return None
    for length in range(_LONGEST, 1, -1):
        word = source[sign + 1 : sign + 1 + length]
        if word in gloss_table() and sign + 1 + length in words.edges:
            rest = source.replace(source[sign] + word, "＿")
            return None if word in rest or _says_alike(rest, word) else word
    return None


def _says_alike(source: str, word: str) -> bool:
    """Has the source another word with that gloss, as 普通 beside 不平凡?"""
    gloss = gloss_table()[word].lower()
    others = (gloss_table().get(source[low:high], "") for low, high in words_of(source).tagged)
    return any(other.lower()[:5] == gloss[:5] for other in others)


def _plain(word: str, said: list[str]) -> str | None:
    """The gloss of `word`, one English word, as `said` has it; None where its opposite is said."""
    gloss = gloss_table()[word].lower()
    if not _WORD.fullmatch(gloss) or len(gloss) < 4:
        return None
    stem = gloss[: max(4, len(gloss) - 3)]
    forms = [each for each in said if stem in each]
    # Extraordinary, informal and non-fossil have the stem, and not at their beginning.
    return forms[0] if forms and all(form.startswith(stem) for form in forms) else None


def score(pair: Pair) -> float:
    """Words that are negated in the source and said as they are in the translation."""
    return float(len(_opposites(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a word."""
    return tuple(
        Finding(
            kind="negation", severity="warning", zh=zh, expected="a negation", found=plain,
            message=f"The source negates with {zh}; the translation says {plain}.",
        )
        for zh, plain in _opposites(pair)
    )  # fmt: skip


CHECK = Check(name="opposite", score=score, explain=explain, high=0)
