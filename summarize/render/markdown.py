"""A digest as GitHub-flavoured Markdown that also reads well raw, in a terminal or a mail.

What a reader needs first comes first: what the edition holds and how far it can be trusted, then
the articles, each English text beside its Chinese, and last what is in no article.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.records import Digest, DigestArticle, Page, Unassigned
from summarize.render.about import contents_note
from summarize.render.article import heading_text, render_article
from summarize.render.edition import (
    edition_title,
    found_phrase,
    how_to_read,
    signature,
    sources_phrase,
)
from summarize.render.escape import escape, plain
from summarize.render.index import IndexEntry, bodies_index, people_index
from summarize.render.layout import choose_layout
from summarize.render.left_over import blank_characters, left_over
from summarize.render.notes import WARNING_SIGN, Notes, checks_phrase, count_phrase, describe
from summarize.render.places import page_label, page_phrase
from summarize.render.slug import slug

__all__ = ["render_markdown"]

# Enough to recognise a piece of left-over text by; a whole lost article shows its length.
_EXCERPT_CHARS = 60


def render_markdown(digest: Digest, *, layout: str = "stacked") -> str:
    """The digest as Markdown, ending in a line break.

    Parameters: `layout` is "stacked" (English, the Chinese quoted below it) or "side-by-side"
    (two columns). Every text of the source or a model is escaped; a translation that a check did
    not accept is marked ⚠ **Unverified**, and each finding is a footnote where it applies.
    Raises UsageError for an unknown layout.
    """
    arrange = choose_layout(layout)
    notes = Notes()
    blocks = _head(digest) + _contents(digest)
    for number, item in enumerate(digest.articles, 1):
        blocks += render_article(
            item, number=number, pages=digest.edition.pages, arrange=arrange, notes=notes
        )
    blocks += _index(digest)
    blocks += _unassigned(digest.unassigned, digest.edition.pages)
    blocks += ["---", signature(digest.manifest, layout, escape)]
    return "\n\n".join(blocks) + "\n"


def _head(digest: Digest) -> list[str]:
    edition = digest.edition
    title = f"# {edition_title(edition)}"
    facts = [
        f"- **Source:** {sources_phrase(edition.pages, escape)}",
        f"- **Found:** {found_phrase(digest)}",
        f"- **Checks:** {checks_phrase(digest.articles)}",
    ]
    facts += [f"- {WARNING_SIGN} {describe(finding)}" for finding in edition.findings]
    return [title, "\n".join(facts), how_to_read(digest, strong="**{}**")]


def _contents(digest: Digest) -> list[str]:
    lines = []
    for number, item in enumerate(digest.articles, 1):
        heading = heading_text(item)
        note = contents_note(item, digest.edition.pages, escape)
        lines.append(f"{number}. [{escape(heading)}](#{_anchor(number, item)}): {note}")
    return ["## Contents", "\n".join(lines)] if lines else ["No article was found."]


def _anchor(number: int, item: DigestArticle) -> str:
    return slug(f"{number}. {plain(heading_text(item))}")


def _index(digest: Digest) -> list[str]:
    """Who and which bodies are named, and in which articles: an entry a line."""
    blocks: list[str] = []
    numbers: set[int] = set()
    for title, order, entries in (
        ("People", "", people_index(digest.articles)),
        ("Bodies", "In the order of the pinyin of their Chinese.", bodies_index(digest.articles)),
    ):
        if entries:
            lines = "\n".join(_entry(entry, digest) for entry in entries)
            blocks += filter(None, [f"## {title}", order, lines])
            numbers.update(*(entry.articles for entry in entries))
    # Anchors are long and would bury the names for who reads the raw text.
    links = [f"[{n}]: #{_anchor(n, digest.articles[n - 1])}" for n in sorted(numbers)]
    return [*blocks, "\n".join(links)] if links else blocks


def _entry(entry: IndexEntry, digest: Digest) -> str:
    posts = "; ".join(escape(en) + (f" ({escape(zh)})" if zh else "") for zh, en in entry.posts)
    places = []
    for number in entry.articles:
        where = page_phrase(digest.articles[number - 1].article, digest.edition.pages)
        places.append(f"[{number}] ({escape(where)})")
    name = f"- **{escape(entry.en)}** {escape(', '.join(entry.zh))}"
    return f"{name}{', ' + posts if posts else ''}: {', '.join(places)}"


def _unassigned(unassigned: tuple[Unassigned, ...], pages: tuple[Page, ...]) -> list[str]:
    """What is part of no article: every piece with words in it, white space as a count."""
    rows = [_row(run, pages[run[0].span.page]) for run in left_over(unassigned)]
    blocks = ["## Not in any article"]
    if rows:
        blocks.append("\n".join(["| Page | Reason | Text |", "| --- | --- | --- |", *rows]))
    else:
        blocks.append("Every word of the source is in an article.")
    if blank := blank_characters(unassigned):
        blocks.append(f"Also {count_phrase(blank, 'character')} of white space.")
    return blocks


def _row(run: Sequence[Unassigned], page: Page) -> str:
    """A table row for pieces of one reason: how many, and the first words with their length."""
    text = plain(" ".join(piece.text for piece in run))
    excerpt = escape(text[:_EXCERPT_CHARS])
    if len(text) > _EXCERPT_CHARS:
        excerpt += f"… ({len(text):,} characters)"
    count = f" ({count_phrase(len(run), 'piece')})" if len(run) > 1 else ""
    return f"| {escape(page_label(page))} | {escape(run[0].reason)}{count} | {excerpt} |"
