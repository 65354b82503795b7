"""Roles of the lines of a page, and which may follow which."""

from __future__ import annotations

from enum import Enum

__all__ = ["FIRST", "FOLLOWS", "STARTERS", "TEXT", "WITHIN", "Role"]


class Role(Enum):
    """What a line is in its article; the value names it in the files of weights.

    HEADLINE, BRIEF, PHOTO and RESUMED begin an article. MORE, CAPTION_MORE and NOTE_MORE go on
    with the paragraph, caption or note that the line before, or one further up, began.
    """

    # Roles are dictionary keys in inner loops; Enum's own hash is a Python function.
    __hash__ = object.__hash__

    HEADLINE = "headline"  # first line of the headline group: kicker 引题 or headline 主题
    HEAD = "head"  # further line of the headline group: headline, subhead 副题
    BYLINE = "byline"  # 署名 under the headline
    LEAD = "lead"  # first line of the paragraph that opens an article
    BODY = "body"  # first line of another paragraph
    MORE = "more"  # line that goes on with a paragraph
    CROSSHEAD = "crosshead"  # 小标题 between paragraphs
    CAPTION = "caption"  # 图片说明 within an article
    CREDIT = "credit"  # 摄影署名
    SIGNATURE = "signature"  # 署名 under the body
    BRIEF = "brief"  # first line of an article without a headline
    PHOTO = "photo"  # caption of a photo without a headline
    RESUMED = "resumed"  # first line after a jump-in 上接
    CAPTION_MORE = "caption-more"
    NOTE = "note"  # 编者按, 核心阅读
    NOTE_MORE = "note-more"


STARTERS = (Role.HEADLINE, Role.BRIEF, Role.PHOTO, Role.RESUMED)
# What a page, or a region of one, can begin with.
FIRST = (*STARTERS, Role.NOTE, Role.BYLINE, Role.CREDIT)
# Lines of running text, paragraphs' first lines and further ones.
TEXT = (Role.LEAD, Role.BODY, Role.BRIEF, Role.RESUMED, Role.MORE)
WITHIN = (Role.MORE, Role.CAPTION_MORE, Role.NOTE_MORE)

_AFTER_HEAD = (
    Role.HEAD, Role.BYLINE, Role.LEAD, Role.BODY, Role.CAPTION, Role.CREDIT, Role.CROSSHEAD,
    Role.NOTE, *STARTERS,
)  # fmt: skip
_AFTER_TEXT = (
    Role.MORE, Role.BODY, Role.CROSSHEAD, Role.CAPTION, Role.CREDIT, Role.SIGNATURE, Role.NOTE,
    *STARTERS,
)  # fmt: skip
_AFTER_CAPTION = (
    Role.CAPTION_MORE, Role.CREDIT, Role.CAPTION, Role.BODY, Role.LEAD, Role.MORE, Role.BYLINE,
    Role.SIGNATURE, Role.NOTE, *STARTERS,
)  # fmt: skip
_AFTER_NOTE = (
    Role.NOTE_MORE, Role.NOTE, Role.HEAD, Role.BYLINE, Role.LEAD, Role.BODY, *STARTERS,
)  # fmt: skip
FOLLOWS: dict[Role, tuple[Role, ...]] = {
    **dict.fromkeys((Role.HEADLINE, Role.HEAD), _AFTER_HEAD),
    **dict.fromkeys(TEXT, _AFTER_TEXT),
    Role.BYLINE: (
        Role.BYLINE,
        Role.LEAD,
        Role.BODY,
        Role.HEAD,
        Role.CAPTION,
        Role.CREDIT,
        Role.CROSSHEAD,
        Role.NOTE,
        *STARTERS,
    ),
    Role.CROSSHEAD: (
        Role.BODY,
        Role.CROSSHEAD,
        Role.BYLINE,
        Role.CAPTION,
        Role.CREDIT,
        *STARTERS,
    ),
    **dict.fromkeys((Role.CAPTION, Role.PHOTO, Role.CAPTION_MORE), _AFTER_CAPTION),
    Role.CREDIT: (
        Role.CREDIT,
        Role.CAPTION,
        Role.LEAD,
        Role.BODY,
        Role.MORE,
        Role.BYLINE,
        Role.CROSSHEAD,
        Role.SIGNATURE,
        Role.NOTE,
        *STARTERS,
    ),
    Role.SIGNATURE: (Role.SIGNATURE, Role.BODY, Role.CREDIT, Role.CAPTION, Role.NOTE, *STARTERS),
    **dict.fromkeys((Role.NOTE, Role.NOTE_MORE), _AFTER_NOTE),
}
"""The roles that may stand on the line after one with the given role."""
