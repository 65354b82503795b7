"""Bound: what is more than a figure is not less than it."""

from __future__ import annotations

import re
from typing import Literal

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.english_numbers import EnglishNumber
from summarize.check.matching import rendering
from summarize.records import Finding

__all__ = ["CHECK"]

Side = Literal["over", "under"]

# The negated forms come first: 不超过 is under, 不低于 over.
_ZH_BEFORE: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("under", re.compile(
        r"(?:[不未没](?:得|应|能|可|要)?(?:超过?|逾|[高大多]于|突破)|最多|至多|上限)为?\s?$")),
    ("over", re.compile(r"(?:不(?:得|应|能|可)?[少低小]于|不下于?|至少|最少)[为有]?\s?$")),
    ("under", re.compile(
        r"(?:不到|不足|不满|未满|未达|未到|[少低小]于|将近|接近|(?<![最附])近)\s?$")),
    ("over", re.compile(r"(?:超过?|[多高大]于|逾|突破|超出)\s?$")),
)  # fmt: skip
_ZH_AFTER: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("under", re.compile(r"\s?(?:以下|以内|之内|未满|不到)")),
    ("over", re.compile(r"\s?(?:以上|余|多(?!样|元化))")),
)
_MORE = "(?:more|greater|higher|larger|longer|older|later)"
_LESS = "(?:less|fewer|lower|smaller|shorter|younger|earlier)"
_WORDS: tuple[tuple[Side, str], ...] = (
    ("under", rf"(?:no|not|never) (?:be )?{_MORE} than|not (?:to )?exceed(?:ing)?|no over"
              "|not (?:be )?(?:over|above)|at most|up to|maximum of"),
    ("over", rf"(?:no|not|never) (?:be )?{_LESS} than|not (?:be )?(?:under|below)|at least"
             "|minimum of"),
    ("under", rf"{_LESS} than|under|below|nearly|almost|close to|approaching|short of|within"),
    ("over", rf"{_MORE} than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
             "|upwards of|in excess of|beyond|topp(?:ed|ing)"),
)  # fmt: skip
_EN_BEFORE: tuple[tuple[Side, re.Pattern[str]], ...] = tuple(
    (side, re.compile(rf"\b(?:{words})\W{{1,3}}(?:(?:a|the|by|of|RMB|US)\W+)?$", re.I))
    for side, words in _WORDS
)
_EN_AFTER: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("under", re.compile(r"\W+(?:\w+\W+){0,2}or (?:less|fewer|under|below|younger)\b", re.I)),
    ("over", re.compile(r"\W+(?:\w+\W+){0,2}(?:or|and) (?:more|above|over|older)\b", re.I)),
)


def _side(
    text: str,
    start: int,
    end: int,
    lead: tuple[tuple[Side, re.Pattern[str]], ...],
    tail: tuple[tuple[Side, re.Pattern[str]], ...],
) -> Side | None:
    for side, pattern in lead:
        if pattern.search(text, max(0, start - 40), start):
            return side
    return next((side for side, pattern in tail if pattern.match(text, end)), None)


def _claimed(pair: Pair, claim: Claim) -> Side | None:
    """The side that the source names; None where it names none."""
    digits = re.search(r"[0-9０-９零〇一二两三四五六七八九十百千万亿]", claim.zh)
    start = claim.start + (digits.start() if digits else 0)
    side = _side(pair.source, start, claim.end, _ZH_BEFORE, _ZH_AFTER)
    if side is None and re.search("[余多]|以上$", claim.zh):
        return "over"
    return "under" if side is None and claim.zh.endswith("以下") else side


def _said(pair: Pair, number: EnglishNumber) -> Side | None:
    start = number.start - len(re.findall(r"[$€£]$", pair.text[: number.start]))
    return _side(pair.text, start, number.end, _EN_BEFORE, _EN_AFTER)


def _reversed(pair: Pair) -> list[tuple[Claim, str]]:
    wrong = []
    for claim in pair.claims:
        side = _claimed(pair, claim) if claim.kind == "number" else None
        numbers = rendering(pair, claim) if side else []
        sides = [_said(pair, number) for number in numbers]
        if sides and all(said is not None and said != side for said in sides):
            low = max(0, pair.text.rfind(" ", 0, max(0, numbers[0].start - 12)))
            wrong.append((claim, pair.text[low : numbers[0].end].strip()))
    return wrong


def score(pair: Pair) -> float:
    """Figures of which the translation says the reverse of more or less."""
    return float(len(_reversed(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a figure."""
    return tuple(
        Finding(
            kind="bound", severity="warning", zh=claim.zh, expected=claim.expected, found=found,
            message=f"{claim.zh} and the translation lie on different sides of the figure.",
        )
        for claim, found in _reversed(pair)
    )  # fmt: skip


CHECK = Check(name="bound", score=score, explain=explain, high=0)
