"""One article of a digest as Markdown blocks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from summarize.records import DigestArticle, Page, Translation
from summarize.render.about import about_line
from summarize.render.doubt import is_doubtful
from summarize.render.escape import escape
from summarize.render.facts import facts_of_summary, said_of_fact
from summarize.render.layout import Layout, Pair
from summarize.render.notes import WARNING_SIGN, Notes

__all__ = ["heading_text", "render_article", "summary_is_caption"]


def heading_text(item: DigestArticle) -> str:
    """The heading of an article, not escaped: English, else Chinese, else what it is.

    English that was not accepted says so in the heading itself, since a heading is copied alone.
    """
    translation, headline = item.headline, item.article.headline
    if translation is not None and translation.text.strip():
        return f"Unverified: {translation.text}" if translation.failed else translation.text
    if headline is not None:
        return headline.text
    return f"{item.article.kind.capitalize()} without a headline"


def render_article(
    item: DigestArticle, *, number: int, pages: Sequence[Page], arrange: Layout, notes: Notes
) -> list[str]:
    """Markdown blocks: heading, what the page says about the article, summary, text, notes.

    Parameters: `number` leads the heading and so makes its anchor unique; `pages` are the
    edition's; `arrange` is a layout; `notes` numbers the findings and hands out their text.
    """
    blocks = [f"## {number}. {escape(heading_text(item))}"]
    blocks += _headline_line(item, notes)
    if item.error is not None:
        blocks.append(f"{WARNING_SIGN} **This article is incomplete:** {escape(item.error)}")
    if is_doubtful(item.article):
        blocks.append(
            f"{WARNING_SIGN} **Bounds uncertain** (confidence {item.article.confidence:.2f}): "
            "compare with the page where this article begins and ends."
        )
    blocks += _around_headline(item, notes)
    blocks.append(about_line(item.article, pages, escape))
    blocks += _summary(item, arrange, notes) + _caption(item, arrange, notes)
    if item.body:
        blocks += ["**Full text**", *arrange(_full_text(item, notes))]
    definitions = notes.take()
    return blocks + (["\n".join(definitions)] if definitions else [])


def _headline_line(item: DigestArticle, notes: Notes) -> list[str]:
    """The Chinese headline, with the notes on it and on the article.

    They stand here because GitHub would take a note in the heading into its anchor.
    """
    headline = item.article.headline
    marks = notes.mark(item.headline.findings if item.headline else ())
    marks += notes.mark(item.article.findings)
    if headline is not None:
        return [f"**{escape(headline.text)}**{marks}"]
    return [f"Notes on this article:{marks}"] if marks else []


def _around_headline(item: DigestArticle, notes: Notes) -> list[str]:
    """Kicker and subheads in both languages, as one list."""
    article = item.article
    lines = []
    if article.kicker is not None:
        lines.append(f"- **Kicker:** {_inline(article.kicker.text, item.kicker, notes)}")
    for passage, translation in zip_longest(article.subheads, item.subheads):
        source = passage.text if passage is not None else translation.source
        lines.append(f"- **Subhead:** {_inline(source, translation, notes)}")
    return ["\n".join(lines)] if lines else []


def _english(translation: Translation | None, notes: Notes) -> str:
    """The English with its notes, never without a mark where it is missing or not accepted."""
    if translation is None:
        return f"{WARNING_SIGN} **Not translated**"
    marks = notes.mark(translation.findings)
    if not translation.text.strip():
        return f"{WARNING_SIGN} **Not translated**{marks}"
    lead = f"{WARNING_SIGN} **Unverified:** " if translation.failed else ""
    return f"{lead}{escape(translation.text)}{marks}"


def _pair(source: str, translation: Translation | None, notes: Notes) -> Pair:
    return _english(translation, notes), escape(source)


def _inline(source: str, translation: Translation | None, notes: Notes) -> str:
    return " / ".join(_pair(source, translation, notes))


def _summary(item: DigestArticle, arrange: Layout, notes: Notes) -> list[str]:
    """The summary sentence by sentence; says where the Chinese is not the newspaper's own."""
    summary = item.summary
    if summary is None:
        return []
    if not summary.sentences:
        return [f"**No summary**{notes.mark(summary.findings)}"]
    label = "**Summary**"
    if not all(sentence.spans for sentence in summary.sentences):
        label += " (the Chinese, too, was written by a model)"
    elif summary_is_caption(item):
        label = "**Caption**"
    label += notes.mark(summary.findings)
    pairs = [_pair(sentence.zh, sentence.translation, notes) for sentence in summary.sentences]
    return [label, *arrange(pairs), *_facts(item)]


def _facts(item: DigestArticle) -> list[str]:
    """One line of the names and figures of the summary whose Chinese says them otherwise."""
    parts = [said_of_fact(fact, escape) for fact in facts_of_summary(item)]
    return [f"**Names and figures:** {' · '.join(parts)}"] if parts else []


def _caption(item: DigestArticle, arrange: Layout, notes: Notes) -> list[str]:
    caption = item.article.caption
    if caption is None or summary_is_caption(item):
        return []
    return ["**Caption**", *arrange([_pair(caption.text, item.caption, notes)])]


def summary_is_caption(item: DigestArticle) -> bool:
    """Whether the summary of a photo repeats its whole caption, which is then printed once.

    A caption with findings of its own is printed again, so that none of them is lost.
    """
    summary, caption = item.summary, item.article.caption
    if summary is None or caption is None or (item.caption is not None and item.caption.findings):
        return False
    return "".join(sentence.zh for sentence in summary.sentences) == caption.text


def _full_text(item: DigestArticle, notes: Notes) -> list[Pair]:
    """The body, a pair a paragraph; a paragraph without translation still shows its Chinese."""
    pairs = []
    for passage, sentences in zip_longest(item.article.body, item.body, fillvalue=None):
        english = " ".join(_english(sentence, notes) for sentence in sentences or ())
        source = (
            passage.text
            if passage is not None
            else "".join(sentence.source for sentence in sentences or ())
        )
        pairs.append((english or _english(None, notes), escape(source)))
    return pairs
