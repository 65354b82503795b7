"""Every figure that a Chinese text could lend to its translation, read as generously as may be.

What is claimed (`claims`) must be kept; what is found here may be said. 十一、 at the head of an
item, 百年 and 万字 claim nothing and still allow "11.", "100 years" and "10,000 characters".
"""

from __future__ import annotations

import re
from fractions import Fraction

from summarize.zh.numerals import read_numeral

__all__ = ["allowed_figures", "allowed_months", "month_days"]

_ARABIC = r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
# The number of a month is a word in English, and no figure that the source lends.
_FIGURE = re.compile(rf"{_ARABIC}(?![0-9０-９.．]|\s*月)|(?<=年){_ARABIC}")
_GROUPED = re.compile(r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+")
_MIXED = re.compile(r"[0-9０-９.．]+[余多]?[十百千万亿]+(?:[0-9０-９]+[十百千万亿]*)*")
_CHINESE = re.compile("[零〇一二两三四五六七八九十百千万亿点]+(?!月)")
_YEAR = re.compile(r"(?:民国|民國)?(?P<number>[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,6})\s*年")
_N = "[0-9０-９一二三四五六七八九十]{1,3}"
_MONTH = re.compile(rf"({_N})\s*(?:[至到和与及、,，~～—–-]+\s*({_N})\s*)?(?:个?月|[./-])")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# Days that have a name: their dates are usual in English.
_NAMED_DAYS = {
    "元旦": (1, 1), "新年": (1, 1), "妇女节": (3, 8), "五一": (5, 1), "劳动节": (5, 1),
    "六一": (6, 1), "儿童节": (6, 1), "七一": (7, 1), "建党节": (7, 1), "八一": (8, 1),
    "建军节": (8, 1), "国庆": (10, 1), "十一": (10, 1), "双十一": (11, 11), "平安夜": (12, 24),
    "圣诞": (12, 25), "情人节": (2, 14), "除夕": (12, 31), "跨年": (12, 31), "五四": (5, 4),
    "三八": (3, 8), "九一八": (9, 18), "七七": (7, 7), "一二·九": (12, 9), "一二九": (12, 9),
    "三一五": (3, 15), "万圣": (10, 31), "愚人节": (4, 1),
}  # fmt: skip


def allowed_figures(source: str) -> frozenset[Fraction]:
    """Values that the translation of `source` may show without inventing anything."""
    plain = source.translate(str.maketrans("０１２３４５６７８９．", "0123456789."))
    values = {Fraction(match) for match in _FIGURE.findall(plain)}
    values |= {Fraction(re.sub("[,，]", "", match)) for match in _GROUPED.findall(plain)}
    for match in (*_MIXED.finditer(plain), *_CHINESE.finditer(plain)):
        values |= _readings(match.group())
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
    return frozenset(day for name, day in _NAMED_DAYS.items() if name in source)
