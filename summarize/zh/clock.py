"""Times of day: 上午9时30分, 凌晨3点, 晚8点半, 19:30, 20时许. Values are ISO 8601 ("T09:30").

时 and 19:30 count 24 hours; 点 counts 12 unless a part of the day stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.zh.date_mention import DateMention
from summarize.zh.numerals import read_numeral
from summarize.zh.ratios import read_ratios

__all__ = ["find_times"]

_HOUR = "[01]?[0-9０-９]|2[0-4]|二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二两三四五六七八九]"
_MINUTE = "[0-5]?[0-9０-９]|[零〇]?[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?"
_PARTS = (
    "凌晨|清晨|早晨|早上|早间|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜间|深夜"
    "|(?<![今昨明当前傍夜])晚"
)
_TIME = re.compile(
    rf"(?P<part>{_PARTS})?\s?(?<![0-9０-９.．:：第零〇一二两三四五六七八九十])(?:"
    rf"(?P<hour>{_HOUR})\s?(?P<mark>时(?![间代期候段速效空装政局辰钟])|点)(?:"
    rf"(?P<minute>{_MINUTE})分(?!之|钟)|(?P<half>半)|(?P<whole>整|钟))?"
    r"|(?P<hours>[01]?[0-9]|2[0-4])[:：](?P<minutes>[0-5][0-9])(?:[:：][0-5][0-9])?(?![0-9:：])"
    r")(?P<about>许|左右)?"
)
_AFTERNOON = ("下午", "午后", "傍晚", "晚上", "晚间", "晚")
_NIGHT = ("夜间", "深夜")
_LATE_BEFORE = re.compile("(?:[今昨明当]晚|晚上|晚间|下午|傍晚)[^0-9，。；]{0,4}$")
_EARLY_BEFORE = re.compile("[今昨明][早晨]$")
_DAY_BEFORE = re.compile(r"(?:[日号天晚晨早]|[时点分][至到—–~～-])\s?$")
_TO_HOUR = re.compile(
    r"\s?[至到—–~～-]\s?(?:次日)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[时点](?!间|建|意)"
)
_POINTS = re.compile("[意建要希体启看思收感想共]")


def find_times(text: str) -> Iterator[DateMention]:
    """The times of `text` in order; scores (21:15获胜) and points (三点建议) are none."""
    scores = {(ratio.start, ratio.end) for ratio in read_ratios(text)}
    for match in _TIME.finditer(text):
        inner = match.start("hours") if match["hours"] else match.start("hour")
        if any(start <= inner < end for start, end in scores) or not _is_time(text, match):
            continue
        hour = _number(match["hours"] or match["hour"])
        minute = 30 if match["half"] else _number(match["minutes"] or match["minute"] or "〇")
        if hour > 24 or minute > 59:
            continue
        before = text[: match.start()]
        part = match["part"] or ("晚上" if _LATE_BEFORE.search(before) else "")
        part = part or ("早上" if _EARLY_BEFORE.search(before) else "")
        hour, sure = _on_the_clock(hour, part, match["mark"] == "点")
        en = ("about " if match["about"] else "") + _english(hour, minute, sure)
        yield DateMention(
            start=match.start() + len(match.group()) - len(match.group().lstrip()),
            end=match.end(), zh=match.group().strip(), value=f"T{hour:02d}:{minute:02d}", en=en,
            hour=hour, minute=minute,
        )  # fmt: skip


def _is_time(text: str, match: re.Match[str]) -> bool:
    """点 and 时 have other uses: without a part of the day or minutes they need a date before."""
    if match["hours"] or match["part"] or match["minute"] or match["half"] or match["whole"]:
        return True
    dated = _DAY_BEFORE.search(text[: match.start()]) is not None
    dated = dated or _TO_HOUR.match(text, match.end()) is not None
    if match["mark"] == "点":
        dated = dated and match["hour"] != "一"  # 早一点, 晚一点
        return dated and not _POINTS.match(text, match.end())
    return dated or bool(match["about"]) or match["hour"][0].isdecimal()


def _on_the_clock(hour: int, part: str, twelve: bool) -> tuple[int, bool]:
    """The hour of 24, and whether it is sure: 8点 alone may be either."""
    if part in _AFTERNOON and 0 < hour < 12 and not (part.startswith("晚") and hour < 5):
        return hour + 12, True
    if part in _NIGHT and 6 <= hour < 12:
        return hour + 12, True
    if part in ("中午", "正午") and hour in (1, 2):
        return hour + 12, True
    if part in ("凌晨", *_NIGHT, "晚上") and hour == 12:
        return 24 if part != "凌晨" else 0, True
    return hour, bool(part) or not twelve or hour > 12


def _english(hour: int, minute: int, sure: bool) -> str:
    if minute == 0 and hour in (0, 12, 24) and sure:
        return "noon" if hour == 12 else "midnight"
    figures = f"{hour % 12 or 12}" + (f":{minute:02d}" if minute else "")
    if not sure:
        return figures if minute else f"{figures} o'clock"
    return f"{figures} {'a.m.' if hour % 24 < 12 else 'p.m.'}"


def _number(text: str) -> int:
    values = read_numeral(text)
    return int(values[0]) if values else 99
