"""Reading the numbers of an English text by value: "850 million", "RMB 0.85bn", "fifty-five"."""

from __future__ import annotations

import dataclasses
import itertools
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from summarize.check.english_words import (
    CARDINALS,
    DECADES,
    ORDINALS,
    PARTS,
    SCALES,
    SINGLE,
    VAGUE_SCALES,
)

__all__ = ["EnglishNumber", "read_english_numbers"]

_LINKS = ("and", "of", "a")
_CURRENCY = re.compile(r"(?:[$€£¥]|RMB|CNY|US\$|HK\$|USD|EUR)\s?$")
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![0-9])\.[0-9]+"
_TOKEN = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<ending>(?:st|nd|rd|th|s)\b)?|(?P<mixed>and\s+(?:a|one)[\s-]+"
    r"(?:half|quarter|third)\b)|(?P<word>[A-Za-z]+)",
    re.I,
)
_GAP = re.compile(r"\s?|-|\s?-\s?|\s+and\s+|\sa\s|\sof\s+a?\s*")
_PERCENT = re.compile(r"[\s-]*(?:%|per\s?cent\b|percent(?:age)?\b|pct\b|pc\b|percentile)", re.I)
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|or|~)\s*(?:[$€£¥]|US\$|RMB)?\s*", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class EnglishNumber:
    """A number as read: `value` exact, `end` exclusive; `percent` where a percent sign follows.

    `spelled` numbers have no digit; `ordinal` is 20th or Third; `vague` is "thousands of";
    `fraction` holds 2/3 for "two thirds". "1990s" and "nineties" are `decade` numbers.
    """

    value: Decimal
    start: int
    end: int
    percent: bool = False
    spelled: bool = False
    ordinal: bool = False
    vague: bool = False
    decade: bool = False
    fraction: Fraction | None = None


@dataclass(slots=True)
class _Run:
    """Number words that belong together, read from left to right."""

    start: int
    end: int
    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    last: Decimal | None = None
    spelled: bool = True
    ordinal: bool = False
    vague: bool = False
    decade: bool = False
    closed: bool = False
    scaled: bool = False

    @property
    def value(self) -> Decimal:
        return self.total + self.section


def read_english_numbers(text: str) -> tuple[EnglishNumber, ...]:
    """Numbers of `text` in order. A range such as "1.5 to 2 million" also gives 1.5 million."""
    found: list[EnglishNumber] = []
    run: _Run | None = None
    for match in _TOKEN.finditer(text):
        if run is not None and (match["word"] or "").lower() in _LINKS:
            continue  # the gap says whether the next number word belongs to the run
        if run is not None and not _extends(text, run, match):
            found.extend(_finish(text, run))
            run = None
        run = _take(run, match, found)
    if run is not None:
        found.extend(_finish(text, run))
    found += _spans_of_years(text, found) + _shared_scales(text, found)
    return tuple(sorted(found, key=lambda number: (number.start, number.end)))


def _extends(text: str, run: _Run, match: re.Match[str]) -> bool:
    """Does the token at `match` go on with the number of `run`?"""
    gap = text[run.end : match.start()]
    if run.closed or not _GAP.fullmatch(gap):
        return False
    word = (match["word"] or "").lower()
    if match["mixed"]:
        return gap == " " and not run.ordinal
    if "of" in gap:  # hundreds of thousands
        return run.vague and word in SCALES
    if word in SCALES:
        return _scales(text, run, word, gap)
    return _adds(run, match, word, gap)


def _scales(text: str, run: _Run, word: str, gap: str) -> bool:
    """Does this scale word or letter multiply the number? 3m is three meters unless it is money."""
    if word in ("k", "m"):
        return not gap and (word == "k" or bool(_CURRENCY.search(text[: run.start])))
    return "and" not in gap and (len(word) > 3 or not run.spelled)


def _adds(run: _Run, match: re.Match[str], word: str, gap: str) -> bool:
    """Does this number word add to the number, as in "two hundred and five" or "fifty-five"?"""
    fresh = CARDINALS.get(word, ORDINALS.get(word))
    if "and" in gap:
        return run.scaled and (fresh is not None or bool(match["digits"]))
    if word in PARTS and (word not in ORDINALS or not (run.spelled or run.scaled)):
        return not run.ordinal
    if fresh is None:
        return bool(match["digits"]) and run.scaled and "-" not in gap
    tens = run.last in range(20, 100, 10) and 0 < fresh < 10
    return run.scaled or (run.spelled and (tens or word in PARTS))


def _take(run: _Run | None, match: re.Match[str], found: list[EnglishNumber]) -> _Run | None:
    """Adds the token to `run`, or starts one; the run unchanged where the token is no number."""
    word = (match["word"] or "").lower()
    if match["digits"]:
        return _take_digits(run, match)
    if match["mixed"]:
        return _take_mixed(run, match)
    if run is not None and word in PARTS and _take_part(run, match, word, found):
        return run
    if word in SCALES and (run is not None or len(word) > 3):
        return _take_scale(run, match, word)
    if word in CARDINALS or word in ORDINALS:
        return _take_word(run, match, word, found)
    found.extend(_lone(match, word))
    return run


def _take_part(run: _Run, match: re.Match[str], word: str, found: list[EnglishNumber]) -> bool:
    """Reads "two-thirds" as a fraction; "twenty-third" is an ordinal and left alone."""
    value = run.value
    if value <= 0 or value != int(value) or (word in ORDINALS and run.last in range(20, 100, 10)):
        return False
    found.append(_fraction(run.start, match.end(), Fraction(int(value), PARTS[word])))
    run.end, run.closed = match.end(), True
    return True


def _take_word(
    run: _Run | None, match: re.Match[str], word: str, found: list[EnglishNumber]
) -> _Run:
    run = run or _Run(match.start(), match.end())
    value = Decimal(CARDINALS[word] if word in CARDINALS else ORDINALS[word])
    run.section += value
    run.last, run.end = value, match.end()
    if word in ORDINALS:
        run.ordinal = run.closed = True
        if word in PARTS and run.value == value:
            found.append(_fraction(match.start(), match.end(), Fraction(1, PARTS[word])))
    return run


def _lone(match: re.Match[str], word: str) -> list[EnglishNumber]:
    """Words that are a number by themselves: half, twice, nineties."""
    if word in PARTS:
        return [_fraction(match.start(), match.end(), Fraction(1, PARTS[word]))]
    value = SINGLE.get(word, DECADES.get(word))
    if value is None:
        return []
    return [
        EnglishNumber(
            value=Decimal(value), start=match.start(), end=match.end(), spelled=True,
            vague=word in SINGLE, decade=word in DECADES,
        )
    ]  # fmt: skip


def _take_mixed(run: _Run | None, match: re.Match[str]) -> _Run:
    """Adds the part of "one and a half"."""
    run = run or _Run(match.start(), match.end())
    last = match.group().lower().rpartition(" ")[2].rpartition("-")[2]
    part = Decimal(1) / PARTS[last]
    run.section, run.last, run.end = run.section + part, part, match.end()
    return run


def _take_digits(run: _Run | None, match: re.Match[str]) -> _Run:
    run = run or _Run(match.start(), match.end())
    value = Decimal(match["digits"].replace(",", ""))
    run.section += value
    run.last, run.end, run.spelled = value, match.end(), False
    if match["ending"]:
        run.closed = True
        run.decade = match["ending"] == "s"
        run.ordinal = not run.decade
    return run


def _take_scale(run: _Run | None, match: re.Match[str], word: str) -> _Run:
    if run is None:
        run = _Run(match.start(), match.end(), vague=True)
        run.section = Decimal(1)
    scale = Decimal(SCALES[word])
    if scale in (12, 100):
        run.section = (run.section or 1) * scale
    elif run.section:
        run.total, run.section = run.total + run.section * scale, Decimal(0)
    else:
        run.total *= scale  # hundreds of thousands; 12 thousand billion
    run.scaled, run.last, run.end = True, scale, match.end()
    run.vague = run.vague or word in VAGUE_SCALES
    run.ordinal = word in ("hundredth", "thousandth")
    return run


def _fraction(start: int, end: int, value: Fraction) -> EnglishNumber:
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return EnglishNumber(value=decimal, start=start, end=end, spelled=True, fraction=value)


def _finish(text: str, run: _Run) -> list[EnglishNumber]:
    percent = _PERCENT.match(text, run.end)
    return [
        EnglishNumber(
            value=run.value, start=run.start, end=run.end, percent=percent is not None,
            spelled=run.spelled, ordinal=run.ordinal, vague=run.vague, decade=run.decade,
        )
    ]  # fmt: skip


def _shared_scales(text: str, found: list[EnglishNumber]) -> list[EnglishNumber]:
    """The first number of "1.5 to 2 million" or "5-10 percent" with the scale of the second."""
    extra = []
    for first, second in itertools.pairwise(found):
        if not _RANGE.fullmatch(text[first.end : second.start]) or first.percent:
            continue
        scale = re.search(r"(thousand|million|billion|trillion|hundred|bn|m|k)$",
                          text[second.start : second.end].lower())  # fmt: skip
        factor = SCALES[scale.group()] if scale else 1
        if factor > 1 or second.percent:
            extra.append(
                EnglishNumber(
                    value=first.value * factor, start=first.start, end=second.end,
                    percent=second.percent, spelled=first.spelled, vague=True,
                )
            )  # fmt: skip
    return extra


def _spans_of_years(text: str, found: list[EnglishNumber]) -> list[EnglishNumber]:
    """ "Three decades" read as 30 and "two centuries" as 200."""
    extra = []
    for number in found:
        unit = re.compile(r"[\s-](decade|centur)").match(text, number.end)
        if unit and not number.ordinal:
            factor = 10 if unit[1] == "decade" else 100
            extra.append(dataclasses.replace(number, value=number.value * factor, vague=True))
    return extra
