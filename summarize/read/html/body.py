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

_BYLINE = re.compile(
    r"[\s■□●▲◆◎○△◇★☆*（(]*(?:[\u4e00-\u9fff]{0,8}?)(?:全媒体|融媒体|首席|特派|见习|实习|特约|摄影)*"
    r"(?:记者|通讯员|评论员|实习生|撰稿人|作者|文/图|文/|图/|文：|采写)"
)
_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[\s、，/]+[\u4e00-\u9fff·]{2,4}){0,5}")
_CREDIT = re.compile(r"[\s（(]*\S{0,8}(?:记者|通讯员)?\s*\S{1,12}\s*/?\s*(?:摄|供图|制图|图)[）)]?")
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
    for place, line in enumerate(lines):
        more = place + 1 < len(lines)
        if line.mark is not None and line.mark.role not in (None, "folio"):
            roles.append(line.mark.role)
            headed = headed or line.mark.role == "headline"
        elif not headed and 1 <= line.heading <= 3:
            roles.append("headline")
            headed = True
        else:
            roles.append(_role(line, more=more, began="body" in roles))
    return roles


def _role(line: Line, *, more: bool, began: bool) -> BlockRole | None:
    text = line.text
    if line.pictured and len(text) <= _LONG_CAPTION and _OF_PHOTO.search(text):
        return "caption"
    if is_byline(text) and (not began or not more):
        return "byline"
    if len(text) >= _LONG or text[-1] in _FINAL:
        # After a picture a paragraph may be its caption: its wording has to tell.
        return None if line.pictured and len(text) <= _LONG_CAPTION else "body"
    if more and began and len(text) <= _LONG_CROSSHEAD and (line.bold or line.centered):
        return "crosshead"
    return None
