"""Bound: more than a figure is not less than it, and an exact figure is neither."""

from __future__ import annotations

import re
from typing import Literal

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.english_numbers import EnglishNumber
from summarize.check.matching import rendering
from summarize.records import Finding

__all__ = ["ADDED", "CHECK"]

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
# What makes a figure a limit, and is not said of one that is exact. "Over" has other senses: it is
# one before digits that count no time, and not after what people do over something.
_LIMITS = (
    rf"(?<!no )(?<!not )\b(?:{_MORE}|{_LESS}) than|\b(?:nearly|almost|close to|at least|at most)"
    r"|\b(?:upwards|in excess) of"
)
_SPELLED = re.compile(rf"(?:{_LIMITS})\W{{1,3}}(?:a\W+)?$", re.I)
_IN_DIGITS = re.compile(
    rf"(?:{_LIMITS}|(?<!be )(?<!turn )(?<!turns )\bover)\W{{1,3}}(?:(?:RMB|US)\W*)?$", re.I
)
_ABOUT = re.compile(
    r"\b(?:argu|charg|clash|conflict|controvers|debt|disagree|disput|feud|fight|fought|fined|indict"
    r"|lawsuit|negotiat|protest|quarrel|row|sued|talks|tried)\w*(?:\W+\w+){0,4}?\W+over\b",
    re.I,
)
_TIME = re.compile(r"[\W0-9]*(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)\b", re.I)
# A source that says anything of the kind, before the figure, in it or after it.
_LIMIT_BEFORE = re.compile(
    r"(?:(?:几乎|至少|超过|超出|不足|不到|接近|将近|最多|至多|过了|突破|须有|应当有|不少于)[^，。；]*"
    r"|(?:[约近超逾满余几数不＋+]|[高低大小多少]于)[^，。；]{0,3}|多|最[^，。；]{0,6})$"
)
_LIMIT_WITHIN = re.compile("[约近超逾多余几数最至过不+＋]|以[上下内]")
_LIMIT_AFTER = re.compile(
    r"\s?(?:[\u4e00-\u9fff]{0,2}(?:左右|上下|以上|以下|以内|之多|[多余几内]|[+＋]|不到)|前|起(?![诉来点])"
    r"|[^，。；]*方可)"
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
    return _side(pair.text, _sign(pair, number), number.end, _EN_BEFORE, _EN_AFTER)


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


def _limited(pair: Pair) -> list[tuple[Claim, str]]:
    """Exact figures of the source that the translation makes a limit, each time it says them."""
    wrong = []
    for claim in pair.claims:
        numbers = (
            rendering(pair, claim) if claim.kind == "number" and _is_exact(pair, claim) else []
        )
        starts = [_limit(pair, number) for number in numbers]
        if starts and None not in starts:
            wrong.append((claim, pair.text[starts[0] : numbers[0].end]))
    return wrong


def _limit(pair: Pair, number: EnglishNumber) -> int | None:
    """Where the words begin that make the number a limit; None where there are none."""
    words = _IN_DIGITS if pair.text[number.start].isdigit() else _SPELLED
    found = words.search(pair.text, max(0, number.start - 40), _sign(pair, number))
    if found is None:
        return None
    if found.group().lower().startswith("over"):
        about = _ABOUT.search(pair.text, max(0, found.start() - 60), found.start() + len("over"))
        if about or _TIME.match(pair.text, number.end):
            return None
    return found.start()


def _is_exact(pair: Pair, claim: Claim) -> bool:
    return not (
        _claimed(pair, claim)
        or _LIMIT_BEFORE.search(pair.source, 0, claim.start)
        or _LIMIT_WITHIN.search(claim.zh)
        or _LIMIT_AFTER.match(pair.source, claim.end)
    )


def _sign(pair: Pair, number: EnglishNumber) -> int:
    """Where the number begins, its currency sign included."""
    return number.start - len(re.findall(r"[$€£]$", pair.text[: number.start]))


CHECK = Check(name="bound", score=score, explain=explain, high=0)


def score_added(pair: Pair) -> float:
    """Exact figures that the translation makes a limit."""
    return float(len(_limited(pair)))


def explain_added(pair: Pair) -> tuple[Finding, ...]:
    """One finding a figure."""
    return tuple(
        Finding(
            kind="bound", severity="error", zh=claim.zh, expected=claim.expected, found=found,
            message=f"{claim.zh} is an exact figure, not a limit.",
        )
        for claim, found in _limited(pair)
    )  # fmt: skip


ADDED = Check(name="bound-added", score=score_added, explain=explain_added, high=0)
