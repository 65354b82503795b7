"""Every figure that a Chinese text could lend to its translation, read as generously as may be.

What is claimed (`claims`) must be kept; what is found here may be said. 十一、 at the head of an
item, 百年 and 万字 claim nothing and still allow "11.", "100 years" and "10,000 characters".
"""

from __future__ import annotations

import re
from fractions import Fraction

from summarize.zh.numerals import read_numeral

__all__ = ["allowed_figures", "allowed_months", "month_days", "ordinals"]

# What has more digits is a serial number or noise, and slow to read.
_LONGEST = 40
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_ARABIC = r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
# The number of a month is a word in English, and no figure that the source lends.
_FIGURE = re.compile(rf"{_ARABIC}(?![0-9０-９.．]|\s*月)|(?<=年){_ARABIC}")
_GROUPED = re.compile(r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+")
_MIXED = re.compile(r"[0-9０-９.．]+[余多]?[十百千万亿]+(?:[0-9０-９]+[十百千万亿]*)*")
_CHINESE = re.compile("[零〇一二两三四五六七八九十百千万亿点]+(?!月)")
_YEAR = re.compile(r"(?:民国|民國)?(?P<number>[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,6})\s*年")
_N = "[0-9０-９一二三四五六七八九十]{1,3}"
_MONTH = re.compile(rf"({_N})\s*(?:[至到和与及、,，~～—–-]+\s*({_N})\s*)?(?:个?月|[./-])")
_ORDINAL = re.compile(
    "第\\s*([0-9]{1,4}|[一二三四五六七八九十百零]{1,7})"
    "|([0-9]{1,4}|[一二三四五六七八九十百零两]{1,7})[多余]?(?:届|次|周年|年|中全会|期|版|轮|批|载|度|场)"
)
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# 六七十年代: decades without their century are of the twentieth.
_DECADES = re.compile(r"(?:([一二三四五六七八九]{1,3})十|([1-9])0)年代")
_BORN = re.compile(r"([0-9]0|[0-9]5)后")
_ROW = re.compile("[一二三四五六七八九]{2,}")
# Days that have a name: their dates are usual in English.
_NAMED_DAYS = {
    "元旦": (1, 1), "新年": (1, 1), "妇女节": (3, 8), "劳动节": (5, 1), "儿童节": (6, 1),
    "建党节": (7, 1), "建军节": (8, 1), "国庆": (10, 1), "十一": (10, 1), "双十一": (11, 11),
    "平安夜": (12, 24), "圣诞": (12, 25), "情人节": (2, 14), "除夕": (12, 31), "跨年": (12, 31),
    "万圣": (10, 31), "愚人节": (4, 1),
}  # fmt: skip
# 五一, 九一八, 一二·九: the month and the day, digit by digit.
_SPOKEN_DAY = re.compile(
    "(?<![一二三四五六七八九十])(一二·?|[一三四五六七八九])([一二]?[一二三四五六七八九])(?![一二三四五六七八九十])"
)
_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", start=1)}


def allowed_figures(source: str) -> frozenset[Fraction]:
    """Values that the translation of `source` may show without inventing anything."""
    plain = source.translate(_FULL_WIDTH)
    values = {Fraction(match) for match in _FIGURE.findall(plain) if len(match) <= _LONGEST}
    grouped = (re.sub("[,，]", "", match) for match in _GROUPED.findall(plain))
    values |= {Fraction(match) for match in grouped if len(match) <= _LONGEST}
    for match in (*_MIXED.finditer(plain), *_CHINESE.finditer(plain)):
        values |= _readings(match.group()) if len(match.group()) <= _LONGEST else set()
    for match in _DECADES.finditer(plain):
        values |= {Fraction(1900 + 10 * _DIGITS.get(d, 0)) for d in match[1] or ""}
        values |= {Fraction(1900 + 10 * int(match[2]))} if match[2] else set()
    for match in _BORN.finditer(plain):
        values.add(Fraction(int(match[1]) + (1900 if int(match[1]) > 30 else 2000)))
    # 三四五六年级: one figure beside the other.
    values |= {Fraction(_DIGITS[digit]) for row in _ROW.findall(plain) for digit in row}
    for match in _YEAR.finditer(plain):
        # Years of the Republic (民国) count from 1912, and its laws leave 民国 out.
        values |= {1911 + value for value in _readings(match["number"]) if value < 200}
    return frozenset(values)


def _readings(numeral: str) -> set[Fraction]:
    values = {Fraction(_SCALES[char]) for char in numeral if char in _SCALES}
    for part in {numeral, *numeral.split("点"), numeral.rstrip("十百千万亿")}:
        bounds = read_numeral(part) if part and not part.startswith("点") else None
        values |= {Fraction(bound) for bound in bounds or ()}
    return values


def ordinals(source: str) -> frozenset[Fraction]:
    """Values by which `source` may count what comes again: 第十次, 15届, 三轮, 80周年."""
    plain = source.translate(_FULL_WIDTH)
    return frozenset(
        value
        for match in _ORDINAL.finditer(plain)
        for value in _readings(match[1] or match[2])
    )  # fmt: skip


def allowed_months(source: str) -> frozenset[int]:
    """Numbers of the months that `source` names, those of ranges (3至6月) and named days too."""
    months = {month for month, _ in month_days(source)}
    for match in _MONTH.finditer(source):
        for numeral in filter(None, match.groups()):
            bounds = read_numeral(numeral)
            if bounds and bounds[0] == bounds[1] and 1 <= bounds[0] <= 12:
                months.add(int(bounds[0]))
    return frozenset(months)


def month_days(source: str) -> frozenset[tuple[int, int]]:
    """(month, day) of the days that `source` calls by a name, such as 国庆."""
    named = {day for name, day in _NAMED_DAYS.items() if name in source}
    for match in _SPOKEN_DAY.finditer(source):
        month, day = ("".join(str(_DIGITS.get(c, "")) for c in part) for part in match.groups())
        named.add((int(month), int(day)))
    return frozenset(named)
