"""Numerals with what follows them: Arabic, Chinese, mixed; percentages, ordinals, ranges, halves.

A numeral in Chinese characters counts something only with a unit, a classifier or a scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from summarize.zh.numerals import read_numeral
from summarize.zh.qualifiers import is_approximated, tail
from summarize.zh.quantity import Reading
from summarize.zh.ranges import low_end
from summarize.zh.units import Unit, unit_at
from summarize.zh.wording import english_ordinal

__all__ = ["read_amounts"]

_ARABIC = (
    r"[0-9０-９]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]{1,3}(?:，[0-9]{3})+(?=\s?[万亿])"
    r"|[0-9０-９]+(?:[.．][0-9０-９]+)?"
)
_HAN = "零〇一二两三四五六七八九十百千万亿廿卅"
_MIXED = (
    rf"(?:{_ARABIC})(?:[余多几来]?\s?(?:[十百千]?[万亿]+|[百千](?!瓦|米|克|伏|帕|兆|卡|分))"
    r"(?:[0-9]+(?:\.[0-9]+)?[百千万]+)*)?"
)
_CHINESE = (
    rf"[几数]?[{_HAN}]+(?:几(?=[^{_HAN}]))?"
    rf"(?:点[零〇一二三四五六七八九]+[百千万亿]*)?(?:[余多来][万亿]+)?"
)
NUMERAL = f"{_MIXED}|{_CHINESE}"
_MINUS = r"零下|(?<![胜平局场正0-9])负|(?<![0-9０-９A-Za-z%％‰℃元年月日号)）])[-－−]"
_AFTER = r"(?P<after>余|来(?=[个人名年天岁里公斤户家次种分米])|(?<=[0-9０-９十百千万亿])多)?"
_NUMBER = re.compile(
    rf"(?P<minus>{_MINUS})?(?P<rate>百分之|千分之)?(?P<number>{NUMERAL}){_AFTER}"
    r"(?P<sign>\s?[%％‰])?"
)
_LONE_SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# Vague numerals that are no numeral by their form.
_VAGUE = re.compile(
    r"数以(?P<scale>[十百千万亿]{1,2})计|(?P<many>成千上万|成百上千万?|千百万|上百上千)"
    r"|(?<![以晚早路身网线世史界海河江街地船车会马山之往向])上(?P<over>[十百千][万亿]|[百千万亿])(?![位海级位])"
)
_MANY = {"成千上万": (10**3, 9 * 10**4), "成百上千": (10**2, 9 * 10**3),
         "成百上千万": (10**6, 9 * 10**7),
         "上百上千": (10**2, 9 * 10**3), "千百万": (10**6, 9 * 10**7)}  # fmt: skip
_HALF_AFTER = re.compile(r"半(?![径数价载年夜天路日山球岛个生百成])")
_AND_HALF = re.compile("个半(?=小时|钟头|月|世纪|星期)")
_OF_HALF = {"月": ("month", "months"), "世纪": ("century", "centuries")}
_HALF_A = re.compile(
    "(?<![上下一多大小过夜两各对折占、])(?<!(?<!提)[前后])半"
    "(?P<unit>个小时|小时|个钟头|个月|年(?![度报级])|个世纪|个星期|公里|亩|斤|吨|米)"
)
_MORE = re.compile("多(?![次种个样元名家项方式数余])")
_ORDINAL_UNIT = re.compile("[届条章节款项次批期轮位名级号个]")
_NUMBERED = re.compile("文|令|公告|决定|议案|建议|提案|院|楼|房|门|案|信箱|公报|主席令")
_LI = re.compile(r"[走行约近余程隔距外]$")


def read_amounts(text: str) -> Iterator[Reading]:
    """Every number, percentage and ordinal of `text` with its unit; they may overlap."""
    yield from _vague(text)
    for match in _HALF_A.finditer(text):
        unit = unit_at(text, match.start("unit"), start=match.start(), whole=False, large=False)
        if unit is not None and unit.noun[0]:
            half = Decimal("0.5")
            yield Reading(
                start=match.start(), end=unit.end, role="number", low=half, high=half,
                word=unit.word, noun=unit.noun,
            )  # fmt: skip
    for match in _NUMBER.finditer(text):
        reading = _read(text, match)
        if reading is not None:
            yield reading


def _vague(text: str) -> Iterator[Reading]:
    for match in _VAGUE.finditer(text):
        scale = read_numeral("一" + (match["scale"] or match["over"] or "万"))
        if scale is None:
            continue
        low, high = scale[0], scale[0] * (9 if match["scale"] else 1)
        if match["many"]:
            low, high = (Decimal(end) for end in _MANY[match["many"]])
        unit = unit_at(text, match.end(), start=match.start(), whole=True, large=True)
        if match["over"] and unit is None and match["over"] in "百千":
            continue
        yield Reading(
            start=match.start(), end=unit.end if unit else match.end(), role="number", low=low,
            high=high, word=unit.word if unit else "", noun=unit.noun if unit else ("", ""),
            about="上" if match["over"] else "", scale=True,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class _Numeral:
    """A numeral found in a text, before its unit is known."""

    text: str
    match: re.Match[str]
    low: Decimal
    high: Decimal
    start: int
    approximated: bool

    @property
    def number(self) -> str:
        return self.match["number"]

    @property
    def arabic(self) -> bool:
        return self.number[0] in "0123456789０１２３４５６７８９"


def _read(text: str, match: re.Match[str]) -> Reading | None:
    number, start = match["number"], match.start("number")
    approximated = bool(match["after"] or is_approximated(text, start))
    values = read_numeral(number)
    if values is None and number in _LONE_SCALES and approximated:
        values = (Decimal(_LONE_SCALES[number]),) * 2
    if values is None:
        return None
    numeral = _Numeral(
        text=text, match=match, low=values[0], high=values[1], start=start,
        approximated=approximated,
    )  # fmt: skip
    if match["rate"] or match["sign"]:
        return _percentage(numeral)
    if text[start - 1 : start] == "第":
        return _ordinal(numeral)
    return _number(numeral)


def _signed(numeral: _Numeral, start: int) -> tuple[int, Decimal, Decimal]:
    """The start and the values with a minus sign, 负 or 零下 before the number."""
    if not numeral.match["minus"]:
        both = numeral.text[start - 1 : start] == "±"
        return start - both, numeral.low, numeral.high
    return numeral.match.start("minus"), -numeral.high, -numeral.low


def _percentage(numeral: _Numeral) -> Reading:
    match = numeral.match
    thousandths = "千" in (match["rate"] or "") or "‰" in (match["sign"] or "")
    start, low, high = _signed(numeral, match.start("rate") if match["rate"] else numeral.start)
    between = low_end(
        numeral.text, start, high=low, word=(match["sign"] or "").strip(), rate=match["rate"] or "",
        scale="",
    )  # fmt: skip
    if between is not None:
        start, low = between
    return Reading(
        start=start, end=match.end(), role="permille" if thousandths else "percent",
        low=low, high=high, about=match["after"] or _inner(numeral.number), arabic=numeral.arabic,
        between=between is not None,
    )  # fmt: skip


def _inner(number: str) -> str:
    inner = re.search("[余多来]", number)
    return inner.group() if inner else ""


def _ordinal(numeral: _Numeral) -> Reading | None:
    low = numeral.low
    if low != numeral.high or low != low.to_integral_value():
        return None
    unit = _ORDINAL_UNIT.match(numeral.text, numeral.match.end("number"))
    word = unit.group() if unit else ""
    return Reading(
        start=numeral.start - 1, end=numeral.match.end("number") + len(word), role="ordinal",
        low=low, high=low, word=word, en=english_ordinal(int(low), word), arabic=numeral.arabic,
    )  # fmt: skip


def _number(numeral: _Numeral) -> Reading | None:
    text, match, end = numeral.text, numeral.match, numeral.match.end()
    half = _AND_HALF.match(text, end)
    code = _touches_latin(numeral)
    unit = _unit_of(numeral, half)
    if (unit is not None and (code or tail(text, end))) or _names_place(numeral, unit):
        unit = None
    after_unit = _HALF_AFTER.match(text, unit.end) if unit and unit.noun[0] else None
    if not (numeral.arabic or half or after_unit or _counts(numeral, unit)):
        return None
    start, low, high = _signed_number(numeral, unit)
    added = Decimal("0.5") if half or after_unit else Decimal(0)
    about = match["after"] or _inner(numeral.number)
    stop = after_unit.end() if after_unit else unit.end if unit else end
    more = _MORE.match(text, stop) if unit and unit.noun[0] else None
    word = unit.word if unit else ""
    scale = re.search("[百千万亿]+$", re.sub("[余多来]", "", numeral.number))
    between = None if code or added else low_end(
        text, start, high=low, word=word, rate="", scale=scale.group() if scale else "",
    )  # fmt: skip
    if between is not None:
        start, low = between
    return Reading(
        start=start, end=more.end() if more else stop, role="number", low=low + added,
        high=high + added, word=word, noun=unit.noun if unit else ("", ""),
        about="多" if more else about, en=_named(text, unit, low) if unit else "",
        arabic=numeral.arabic, scale=bool(re.search("[万亿]", numeral.number)), code=code,
        between=between is not None,
    )  # fmt: skip


def _unit_of(numeral: _Numeral, half: re.Match[str] | None) -> Unit | None:
    """The unit after the numeral, or after 个半."""
    place = half.end() if half else numeral.match.end()
    unit = unit_at(
        numeral.text, place, start=numeral.start,
        whole=numeral.high == numeral.high.to_integral_value(), large=numeral.high > 24,
    )  # fmt: skip
    if half and unit is None:
        word = "月" if numeral.text[place] == "月" else "世纪"
        unit = Unit(word=word, end=place + len(word), noun=_OF_HALF[word])
    return unit


def _signed_number(numeral: _Numeral, unit: Unit | None) -> tuple[int, Decimal, Decimal]:
    """A dash is a minus sign before degrees only, 负 before a unit or a scale."""
    minus, word = numeral.match["minus"], unit.word if unit else ""
    degrees = word in ("℃", "度", "摄氏度")
    scaled = bool(re.search("[万亿]", numeral.number))
    if minus and (degrees or (minus == "负" and unit and (unit.noun[0] or scaled))):
        return _signed(numeral, numeral.start)
    both = numeral.text[numeral.start - 1 : numeral.start] == "±"
    return numeral.start - both, numeral.low, numeral.high


def _named(text: str, unit: Unit, low: Decimal) -> str:
    """一百二十三号文件 is "No. 123", 5号线 "Line 5"; 神舟十七号 has the number alone."""
    if unit.word != "号":
        return ""
    if text[unit.end : unit.end + 1] == "线":
        return f"Line {low:f}"
    craft = text[unit.end - 2] in _HAN and not _NUMBERED.match(text, unit.end)
    return f"{low:f}" if craft else f"No. {low:f}"


def _names_place(numeral: _Numeral, unit: Unit | None) -> bool:
    """三里屯 and 十里铺 are places: a li after a Chinese numeral needs a way that is gone."""
    if unit is None or unit.word != "里" or numeral.arabic or len(numeral.number) > 2:
        return False
    road = re.match("[路地长远外]|山路|水路", numeral.text[unit.end : unit.end + 2])
    return not (road or _LI.search(numeral.text[: numeral.start]))


def _counts(numeral: _Numeral, unit: Unit | None) -> bool:
    """Does this numeral in Chinese characters count something?"""
    number = numeral.number
    before = numeral.text[: numeral.start][-3:]
    weekday = len(number) == 1 and re.search("周|星期|礼拜|[初高大]$", before[-2:])
    if numeral.high == 1:
        return numeral.approximated and unit is not None and bool(unit.noun[0])
    if weekday or re.fullmatch("[一二两三四五六七八九〇零]{3,}", number):
        return False
    if number in _LONE_SCALES or (numeral.approximated and len(number) == 2):
        return unit is not None or number[-1] in "百千万亿"
    if re.fullmatch("[百千万亿]{2}", number) and number not in (
        "百万", "千万", "百亿", "千亿", "万亿",
    ):  # fmt: skip
        return False
    if number.startswith(("几", "数")) or unit:
        return unit is not None or numeral.low >= 10
    return len(number) >= 3 and any(char in "百千万亿" for char in number) and numeral.low >= 100


def _touches_latin(numeral: _Numeral) -> bool:
    before = numeral.text[: numeral.start][-2:]
    after = numeral.text[numeral.match.end("number") :][:2]
    return bool(re.search(r"[A-Za-z]-?$", before) or re.match(r"-?[A-Za-z]", after))
