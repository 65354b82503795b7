"""A draft to an Article: every part of newspaper make-up cut out of its units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.records import Article, ArticleKind, Byline, Page, Passage, Span
from summarize.split.bylines import cut_credit, cut_signature, find_dateline, parse_bylines
from summarize.split.group import BODY_ROLES, Draft, Part
from summarize.split.head import Head, arrange_head
from summarize.split.rejoin import runs_on
from summarize.split.roles import Role
from summarize.split.units import glue, lines_together

__all__ = ["build_article"]

_NOTICE = re.compile(r"(?:公告|启事|声明|通告|讣告|公示)$|^遗失")
_COMMENT = re.compile(r"评论员|社论|时评|短评|观察员")
# Longer texts under 简讯, or beside a photo, are articles in their own right (characters).
_BRIEF_LENGTH = 300
_PHOTO_LENGTH = 400


def build_article(page: Page, draft: Draft, *, name: str, spans: tuple[Span, ...]) -> Article:
    """The article of a draft that has text; `name` is its id, `spans` what it covers."""
    head = arrange_head(page, [part.passage for part in draft.having(Role.HEAD)])
    body, dateline, bylines = _body(page, draft)
    signed = [
        byline
        for part in draft.having(Role.BYLINE, Role.SIGNATURE)
        for byline in parse_bylines(part.passage)
    ]
    caption, credit = _photo(page, draft)
    bylines = [*signed, *bylines]
    first = dict(reversed(draft.references))
    return Article(
        id=name,
        page=page.number,
        kind=_kind(draft, head, bylines, body, photo=bool(caption or credit) and not dateline),
        kicker=head.kicker,
        headline=head.headline,
        subheads=head.subheads,
        bylines=tuple(bylines),
        dateline=dateline,
        body=tuple(body),
        caption=caption,
        credit=credit,
        jump_to=first.get("jump_to"),
        jump_from=first.get("jump_from"),
        pointers=tuple(found for kind, found in draft.references if kind == "pointer"),
        spans=spans,
    )


def _body(page: Page, draft: Draft) -> tuple[list[Passage], Passage | None, list[Byline]]:
    """Paragraphs with broken ones rejoined, the dateline before them, bylines set within them."""
    parts = draft.having(*BODY_ROLES)
    dateline: Passage | None = None
    bylines: list[Byline] = []
    paragraphs: list[list[Passage]] = []
    for index, part in enumerate(parts):
        passage = part.passage
        opening = find_dateline(passage) if index == 0 else None
        if opening:
            dateline = opening.passage
            bylines.extend(opening.bylines)
            passage = passage.cut(opening.end, len(passage.text))
        if paragraphs and _runs_on(parts[index - 1], part, indents=draft.indents):
            paragraphs[-1].append(passage)
        else:
            paragraphs.append([passage])
    body = [glue(page, [part for part in parts if part.text]) for parts in paragraphs]
    body = [passage for passage in body if passage.text]
    if body:
        body[-1], signed = cut_signature(body[-1])
        bylines.extend(signed)
    return [passage for passage in body if passage.text], dateline, bylines


def _runs_on(before: Part, part: Part, *, indents: bool) -> bool:
    if Role.CROSSHEAD in (before.role, part.role):
        return False
    return runs_on(before.item.unit, part.item.unit, indents=indents)


def _photo(page: Page, draft: Draft) -> tuple[Passage | None, Passage | None]:
    """Caption and credit; several of a kind are set together, a line each."""
    cut = [cut_credit(part.passage) for part in draft.having(Role.CAPTION, Role.PHOTO)]
    captions = [each.rest for each in cut]
    credits = [each.credit for each in cut if each.credit]
    credits += [part.passage for part in draft.having(Role.CREDIT)]
    credits.sort(key=lambda credit: credit.spans[0].start)
    return (
        lines_together(page, captions) if captions else None,
        lines_together(page, credits) if credits else None,
    )


def _kind(
    draft: Draft, head: Head, bylines: Sequence[Byline], body: Sequence[Passage], *, photo: bool
) -> ArticleKind:
    titles = [part.text for part in (head.kicker, head.headline) if part]
    names = [name for byline in bylines for name in byline.names]
    length = sum(len(passage.text) for passage in body)
    if draft.section == "notice" or (head.headline and _NOTICE.search(head.headline.text)):
        return "notice"
    if draft.section == "comment" or any(_COMMENT.search(text) for text in (*titles, *names)):
        return "comment"
    if photo and not draft.having(Role.BYLINE) and length <= _PHOTO_LENGTH:
        return "photo"
    if length <= _BRIEF_LENGTH and (draft.section == "brief" or not head.headline):
        return "brief"
    return "news"
