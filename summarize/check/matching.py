"""Which English numbers render which claims of the source, and which stand for nothing in it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from summarize.check.claims import Claim
from summarize.check.contract import Pair
from summarize.check.english_numbers import EnglishNumber

__all__ = ["likeliest", "matches", "rendering", "rounded", "spare", "written"]

# "Yale and two other universities" are three: 耶鲁等3所名校.
_OTHERS = re.compile(r"\s+(?:other|others|more|further|additional|fellow|remaining)\b", re.I)
_OTHER = re.compile(r"\bother\s+$", re.I)
_MORE = re.compile("[余多]")
# Times that English may tell in another unit, and how many of the Chinese one there are in it: 14天
# is two weeks, 两周 14 days.
_UNITS: Mapping[str, Mapping[str, Fraction]] = {
    "年": {"month": Fraction(1, 12), "centur": Fraction(100)}, "个月": {"year": Fraction(12)},
    "周": {"day": Fraction(1, 7)}, "星期": {"day": Fraction(1, 7)},
    "天": {"week": Fraction(7), "hour": Fraction(1, 24)}, "日": {"week": Fraction(7)},
    "小时": {"day": Fraction(24), "minute": Fraction(1, 60)}, "分钟": {"hour": Fraction(60)},
}  # fmt: skip
_UNIT = re.compile(r"[\s-](?:an?\s)?(minute|hour|day|week|month|year|centur)")


def matches(claim: Claim, number: EnglishNumber, text: str = "") -> bool:
    """Does `number`, of the English `text`, say what `claim` says?"""
    value = number.fraction if number.fraction is not None else Fraction(number.value)
    value *= _parts(claim.unit, text, number.end)
    if claim.low is not None and claim.high is not None:
        return claim.low <= value <= claim.high or number.vague
    if claim.named and _is_of_others(number, text):
        return any(value + named in claim.values for named in claim.named)
    if any(_renders(expected, value, claim, number) for expected in claim.values):
        return True
    expected = claim.values[0] if claim.values else Fraction(0)
    if number.spelled and _MORE.search(claim.zh) and expected < value < expected * 3 / 2:
        return True  # 二十多项: two dozen
    return value + 1 == expected and _is_of_others(number, text)


def _parts(unit: str, text: str, end: int) -> Fraction:
    """How many of the Chinese unit there are in the English one behind a number; 1 as a rule."""
    units = _UNITS.get(unit)
    said = _UNIT.match(text, end) if units else None
    return units.get(said[1], Fraction(1)) if units and said else Fraction(1)


def _is_of_others(number: EnglishNumber, text: str) -> bool:
    """Does it count others than those named: two other universities, other two universities?"""
    found = _OTHERS.match(text, number.end) or _OTHER.search(text, 0, number.start)
    return found is not None


def _renders(expected: Fraction, value: Fraction, claim: Claim, number: EnglishNumber) -> bool:
    """Is the English `value` the `expected` one, in any of the ways to put it?"""
    return (
        value == expected
        or (claim.percent and value in (expected / 100, 1 + expected / 100))
        or (number.percent and value == expected * 100)
        or (number.fraction is not None and abs(value - expected) < Fraction(1, 100))
        # "The 30s" are those of the century that the source has; of a bare figure, the last one's.
        or (
            number.decade
            and value == expected % 100
            and (claim.kind == "date" or expected - value == 1900)
        )
    )


def rounded(claim: Claim, number: EnglishNumber) -> bool:
    """Is the English figure the claim's value with fewer significant digits?

    Whole numbers of up to four digits are years and counts, which nobody rounds.
    """
    value = Fraction(number.value)
    for expected in () if claim.exact else claim.values:
        if expected.denominator == 1 and expected < 10**4:
            continue
        digits, target = _significant(value), _significant(expected)
        if value > 0 and 2 <= digits < target:
            scale = Fraction(10) ** (_magnitude(expected) - digits + 1)
            if abs(expected - value) <= scale / 2:
                return True
    return False


def _significant(value: Fraction) -> int:
    return len(_digits(value)) or 1


def _magnitude(value: Fraction) -> int:
    return max(0, (Decimal(value.numerator) / Decimal(value.denominator)).adjusted())


def rendering(pair: Pair, claim: Claim) -> list[EnglishNumber]:
    """The numbers of the translation that say what `claim` says."""
    return [number for number in pair.numbers if matches(claim, number, pair.text)]


def spare(pair: Pair) -> list[EnglishNumber]:
    """Numbers of the translation that render no claim, one for each place."""
    left = [
        number
        for number in pair.numbers
        if not any(matches(claim, number, pair.text) for claim in pair.claims)
    ]
    return [n for n in left if not any(o.start == n.start and o.end > n.end for o in left)]


def likeliest(claim: Claim, candidates: Sequence[EnglishNumber]) -> EnglishNumber | None:
    """The number that may have been meant for `claim`: the one whose digits are most alike."""
    wanted = _digits(claim.values[0]) if claim.values else claim.expected

    def likeness(number: EnglishNumber) -> float:
        return difflib.SequenceMatcher(None, wanted, _digits(Fraction(number.value))).ratio()

    return max(candidates, key=likeness, default=None)


def _digits(value: Fraction) -> str:
    """The first digits of a value, without its scale."""
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):.12g}"
    return re.sub("[^0-9]", "", text.partition("e")[0]).strip("0")


def written(pair: Pair, number: EnglishNumber | None) -> str | None:
    """The number as the translation has it, its percent sign included."""
    if number is None:
        return None
    sign = re.compile(r"\s?(?:%|per\s?cent)").match(pair.text, number.end)
    return pair.text[number.start : sign.end() if sign and number.percent else number.end]
