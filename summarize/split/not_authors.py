"""What stands where an author's name does and is none: （编者注）, （法新社）, （北京）."""

from __future__ import annotations

import re
from functools import cache

from summarize.zh.tables import read_table

__all__ = ["is_newspaper_word", "is_no_author", "is_place", "is_task"]

# What somebody did, set beside the name: 整理 王强, 王强 文/图 (whose halves count as one word).
_TASKS = re.compile("文|文图|图文|文字|撰文|撰稿|采写|整理|报道|执笔|供稿")
_WORDS = re.compile(
    # Whoever edited, translated or photographed did not write.
    "(?:编[者辑译]|责编|摘[编要]|翻译|译[文者]|校对|摄影|图片|漫画|[供制绘]图|提供|来源|资料).{0,2}"
    # On the text: 有删改, 下略, 完待续, 上篇, 之一, 均为化名, 手记, 作者系教授.
    "|.*(?:删[节改减]|改动|有改|待续|续完|化名)|[上中下]略|[原译]文略|[上中下]篇|之[一二三四五六七八九十]|待考|手记|[系为是].*"
    # On pictures, and on the audience of a speech.
    "|[上下左右如见题].?[图表照].?|.?[图表]略|起立|[众大]笑|热烈.*"
    # Agencies and papers: 法新社, 光明网, 本报讯.
    "|本[报刊社网台].*|.+[网报讯刊]"
    "|(?:新华|中新|国新|中通|法新|美联|合众|路透|塔斯|俄新|共同|时事|德新|安莎|埃菲|韩联|朝中)社"
)


def is_task(word: str) -> bool:
    """Is this what an author did: 整理, 文图?"""
    return _TASKS.fullmatch(word) is not None


def is_place(word: str) -> bool:
    """Is this a place of the tables: 北京, 张家口, 永新县?"""
    return word in _places()


def is_newspaper_word(word: str) -> bool:
    """Is this said of the making of a paper: 整理, 编者注, 法新社?"""
    return is_task(word) or _WORDS.fullmatch(word) is not None


def is_no_author(word: str) -> bool:
    """Is this a word of newspapers, or an ordinary one that only looks like a name: 安全?

    People are called 江南 and 和平, too: where a post says that a name follows, it is one.
    """
    return is_newspaper_word(word) or word in _ordinary()


@cache
def _places() -> frozenset[str]:
    return frozenset(row[0] for name in ("places", "divisions") for row in read_table(name))


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(row[0] for row in read_table("not_names"))
