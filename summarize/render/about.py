"""What the page says about an article, in one line: its pages, who signed it, where it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.records import Article, Byline, DigestArticle, Page, Passage, Reference
from summarize.render.doubt import is_doubtful
from summarize.render.notes import WARNING_SIGN, count_phrase
from summarize.render.places import page_phrase, sort_jumps

__all__ = ["Write", "about_line", "contents_note"]

# Makes untrusted text part of a document: `escape` for Markdown, `written` for HTML.
Write = Callable[[str], str]


def about_line(article: Article, pages: Sequence[Page], write: Write) -> str:
    """One line: pages, kind, who signed it, where it goes on; nothing printed is left out.

    `write` makes untrusted text part of the document.
    """
    followed, elsewhere = sort_jumps(article, pages)
    place = f"P{write(page_phrase(article, pages)).removeprefix('p')}"
    if followed:
        place += f" ({', '.join(write(jump.passage.text) for jump in followed)})"
    parts = [place, article.kind]
    parts += [_byline(byline, article, write) for byline in article.bylines]
    if article.credit is not None:
        parts.append(f"photo by {_with_names(article.credit, article, write)}")
    if article.dateline is not None:
        parts.append(f"dateline: {write(article.dateline.text)}")
    for jump in elsewhere:
        way = "continued from" if jump is article.jump_from else "continues on"
        parts.append(f"{way} {_reference(jump, write)}")
    parts += [f"see also {_reference(pointer, write)}" for pointer in article.pointers]
    return " · ".join(parts)


def contents_note(item: DigestArticle, pages: Sequence[Page], write: Write) -> str:
    """What stands beside an article in the contents: its kind, its pages, and what is amiss."""
    parts = [f"{item.article.kind}, {write(page_phrase(item.article, pages))}"]
    if is_doubtful(item.article):
        parts.append(f"{WARNING_SIGN} bounds uncertain")
    if item.error is not None:
        parts.append(f"{WARNING_SIGN} incomplete")
    if count := len(list(item.all_findings())):
        parts.append(count_phrase(count, "finding"))
    return "; ".join(parts)


def _byline(byline: Byline, article: Article, write: Write) -> str:
    if not byline.names:
        return f"by {write(byline.passage.text)}"
    label = byline.role + ("" if len(byline.names) == 1 else "s")
    return f"{label}: {', '.join(_named(name, article, write) for name in byline.names)}"


def _named(name: str, article: Article, write: Write) -> str:
    english = next(
        (
            fact.en
            for fact in article.facts
            if fact.kind in ("person", "glossary") and fact.zh == name
        ),
        None,
    )
    return f"{write(english)} ({write(name)})" if english else write(name)


def _with_names(passage: Passage, article: Article, write: Write) -> str:
    """The passage, and in brackets the English of the names in it."""
    names = dict.fromkeys(
        fact.en
        for fact in article.facts
        if fact.kind in {"person", "organisation"} and fact.zh in passage.text
    )
    tail = f" ({', '.join(write(name) for name in names)})" if names else ""
    return f"{write(passage.text)}{tail}"


def _reference(reference: Reference, write: Write) -> str:
    """`pages 4–5 (详细报道见4-5版)`; page numbers are those printed."""
    printed = write(reference.passage.text)
    pages = reference.pages
    if not pages:
        return f"another page ({printed})"
    if len(pages) == 1:
        return f"page {pages[0]} ({printed})"
    if pages == tuple(range(pages[0], pages[-1] + 1)):
        return f"pages {pages[0]}–{pages[-1]} ({printed})"
    return f"pages {', '.join(map(str, pages))} ({printed})"
