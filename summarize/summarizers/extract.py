"""Extractive summary: whole sentences of the article, chosen without a model.

Each sentence is copied character for character and keeps its source spans, so nothing can be
invented; the same article always gives the same summary.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summarize.errors import UsageError
from summarize.progress import Progress
from summarize.records import Article, Finding, ModelUse, Summary, SummarySentence
from summarize.summarizers.candidates import candidates
from summarize.summarizers.contract import Limits
from summarize.summarizers.features import Measured, Weights, measure
from summarize.summarizers.selection import Chosen, choose

__all__ = ["ExtractSummarizer"]


class ExtractSummarizer:
    """The method "extract"; see `features.py` for what makes a sentence worth choosing."""

    name = "extract"

    def __init__(self, weights: Weights | None = None) -> None:
        self.models: tuple[ModelUse, ...] = ()
        self._weights = weights or Weights()

    @classmethod
    def load(
        cls,
        *,
        model: str | None,
        cache_dir: Path | None,  # noqa: ARG003
        offline: bool,  # noqa: ARG003
        threads: int,  # noqa: ARG003
        progress: Progress | None,  # noqa: ARG003
    ) -> ExtractSummarizer:
        """The method, ready to use. Raises UsageError where a model is named: it has none."""
        if model is not None:
            raise UsageError(
                f"The summarizer 'extract' uses no model, so not {model!r} either.",
                remedy="Leave the model out, or choose the summarizer 'generate'.",
            )
        return cls()

    def summarize(self, articles: Sequence[Article], limits: Limits) -> list[Summary]:
        """One summary an article, its sentences in source order.

        An article without body text has the finding "no-body" and no sentences; one that has
        only fragments the finding "fragment"; one whose sentences are all longer than
        `limits.max_chars` the finding "over-length" and one sentence, whole.
        """
        return [self._one(article, limits) for article in articles]

    def _one(self, article: Article, limits: Limits) -> Summary:
        found = candidates(article)
        if not found:
            return Summary(method=self.name, sentences=(), findings=(_no_body(),))
        findings: list[Finding] = []
        measured: Sequence[Measured] = measure(article, found)
        whole = [entry for entry in measured if entry.candidate.whole]
        if not whole:
            findings.append(_fragment())
        chosen = choose(whole or measured, limits, self._weights)
        length = sum(len(entry.candidate.text) for entry in chosen)
        if limits.max_chars is not None and length > limits.max_chars:
            findings.append(_over_length(chosen[0].candidate.text, limits.max_chars))
        sentences = tuple(_sentence(entry) for entry in chosen)
        return Summary(method=self.name, sentences=sentences, findings=tuple(findings))


def _sentence(entry: Chosen) -> SummarySentence:
    passage = entry.candidate.passage
    return SummarySentence(zh=passage.text, spans=passage.spans, score=round(entry.score, 4))


def _no_body() -> Finding:
    return Finding(
        kind="no-body",
        severity="note",
        message="The article has no body text, so there is nothing to summarize.",
    )


def _fragment() -> Finding:
    return Finding(
        kind="fragment",
        severity="warning",
        message="The article has no whole sentence; the summary is made of fragments.",
    )


def _over_length(text: str, room: int) -> Finding:
    return Finding(
        kind="over-length",
        severity="note",
        message=f"No sentence fits the limit of {room} characters; the best has {len(text)}, and "
        "a sentence is never cut.",
        zh=text,
    )
