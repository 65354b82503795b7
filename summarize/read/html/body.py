"""Roles of the lines inside an article body.

A body by markup is one article, so a bold or centered line between its paragraphs is a crosshead
(小标题) and no headline. Paragraphs are body; a short line whose wording alone could tell what it
is keeps no role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.read.html.lines import Line
from summarize.records import BlockRole

__all__ = ["body_roles", "is_byline"]

_NAME = r"[\u4e00-\u9fff·]{2,4}"
_BYLINE = re.compile(
    r"[\s■□●▲◆◎○△◇★☆*（(]*[\u4e00-\u9fff]{0,8}?(?:全媒体|融媒体|首席|特派|见习|实习|特约|摄影)*"
    r"(?:记者|通讯员|评论员|实习生|撰稿人|作者|采写)(?!节|站|协会|团|会|手记|调查|观察|走)"
    rf"[\s:：/]*(?:{_NAME}|[\u4e00-\u9fff]\s[\u4e00-\u9fff])(?=$|[\s、，/（）()]|通讯员|记者|文|图|摄|报道|综合)"
    rf"|[\s（(]*(?:文|图|文/图|图/文)[:：/]\s*{_NAME}"
)
_NAMES = re.compile(rf"{_NAME}(?:[\s、，/]+{_NAME}){{0,5}}")
_OF_PHOTO = re.compile(r"摄(?:影)?(?:报道)?[）)。]?$|^(?:图为|图①|上图|下图|左图|右图)|供图[）)]?$")
_FINAL = "。！？…”；：」』.!?"
_LONG_BYLINE, _LONG_CROSSHEAD, _LONG_CAPTION = 50, 30, 160
_LONG = 40


def is_byline(text: str, *, short: bool = False) -> bool:
    """Is a line signed by reporters (本报记者 …)? With `short`, by bare names, too (张三 李四)."""
    if len(text) > _LONG_BYLINE or "。" in text:
        return False
    return bool(_BYLINE.match(text)) or (short and bool(_NAMES.fullmatch(text.strip("（）() "))))


def body_roles(lines: Sequence[Line], *, headed: bool) -> list[BlockRole | None]:
    """The roles of the lines of one body; `headed`: a headline stands before it."""
    roles: list[BlockRole | None] = []
    # A poem has no paragraphs; all its lines are body.
    began = not any(_reads_on(line.text) for line in lines)
    for place, line in enumerate(lines):
        role: BlockRole | None
        if line.mark is not None and line.mark.role not in (None, "folio"):
            role = line.mark.role
        elif not headed and 1 <= line.heading <= 3:
            role = "headline"
        else:
            role = _role(line, began=began, last=place + 1 == len(lines))
        headed = headed or role == "headline"
        began = began or role == "body"
        roles.append(role)
    return roles


def _role(line: Line, *, began: bool, last: bool) -> BlockRole | None:
    text = line.text
    if line.pictured and len(text) <= _LONG_CAPTION:
        # The paragraph after a picture may be its caption: its wording has to tell.
        return "caption" if _OF_PHOTO.search(text) else None
    if is_byline(text) and (last or not began):
        return "byline"
    if _reads_on(text) or line.cell:
        return "body"
    if line.linked:
        return "navigation"  # 上一篇, 相关链接
    if began and not last and len(text) <= _LONG_CROSSHEAD and (line.bold or line.centered):
        return "crosshead"
    return "body" if began and not last else None


def _reads_on(text: str) -> bool:
    """Is a line long enough for a paragraph, or ends as one does?"""
    return len(text) >= _LONG or text[-1] in _FINAL
