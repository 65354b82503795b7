"""A digest as one self-contained HTML file, to be read in any browser, sent by mail or printed.

It holds no script and asks nothing of any network (see `sealed`).
"""

from __future__ import annotations

from summarize.records import Digest, DigestArticle, Split
from summarize.render.about import contents_note
from summarize.render.article import heading_text
from summarize.render.edition import (
    edition_title,
    found_phrase,
    how_to_read,
    signature,
    sources_phrase,
)
from summarize.render.html.digest_article import HtmlNotes, article_html
from summarize.render.html.fields import findings_list, unassigned_table
from summarize.render.html.sealed import document_head, style_sheet
from summarize.render.html.text import written
from summarize.render.index import IndexEntry, bodies_index, people_index
from summarize.render.layout import choose_layout
from summarize.render.notes import checks_phrase
from summarize.render.places import page_phrase

__all__ = ["render_digest_html"]


def render_digest_html(digest: Digest, *, layout: str = "stacked") -> str:
    """The HTML document, ending in a line break.

    Parameters: `layout` is "stacked" or "side-by-side" (two columns where the window has room for
    them). Names and figures show their other form while the pointer rests on them. Raises
    UsageError for an unknown layout.
    """
    choose_layout(layout)
    title = written(edition_title(digest.edition))
    notes = HtmlNotes()
    pages = digest.edition.pages
    return document_head(title, style_sheet("digest.css")) + _BODY.format(
        title=title,
        layout=layout,
        head=_head(digest),
        contents="\n".join(_entry(digest, *each) for each in enumerate(digest.articles, 1)),
        articles="\n".join(
            article_html(item, number=number, pages=pages, notes=notes)
            for number, item in enumerate(digest.articles, 1)
        ),
        index=_index("People", people_index(digest.articles), digest)
        + _index("Bodies", bodies_index(digest.articles), digest),
        unassigned=unassigned_table(
            Split(edition=digest.edition, articles=(), unassigned=digest.unassigned)
        ),
        signature=signature(digest.manifest, layout, written),
    )


def _head(digest: Digest) -> str:
    pages = digest.edition.pages
    rows = (
        ("Source", sources_phrase(pages, written)),
        ("Found", found_phrase(digest)),
        ("Checks", checks_phrase(digest.articles)),
    )
    listed = "".join(f"<li><b>{label}:</b> {text}</li>" for label, text in rows)
    reading = how_to_read(digest, strong="<b>{}</b>")
    return f"<ul>{listed}</ul>\n{findings_list(digest.edition.findings)}\n<p>{reading}</p>"


def _entry(digest: Digest, number: int, item: DigestArticle) -> str:
    said = contents_note(item, digest.edition.pages, written)
    return (
        f'<li><a href="#article-{number}">{written(heading_text(item))}</a> '
        f'<span class="place">{said}</span></li>'
    )


def _index(title: str, entries: list[IndexEntry], digest: Digest) -> str:
    if not entries:
        return ""
    lines = "\n".join(_named(entry, digest) for entry in entries)
    name = title.lower()
    order = "" if title == "People" else "<p>In the order of the pinyin of their Chinese.</p>"
    return f'<section id="{name}"><h2>{title}</h2>{order}<ul>\n{lines}\n</ul></section>\n'


def _named(entry: IndexEntry, digest: Digest) -> str:
    posts = "; ".join(
        written(en) + (f' (<span lang="zh">{written(zh)}</span>)' if zh else "")
        for zh, en in entry.posts
    )
    places = ", ".join(
        f'<a href="#article-{number}">{number}</a> '
        f"({written(page_phrase(digest.articles[number - 1].article, digest.edition.pages))})"
        for number in entry.articles
    )
    forms = written(", ".join(entry.zh))
    held = f", {posts}" if posts else ""
    return f'<li><b>{written(entry.en)}</b> <span lang="zh">{forms}</span>{held}: {places}</li>'


_BODY = """\
<body class="{layout}">
<header>
<h1>{title}</h1>
{head}
</header>
<nav aria-label="Contents"><h2>Contents</h2>
<ol>
{contents}
</ol>
</nav>
<main>
{articles}
</main>
{index}<section id="left"><h2>Not in any article</h2>
{unassigned}
</section>
<footer><p>{signature}</p></footer>
</body>
</html>
"""
