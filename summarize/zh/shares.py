"""Parts of a whole: 三分之二, 2/3, 九成, 七八成, 半数, 一半; and doublings (翻一番)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from summarize.zh.numerals import read_numeral
from summarize.zh.quantity import Reading

__all__ = ["read_doublings", "read_fractions", "read_halves", "read_tenths"]

_HAN = "零〇一二两三四五六七八九十百千万亿"
_FRACTION = re.compile(
    rf"(?:(?P<whole>[{_HAN}]+)又)?(?P<parts>[{_HAN}]+|[0-9]+)分之(?P<some>[{_HAN}]+(?!点)|[0-9]+)(?!决赛)"
)
# 1/4决赛 is a round, 9/11 a date.
_SLASHED = re.compile(
    r"(?<![0-9/.A-Za-z])(?P<some>[1-9])/(?P<parts>[2-9]|10)(?![0-9/.A-Za-z]|决赛|\s?[年月日])"
)
_TEN = "[一二两三四五六七八九1-9]"
_TENTHS = re.compile(
    rf"(?<![第0-9.])(?:(?P<low>{_TEN})(?P<joint>[至到])?)?(?P<tens>{_TEN})成"
    r"(?P<half>[一二三四五六七八九半])?(?P<about>多)?"
    r"(?![为员立功本果人都不语长熟就绩品交型因分形文才])"
)
_HALF = re.compile(
    "半数|(?<!另)一半(?!儿)(?P<more>多)?|(?P<over>过)半数?(?![百年个小天月])"
    "|(?<=[占有超])(?P<most>(?:一?大|一?多)半)(?![是要会因])"
)
_DOUBLED = re.compile(r"翻(?:了|一)*(?P<count>[一两二三四1-4])番|翻番")


def read_fractions(text: str) -> Iterator[Reading]:
    """Fractions; 百分之 and 千分之 are left to the numbers."""
    for match in (*_FRACTION.finditer(text), *_SLASHED.finditer(text)):
        if match["parts"] in ("百", "千"):
            continue
        parts, some = read_numeral(match["parts"]), read_numeral(match["some"])
        parts = (Decimal(10**4),) * 2 if match["parts"] == "万" else parts
        if not parts or not some or parts[0] <= 0 or some[0] != some[0].to_integral_value():
            continue
        value = Fraction(int(some[0]), int(parts[0]))
        if match.re is _SLASHED and value >= 1:
            continue
        if match.re is _FRACTION and match["whole"]:
            whole = read_numeral(match["whole"])
            value += int(whole[0]) if whole else 0
        yield _share(match, value)


def read_halves(text: str) -> Iterator[Reading]:
    """半数, 一半, 过半: one half; 过半 and 大半 are more."""
    for match in _HALF.finditer(text):
        yield _share(
            match,
            Fraction(1, 2),
            about="超过" if match.lastgroup else "",
        )


def _share(match: re.Match[str], value: Fraction, about: str = "") -> Reading:
    low = Decimal(value.numerator) / Decimal(value.denominator)
    return Reading(
        start=match.start(), end=match.end(), role="fraction", low=low, high=low, fraction=value,
        about=about,
    )  # fmt: skip


def read_tenths(text: str) -> Iterator[Reading]:
    """九成 is 90 percent, 三成五 35, 七八成 70 to 80."""
    for match in _TENTHS.finditer(text):
        ends = [read_numeral(match[group]) for group in ("low", "tens") if match[group]]
        values = [end[0] * 10 for end in ends if end is not None]
        if len(ends) == 2 and not match["joint"] and values[1] - values[0] != 10:
            continue
        if match["half"]:
            ones = read_numeral("五" if match["half"] == "半" else match["half"])
            values = [value + ones[0] for value in values if ones is not None]
        yield Reading(
            start=match.start(), end=match.end(), role="percent", low=values[0], high=values[-1],
            about=match["about"] or "", between=bool(match["joint"]),
        )  # fmt: skip


def read_doublings(text: str) -> Iterator[Reading]:
    """翻一番 is to double, 翻两番 to quadruple: the value is what the amount is multiplied by."""
    for match in _DOUBLED.finditer(text):
        count = read_numeral(match["count"] or "一")
        if count is not None:
            value = Decimal(2) ** int(count[0])
            en = {2: "double", 4: "quadruple"}.get(int(value), f"increase {value}-fold")
            yield Reading(
                start=match.start(), end=match.end(), role="number", low=value, high=value,
                en=en, noun=("time", "times"), word="番", change="rise",
            )  # fmt: skip
