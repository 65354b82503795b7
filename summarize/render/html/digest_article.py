"""One article of a digest as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from summarize.records import DigestArticle, Fact, Finding, Page, Passage, Span, Translation
from summarize.render.about import about_line
from summarize.render.article import heading_text, summary_is_caption
from summarize.render.doubt import is_doubtful
from summarize.render.facts import facts_of_summary, facts_within, said_of_fact
from summarize.render.html.hover import with_chinese, with_english
from summarize.render.html.text import written
from summarize.render.notes import WARNING_SIGN, said_of

__all__ = ["HtmlNotes", "article_html"]


class HtmlNotes:
    """Numbered notes of a document; each stands below its article and leads back to its mark."""

    def __init__(self) -> None:
        self._count = 0
        self._waiting: list[str] = []

    def mark(self, findings: Iterable[Finding]) -> str:
        """Links to the notes on these findings; their text is kept for `take`."""
        marks = []
        for finding, times in Counter(findings).items():
            self._count += 1
            often = f" ({times} times)" if times > 1 else ""
            number = self._count
            marks.append(
                f' <sup><a id="mark-{number}" href="#note-{number}" '
                f'aria-label="Note {number}">{number}</a></sup>'
            )
            self._waiting.append(
                f'<li id="note-{number}" value="{number}" class="{finding.severity}">'
                f"<b>{finding.severity.capitalize()}:</b> {said_of(finding, written)}{often} "
                f'<a href="#mark-{number}" aria-label="Back to the text">↩</a></li>'
            )
        return "".join(marks)

    def take(self) -> str:
        """The notes since the last call as a list, "" where there are none."""
        taken, self._waiting = self._waiting, []
        return f'<ol class="notes">{"".join(taken)}</ol>' if taken else ""


def article_html(
    item: DigestArticle, *, number: int, pages: Sequence[Page], notes: HtmlNotes
) -> str:
    """The article as an element: heading, what the page says, summary, text, notes."""
    writer = _Writer(item, notes)
    article = item.article
    parts = [
        f"<h2>{number}. {written(heading_text(item))}</h2>",
        writer.headline(),
        *writer.warnings(),
        writer.around(),
        f'<p class="place">{about_line(article, pages, written)}</p>',
        *writer.summary(),
        *writer.caption(),
        *writer.full_text(),
        notes.take(),
    ]
    return f'<article id="article-{number}">\n' + "\n".join(filter(None, parts)) + "\n</article>"


class _Writer:
    """The parts of one article, each as HTML."""

    def __init__(self, item: DigestArticle, notes: HtmlNotes) -> None:
        self._item = item
        self._article = item.article
        self._notes = notes

    def headline(self) -> str:
        item, headline = self._item, self._article.headline
        marks = self._notes.mark(item.headline.findings if item.headline else ())
        marks += self._notes.mark(self._article.findings)
        if headline is None:
            return f"<p>Notes on this article:{marks}</p>" if marks else ""
        text = self._chinese(headline.text, headline.spans)
        return f'<p class="headline"><span lang="zh">{text}</span>{marks}</p>'

    def warnings(self) -> Iterator[str]:
        if self._item.error is not None:
            yield _warning(f"<b>This article is incomplete:</b> {written(self._item.error)}")
        if is_doubtful(self._article):
            yield _warning(
                f"<b>Bounds uncertain</b> (confidence {self._article.confidence:.2f}): compare "
                "with the page where this article begins and ends."
            )

    def around(self) -> str:
        rows = []
        kicker = self._article.kicker
        if kicker is not None:
            rows.append(("Kicker", kicker.text, kicker.spans, self._item.kicker))
        for passage, made in zip_longest(self._article.subheads, self._item.subheads):
            text, spans = (passage.text, passage.spans) if passage else (made.source, ())
            rows.append(("Subhead", text, spans, made))
        lines = [
            f"<li><b>{label}:</b> {self._english(text, spans, made)} "
            f'<span lang="zh">{self._chinese(text, spans)}</span></li>'
            for label, text, spans, made in rows
        ]
        return f'<ul class="around">{"".join(lines)}</ul>' if lines else ""

    def summary(self) -> Iterator[str]:
        summary = self._item.summary
        if summary is None:
            return
        marks = self._notes.mark(summary.findings)
        if not summary.sentences:
            yield f"<h3>No summary{marks}</h3>"
            return
        label = "Caption" if summary_is_caption(self._item) else "Summary"
        if not all(sentence.spans for sentence in summary.sentences):
            label = "Summary (the Chinese, too, was written by a model)"
        yield f"<h3>{label}{marks}</h3>"
        for each in summary.sentences:
            yield self._pair(each.zh, each.spans, each.translation)
        shown = facts_of_summary(self._item)
        if shown:
            parts = (said_of_fact(fact, written) for fact in shown)
            yield f'<p class="facts"><b>Names and figures:</b> {" · ".join(parts)}</p>'

    def caption(self) -> Iterator[str]:
        caption = self._article.caption
        if caption is not None and not summary_is_caption(self._item):
            yield "<h3>Caption</h3>"
            yield self._pair(caption.text, caption.spans, self._item.caption)

    def full_text(self) -> Iterator[str]:
        if not self._item.body:
            return
        yield "<h3>Full text</h3>"
        for passage, made in zip_longest(self._article.body, self._item.body):
            yield self._paragraph(passage, made or ())

    def _paragraph(self, passage: Passage | None, made: Sequence[Translation]) -> str:
        text = passage.text if passage else "".join(each.source for each in made)
        spans = passage.spans if passage else ()
        english = " ".join(self._english(text, spans, each) for each in made)
        return self._columns(english or self._english(text, spans, None), text, spans)

    def _pair(self, zh: str, spans: Sequence[Span], made: Translation | None) -> str:
        return self._columns(self._english(zh, spans, made), zh, spans)

    def _columns(self, english: str, zh: str, spans: Sequence[Span]) -> str:
        chinese = self._chinese(zh, spans)
        return f'<div class="pair"><p>{english}</p><p lang="zh">{chinese}</p></div>'

    def _english(self, zh: str, spans: Sequence[Span], made: Translation | None) -> str:
        """The English with its notes, never without a mark where it is missing or not accepted."""
        if made is None:
            return f'<b class="warn">{WARNING_SIGN} Not translated</b>'
        marks = self._notes.mark(made.findings)
        if not made.text.strip():
            return f'<b class="warn">{WARNING_SIGN} Not translated</b>{marks}'
        lead = f'<b class="warn">{WARNING_SIGN} Unverified:</b> ' if made.failed else ""
        text = with_chinese(made.text, self._facts(zh, spans))
        return f"{lead}{text}{marks}"

    def _chinese(self, zh: str, spans: Sequence[Span]) -> str:
        return with_english(zh, self._facts(zh, spans))

    def _facts(self, zh: str, spans: Sequence[Span]) -> list[Fact]:
        return facts_within(zh, spans, self._article)


def _warning(text: str) -> str:
    return f'<p class="warn">{WARNING_SIGN} {text}</p>'
