"""The weak signs a unit shows, each worth little alone: length, end mark, wording, setting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.split.bylines import (
    cut_credit,
    cut_signature,
    find_dateline,
    is_credit,
    parse_bylines,
)
from summarize.split.rejoin import ends_sentence
from summarize.split.units import Unit

__all__ = ["Signs", "read_signs"]

_LEAD = re.compile(
    r"(?:今年|去年)?[\d０-９]{1,2}月(?:[\d０-９]{1,2}日|[上中下]旬)|[\d０-９]{1,2}日[，,上下晚凌]"
    r"|(?:近日|日前|近期|昨[天日]|今[天日]|连日来|当日|[\d０-９]{1,2}月以来|今年以来|最近|前不久|新年前夕)[，,]?|记者.{0,8}从"
)
_DATED = re.compile(r"[\d０-９]日|[今昨][天日]|近日|日前|最近")
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|第[一二三四五六七八九十][，、\s]|[1-9][.．、])"
)
_BULLET = re.compile(r"[●■◆▲★▶►◎□○]\s*(?=\S)|【[^】]{2,40}】(?=.)")
_CAPTION_START = re.compile(
    r"(?:▲|▼|◀|▶|←|→|↑|↓)?\s*(?:图为|图[①-⑨\d]|[上下左右][图]|这是|题图|资料图)"
)
_CAPTION_END = re.compile(
    r"(?:(?:无人机)?(?:照片|拼版|资料图片?)[）)][。]?|图为[^。]{4,60}。?|（资料(?:照片|图片)）。?)$"
)
_LETTER_DATE = re.compile(r"(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年\S{1,3}月\S{1,3}日")
_SALUTATION = re.compile(r"[^。，]{2,40}[：:]$|[^。，]{2,30}(?:同志|先生|女士|阁下|们|朋友)！$")

_BRACKETED = re.compile(r"[（(][^（()）]+[）)]。?")
# What closes an article: its source, the place of its author, a note on its pictures.
_SOURCE = re.compile(r"[（(](?:据|原载|摘自|转自|作者|附图|本版|新华社|本报)[^（()）]{0,40}[）)]$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """What can be seen of a unit by itself. `length` and `commas` are counts of characters."""

    length: int
    commas: int
    stops: int
    final: bool
    stopped: bool
    dateline: bool
    byline: bool
    agency: bool
    credit: bool
    credited: bool
    captioned: bool
    lead: bool
    dated: bool
    numbered: bool
    bullet: bool
    salutation: bool
    letter_date: bool
    bracketed: bool
    closing: bool
    spaced: bool


def read_signs(unit: Unit) -> Signs:
    """The signs of one unit; long paragraphs are judged by their two ends."""
    text = unit.text
    head, tail = text[:80], text[-80:]
    short = len(text) <= 160
    dateline = find_dateline(unit.passage)
    bylines = parse_bylines(unit.passage)
    return Signs(
        length=len(text),
        commas=sum(head.count(mark) for mark in "，,；"),
        stops=head.count("。") + (tail.count("。") if len(text) > 80 else 0),
        final=ends_sentence(text),
        stopped=text.rstrip("”’」』)）")[-1:] in ("。", "；", "，", ",", "、", ";"),
        dateline=dateline is not None,
        byline=bool(bylines),
        agency=any(byline.role != "author" for byline in bylines),
        credit=is_credit(text),
        credited=short and cut_credit(unit.passage).credit is not None,
        captioned=short and bool(_CAPTION_START.match(text) or _CAPTION_END.search(tail)),
        dated=_DATED.search(text[:30]) is not None,
        lead=_LEAD.match(text) is not None,
        numbered=_NUMBERED.match(text) is not None,
        bullet=_BULLET.match(text) is not None and ends_sentence(text),
        salutation=_SALUTATION.match(text[:60]) is not None,
        letter_date=_LETTER_DATE.match(text) is not None and len(text) <= 40,
        bracketed=_BRACKETED.fullmatch(text[:60]) is not None,
        closing=bool(_SOURCE.search(tail) or cut_signature(unit.passage)[1]),
        spaced=bool(re.search(r"\S[\s\u3000]+\S", text)) and len(text) <= 60,
    )
