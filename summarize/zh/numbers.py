"""Quantities of a Chinese text: Arabic, Chinese and mixed numerals with scale and unit.

Numerals that count nothing (一带一路, 统一, 最后一公里) are no quantities: a numeral in Chinese
characters needs a unit, a classifier or a scale, and a list excludes what still looks like one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from summarize.zh.numerals import ordinal, plain, read_numeral
from summarize.zh.tables import read_table
from summarize.zh.wording import (
    approximately,
    english_fraction,
    english_percent,
    english_quantity,
)

__all__ = ["Quantity", "find_quantities"]

Role = Literal["number", "percent", "ordinal", "fraction"]

_ARABIC = r"[0-9０-９]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9０-９]+(?:[.．][0-9０-９]+)?"
_HAN = "零〇一二两三四五六七八九十百千万亿"
_MIXED = (
    rf"(?:{_ARABIC})(?:[余多几]?\s?(?:[十百千]?[万亿]+|[百千](?!瓦|米|克|伏|帕|兆|卡|分))"
    r"(?:[0-9]+(?:\.[0-9]+)?[百千万]+)*)?"
)
_CHINESE = (
    rf"[几数]?[{_HAN}]+(?:几(?=[^{_HAN}]))?"
    rf"(?:点[零〇一二三四五六七八九]+[百千万亿]*)?(?:[余多][万亿]+)?"
)
_BEFORE = (
    r"(?:(?P<before>不到|不足|不满|少于|低于|(?<!跨)超过|多于|高于|至少|不少于|最多|至多|大约|约|将近|接近"
    r"|(?<![附靠接最将邻远临])近|(?<!高)超(?!高)|逾|破|突破|达到?)\s?)?"
)
_AFTER = r"(?P<after>余|多(?!样|元|种|次|个|名|家|方|层|项)|(?<=[十百千万亿])多)?"
_NUMBER = re.compile(
    rf"{_BEFORE}(?P<rate>百分之|千分之)?(?P<number>{_MIXED}|{_CHINESE}){_AFTER}"
    r"(?P<sign>\s?[%％‰])?(?P<tail>以上|以下|左右|上下)?"
)
_FRACTION = re.compile(rf"(?P<parts>[{_HAN}]+|[0-9]+)分之(?P<some>[{_HAN}点]+|[0-9]+)")
_TENTHS = re.compile(
    r"(?P<before>不到|不足|超过|约|将近|接近|(?<![附靠])近|超|逾)?"
    r"(?<![第完组构形变达养赞])(?P<tens>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九半])?"
    r"(?P<after>多|以上|左右)?(?![为员立功本果人都不语长熟就绩品交型因分形文才])"
)
_TAIL = re.compile("以上|以下|左右|上下")


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number in a text: `low` to `high` (equal where exact), per hundred if `role` is percent.

    `unit` is the Chinese unit or classifier that follows, in the span; `arabic` says that the
    text shows digits; `scale` that it has 万 or 亿; `code` that Latin letters touch it (5G).
    """

    start: int
    end: int
    zh: str
    role: Role
    low: Decimal
    high: Decimal
    fraction: Fraction | None
    en: str
    unit: str
    arabic: bool
    scale: bool
    code: bool

    @property
    def value(self) -> str:
        """Decimal digits; "200-300" for an inexact numeral; "2/3" for a fraction."""
        if self.fraction is not None:
            return str(self.fraction)
        if self.low != self.high:
            return f"{plain(self.low)}-{plain(self.high)}"
        return plain(self.low)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Quantities of `text` in order, without overlaps; dates and sessions are found elsewhere."""
    found: list[Quantity] = []
    taken = [span for word in _not_numbers().finditer(text) for span in [word.span()]]
    for start, end in taken.copy():
        # 一批 hides no number in 二十一批: the numeral would start before the word.
        if text[start] in _HAN and start and text[start - 1] in _HAN + "第0123456789":
            taken.remove((start, end))
    for reader in (_fractions, _tenths, _numbers):
        for quantity in reader(text):
            number = (quantity.start, quantity.end)
            if not any(number[0] < end and start < number[1] for start, end in taken):
                found.append(quantity)
                taken.append(number)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


@functools.cache
def _not_numbers() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_table("not_numbers")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@functools.cache
def _units() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = {row[0]: (row[1], row[2]) for row in read_table("units")}
    words = sorted(rows, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), rows


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        if match["parts"] in ("百", "千", "万"):
            continue
        parts, some = read_numeral(match["parts"]), read_numeral(match["some"])
        if parts and some and parts[0] > 0 and some[0] == some[0].to_integral_value():
            value = Fraction(int(some[0]), int(parts[0]))
            low = Decimal(value.numerator) / Decimal(value.denominator)
            en = english_fraction(int(some[0]), int(parts[0]))
            yield _quantity(match.span(), match.group(), "fraction", (low, low), en, fraction=value)


def _tenths(text: str) -> Iterator[Quantity]:
    for match in _TENTHS.finditer(text):
        tens = read_numeral(match["tens"])
        if tens is None:
            continue
        half = match["half"]
        ones = (
            Decimal(5)
            if half == "半"
            else (read_numeral(half) or (Decimal(0),))[0]
            if half
            else Decimal(0)
        )
        value = tens[0] * 10 + ones
        about = match["before"] or match["after"]
        en = approximately(about, english_percent(value))
        yield _quantity(match.span(), match.group(), "percent", (value, value), en)


def _numbers(text: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(text):
        number = match["number"]
        values = read_numeral(number)
        if values is None:
            continue
        quantity = _read(text, match, values)
        if quantity is not None:
            yield quantity


def _read(text: str, match: re.Match[str], values: tuple[Decimal, Decimal]) -> Quantity | None:
    start, end = match.span()
    number = match["number"]
    if match["before"] and match["before"].startswith("达"):
        start += len(match["before"])
    arabic = number[0] in "0123456789０１２３４５６７８９"
    inner = re.search("[余多]", number)
    about = match["before"] or match["after"] or (inner.group() if inner else None) or match["tail"]
    if match["rate"] or match["sign"]:
        factor = (
            Decimal("0.1") if (match["rate"] or match["sign"]) in ("千分之", "‰") else Decimal(1)
        )
        value = values[0] * factor
        en = approximately(about, english_percent(value))
        return _quantity(
            (start, end), text[start:end], "percent", (value, value), en, arabic=arabic
        )
    if text[match.start("number") - 1 : match.start("number")] == "第":
        return _ordinal(text, match, values)
    units, renderings = _units()
    unit = units.match(text, end) or (
        units.match(text, end + 1) if text[end : end + 1] == " " else None
    )
    if not arabic and not _counts(text, match, values, unit):
        return None
    code = _touches_latin(text, match)
    word = unit.group() if unit and not match["tail"] and not code else ""
    tail = _TAIL.match(text, unit.end()) if word and unit else None
    about = about or (tail.group() if tail else None)
    en = english_quantity(*values, renderings.get(word, ("-", "-")), about)
    if tail:
        word += tail.group()
    end = unit.end() + (len(tail.group()) if tail else 0) if word and unit else end
    if text[max(0, start - 2) : start] == "时速":
        start, en = start - 2, f"{en} per hour"
    return _quantity(
        (start, end), text[start:end], "number", values, en, unit=word, arabic=arabic,
        scale=bool(re.search("[万亿]", number)), code=code,
    )  # fmt: skip


def _ordinal(text: str, match: re.Match[str], values: tuple[Decimal, Decimal]) -> Quantity | None:
    low = values[0]
    if low != values[1] or low != low.to_integral_value():
        return None
    start, end = match.start("number") - 1, match.end("number")
    unit = re.compile("[届条章节款项次批期轮]").match(text, end)
    article = {"条": "Article", "章": "Chapter", "款": "Paragraph"}.get(
        unit.group() if unit else ""
    )
    en = f"{article} {plain(low)}" if article else ordinal(int(low))
    end += 1 if unit else 0
    arabic = match["number"][0].isdigit() and match["number"][0] not in _HAN
    return _quantity(
        (start, end), text[start:end], "ordinal", (low, low), en,
        unit=unit.group() if unit else "", arabic=arabic,
    )  # fmt: skip


def _counts(
    text: str, match: re.Match[str], values: tuple[Decimal, Decimal], unit: re.Match[str] | None
) -> bool:
    """Does this numeral in Chinese characters count something?"""
    number = match["number"]
    before = text[: match.start("number")][-3:]
    weekday = len(number) == 1 and re.search("周|星期|礼拜|[初高大]$", before[-2:])
    if values[1] == 1 or weekday or re.fullmatch("[一二两三四五六七八九〇零]{3,}", number):
        return False
    if re.fullmatch("[百千万亿]{2}", number) and number not in (
        "百万",
        "千万",
        "百亿",
        "千亿",
        "万亿",
    ):
        return False
    if number.startswith(("几", "数")) or unit:
        return unit is not None or values[0] >= 10
    return len(number) >= 3 and any(char in "百千万亿" for char in number) and values[0] >= 100


def _touches_latin(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start("number")][-2:], text[match.end("number") :][:2]
    return bool(re.search(r"[A-Za-z]-?$", before) or re.match(r"-?[A-Za-z]", after))


def _quantity(
    span: tuple[int, int], zh: str, role: Role, values: tuple[Decimal, Decimal], en: str, *,
    fraction: Fraction | None = None, unit: str = "", arabic: bool = False, scale: bool = False,
    code: bool = False,
) -> Quantity:  # fmt: skip
    return Quantity(
        start=span[0], end=span[1], zh=zh, role=role, low=values[0], high=values[1],
        fraction=fraction, en=en, unit=unit, arabic=arabic, scale=scale, code=code,
    )  # fmt: skip
