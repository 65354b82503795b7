"""The weak signs a line shows by itself, each worth little alone: wording, names, end mark."""

from __future__ import annotations

import re
from typing import Literal

from summarize.records import Passage
from summarize.split.bylines import (
    cut_credit,
    cut_signature,
    find_dateline,
    is_credit,
    parse_bylines,
)
from summarize.split.furniture import is_note
from summarize.split.rejoin import ends_sentence

__all__ = ["End", "Sign", "end_mark", "read_signs"]

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
_SOURCE = re.compile(
    r"(?<=[。！？])[\s\u3000]*[—─－]{1,2}(?:编者|作者|译者)$"
    r"|[（(](?:据|原载|摘自|转自|作者|附图|本版|新华社|本报|未完|待续)[^（()）]{0,40}[）)]$"
)
# A short line without any mark may be a name: pen names follow no list of surnames.
_NAME = re.compile("[\u3400-\u9fff]{2,4}(?:[\\s\u3000]+[\u3400-\u9fff]{1,4}){0,4}")
_WIRE = re.compile("[讯电]|消息")
_POST = re.compile("记者|通讯员|特派员|评论员|撰稿|作者|[文图]/")
_SPACED = re.compile(r"\S[\s\u3000]+\S")
# Cells of a table or a list of names, parted by wide blanks.
_CELL = re.compile(r"\S+(?=[\s\u3000]{1,12}\S)")
# An office that signs a letter, a decree or a notice, perhaps two: 县委办公室, 人民日报理论部.
_OFFICE = re.compile(
    r"(?:[\u3400-\u9fff]{2,20}(?:[部委局厅院社会处署厂队组室]|公司|大学|中心|银行|法庭|医院|政府)(?:[\s\u3000]+|$)){1,3}"
)
# Words of telling: running text has them, headlines leave them out.
_VERB = re.compile("[说称]，|说：|的是，|我们|他们|她|他|了[，。]|因此|但是|同时|其中|以及|目前")
# A sentence that ends within the line; titles are set without full stops, running text is not.
_STOPPED = re.compile("。[”’」』）)]*[^”’」』）)]")

Sign = Literal[
    "dateline", "byline", "agency", "name", "post", "credit", "credited", "captioned", "lead",
    "dated", "numbered", "bullet", "salutation", "letter-date", "bracketed", "closing",
    "spaced", "note", "table", "verb", "stopped", "office",
]  # fmt: skip
End = Literal["stop", "bang", "pause", "semi", "colon", "quote", "close", "dash", "open"]
# Longer lines are paragraphs, told by their two ends.
_PARAGRAPH = 160
_MARKS: dict[str, End] = {
    **dict.fromkeys("，,、", "pause"),
    **dict.fromkeys("；;", "semi"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys("”’」』", "quote"),
    **dict.fromkeys("）)》】〉]", "close"),
    **dict.fromkeys("—─-", "dash"),
}
_BANG = "！？!?…"


def read_signs(passage: Passage) -> frozenset[Sign]:
    """The signs of one line; of a long one by its two ends."""
    text = passage.text
    head, tail = text[:80], text[-80:]
    short = len(text) <= _PARAGRAPH
    bylines = parse_bylines(passage) if len(text) <= 60 and "。" not in text else ()
    found: dict[Sign, bool] = {
        "dateline": _WIRE.search(head) is not None and find_dateline(passage) is not None,
        "byline": bool(bylines),
        "agency": any(byline.role != "author" for byline in bylines),
        "name": _NAME.fullmatch(head) is not None,
        "post": len(text) <= 40 and _POST.search(text) is not None,
        "credit": is_credit(text),
        "credited": short and cut_credit(passage).credit is not None,
        "captioned": short and bool(_CAPTION_START.match(text) or _CAPTION_END.search(tail)),
        "lead": _LEAD.match(text) is not None,
        "dated": _DATED.search(text[:30]) is not None,
        "numbered": _NUMBERED.match(text) is not None,
        "bullet": _BULLET.match(text) is not None,
        "salutation": _SALUTATION.match(text[:60]) is not None,
        "letter-date": len(text) <= 40 and _LETTER_DATE.match(text) is not None,
        "bracketed": _BRACKETED.fullmatch(text[:60]) is not None,
        "closing": bool(_SOURCE.search(tail) or cut_signature(passage)[1]),
        "spaced": len(text) <= 60 and _SPACED.search(text) is not None,
        "note": is_note(text),
        "table": len(_CELL.findall(head)) > 3,
        "verb": _VERB.search(head) is not None,
        "office": len(text) <= 40 and _OFFICE.fullmatch(text) is not None,
        "stopped": _STOPPED.search(head) is not None,
    }
    return frozenset(sign for sign, present in found.items() if present)


def end_mark(text: str) -> End:
    """What a line ends with: "stop" ends a sentence, "bang" is ！ or ？, which headlines take."""
    last = text[-1]
    if last in _BANG:
        return "bang"
    if ends_sentence(text):
        return "stop"
    return _MARKS.get(last, "open")
