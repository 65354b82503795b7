"""The contract of every summarization method: articles in, one Chinese summary each out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from summarize.errors import UsageError
from summarize.records import Article, ModelUse, Summary

__all__ = ["Limits", "Summarizer"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long a summary may be; a sentence is never cut to make it fit.

    sentences: at most this many. Three, because a digest entry should be read in one glance, and
        because the lead of a news report and two supporting facts answer who, what and when.
    max_chars: at most this many characters (Unicode code points) over all sentences, or None for
        no limit. 240, because a sentence of a Chinese daily has 40 to 60 characters and that of
        an official report up to 130: the limit leaves room for one of those, not for three.

    Raises UsageError where a limit is not positive.
    """

    sentences: int = 3
    max_chars: int | None = 240

    def __post_init__(self) -> None:
        if self.sentences < 1 or (self.max_chars is not None and self.max_chars < 1):
            raise UsageError(
                f"A summary of {self.sentences} sentences and {self.max_chars} characters "
                "cannot be written.",
                remedy="Ask for at least 1 sentence and at least 1 character.",
            )


class Summarizer(Protocol):
    """A method, ready to use. `models` names the models that take part; none for extraction."""

    name: str
    models: tuple[ModelUse, ...]

    def summarize(self, articles: Sequence[Article], limits: Limits) -> list[Summary]:
        """One summary an article; same order, same count.

        An article that cannot be summarized gets a Summary without sentences and a finding.
        """
        ...
