"""A digest or a split as data of the schema "summarize/1", and as JSON text.

`digest.schema.json` beside this module describes every field. English that no check accepted is
never where a program looks for English: `en` and `headline_en` are null then, and the rejected
text stands under `translation` or `translations` with its findings.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from importlib import resources

from summarize.records import (
    Article,
    Digest,
    DigestArticle,
    Edition,
    Fact,
    Finding,
    Manifest,
    Page,
    Passage,
    Reference,
    Source,
    Span,
    Split,
    Summary,
    SummarySentence,
    Translation,
    Unassigned,
)
from summarize.render.places import pages_of

__all__ = [
    "SCHEMA",
    "digest_to_dict",
    "finding_to_dict",
    "load_schema",
    "render_json",
    "split_to_dict",
]

SCHEMA = "summarize/1"

_SURROGATE = re.compile("[\ud800-\udfff]")


def digest_to_dict(digest: Digest) -> dict[str, object]:
    """The digest as JSON-ready data; spans are characters of the decoded page."""
    return {
        **_edition(digest.edition),
        "articles": [_digest_article(item, digest.edition) for item in digest.articles],
        "unassigned": [_unassigned(piece, digest.edition) for piece in digest.unassigned],
        "manifest": _manifest(digest.manifest),
    }


def split_to_dict(split: Split) -> dict[str, object]:
    """The split as JSON-ready data: what `digest_to_dict` returns, less what models made."""
    return {
        **_edition(split.edition),
        "articles": [_article(article, split.edition) for article in split.articles],
        "unassigned": [_unassigned(piece, split.edition) for piece in split.unassigned],
    }


def render_json(product: Digest | Split) -> str:
    """`product` as indented JSON ending in a line break, Chinese left readable.

    A lone surrogate, which UTF-8 cannot hold, is written as its escape (RFC 8259, section 7).
    """
    data = digest_to_dict(product) if isinstance(product, Digest) else split_to_dict(product)
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def load_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of both products; a digest has `manifest`, a split has not."""
    file = resources.files("summarize.render").joinpath("digest.schema.json")
    schema: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return schema


def _edition(edition: Edition) -> dict[str, object]:
    sources: dict[Source, int] = {}
    for page in edition.pages:
        sources[page.source] = sources.get(page.source, 0) + len(page.text)
    places = {source: place for place, source in enumerate(sources)}
    return {
        "schema": SCHEMA,
        "source": [
            {
                "name": source.name,
                "encoding": source.encoding,
                "sha256": source.sha256,
                "size": source.size,
                "characters": characters,
            }
            for source, characters in sources.items()
        ],
        "date": edition.date,
        "findings": _findings(edition.findings),
        "pages": [_page(page, places[page.source]) for page in edition.pages],
    }


def _page(page: Page, source: int) -> dict[str, object]:
    """The text is given whole: that of a PDF or a scan is in no file for offsets to point into."""
    return {
        "index": page.index,
        "number": page.number,
        "label": page.label,
        "section": page.section,
        "width": page.width,
        "height": page.height,
        "source": source,
        "characters": len(page.text),
        "text": page.text,
    }


def _article(article: Article, edition: Edition) -> dict[str, object]:
    home = _home(article)
    return {
        "id": article.id,
        "page": article.page,
        "page_index": home,
        "pages": [page.number for page in pages_of(article, edition.pages)] or [article.page],
        "kind": article.kind,
        "kicker": _text(article.kicker),
        "headline": _text(article.headline),
        "subheads": [passage.text for passage in article.subheads],
        "bylines": [
            {"role": byline.role, "names": list(byline.names), "text": byline.passage.text}
            for byline in article.bylines
        ],
        "dateline": _text(article.dateline),
        "body": [passage.text for passage in article.body],
        "caption": _text(article.caption),
        "credit": _text(article.credit),
        "jump_to": _reference(article.jump_to),
        "jump_from": _reference(article.jump_from),
        "pointers": [_reference(pointer) for pointer in article.pointers],
        "spans": _spans(article.spans, home),
        "confidence": article.confidence,
        "findings": _findings(article.findings),
    }


def _digest_article(item: DigestArticle, edition: Edition) -> dict[str, object]:
    home = _home(item.article)
    return {
        **_article(item.article, edition),
        "kicker_en": _accepted(item.kicker),
        "headline_en": _accepted(item.headline),
        "subheads_en": [_accepted(subhead) for subhead in item.subheads],
        "caption_en": _accepted(item.caption),
        "body_en": [_paragraph(sentences) for sentences in item.body],
        "summary": None if item.summary is None else _summary(item.summary, home),
        "facts": [_fact(fact, home) for fact in item.article.facts],
        "translations": {
            "kicker": _translation(item.kicker),
            "headline": _translation(item.headline),
            "subheads": [_translation(subhead) for subhead in item.subheads],
            "caption": _translation(item.caption),
            "body": [[_translation(sentence) for sentence in part] for part in item.body],
        },
        "error": item.error,
    }


def _summary(summary: Summary, home: int | None) -> dict[str, object]:
    return {
        "method": summary.method,
        "sentences": [_summary_sentence(sentence, home) for sentence in summary.sentences],
        "findings": _findings(summary.findings),
    }


def _summary_sentence(sentence: SummarySentence, home: int | None) -> dict[str, object]:
    made = sentence.translation
    return {
        "zh": sentence.zh,
        "en": _accepted(made),
        "source_spans": _spans(sentence.spans, home),
        "score": _finite(sentence.score),
        "findings": _findings(made.findings if made is not None else ()),
        "translation": _translation(made),
    }


def _translation(translation: Translation | None) -> dict[str, object] | None:
    if translation is None:
        return None
    return {
        "source": translation.source,
        "text": translation.text,
        "accepted": not translation.failed,
        "score": _finite(translation.score),
        "hints": [list(hint) for hint in translation.hints],
        "attempts": translation.attempts,
        "findings": _findings(translation.findings),
    }


def _accepted(translation: Translation | None) -> str | None:
    return None if translation is None or translation.failed else translation.text


def _paragraph(sentences: Sequence[Translation]) -> str | None:
    """The English of a paragraph, null where one of its sentences was not accepted."""
    if any(sentence.failed for sentence in sentences):
        return None
    return " ".join(sentence.text for sentence in sentences)


def _fact(fact: Fact, home: int | None) -> dict[str, object]:
    return {
        "kind": fact.kind,
        "zh": fact.zh,
        "value": fact.value,
        "en": fact.en,
        "unit": fact.unit or None,
        "approximation": fact.approximation,
        "change": fact.change,
        "post": None if fact.post is None else {"zh": fact.post[0], "en": fact.post[1]},
        "source_spans": _spans(fact.spans, home),
    }


def _findings(findings: Iterable[Finding]) -> list[dict[str, object]]:
    return [finding_to_dict(finding) for finding in findings]


def finding_to_dict(finding: Finding) -> dict[str, object]:
    """One finding as JSON-ready data; fields that do not apply are null."""
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "zh": finding.zh,
        "expected": finding.expected,
        "found": finding.found,
    }


def _manifest(manifest: Manifest) -> dict[str, object]:
    return {
        "version": manifest.version,
        "models": [
            {
                "role": use.role,
                "name": use.name,
                "engine": use.engine,
                "sha256": use.sha256,
                "license": use.license,
            }
            for use in manifest.models
        ],
        "options": dict(manifest.options),
        # Said outright, so that nobody looks for the seed of a run that draws nothing.
        "seed": None,
        "findings": dict(manifest.findings),
        "timings": dict(manifest.timings),
    }


def _unassigned(piece: Unassigned, edition: Edition) -> dict[str, object]:
    span = piece.span
    return {
        "page": edition.pages[span.page].number,
        "page_index": span.page,
        "start": span.start,
        "end": span.end,
        "text": piece.text,
        "reason": piece.reason,
    }


def _home(article: Article) -> int | None:
    """The index of the page an article starts on; printed numbers can repeat in an edition."""
    return article.spans[0].page if article.spans else None


def _spans(spans: Iterable[Span], home: int | None) -> list[list[int]]:
    """[start, end] on the article's first page, [start, end, page index] elsewhere."""
    return [
        [span.start, span.end] if span.page == home else [span.start, span.end, span.page]
        for span in spans
    ]


def _reference(reference: Reference | None) -> dict[str, object] | None:
    if reference is None:
        return None
    return {"text": reference.passage.text, "pages": list(reference.pages)}


def _text(passage: Passage | None) -> str | None:
    return None if passage is None else passage.text


def _finite(score: float) -> float | None:
    """JSON has no infinity, which is the score of a candidate that was never produced."""
    return score if math.isfinite(score) else None
