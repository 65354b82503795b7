"""One article on its way through the stages, and the wall that keeps its faults to itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from summarize.errors import SummarizeError
from summarize.records import Article, DigestArticle, Summary, SummarySentence, Translation

__all__ = ["Work"]

logger = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Work:
    """One article on its way through the stages; `error` is the first that failed.

    `full_text` says whether the body is translated as well.
    """

    article: Article
    summary: Summary | None = None
    translations: Mapping[str, Translation] = field(default_factory=dict)
    full_text: bool = False
    error: str | None = None

    @contextmanager
    def guarded(self, stage: str) -> Iterator[None]:
        """Record a fault of `stage` on this article and go on with the others."""
        try:
            yield
        except Exception as error:
            logger.debug("%s of article %s broke", stage, self.article.id, exc_info=True)
            said = (
                str(error)
                if isinstance(error, SummarizeError)
                else (f"{type(error).__name__}: {error}")
            )
            self.error = self.error or f"The {stage} stage failed for this article: {said}"

    def texts(self) -> list[str]:
        """Every text of the article that is to be translated, in order of printing."""
        article = self.article
        passages = [article.kicker, article.headline, *article.subheads, article.caption]
        found = [passage.text for passage in passages if passage is not None]
        if self.summary is not None:
            found += [sentence.zh for sentence in self.summary.sentences]
        if self.full_text:
            found += [text for paragraph in self.paragraphs() for text in paragraph]
        return found

    def paragraphs(self) -> list[list[str]]:
        """The body as sentences, a list a paragraph."""
        from summarize.zh.sentences import split_sentences

        # A line break kept between two Latin words ends no sentence.
        texts = [passage.text.replace("\n", " ") for passage in self.article.body]
        return [[text[start:end].strip() for start, end in split_sentences(text)] for text in texts]

    def finished(self) -> DigestArticle:
        """The record of everything made."""
        article, made = self.article, self.translations
        broken = [t for t in made.values() if any(f.kind == "failed" for f in t.findings)]
        error = self.error
        if broken and error is None:
            error = f"{len(broken)} of {len(made)} texts of this article could not be translated."
        summary = self.summary
        if summary is not None:
            summary = replace(summary, sentences=tuple(_paired(s, made) for s in summary.sentences))
        return DigestArticle(
            article=article,
            summary=summary,
            kicker=made.get(article.kicker.text) if article.kicker else None,
            headline=made.get(article.headline.text) if article.headline else None,
            subheads=tuple(made[p.text] for p in article.subheads if p.text in made),
            caption=made.get(article.caption.text) if article.caption else None,
            body=tuple(
                tuple(made[text] for text in paragraph if text in made)
                for paragraph in (self.paragraphs() if self.full_text else [])
            ),
            error=error,
        )


def _paired(sentence: SummarySentence, made: Mapping[str, Translation]) -> SummarySentence:
    return replace(sentence, translation=made.get(sentence.zh))
