"""What a digest says of its edition and of the run that made it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from summarize.records import Digest, Edition, Manifest, Page
from summarize.render.about import Write
from summarize.render.notes import WARNING_SIGN, count_phrase
from summarize.render.places import page_label
from summarize.zh.date_mention import MONTHS

__all__ = ["edition_title", "found_phrase", "how_to_read", "signature", "sources_phrase"]


def edition_title(edition: Edition) -> str:
    """`Newspaper digest, 4 June 2024`, without the day where it is not known."""
    if edition.date is None:
        return "Newspaper digest"
    day = date.fromisoformat(edition.date)
    return f"Newspaper digest, {day.day} {MONTHS[day.month - 1]} {day.year}"


def found_phrase(digest: Digest) -> str:
    """`3 articles on 1 page`."""
    pages = count_phrase(len(digest.edition.pages), "page")
    return f"{count_phrase(len(digest.articles), 'article')} on {pages}"


def how_to_read(digest: Digest, *, strong: str) -> str:
    """What a reader must know before relying on a sentence; `strong` is markup round a {}."""
    text = (
        "Summaries and English are made by machine; the Chinese beside them is the newspaper's "
        "unless marked otherwise. Checks look at figures, dates, names, posts, places, form and "
        "clauses left out, not at wording: read the Chinese before relying on a sentence."
    )
    if any(any(item.all_findings()) for item in digest.articles):
        text += (
            " A numbered note says what a check found; text marked "
            f"{WARNING_SIGN} {strong.format('Unverified')} did not pass and must be compared with "
            "the Chinese before use."
        )
    return text


def sources_phrase(pages: Sequence[Page], write: Write) -> str:
    """Files and their pages. A reader elsewhere has no use for the folders of this machine."""
    parts = []
    for name, group in groupby(pages, key=lambda page: page.source.name):
        numbers = [write(page_label(page)) for page in group]
        label = "page" if len(numbers) == 1 else "pages"
        shown = "standard input" if name == "-" else re.split(r"[\\/]", name)[-1]
        parts.append(f"{write(shown)} ({label} {', '.join(numbers)})")
    return "; ".join(parts)


def signature(manifest: Manifest, layout: str, write: Write) -> str:
    """One line that tells two digests of the same edition apart."""
    parts = [f"summarize {write(manifest.version)}"]
    parts += [
        f"{write(use.role)}: {write(use.name)} ({write(use.engine)}, "
        f"sha256 {write(use.sha256[:12])}, {write(use.license.partition(' (')[0])})"
        for use in manifest.models
    ]
    options = {"layout": layout, **manifest.options}
    chosen = (f"{name}={value}" for name, value in options.items() if value is not None)
    parts.append(f"options: {write(' '.join(chosen))}")
    return " · ".join(parts)
