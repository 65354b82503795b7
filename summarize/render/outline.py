"""A split as a plain-text outline, for a person to check against the printed page."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.records import Article, Page, Passage, Reference, Split
from summarize.render.escape import plain
from summarize.render.notes import count_phrase

__all__ = ["render_outline"]

# Enough of a paragraph to find it on the page; its length shows what was left out here.
_FIRST_CHARS = 24


def render_outline(split: Split) -> str:
    """The outline as text ending in a line break; lengths are in characters.

    An article is a line with id, page, kind and headline, its parts indented below it. What is in
    no article comes last, white space only as a count.
    """
    lines = []
    for article in split.articles:
        headline = article.headline.text if article.headline else "(no headline)"
        lines.append(f"{article.id}  page {article.page}  {article.kind}  {plain(headline)}")
        lines += [f"    {label:<10} {text}" for label, text in _parts(article)]
        lines.append("")
    lines += _unassigned(split)
    return "\n".join(lines) + "\n"


def _parts(article: Article) -> Iterator[tuple[str, str]]:
    """(label, text) of each part, in the order in which a page prints them."""
    if article.jump_from is not None:
        yield "from", _reference(article.jump_from)
    if article.kicker is not None:
        yield "kicker", plain(article.kicker.text)
    for subhead in article.subheads:
        yield "subhead", plain(subhead.text)
    for byline in article.bylines:
        yield byline.role, plain(byline.passage.text)
    if article.dateline is not None:
        yield "dateline", plain(article.dateline.text)
    for number, paragraph in enumerate(article.body, 1):
        yield f"para {number}", _first(paragraph)
    if article.caption is not None:
        yield "caption", _first(article.caption)
    if article.credit is not None:
        yield "credit", plain(article.credit.text)
    if article.jump_to is not None:
        yield "to", _reference(article.jump_to)
    for pointer in article.pointers:
        yield "pointer", _reference(pointer)


def _first(passage: Passage) -> str:
    return _excerpt(passage.text)


def _excerpt(text: str) -> str:
    shown = plain(text)
    if len(shown) > _FIRST_CHARS:
        shown = f"{shown[:_FIRST_CHARS]}…"
    return f"{shown} ({len(text):,})"


def _reference(reference: Reference) -> str:
    pages = ", ".join(map(str, reference.pages)) or "?"
    return f"page {pages}: {plain(reference.passage.text)}"


def _unassigned(split: Split) -> list[str]:
    pages: tuple[Page, ...] = split.edition.pages
    words = [piece for piece in split.unassigned if piece.text.strip()]
    blank = sum(len(piece.text) for piece in split.unassigned if not piece.text.strip())
    lines = [
        f"unassigned: {count_phrase(len(words), 'piece')}; "
        f"white space: {count_phrase(blank, 'character')}"
    ]
    for piece in words:
        where = f"page {pages[piece.span.page].number}"
        lines.append(f"    {where}  {plain(piece.reason)}  {_excerpt(piece.text)}")
    return lines
