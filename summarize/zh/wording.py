"""English wording of quantities in press style: more than 3 million, dozens of, two thirds."""

from __future__ import annotations

from decimal import Decimal

from summarize.zh.numerals import english_number, plain

__all__ = ["approximately", "english_fraction", "english_percent", "english_quantity"]

_APPROXIMATE = {
    "不到": "less than", "不足": "less than", "不满": "less than", "少于": "less than",
    "低于": "below", "超过": "more than", "多于": "more than", "高于": "above",
    "至少": "at least", "不少于": "at least", "最多": "at most", "至多": "at most",
    "大约": "about", "约": "about", "将近": "nearly", "接近": "nearly", "近": "nearly",
    "超": "more than", "逾": "more than", "突破": "more than", "破": "more than",
    "余": "more than", "多": "more than", "以上": "more than", "以下": "less than",
    "左右": "about", "上下": "about",
}  # fmt: skip
_VAGUE = {
    10: "dozens of", 11: "more than a dozen", 100: "hundreds of", 1000: "thousands of",
    10**4: "tens of thousands of", 10**5: "hundreds of thousands of", 10**6: "millions of",
    10**7: "tens of millions of", 10**8: "hundreds of millions of", 10**9: "billions of",
    10**10: "tens of billions of", 10**11: "hundreds of billions of",
}  # fmt: skip
_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def approximately(word: str | None, en: str) -> str:
    """`en` after the English of an approximating word such as 约, 余 or 以上."""
    lead = _APPROXIMATE.get(word or "")
    return f"{lead} {en}" if lead else en


def english_fraction(some: int, parts: int) -> str:
    """三分之二 is "two thirds"; fractions without a common name stay in digits."""
    if not 2 <= parts <= 10 or some >= 10:
        return f"{some}/{parts}"
    return f"{_ONES[some]} {_PARTS[parts - 2]}{'s' if some > 1 else ''}"


def english_percent(value: Decimal) -> str:
    """ "98.4 percent"."""
    return f"{english_number(value) if value >= 1000 else plain(value)} percent"


def english_quantity(low: Decimal, high: Decimal, unit: tuple[str, str], about: str | None) -> str:
    """The number with its unit, (one, many); "-" is a classifier that English leaves out.

    几十 and 数百 are worded ("dozens of"), a range is "200 to 300".
    """
    vague = _VAGUE.get(int(low)) if high >= low * 9 or (low == 11 and high == 19) else None
    if vague:
        return vague.removesuffix(" of") if unit[1] == "-" else f"{vague} {unit[1]}"
    number = english_number(low)
    if low != high:
        number += f" to {english_number(high)}"
    noun = unit[0] if low == high == 1 else unit[1]
    return approximately(about, number if noun == "-" else f"{number} {noun}")
