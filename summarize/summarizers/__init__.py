"""Summarization methods, by name; a method is imported when it is chosen."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from summarize.errors import UsageError
from summarize.progress import Progress
from summarize.summarizers.contract import Limits, Summarizer

__all__ = ["SUMMARIZERS", "Limits", "Summarizer", "load_summarizer"]

SUMMARIZERS = {
    "extract": "summarize.summarizers.extract:ExtractSummarizer",
    "generate": "summarize.summarizers.generate:GenerateSummarizer",
}


class _Loadable(Protocol):
    @classmethod
    def load(
        cls,
        *,
        model: str | None,
        cache_dir: Path | None,
        offline: bool,
        threads: int,
        progress: Progress | None,
    ) -> Summarizer: ...


def load_summarizer(
    name: str,
    *,
    model: str | None = None,
    cache_dir: Path | None = None,
    offline: bool = False,
    threads: int = 0,
    progress: Progress | None = None,
) -> Summarizer:
    """The method `name` of SUMMARIZERS, ready to use.

    Parameters: `model` is a name of models.toml, a repository id or a folder, for the method
    "generate" only; `threads` is the number of CPU threads, 0 for the engine's own choice;
    `progress` is called while a model is fetched or prepared.

    Raises UsageError for an unknown name, or a model that the method has no use for; ModelError
    where the model cannot be found or loaded.
    """
    if name not in SUMMARIZERS:
        raise UsageError(
            f"There is no summarizer {name!r}.", remedy=f"Choose one of: {', '.join(SUMMARIZERS)}."
        )
    module, _, attribute = SUMMARIZERS[name].partition(":")
    method = cast(type[_Loadable], getattr(import_module(module), attribute))
    return method.load(
        model=model, cache_dir=cache_dir, offline=offline, threads=threads, progress=progress
    )
