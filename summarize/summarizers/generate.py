"""Abstractive summary: a model writes it, the checks accept it, or an extract takes its place.

A long article is cut at sentence ends, each part is summarized, and the summaries are
summarized again until they fit; the model is never given a text that was cut off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarize.check import check_summary
from summarize.errors import UsageError
from summarize.progress import Progress
from summarize.records import Article, Finding, ModelUse, Span, Summary, SummarySentence
from summarize.summarizers.candidates import article_passages, candidates, is_whole
from summarize.summarizers.chunks import pack
from summarize.summarizers.contract import Limits
from summarize.summarizers.engine import TextGenerator, Written
from summarize.summarizers.extract import ExtractSummarizer
from summarize.zh.sentences import split_sentences

__all__ = ["GenerateSummarizer"]

# For causal models that the catalog does not know.
PROMPT = "用两三句话概括下面的新闻，只写原文中的事实，数字和人名照抄，不加评论。\n\n{text}"
# How often the summaries of the parts may be summarized again; each round must shorten them.
_ROUNDS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class _Draft:
    """A summary that a model wrote, or the reason why there is none."""

    written: Written | None
    reason: str = ""


class GenerateSummarizer:
    """The method "generate": `generator` for the summary, the method "extract" where it fails."""

    name = "generate"

    def __init__(self, generator: TextGenerator, *, checked: bool = True) -> None:
        self.models: tuple[ModelUse, ...] = (generator.use,)
        self.generator = generator
        self._checked = checked
        self._extract = ExtractSummarizer()

    @classmethod
    def load(
        cls,
        *,
        model: str | None,
        cache_dir: Path | None,
        offline: bool,
        threads: int,
        progress: Progress | None,
    ) -> GenerateSummarizer:
        """The method with `model` loaded.

        Raises UsageError where no model is named; ModelError where it cannot be had or loaded.
        """
        from summarize.weights import load_catalog, resolve

        named = load_catalog().names("summarize")
        if model is None:
            raise UsageError(
                "The summarizer 'generate' needs a model.",
                remedy="Name one with --summary-model: a repository id, a folder, or one of "
                f"{', '.join(named)}.",
            )
        found = resolve(
            model, role="summarize", cache_dir=cache_dir, offline=offline, progress=progress
        )
        if found.spec.name not in named:
            # What is not in the catalog is prompted, and told its languages, for translation.
            spec = replace(found.spec, prompt=PROMPT, target_code=found.spec.source_code)
            found = replace(found, spec=spec)
        if found.spec.embedded is not None:
            from summarize.summarizers.embedded import EmbeddedGenerator

            return cls(EmbeddedGenerator(found, threads=threads))
        from summarize.summarizers.engine import TorchGenerator

        return cls(TorchGenerator(found, threads=threads))

    def unchecked(self) -> GenerateSummarizer:
        """The same method that takes what the model wrote as it is, for measuring the model."""
        return GenerateSummarizer(self.generator, checked=False)

    def summarize(self, articles: Sequence[Article], limits: Limits) -> list[Summary]:
        """One summary an article.

        What the checks do not accept is replaced by an extract with the finding "fallback"; an
        article no longer than its summary may be is left to the extract, with the finding "as-is".
        """
        return [self._one(article, limits) for article in articles]

    def _one(self, article: Article, limits: Limits) -> Summary:
        sentences = [candidate.text for candidate in candidates(article)]
        if not sentences:
            return self._extracted(article, limits)
        if _within(sentences, limits):
            return self._extracted(article, limits, _as_is())
        draft = self._draft(sentences)
        if draft.written is None:
            return self._extracted(article, limits, self._fallback(draft.reason))
        texts = _sentences(draft.written.text)
        kept = _first(texts, limits)
        made = tuple(
            SummarySentence(zh=text, spans=_find(article, text), score=draft.written.score)
            for text in kept
        )
        findings = list(check_summary(article, kept)) if self._checked else []
        failed = [finding.message for finding in findings if finding.severity == "error"]
        if failed:
            return self._extracted(article, limits, self._fallback(failed[0]))
        if len(kept) < len(texts):
            findings.append(_left_out("".join(texts[len(kept) :])))
        if limits.max_chars is not None and sum(map(len, kept)) > limits.max_chars:
            findings.append(_over_length(kept[0], limits.max_chars))
        return Summary(method=self.name, sentences=made, findings=tuple(findings))

    def _draft(self, sentences: Sequence[str]) -> _Draft:
        """Summarize in parts until one summary is left."""
        texts = list(sentences)
        for _ in range(_ROUNDS):
            parts = pack(texts, self.generator.fits)
            summaries = []
            for part in parts:
                draft = self._write(part)
                if draft.written is None:
                    return draft
                summaries.append(draft.written)
            if len(summaries) == 1:
                return _Draft(written=summaries[0])
            merged = [text for summary in summaries for text in _sentences(summary.text)]
            if sum(map(len, merged)) >= sum(map(len, texts)):
                break
            texts = merged
        return _Draft(written=None, reason="the summaries of its parts do not get shorter")

    def _write(self, text: str) -> _Draft:
        """One summary; where it did not come to an end, a second try with twice the room."""
        for stretch in (1, 2):
            written = self.generator.write(text, stretch=stretch)
            if written.finished:
                if _sentences(written.text):
                    return _Draft(written=written)
                return _Draft(written=None, reason="the model wrote nothing")
        return _Draft(written=None, reason="the model's text did not come to an end")

    def _extracted(self, article: Article, limits: Limits, *reasons: Finding) -> Summary:
        (summary,) = self._extract.summarize([article], limits)
        return Summary(
            method=summary.method,
            sentences=summary.sentences,
            findings=(*reasons, *summary.findings),
        )

    def _fallback(self, reason: str) -> Finding:
        return Finding(
            kind="fallback",
            severity="warning",
            message=f"The summary is an extract; that of {self.generator.use.name} was not "
            f"accepted: {reason}",
        )


def _within(sentences: Sequence[str], limits: Limits) -> bool:
    """Whether the whole article is no longer than its summary may be."""
    short = limits.max_chars is None or sum(map(len, sentences)) <= limits.max_chars
    return short and len(sentences) <= limits.sentences and all(map(is_whole, sentences))


def _sentences(text: str) -> list[str]:
    """The sentences of a finished text; models trained on headlines end without a full stop."""
    cut = [text[start:end].strip() for start, end in split_sentences(text)]
    found = [sentence for sentence in cut if any(map(str.isalnum, sentence))]
    if found and found[-1][-1].isalnum():
        found[-1] += "。"
    return found


def _first(texts: Sequence[str], limits: Limits) -> list[str]:
    """The first sentences within the limits; one at least."""
    kept = list(texts[:1])
    for text in texts[1 : limits.sentences]:
        if limits.max_chars is not None and sum(map(len, kept)) + len(text) > limits.max_chars:
            break
        kept.append(text)
    return kept


def _find(article: Article, sentence: str) -> tuple[Span, ...]:
    """Where the article says exactly this; empty where it does not."""
    for passage in article_passages(article):
        start = passage.text.find(sentence)
        if start >= 0:
            return passage.cut(start, start + len(sentence)).spans
    return ()


def _as_is() -> Finding:
    return Finding(
        kind="as-is",
        severity="note",
        message="The article is no longer than a summary may be; its own sentences are used.",
    )


def _left_out(text: str) -> Finding:
    return Finding(
        kind="left-out",
        severity="note",
        message="The model wrote more than the limits allow; the rest was left out.",
        zh=text,
    )


def _over_length(text: str, room: int) -> Finding:
    return Finding(
        kind="over-length",
        severity="note",
        message=f"The model's first sentence has {len(text)} characters, over the limit of "
        f"{room}; a sentence is never cut.",
        zh=text,
    )
