"""What was found beside the pages: the list of articles, all fields of each, the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarize.records import Article, Finding, Reference, Split
from summarize.render.doubt import is_doubtful
from summarize.render.html.marks import FOLDED, Marks
from summarize.render.html.text import written
from summarize.render.left_over import blank_characters, left_over
from summarize.render.notes import WARNING_SIGN, count_phrase
from summarize.render.places import page_label, page_phrase, pages_of

__all__ = ["article_fields", "article_list", "findings_list", "unassigned_table"]

_UNSURE = f'<span class="unsure">{WARNING_SIGN} bounds uncertain</span>'


def article_list(marks: Marks) -> str:
    """A link to the fields of each article, with its number, headline, kind and pages."""
    pages = marks.split.edition.pages
    rows = []
    for number, article in enumerate(marks.split.articles, 1):
        mark = f" {_UNSURE}" if is_doubtful(article) else ""
        rows.append(
            f'<li><a href="#{marks.field_id(number)}" data-choose="{number}">'
            f'<span class="badge {marks.color(number)}">{number}</span> '
            f'<span><span lang="zh">{marks.headline(number)}</span> '
            f'<span class="where">{article.kind}, {written(page_phrase(article, pages))}</span>'
            f"{mark}</span></a></li>"
        )
    return "<ul>\n" + "\n".join(rows) + "\n</ul>"


def article_fields(marks: Marks, number: int) -> str:
    """Every field of the article with this number (from 1), those it lacks left out."""
    rows = "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _rows(marks, number))
    return (
        f'<article class="fields {marks.color(number)}" id="{marks.field_id(number)}" '
        f'data-fields="{number}" tabindex="-1">\n'
        f'<h3><span class="badge">{number}</span> '
        f'<span lang="zh">{marks.headline(number)}</span></h3>\n'
        f"<dl>\n{rows}\n</dl>\n</article>"
    )


def findings_list(findings: Iterable[Finding]) -> str:
    """The findings as a list; nothing where there are none."""
    rows = [
        f'<li class="{finding.severity}"><b>{finding.severity.capitalize()}:</b> '
        f"{written(finding.message)}</li>"
        for finding in findings
    ]
    return f'<ul class="findings">{"".join(rows)}</ul>' if rows else ""


def unassigned_table(split: Split) -> str:
    """Everything that is in no article, with its page and the reason."""
    rows = []
    for portion in left_over(split.unassigned):
        page = split.edition.pages[portion[0].span.page]
        reason = written(portion[0].reason)
        text = written("\n".join(piece.text.strip() for piece in portion))
        cell = f'<div class="source" lang="zh">{text}</div>'
        if len(portion) > 1 or len(text) > FOLDED:
            length = sum(len(piece.text) for piece in portion)
            phrase = f"{count_phrase(len(portion), 'piece')}, {count_phrase(length, 'character')}"
            cell = f"<details><summary>{phrase}</summary>{cell}</details>"
        rows.append(
            f"<tr><td>{written(page_label(page))}</td><td>{reason}</td><td>{cell}</td></tr>"
        )
    blank = count_phrase(blank_characters(split.unassigned), "character")
    if not rows:
        return f"<p>Every word is in an article. White space: {blank}.</p>"
    return (
        "<table><thead><tr><th>Page</th><th>Reason</th><th>Text</th></tr></thead>\n<tbody>"
        + "\n".join(rows)
        + f"</tbody></table>\n<p>White space: {blank}.</p>"
    )


def _rows(marks: Marks, number: int) -> Iterator[tuple[str, str]]:
    """(name, value) of each field as HTML, in the order in which a page prints them."""
    article = marks.article(number)
    yield "id", written(article.id)
    yield "kind", article.kind
    yield "where", _where(marks, number)
    sure = f"{article.confidence:.2f}"
    yield "confidence", f"{sure} {_UNSURE}" if is_doubtful(article) else sure
    if article.findings:
        yield "findings", findings_list(article.findings)
    if article.kicker is not None:
        yield "kicker 引题", _zh(article.kicker.text)
    if article.headline is not None:
        yield "headline 主题", _zh(article.headline.text)
    for subhead in article.subheads:
        yield "subhead 副题", _zh(subhead.text)
    for byline in article.bylines:
        names = f" → {written(', '.join(byline.names))}" if byline.names else ""
        yield byline.role, _zh(byline.passage.text) + names
    if article.dateline is not None:
        yield "dateline 电头", _zh(article.dateline.text)
    if article.body:
        yield "body 正文", "".join(f'<p lang="zh">{written(p.text)}</p>' for p in article.body)
    if article.caption is not None:
        yield "caption 图片说明", _zh(article.caption.text)
    if article.credit is not None:
        yield "credit 摄影", _zh(article.credit.text)
    if article.jump_to is not None:
        yield "jump to 下转", _reference(article.jump_to)
    if article.jump_from is not None:
        yield "jump from 上接", _reference(article.jump_from)
    for pointer in article.pointers:
        yield "pointer 详见", _reference(pointer)
    yield "characters", "<br>".join(_characters(article, marks.split))


def _characters(article: Article, split: Split) -> Iterator[str]:
    for span in article.spans:
        page = split.edition.pages[span.page]
        yield f"page {written(page_label(page))}: {span.start:,}–{span.end:,}"


def _where(marks: Marks, number: int) -> str:
    """The pages, each a link to the place where the article stands on it."""
    article = marks.article(number)
    links = [
        f'<a href="#{marks.place_id(number, page.index)}">page {written(page_label(page))}</a>'
        for page in pages_of(article, marks.split.edition.pages)
    ]
    return ", continued on ".join(links) or f"page {article.page}"


def _reference(reference: Reference) -> str:
    pages = ", ".join(map(str, reference.pages)) or "?"
    return f"page {pages}: {_zh(reference.passage.text)}"


def _zh(text: str) -> str:
    return f'<span lang="zh">{written(text)}</span>'
