"""增长, 下降 and their like before an amount: by that much something rose or fell.

降至 and 提高到 name a level, no change (`data/changes.tsv`).
"""

from __future__ import annotations

import functools
import re
from typing import cast

from summarize.records import Change
from summarize.zh.tables import read_table

__all__ = ["change_before", "change_verbs", "is_change"]

_NEAR = 30
# 比上年同期高, 同比快: comparisons tell a change only where times are compared.
_SINCE = re.compile(
    r"(?:同比|环比|[比较][^。；，,]{0,14}?(?:年|月|季度?|周|期|日|初|末|前|计划|预期|目标))"
    r"[^。；，,]{0,4}$"
)
_FILLERS = r"(?:了|约|近|超过?|逾|高?达|分别|仅|均|也|就|至少|再|又|将近|大约|不到|不足|最多)*\s*$"
# 至少, 最高, 身高: a character that ends another word changes nothing.
_ENDS_WORD = re.compile(
    r"(?:至少|最少|最高|最低|最多|至多|许多|很多|更多|不少|多少|海拔高|落差高|身高|楼高|不高|不低"
    r"|不多|不快)$"
)
# Before a single character they make another word or unit: 递增 is kept, 每升 is a liter.
_JOINED = frozenset("参倍递缩催下上不攻晋高抬空每毫公万0123456789０１２３４５６７８９")


def change_before(text: str, start: int, whole: int) -> Change | None:
    """Does the amount at `start` say by how much something rose or fell?

    `whole` is where the approximating words before it begin.
    """
    kinds = _words()
    for end in dict.fromkeys((start, whole)):
        near = text[max(0, end - _NEAR) : end]
        match = _verb().search(near)
        if match is None or _ENDS_WORD.search(near[: match.end("word")]):
            continue
        change, kind = kinds[match["word"]]
        if kind == "comparison" and not _SINCE.search(near[: match.start()]):
            continue
        lone = len(match["word"]) == 1 and kind == "verb"
        if not lone or near[match.start() - 1 : match.start()] not in _JOINED:
            return change
    noun = _noun().search(text[max(0, whole - _NEAR) : whole])
    return kinds[noun["word"]][0] if noun else None


def is_change(text: str, end: int) -> bool:
    """Does a verb of change stand right before `end`?"""
    return _verb().search(text, max(0, end - _NEAR), end) is not None


def change_verbs() -> tuple[str, ...]:
    """Every verb of change."""
    return tuple(word for word, (_, kind) in _words().items() if kind != "noun")


@functools.cache
def _words() -> dict[str, tuple[Change, str]]:
    return {row[0]: (cast("Change", row[1]), row[2]) for row in read_table("changes")}


@functools.cache
def _verb() -> re.Pattern[str]:
    words = sorted(change_verbs(), key=len, reverse=True)
    return re.compile(rf"(?P<word>{'|'.join(words)}){_FILLERS}")


@functools.cache
def _noun() -> re.Pattern[str]:
    words = [word for word, (_, kind) in _words().items() if kind == "noun"]
    return re.compile(rf"(?<!自然)(?P<word>{'|'.join(words)})(?:[^0-9０-９。；;至到]|达到){{0,8}}$")
