"""A digest as GitHub-flavoured Markdown that also reads well raw, in a terminal or a mail.

What a reader needs first comes first: what the edition holds and how far it can be trusted, then
the articles, each English text beside its Chinese, and last what is in no article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from summarize.records import Digest, DigestArticle, Manifest, Page, Unassigned
from summarize.render.article import heading_text, render_article
from summarize.render.doubt import is_doubtful
from summarize.render.escape import escape, plain
from summarize.render.index import IndexEntry, bodies_index, people_index
from summarize.render.layout import choose_layout
from summarize.render.left_over import blank_characters, left_over
from summarize.render.notes import WARNING_SIGN, Notes, checks_phrase, count_phrase, describe
from summarize.render.places import page_label, page_phrase
from summarize.render.slug import slug

__all__ = ["render_markdown"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

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
    blocks += ["---", _signature(digest.manifest, layout)]
    return "\n\n".join(blocks) + "\n"


def _head(digest: Digest) -> list[str]:
    edition = digest.edition
    title = "# Newspaper digest"
    if edition.date is not None:
        day = date.fromisoformat(edition.date)
        title += f", {day.day} {_MONTHS[day.month - 1]} {day.year}"
    facts = [
        f"- **Source:** {_sources(edition.pages)}",
        f"- **Found:** {count_phrase(len(digest.articles), 'article')} on "
        f"{count_phrase(len(edition.pages), 'page')}",
        f"- **Checks:** {checks_phrase(digest.articles)}",
    ]
    facts += [f"- {WARNING_SIGN} {describe(finding)}" for finding in edition.findings]
    return [title, "\n".join(facts), *_how_to_read(digest)]


def _how_to_read(digest: Digest) -> list[str]:
    text = (
        "Summaries and English are made by machine; the Chinese beside them is the newspaper's "
        "unless marked otherwise. Checks look at figures, dates, names, posts, places and form, "
        "not at wording: read the Chinese before relying on a sentence."
    )
    if any(any(item.all_findings()) for item in digest.articles):
        text += (
            f" A numbered note says what a check found; text marked {WARNING_SIGN} **Unverified** "
            "did not pass and must be compared with the Chinese before use."
        )
    return [text]


def _sources(pages: tuple[Page, ...]) -> str:
    """Files and their pages. A reader elsewhere has no use for the folders of this machine."""
    parts = []
    for name, group in groupby(pages, key=lambda page: page.source.name):
        numbers = [escape(page_label(page)) for page in group]
        label = "page" if len(numbers) == 1 else "pages"
        shown = "standard input" if name == "-" else re.split(r"[\\/]", name)[-1]
        parts.append(f"{escape(shown)} ({label} {', '.join(numbers)})")
    return "; ".join(parts)


def _contents(digest: Digest) -> list[str]:
    lines = []
    for number, item in enumerate(digest.articles, 1):
        heading = heading_text(item)
        line = f"{number}. [{escape(heading)}](#{_anchor(number, item)}): {item.article.kind}, "
        line += escape(page_phrase(item.article, digest.edition.pages))
        if is_doubtful(item.article):
            line += f"; {WARNING_SIGN} bounds uncertain"
        if item.error is not None:
            line += f"; {WARNING_SIGN} incomplete"
        count = len(list(item.all_findings()))
        lines.append(line + (f"; {count_phrase(count, 'finding')}" if count else ""))
    return ["## Contents", "\n".join(lines)] if lines else ["No article was found."]


def _anchor(number: int, item: DigestArticle) -> str:
    return slug(f"{number}. {plain(heading_text(item))}")


def _index(digest: Digest) -> list[str]:
    """Who and which bodies are named, and in which articles: an entry a line."""
    blocks = []
    for title, entries in (
        ("People", people_index(digest.articles)),
        ("Bodies", bodies_index(digest.articles)),
    ):
        if entries:
            lines = "\n".join(_entry(entry, digest) for entry in entries)
            blocks += [f"## {title}", lines]
    return blocks


def _entry(entry: IndexEntry, digest: Digest) -> str:
    posts = "; ".join(escape(en) + (f" ({escape(zh)})" if zh else "") for zh, en in entry.posts)
    places = []
    for number in entry.articles:
        item = digest.articles[number - 1]
        where = escape(page_phrase(item.article, digest.edition.pages))
        places.append(f"[{number}](#{_anchor(number, item)}) ({where})")
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


def _signature(manifest: Manifest, layout: str) -> str:
    """One line that tells two digests of the same edition apart."""
    parts = [f"summarize {escape(manifest.version)}"]
    parts += [
        f"{escape(use.role)}: {escape(use.name)} ({escape(use.engine)}, "
        f"sha256 {escape(use.sha256[:12])}, {escape(use.license.partition(' (')[0])})"
        for use in manifest.models
    ]
    options = {"layout": layout, **manifest.options}
    chosen = (f"{name}={value}" for name, value in options.items() if value is not None)
    parts.append(f"options: {escape(' '.join(chosen))}")
    return " · ".join(parts)
