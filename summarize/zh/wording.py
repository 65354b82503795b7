"""English wording of quantities in press style: more than 3 million, dozens of, two thirds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from summarize.zh.numerals import english_number, ordinal
from summarize.zh.quantity import Reading

__all__ = ["ONES", "english_of", "english_ordinal"]

_VAGUE = {
    10: "dozens of", 11: "more than a dozen", 100: "hundreds of", 1000: "thousands of",
    10**4: "tens of thousands of", 10**5: "hundreds of thousands of", 10**6: "millions of",
    10**7: "tens of millions of", 10**8: "hundreds of millions of", 10**9: "billions of",
    10**10: "tens of billions of", 10**11: "hundreds of billions of",
}  # fmt: skip
_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def english_of(reading: Reading, *, risen: bool) -> str:
    """The English of a reading without the words that approximate it.

    `risen` says that it is an amount of change: 增长两倍 is 200 percent, whereas "two times"
    would leave open whether it doubled or tripled.
    """
    if reading.en:
        return reading.en
    if reading.fraction is not None:
        return _fraction(reading.fraction)
    low, high, noun = reading.low, reading.high, reading.noun
    if reading.role in ("percent", "permille"):
        return f"{_span(low, high)} {'percent' if reading.role == 'percent' else 'per thousand'}"
    if risen and reading.word == "倍":
        return f"{_span(low * 100, high * 100)} percent"
    if low == high == Decimal("0.5") and noun[0] and not reading.arabic:
        article = "an" if noun[0] == "hour" or noun[0][0] in "aeio" else "a"
        return f"half {article} {noun[0]}"
    return _number(low, high, noun, named=reading.between)


def english_ordinal(number: int, word: str) -> str:
    """第三 is "third", 第20届 "20th" (AP: figures from 10th on), 第七号 "No. 7"."""
    article = {"条": "Article", "章": "Chapter", "款": "Paragraph", "号": "No."}.get(word)
    if article:
        return f"{article} {number}"
    return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else ordinal(number)


def _number(low: Decimal, high: Decimal, noun: tuple[str, str], *, named: bool) -> str:
    """几十 and 数百 are worded ("dozens of"); a range whose ends are `named` is "200 to 300"."""
    vague = None
    if not named and ((low > 0 and high >= low * 9) or (low == 11 and high == 19)):
        vague = _VAGUE.get(int(low))
    if vague == "dozens of" and noun[1] == "years":
        return "decades"
    if vague:
        return f"{vague} {noun[1]}" if noun[1] else vague.removesuffix(" of")
    word = noun[0] if low == high == 1 else noun[1]
    return f"{_span(low, high)} {word}".rstrip()


def _span(low: Decimal, high: Decimal) -> str:
    return _figure(low) if low == high else f"{_figure(low)} to {_figure(high)}"


def _figure(value: Decimal) -> str:
    return f"minus {english_number(-value)}" if value < 0 else english_number(value)


def _fraction(value: Fraction) -> str:
    """2/3 is "two thirds"; fractions without a common name stay in digits."""
    whole, some, parts = value.numerator // value.denominator, value.numerator, value.denominator
    if whole and parts > 1:
        return f"{whole} {some - whole * parts}/{parts}"
    if not 2 <= parts <= 10 or some >= 10:
        return f"{some}/{parts}"
    if parts == 2:
        return "half"
    return f"{ONES[some]} {_PARTS[parts - 2]}{'s' if some > 1 else ''}"
