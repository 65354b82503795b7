"""Reading Chinese and mixed numerals as exact values, and writing values as English.

8.5亿 is 850000000, 1亿3000万 is 130000000, 两三百 is 200 to 300, 数千 is 1000 to 9000.
"""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["SMALL_ORDINALS", "english_number", "ordinal", "plain", "read_numeral"]

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|.")
# No numeral is longer; a page of 万 would be read scale by scale.
_LONGEST = 64
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
SMALL_ORDINALS = (
    "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth",
    "Ninth", "Tenth", "Eleventh", "Twelfth",
)  # fmt: skip


def read_numeral(text: str) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest value `text` may mean; None where it is no numeral.

    Both are equal for an exact numeral. 余, 多 and 来 are passed over: they say "more than".
    """
    text = re.sub(r"[余多来,，\s]", "", text.translate(_FULL_WIDTH))
    text = text.replace("廿", "二十").replace("卅", "三十")
    if (
        not text
        or len(text) > _LONGEST
        or re.fullmatch("[百千万亿]", text)
        or re.match("[几数]$|.*[几数].*[几数]", text)
    ):
        return None
    if "几" in text or "数" in text:
        return _range(re.sub("[几数]", "一", text), re.sub("[几数]", "九", text))
    span = re.fullmatch(r"(.*十)?([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]*)", text)
    if span and _adjoining(span.group(2), span.group(3)) and not (span.group(1) and span.group(4)):
        head, tail = span.group(1) or "", span.group(4)
        return _range(head + span.group(2) + tail, head + span.group(3) + tail)
    value = _value(text)
    return None if value is None else (value, value)


def _adjoining(first: str, second: str) -> bool:
    return _DIGITS[second] - _DIGITS[first] == 1 or first + second == "三五"


def _range(low: str, high: str) -> tuple[Decimal, Decimal] | None:
    least, greatest = _value(low), _value(high)
    return None if least is None or greatest is None else (least, greatest)


def _value(text: str) -> Decimal | None:
    whole, point, fraction = text.partition("点")
    if point:
        scale = fraction.lstrip("零〇一二三四五六七八九")
        digits = _positional(fraction[: len(fraction) - len(scale)])
        number = _integer(whole)
        if digits is None or number is None:
            return None
        factor = _integer("一" + scale) if scale else Decimal(1)
        return None if factor is None else (number + Decimal(f"0.{digits}")) * factor
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return Decimal(_positional(text) or "0")
    return _integer(text)


def _positional(text: str) -> str | None:
    if not text or any(char not in _DIGITS for char in text):
        return None
    return "".join(str(_DIGITS[char]) for char in text)


def _integer(text: str) -> Decimal | None:
    """Digits and units in falling order, as 一亿三千万 or 12.5万亿; None where they are not."""
    head, yi, rest = text.rpartition("亿")
    if yi:
        high, low = (_integer(head) if head else Decimal(1)), _tail(rest, Decimal(10**8))
        return None if high is None or low is None or low >= 10**8 else high * 10**8 + low
    head, wan, rest = text.partition("万")
    if wan:
        high, low = (_section(head) if head else Decimal(1)), _tail(rest, Decimal(10**4))
        return None if high is None or low is None or low >= 10**4 else high * 10**4 + low
    return _section(text)


def _tail(text: str, unit: Decimal) -> Decimal | None:
    """What follows a unit: 一万三 is 13000, a bare digit counting in tenths of the unit."""
    if len(text) == 1 and text in _DIGITS:
        return _DIGITS[text] * unit / 10
    return _integer(text) if text else Decimal(0)


def _section(text: str) -> Decimal | None:
    """A numeral below 万, Arabic or in Chinese characters: 3000, 2千5百, 三百五."""
    total = Decimal(0)
    current: Decimal | None = None
    last, after_zero = 10**4, False
    for token in _TOKEN.findall(text):
        if token in _SMALL:
            if _SMALL[token] >= last:
                return None
            last = _SMALL[token]
            total += (Decimal(1) if current is None else current) * last
            current, after_zero = None, False
        elif token in _DIGITS and _DIGITS[token] == 0 and len(text) > 1:
            after_zero = True  # 三百零五: no shorthand after a zero
        elif current is None and (token in _DIGITS or token[0].isdigit()):
            current = Decimal(_DIGITS.get(token, token))
        else:
            return None
    shorthand = total and last > 10 and not after_zero and (current or 10) < 10
    return total + (current or 0) * (Decimal(last) / 10 if shorthand else 1)


def plain(value: Decimal) -> str:
    """The value in decimal digits, without exponent or trailing zeros: "850000000", "98.4"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def english_number(value: Decimal) -> str:
    """Press style: 37,000; 850 million; 1.25 billion; the next smaller scale where the decimals
    would be many (1,133.829 billion), all digits where they would be still."""
    scales = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
    for scale, name in [pair for pair in scales if value >= pair[0]][:2]:
        scaled = plain(value / scale)
        if len(scaled.partition(".")[2]) <= 3:
            return f"{_commas(scaled)} {name}"
    return _commas(plain(value))


def _commas(digits: str) -> str:
    # Not by way of int, which refuses thousands of digits.
    return f"{Decimal(digits):,f}"


def ordinal(number: int) -> str:
    """20th, 21st, 112th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
