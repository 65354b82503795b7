"""Two halves of an article, on two pages, made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.records import Article, Byline, Finding, Page, Passage, Span
from summarize.split.likeness import title_likeness
from summarize.split.seam import goes_on

__all__ = ["join_halves"]

# From this likeness on, a title over the second half repeats one over the first.
REPEATED = 0.5
# A picture story or a brief with more text than this is an article (characters).
_BRIEF_LENGTH = 300


def join_halves(pages: Sequence[Page], first: Article, second: Article) -> Article:
    """The article that begins as `first` and goes on as `second`, under the id of `first`.

    The paragraph that the jump cut in two is one passage again. Titles of the second half that
    repeat the first's are covered by `spans` and not given twice; new ones become subheads, as
    they would be on one page. Of the jumps those are kept that lead out of the whole, else those
    between the halves. `confidence` is that of the less sure half, and of doubts about where the
    halves begin or end its own is kept.
    """
    body = _body(pages, first, second)
    length = sum(len(passage.text) for passage in body)
    small = first.kind in ("photo", "brief")
    return replace(
        first,
        kind="news" if small and length > _BRIEF_LENGTH else first.kind,
        kicker=first.kicker or (None if first.headline else second.kicker),
        headline=first.headline or second.headline,
        subheads=(*first.subheads, *_new_titles(first, second)),
        bylines=_bylines(first, second),
        dateline=first.dateline or second.dateline,
        body=body,
        caption=_lines(pages, first.caption, second.caption),
        credit=_lines(pages, first.credit, second.credit),
        jump_to=second.jump_to or first.jump_to,
        jump_from=first.jump_from or second.jump_from,
        pointers=(*first.pointers, *second.pointers),
        spans=(*first.spans, *second.spans),
        confidence=min(first.confidence, second.confidence),
        findings=_findings(first, second),
    )


def _findings(first: Article, second: Article) -> tuple[Finding, ...]:
    """The findings of both halves, with one doubt about bounds at most: that of the less sure."""
    findings = (*first.findings, *second.findings)
    halves = sorted((first, second), key=lambda half: half.confidence)
    doubts = [found for half in halves for found in half.findings if found.kind == "split"]
    return (*doubts[:1], *(found for found in findings if found.kind != "split"))


def _body(pages: Sequence[Page], first: Article, second: Article) -> tuple[Passage, ...]:
    before, after = first.body, second.body
    if not before or not after or not goes_on(before[-1].text, after[0].text):
        return (*before, *after)
    parts = [before[-1], after[0]]
    if _is_latin(before[-1].text[-1:]) and _is_latin(after[0].text[:1]):
        parts.insert(1, _space(pages, before[-1], after[0], among=" \n\t\r\u3000"))
    return (*before[:-1], Passage.join(parts), *after[1:])


def _new_titles(first: Article, second: Article) -> list[Passage]:
    if not first.headline:
        return list(second.subheads)
    known = " ".join(title.text for title in titles_of(first))
    return [title for title in titles_of(second) if title_likeness(title.text, known) < REPEATED]


def titles_of(article: Article) -> list[Passage]:
    """Kicker, headline and subheads, those that there are."""
    titles = (article.kicker, article.headline, *article.subheads)
    return [title for title in titles if title is not None]


def _bylines(first: Article, second: Article) -> tuple[Byline, ...]:
    signed = {(byline.role, byline.names) for byline in first.bylines}
    new = (byline for byline in second.bylines if (byline.role, byline.names) not in signed)
    return (*first.bylines, *new)


def _lines(pages: Sequence[Page], first: Passage | None, second: Passage | None) -> Passage | None:
    """Two captions as lines of one passage, parted by a line break of the source."""
    if first is None or second is None:
        return first or second
    return Passage.join([first, _space(pages, first, second, among="\n\r\f\v\u2028\u2029"), second])


def _space(pages: Sequence[Page], first: Passage, second: Passage, *, among: str) -> Passage:
    """One character of white space of the source, the nearest after `first` or before `second`.

    A passage without text where the source has none.
    """
    end, start = first.spans[-1], second.spans[0]
    text = pages[end.page].text
    place = next((i for i in range(end.end, len(text)) if text[i] in among), None)
    if place is not None:
        return _character(pages[end.page], place)
    text = pages[start.page].text
    place = next((i for i in range(start.start - 1, -1, -1) if text[i] in among), None)
    if place is not None:
        return _character(pages[start.page], place)
    return Passage(text="", spans=())


def _character(page: Page, place: int) -> Passage:
    span = Span(page=page.index, start=place, end=place + 1)
    return Passage(text=page.text[place], spans=(span,))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
