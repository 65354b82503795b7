"""A digest as one self-contained HTML file, to be read in any browser, sent by mail or printed.

It holds no script and asks nothing of any network: the security policy names the hash of its one
style sheet (CSP Level 3, section 2.3.1) and forbids all else.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from summarize.errors import UsageError
from summarize.records import Digest, DigestArticle, Split
from summarize.render.article import heading_text
from summarize.render.doubt import is_doubtful
from summarize.render.edition import edition_title, how_to_read, signature, sources_phrase
from summarize.render.html.digest_article import HtmlNotes, article_html
from summarize.render.html.fields import findings_list, unassigned_table
from summarize.render.html.text import written
from summarize.render.index import IndexEntry, bodies_index, people_index
from summarize.render.notes import WARNING_SIGN, checks_phrase, count_phrase
from summarize.render.places import page_phrase

__all__ = ["render_digest_html"]

LAYOUTS = ("stacked", "side-by-side")


def render_digest_html(digest: Digest, *, layout: str = "stacked") -> str:
    """The HTML document, ending in a line break.

    Parameters: `layout` is "stacked" or "side-by-side" (two columns where the window has room for
    them). Names and figures show their other form while the pointer rests on them. Raises
    UsageError for an unknown layout.
    """
    if layout not in LAYOUTS:
        raise UsageError(f"Unknown layout {layout!r}.", remedy=f"Choose: {', '.join(LAYOUTS)}.")
    style = resources.files("summarize.render.html").joinpath("digest.css").read_text("utf-8")
    hashed = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    notes = HtmlNotes()
    pages = digest.edition.pages
    return _DOCUMENT.format(
        hash=f"sha256-{hashed}",
        title=written(edition_title(digest.edition)),
        style=style,
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
    found = f"{count_phrase(len(digest.articles), 'article')} on {count_phrase(len(pages), 'page')}"
    rows = (
        ("Source", sources_phrase(pages, written)),
        ("Found", found),
        ("Checks", checks_phrase(digest.articles)),
    )
    listed = "".join(f"<li><b>{label}:</b> {text}</li>" for label, text in rows)
    reading = how_to_read(digest, strong="<b>{}</b>")
    return f"<ul>{listed}</ul>\n{findings_list(digest.edition.findings)}\n<p>{reading}</p>"


def _entry(digest: Digest, number: int, item: DigestArticle) -> str:
    where = page_phrase(item.article, digest.edition.pages)
    said = f"{item.article.kind}, {written(where)}"
    if is_doubtful(item.article):
        said += f"; {WARNING_SIGN} bounds uncertain"
    if item.error is not None:
        said += f"; {WARNING_SIGN} incomplete"
    count = len(list(item.all_findings()))
    said += f"; {count_phrase(count, 'finding')}" if count else ""
    return (
        f'<li><a href="#article-{number}">{written(heading_text(item))}</a> '
        f'<span class="place">{said}</span></li>'
    )


def _index(title: str, entries: list[IndexEntry], digest: Digest) -> str:
    if not entries:
        return ""
    lines = "\n".join(_named(entry, digest) for entry in entries)
    name = title.lower()
    return f'<section id="{name}"><h2>{title}</h2><ul>\n{lines}\n</ul></section>\n'


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


_DOCUMENT = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{hash}'; \
img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="summarize">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>{style}</style>
</head>
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
