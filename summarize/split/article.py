"""A draft to an Article: every part of newspaper make-up cut out of its units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.records import Article, ArticleKind, Byline, Finding, Page, Passage, Span
from summarize.split.bylines import (
    cut_credit,
    cut_signature,
    find_dateline,
    is_credit,
    parse_bylines,
    split_names,
)
from summarize.split.group import BODY_ROLES, Draft, Part
from summarize.split.head import Head, arrange_head
from summarize.split.not_authors import is_no_author, is_place
from summarize.split.roles import Role
from summarize.split.units import lines_together

__all__ = ["build_article"]

_NOTICE = re.compile(r"(?:公告|启事|声明|通告|讣告|公示)$|^遗失")
_COMMENT = re.compile(r"评论员|社论|时评|短评|观察员")
# A line with such a mark inside is a sentence, whatever its place says.
_SENTENCE = re.compile("[，。；：！？“”]")
# Longer texts under 简讯, or beside a photo, are articles in their own right (characters).
_BRIEF_LENGTH = 300
_PHOTO_LENGTH = 400
# By judgment: the model's own probability, not yet held against how often bounds are right.
_DOUBTFUL = 0.6


def build_article(page: Page, draft: Draft, *, name: str, spans: tuple[Span, ...]) -> Article:
    """The article of a draft that has text; `name` is its id, `spans` what it covers."""
    head = arrange_head(page, draft.having(Role.HEADLINE, Role.HEAD))
    signed = _signed(draft)
    body, dateline, bylines = _body(draft, [part for part, _ in signed])
    caption, credit = _photo(page, draft)
    bylines = [*(byline for _, found in signed for byline in found), *bylines]
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
        confidence=round(draft.confidence, 3),
        findings=_doubts(draft),
    )


def _doubts(draft: Draft) -> tuple[Finding, ...]:
    if draft.confidence >= _DOUBTFUL:
        return ()
    message = (
        "Where this article begins or ends is uncertain "
        f"(confidence {draft.confidence:.2f}): compare it with the page."
    )
    return (Finding(kind="split", severity="warning", message=message),)


def _body(
    draft: Draft, authors: Sequence[Part]
) -> tuple[list[Passage], Passage | None, list[Byline]]:
    """Paragraphs, the dateline before the first of them, the bylines set within any of them; but
    for the lines of `authors`."""
    dateline: Passage | None = None
    bylines: list[Byline] = []
    body: list[Passage] = []
    credits = _signed_credits(draft)
    for part in draft.having(*BODY_ROLES, Role.SIGNATURE, Role.BYLINE):
        passage = part.passage
        if part in authors or part in credits:
            continue
        opening = find_dateline(passage)
        if opening:
            bylines.extend(opening.bylines)
            # Of an article of two dispatches the second's dateline stays where it stands.
            if not body and not dateline:
                dateline = opening.passage
                passage = passage.cut(opening.end, len(passage.text))
        body.append(passage)
    body = [passage for passage in body if passage.text]
    if body:
        rest, signed = cut_signature(body[-1])
        if rest.text or len(body) > 1:
            body[-1] = rest
            bylines.extend(signed)
    return [passage for passage in body if passage.text], dateline, bylines


def _signed(draft: Draft) -> list[tuple[Part, tuple[Byline, ...]]]:
    """The lines that are bylines, with what they say.

    The last line of a list of names, of winners or of a committee, signs nothing.
    """
    found: list[tuple[Part, tuple[Byline, ...]]] = []
    last: Part | None = None
    for part in draft.having(*BODY_ROLES, Role.SIGNATURE, Role.BYLINE):
        bylines = _names_authors(part)
        listed = part.role is Role.SIGNATURE and last is not None and parse_bylines(last.passage)
        if bylines and not listed:
            found.append((part, bylines))
        else:
            last = part
    return found


def _names_authors(part: Part) -> tuple[Byline, ...]:
    """The bylines in a line that stands in their place; what names nobody known there is an
    author, for pen names and offices follow no list, unless it is a sentence or a place."""
    if part.role not in (Role.BYLINE, Role.SIGNATURE):
        return ()
    bylines = parse_bylines(part.passage)
    if bylines or part.role is Role.SIGNATURE or _SENTENCE.search(part.text):
        return bylines
    names = split_names(part.text)
    names = tuple(name for name in names if not (is_place(name) or is_no_author(name)))
    return (Byline(role="author", names=names, passage=part.passage),) if names else ()


def _photo(page: Page, draft: Draft) -> tuple[Passage | None, Passage | None]:
    """Caption and credit; several of a kind are set together, a line each."""
    cut = [cut_credit(part.passage) for part in draft.having(Role.CAPTION, Role.PHOTO)]
    captions = [each.rest for each in cut]
    credits = [each.credit for each in cut if each.credit]
    credits += [part.passage for part in draft.having(Role.CREDIT)]
    credits += [part.passage for part in _signed_credits(draft)]
    credits.sort(key=lambda credit: credit.spans[0].start)
    return (
        lines_together(page, captions) if captions else None,
        lines_together(page, credits) if credits else None,
    )


def _signed_credits(draft: Draft) -> list[Part]:
    """新华社 张三 under a photo without a credit says who took it, under a text who wrote it."""
    photos = draft.having(Role.CAPTION, Role.PHOTO)
    credited = any(cut_credit(part.passage).credit for part in photos)
    if not photos or credited or draft.having(Role.CREDIT):
        return []
    return [part for part in draft.having(Role.SIGNATURE) if is_credit(part.text)]


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
