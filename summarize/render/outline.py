"""A split as a plain-text outline, for a person to check against the printed page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarize.records import Article, Finding, Passage, Reference, Split
from summarize.render.doubt import is_doubtful
from summarize.render.escape import plain
from summarize.render.left_over import blank_characters, left_over
from summarize.render.notes import count_phrase
from summarize.render.places import page_label, page_phrase, sort_jumps

__all__ = ["render_outline"]

# Enough of a paragraph to find it on the page; its length shows what was left out here.
_FIRST_CHARS = 24


def render_outline(split: Split) -> str:
    """The outline as text ending in a line break; lengths are in characters.

    First the edition and what is to be known of its reading. Then an article is a line with id,
    pages, kind and headline, its parts indented below it. What is in no article comes last, white
    space only as a count.
    """
    lines = [*_edition(split), ""]
    for article in split.articles:
        headline = article.headline.text if article.headline else "(no headline)"
        where = plain(page_phrase(article, split.edition.pages))
        lines.append(f"{article.id}  {where}  {article.kind}  {plain(headline)}")
        lines += [f"    {label:<13} {text}" for label, text in _parts(article, split)]
        lines.append("")
    lines += _unassigned(split)
    return "\n".join(lines) + "\n"


def _edition(split: Split) -> list[str]:
    edition = split.edition
    lines = [
        f"edition of {edition.date or 'unknown date'}: "
        f"{count_phrase(len(split.articles), 'article')} on "
        f"{count_phrase(len(edition.pages), 'page')}"
    ]
    for page in edition.pages:
        parts = [f"page {page_label(page)}", page.section, page.source.name, page.source.encoding]
        lines.append("    " + "  ".join(plain(part) for part in parts if part))
    return lines + [f"    {label:<13} {text}" for label, text in _findings(edition.findings)]


def _parts(article: Article, split: Split) -> Iterator[tuple[str, str]]:
    """(label, text) of each part, in the order in which a page prints them."""
    followed, elsewhere = sort_jumps(article, split.edition.pages)
    if is_doubtful(article):
        yield "unsure", f"its bounds are a guess (confidence {article.confidence:.2f})"
    yield from _findings(article.findings)
    if article.jump_from in elsewhere:
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
    for jump in followed:
        yield "followed", _reference(jump)
    if article.jump_to in elsewhere:
        yield "to", _reference(article.jump_to)
    for pointer in article.pointers:
        yield "pointer", _reference(pointer)


def _findings(findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    for finding in findings:
        yield finding.severity, plain(finding.message)


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
    portions = left_over(split.unassigned)
    count = sum(len(portion) for portion in portions)
    lines = [
        f"unassigned: {count_phrase(count, 'piece')}; "
        f"white space: {count_phrase(blank_characters(split.unassigned), 'character')}"
    ]
    for portion in portions:
        where = f"page {plain(page_label(split.edition.pages[portion[0].span.page]))}"
        reason = plain(portion[0].reason)
        if len(portion) > 1:
            reason += f" ({count_phrase(len(portion), 'piece')})"
        lines.append(f"    {where}  {reason}  {_excerpt(' '.join(each.text for each in portion))}")
    return lines
