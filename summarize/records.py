"""The records the stages hand to each other: frozen, keyword-only, plain data.

    bytes -read-> Edition -split-> Split(articles, unassigned) -facts-> articles with facts
          -summarise-> Summary -translate-> Translation -check-> Finding -render-> Digest

All offsets are in characters (Unicode code points) of `Page.text`, the decoded source of a page
before any cleaning; a page's byte-order mark is not part of its text. Ends are exclusive.
The records that an edition holds by the thousand have slots; for the others they would only slow
the import.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

__all__ = [
    "Approximation",
    "Article",
    "Block",
    "BlockRole",
    "Box",
    "Byline",
    "Change",
    "Digest",
    "DigestArticle",
    "Edition",
    "Fact",
    "Finding",
    "Manifest",
    "ModelUse",
    "Page",
    "Passage",
    "Reference",
    "Severity",
    "Source",
    "Span",
    "Split",
    "Summary",
    "SummarySentence",
    "Translation",
    "Unassigned",
]

ArticleKind = Literal["news", "photo", "brief", "comment", "notice"]
BylineRole = Literal["reporter", "correspondent", "author"]
BlockRole = Literal[
    "masthead", "section", "folio", "navigation", "note", "kicker", "headline", "subhead",
    "byline", "body", "crosshead", "caption", "credit",
]  # fmt: skip
Severity = Literal["error", "warning", "note"]
FactKind = Literal[
    "number", "percent", "date", "person", "place", "organisation", "title", "term", "glossary"
]

Approximation = Literal["about", "nearly", "over", "at least", "under", "at most"]
Change = Literal["rise", "fall"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Characters `start` to `end` of the page with index `page` (0-based) of the edition."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A stretch of text made of slices of the source and of nothing else.

    `text` is exactly the concatenation of the source slices named by `spans`, so every character
    can be traced; cleaning may leave characters out but never puts any in.
    """

    text: str
    spans: tuple[Span, ...]

    def cut(self, start: int, end: int) -> Passage:
        """The passage of characters `start` to `end` of `text`, with its source spans."""
        spans = []
        position = 0
        for span in self.spans:
            length = span.end - span.start
            low, high = max(start - position, 0), min(end - position, length)
            if low < high:
                spans.append(Span(page=span.page, start=span.start + low, end=span.start + high))
            position += length
        return Passage(text=self.text[start:end], spans=tuple(spans))

    def strip(self) -> Passage:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    @staticmethod
    def join(parts: tuple[Passage, ...] | list[Passage]) -> Passage:
        """The parts one after the other; adjoining source spans become one."""
        spans: list[Span] = []
        for span in (span for part in parts for span in part.spans):
            if spans and spans[-1].page == span.page and spans[-1].end == span.start:
                span = Span(page=span.page, start=spans.pop().start, end=span.end)  # noqa: PLW2901
            spans.append(span)
        return Passage(text="".join(part.text for part in parts), spans=tuple(spans))


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a page came from: `name` as given by the user ("-" is stdin), size in bytes."""

    name: str
    encoding: str
    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, kw_only=True)
class Block:
    """Consecutive non-blank lines of a page, the unit that layout left us; no line is empty.

    Each line is stripped of white space at both ends. The rest is known only where the source
    tells it: `box` and `size` (of its type, in points) and `bold` from geometry; `role` from
    markup or geometry, where it is certain; `region` numbers the parts of a page that rules, a
    frame or markup set apart, so that no article goes from one into another; `confidence` is the
    mean probability, 0 to 1, with which a scan's characters were recognized.
    """

    lines: tuple[Passage, ...]
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    role: BlockRole | None = None
    region: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its text, untouched, and its blocks in reading order.

    `text` is the decoded source of a text file, and what a page of another format says, set down
    in reading order. `number` is the printed page number where the source tells it, else its
    place (from 1); `label` the number as printed, letter included ("A03"); `section` the name of
    the page (要闻). `width` and `height` are in points, None where the source has no geometry.
    """

    index: int
    number: int
    text: str
    source: Source
    blocks: tuple[Block, ...]
    label: str | None = None
    section: str | None = None
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The pages of one edition in order; `date` is ISO 8601 (YYYY-MM-DD) where known.

    `findings` are what a reader must know of the reading: dates that disagree, a page hard to read.
    """

    pages: tuple[Page, ...]
    date: str | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Byline:
    """People who sign an article: 本报记者 are reporters, 通讯员 correspondents."""

    role: BylineRole
    names: tuple[str, ...]
    passage: Passage


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A printed reference to other pages: a jump (下转2版, 上接1版) or a pointer (详见4-5版)."""

    passage: Passage
    pages: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A span of Chinese text with a canonical value and its English rendering.

    `start` and `end` are characters of the text that was searched; `spans` are set when that
    text belongs to an edition. `value` is canonical: decimal digits for numbers ("850000000"),
    the digits before the sign for percentages ("98.4"), "200-300" for ranges, "2/3" for fractions,
    "3:2" for scores, ISO 8601 for dates ("2024-12-25", "--12-25" where the year is unknown,
    "2024-12-25/2024-12-27", "2024-12-25T09:30"; "lunar:01-01" of the lunar calendar), the rendering
    itself for names. `value` and `en` are empty for a foreign person of whom no source has the
    spelling: a guess would be no fact.

    Of numbers, `unit` is the unit in English, plural ("yuan"; empty where it has none or English
    leaves it out); `approximation` says how `value` is meant; `change` that it is an amount by
    which something rose or fell. Of people, `post` is the one they are named with first, in
    Chinese and English, and it goes with every later mention.
    """

    kind: FactKind
    zh: str
    value: str
    en: str
    start: int
    end: int
    spans: tuple[Span, ...] = ()
    unit: str = ""
    approximation: Approximation | None = None
    change: Change | None = None
    post: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article with every part of newspaper make-up that was found.

    kicker 引题/肩题, headline 主题, subheads 副题, bylines 署名, dateline 电头 (本报讯),
    caption 图片说明, credit 摄影署名, jump_to 下转, jump_from 上接, pointers 详见.
    `spans` cover the whole article in the source, white space between its parts included; those
    of an article that jumps lie on several pages, and `page` is the first. `confidence`, 0 to 1,
    says how sure its bounds are; `findings` what a reader must know of them.
    """

    id: str
    page: int
    kind: ArticleKind
    kicker: Passage | None = None
    headline: Passage | None = None
    subheads: tuple[Passage, ...] = ()
    bylines: tuple[Byline, ...] = ()
    dateline: Passage | None = None
    body: tuple[Passage, ...] = ()
    caption: Passage | None = None
    credit: Passage | None = None
    jump_to: Reference | None = None
    jump_from: Reference | None = None
    pointers: tuple[Reference, ...] = ()
    spans: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    confidence: float = 1.0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Unassigned:
    """Source text that is part of no article, and why ("blank" is white space only)."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Split:
    """An edition taken apart: articles and unassigned text together hold every character."""

    edition: Edition
    articles: tuple[Article, ...]
    unassigned: tuple[Unassigned, ...]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something a reader must know about a sentence, an article or the run.

    `kind` names the check ("number", "loop", "empty", …); `message` is one sentence for people;
    `zh` the source words concerned, `expected` and `found` their rendering and what stood there.
    """

    kind: str
    severity: Severity
    message: str
    zh: str | None = None
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, kw_only=True)
class Translation:
    """One source sentence and its accepted, or least bad, English.

    `score` is the mean log-probability a token; `hints` are (Chinese, English) pairs the model
    was given, of facts and of words from a dictionary; `attempts` counts rungs of the ladder;
    findings of severity "error": not accepted.
    """

    source: str
    text: str
    score: float
    hints: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    attempts: int = 1

    @property
    def failed(self) -> bool:
        """True where a check of severity "error" did not accept the translation."""
        return any(finding.severity == "error" for finding in self.findings)


@dataclass(frozen=True, kw_only=True)
class SummarySentence:
    """One sentence of a Chinese summary; `spans` is empty where a model wrote it freely."""

    zh: str
    spans: tuple[Span, ...]
    score: float
    translation: Translation | None = None


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The Chinese summary of one article and how it was made."""

    method: str
    sentences: tuple[SummarySentence, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DigestArticle:
    """An article with everything made from it; `error` says which stage failed, if one did.

    `body` holds one tuple of sentence translations a paragraph, with `--full-text` only.
    """

    article: Article
    summary: Summary | None = None
    kicker: Translation | None = None
    headline: Translation | None = None
    subheads: tuple[Translation, ...] = ()
    caption: Translation | None = None
    body: tuple[tuple[Translation, ...], ...] = ()
    error: str | None = None

    def translations(self) -> Iterator[Translation]:
        """Every translation of the article, in order of printing."""
        sentences = self.summary.sentences if self.summary else ()
        singles = (
            self.headline,
            self.kicker,
            *self.subheads,
            *(sentence.translation for sentence in sentences),
            self.caption,
        )
        yield from (translation for translation in singles if translation is not None)
        for paragraph in self.body:
            yield from paragraph

    def all_findings(self) -> Iterator[Finding]:
        """Every finding of the article: its bounds', its summary's, its translations'."""
        yield from self.article.findings
        if self.summary is not None:
            yield from self.summary.findings
        for translation in self.translations():
            yield from translation.findings


@dataclass(frozen=True, kw_only=True)
class ModelUse:
    """A model that took part: `role` is "translate" or "summarise"; sha256 of its weights."""

    role: str
    name: str
    engine: str
    sha256: str
    license: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a rerun needs: version, models, options; and what happened: findings, timings.

    `timings` are seconds a stage; `findings` count by "kind" over the whole digest.
    No stage samples, so a run has no random seed.
    """

    version: str
    models: tuple[ModelUse, ...]
    options: Mapping[str, str | int | bool | None]
    findings: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    timings: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, kw_only=True)
class Digest:
    """The bilingual digest of an edition."""

    edition: Edition
    articles: tuple[DigestArticle, ...]
    unassigned: tuple[Unassigned, ...]
    manifest: Manifest

    def to_markdown(self, *, layout: str = "stacked") -> str:
        """The digest as Markdown; `layout` is "stacked" or "side-by-side"."""
        from summarize.render.markdown import render_markdown

        return render_markdown(self, layout=layout)

    def to_html(self, *, layout: str = "stacked") -> str:
        """The digest as one HTML file without scripts; `layout` as for Markdown."""
        from summarize.render.html.digest_document import render_digest_html

        return render_digest_html(self, layout=layout)

    def to_dict(self) -> dict[str, object]:
        """The digest as JSON-ready data of the schema "summarize/1"."""
        from summarize.render.json import digest_to_dict

        return digest_to_dict(self)
