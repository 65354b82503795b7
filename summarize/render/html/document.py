"""A split as one self-contained HTML file, to be checked by eye against the printed page.

It asks nothing of any network and runs no code but its own (see `sealed`).
"""

from __future__ import annotations

import re

from summarize.records import Edition, Page, Split
from summarize.render.html.as_set import draw, has_geometry, placed_blocks
from summarize.render.html.colors import choose_colors
from summarize.render.html.fields import (
    article_fields,
    article_list,
    findings_list,
    unassigned_table,
)
from summarize.render.html.flow import flow
from summarize.render.html.marks import Marks
from summarize.render.html.runs import Run, page_runs, within
from summarize.render.html.sealed import document_head, resource, style_sheet
from summarize.render.html.text import written
from summarize.render.notes import count_phrase
from summarize.render.places import page_label

__all__ = ["render_html"]


def render_html(split: Split) -> str:
    """The HTML document, ending in a line break.

    Pages with geometry are drawn as set, others flow in their order; an article has one number
    and one colour on all its pages. Every character of every page is in it. Without JavaScript
    everything is there to read; with it, a chosen article is lit up and its fields stand alone.
    """
    title, script = written(_title(split.edition)), resource("view.js")
    runs = page_runs(split)
    marks = Marks(split=split, colors=choose_colors(split, runs))
    numbers = range(1, len(split.articles) + 1)
    return document_head(title, style_sheet("view.css"), script) + _BODY.format(
        title=title,
        script=script,
        facts=_facts(split),
        findings=findings_list(split.edition.findings),
        index=_index(split.edition.pages),
        pages="\n".join(_page(page, runs[page.index], marks) for page in split.edition.pages),
        articles=article_list(marks),
        fields="\n".join(article_fields(marks, number) for number in numbers),
        unassigned=unassigned_table(split),
    )


def _title(edition: Edition) -> str:
    return f"Split of the edition of {edition.date}" if edition.date else "Split of an edition"


def _facts(split: Split) -> str:
    """What was found, and that every character is accounted for."""
    pages = split.edition.pages
    inside = sum(span.end - span.start for each in split.articles for span in each.spans)
    blank = sum(len(piece.text) for piece in split.unassigned if not piece.text.strip())
    outside = sum(len(piece.text) for piece in split.unassigned) - blank
    return (
        f"{count_phrase(len(split.articles), 'article')} on {count_phrase(len(pages), 'page')}. "
        f"Of {count_phrase(sum(len(page.text) for page in pages), 'character')}, {inside:,} are "
        f"in articles, {outside:,} in none, {blank:,} white space between them."
    )


def _index(pages: tuple[Page, ...]) -> str:
    return " ".join(
        f'<a href="#page-{page.index}">{written(page_label(page))}</a>' for page in pages
    )


def _page(page: Page, runs: list[Run], marks: Marks) -> str:
    source = re.split(r"[\\/]", page.source.name)[-1]
    shown = "standard input" if source == "-" else source
    heading = " · ".join(
        written(part)
        for part in (f"Page {page_label(page)}", page.section, shown, page.source.encoding)
        if part
    )
    if not has_geometry(page):
        body = flow(page, runs, marks)
    else:
        body = f'<div class="sheet" tabindex="0">{draw(page, runs, marks)}</div>'
        if rest := _unplaced(page, runs):
            text = flow(page, rest, marks, anchors=False)
            body += f"<h3>Text whose place on the page is not known</h3>{text}"
    return f'<section class="page" id="page-{page.index}">\n<h2>{heading}</h2>\n{body}\n</section>'


def _unplaced(page: Page, runs: list[Run]) -> list[Run]:
    """The runs with words in them that no drawn block holds."""
    spans = [span for block in placed_blocks(page) for line in block.lines for span in line.spans]
    found: list[Run] = []
    position = 0
    for start, end in [*sorted((s.start, s.end) for s in spans), (len(page.text),) * 2]:
        if page.text[position:start].strip():
            found += within(runs, position, start)
        position = max(position, end)
    return found


_BODY = """\
<body>
<header>
<h1>{title}</h1>
<p>{facts}</p>
{findings}
<nav aria-label="Pages">Pages: {index}</nav>
<fieldset class="zoom"><legend>Size of the pages</legend>
<label><input type="radio" name="zoom" value="fit" checked> fit</label>
<label><input type="radio" name="zoom" value="large"> large</label>
</fieldset>
</header>
<main>
{pages}
</main>
<aside aria-label="Articles">
<nav aria-label="Articles"><h2>Articles</h2>
{articles}
</nav>
<div class="chosen" aria-live="polite">
<p class="hint">Click an article on a page, or tab to its number and press Enter, to see its \
fields here. Esc closes them.</p>
{fields}
</div>
<section class="left" id="left"><h2>In no article</h2>
{unassigned}
</section>
</aside>
<script>{script}</script>
</body>
</html>
"""
