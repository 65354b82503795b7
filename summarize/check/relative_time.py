"""Times that words tell: 80年前 is no span of 80 years, 近日 not yesterday, 多年 no two decades.

Nor is 公元前221年 the year 221.
"""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.check.english_words import CARDINALS
from summarize.records import Finding

__all__ = ["AGO", "ERA", "NOWHERE"]

# A length of time and 前: not 2025年前, 月前 of a calendar, 年前三季度, 三年前后.
_AGO = re.compile(
    "(?<![0-9０-９二〇○零])(?:[0-9０-９]{1,3}|[一二三四五六七八九十百两几数]+)[余多]?"
    "(?:年|个半?月|天|周|个?星期|个?小时|分钟|个?世纪)[以之]?前"
    "(?![0-9一二三四五六七八九十半两几后往期端沿述])"
)
_SAID = re.compile(
    r"\b(?:ago|before(?:hand)?|earlier|prior|previous(?:ly)?|preced\w*|since|back|old(?:er)?|later"
    r"|after|ahead|advance|former(?:ly)?|until|early|notice|then)\b|\bpre-",
    re.IGNORECASE,
)
_A_WEEK = "周|星期|礼拜"
# 40年, 三十来年, 年代; 1945 to 1955.
_TEN_YEARS = (
    "[十百0-9０-９][来多余几数]?\\s*(?:周|个)?(?:年|岁|载|春秋|寒暑)|年代|世纪|旬|120|[0-9]{4}"
    "|[零〇一二三四五六七八九]{4}"
)
_BEFORE_CHRIST = re.compile("[公西]元前[0-9０-９一二三四五六七八九十百千]+(?:年|世纪)?")
_BC = re.compile(
    r"(?<![A-Za-z])b\.? ?c(?:\.? ?e)?\b|before (?:the )?(?:common era|christian era|christ\b)",
    re.IGNORECASE,
)
# What an English word for a time can come from, read generously.
_SUPPORT = {
    "yesterday": "昨|前[一1]?[日天]|日前|隔日",
    "tomorrow": "明|[次翌]日|第二天|后天|未来",
    "tonight": "[晚夜]",
    "this morning": "[早晨今]|上午",
    "last week": _A_WEEK,
    "next week": _A_WEEK,
    "last month": "月",
    "next month": "月",
    "last year": "年|同期",
    "next year": "年",
    "decade": _TEN_YEARS,
    **dict.fromkeys((f"{count} decades" for count in list(CARDINALS)[2:10]), _TEN_YEARS),
    "century": "世纪|[百0０]|五十|Century",
    "centuries": "世纪|[百千0０]|[自亘]古|[历世]代",
}
_WORDS = re.compile(rf"(?<!half[- ])\b(?:{'|'.join(_SUPPORT)})\b", re.IGNORECASE)


def _unsaid(pair: Pair) -> list[str]:
    """Lengths of time after which the translation has no word for 前."""
    found = _AGO.findall(pair.source)
    return found if found and not _SAID.search(pair.text) else []


def score_ago(pair: Pair) -> float:
    """How many past times the translation puts at another time or at none."""
    return float(len(_unsaid(pair)))


def explain_ago(pair: Pair) -> tuple[Finding, ...]:
    """One finding each: a warning, since a year or an era may stand for it."""
    return tuple(
        Finding(
            kind="date", severity="warning", zh=zh,
            message=f"{zh} is that time ago; the translation does not say so.",
        )
        for zh in _unsaid(pair)
    )  # fmt: skip


def _from_nowhere(pair: Pair) -> list[str]:
    """Words such as yesterday and last year of which the source has none."""
    if not pair.is_chinese:
        return []
    said = dict.fromkeys(match.group() for match in _WORDS.finditer(pair.text))
    return [word for word in said if not re.search(_SUPPORT[word.lower()], pair.source)]


def score_nowhere(pair: Pair) -> float:
    """How many times are told that the source does not tell."""
    return float(len(_from_nowhere(pair)))


def explain_nowhere(pair: Pair) -> tuple[Finding, ...]:
    """One finding a word."""
    return tuple(
        Finding(
            kind="date", severity="error", found=word,
            message=f"The source does not speak of {word.lower()}.",
        )
        for word in _from_nowhere(pair)
    )  # fmt: skip


def score_era(pair: Pair) -> float:
    """Is a time before Christ put after?"""
    return float(bool(_BEFORE_CHRIST.search(pair.source) and not _BC.search(pair.text)))


def explain_era(pair: Pair) -> tuple[Finding, ...]:
    """One finding for each time of the source, where the translation has BC for none of them."""
    return tuple(
        Finding(
            kind="date", severity="error", zh=zh, expected="BC",
            message=f"{zh} is before Christ; the translation does not say so.",
        )
        for zh in dict.fromkeys(_BEFORE_CHRIST.findall(pair.source))
    )  # fmt: skip


AGO = Check(name="ago", score=score_ago, explain=explain_ago, high=0)
ERA = Check(name="era", score=score_era, explain=explain_era, high=0)
NOWHERE = Check(name="time-from-nowhere", score=score_nowhere, explain=explain_nowhere, high=0)
