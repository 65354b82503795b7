"""Briefs by the embedded base with an adapter of its own: CTranslate2, no torch and no hub."""

from __future__ import annotations

from summarize.errors import ModelError
from summarize.records import ModelUse
from summarize.summarizers.engine import TARGET_TOKENS, Written
from summarize.translators.contract import Decoding, Sentence
from summarize.translators.embedded import EmbeddedTranslator
from summarize.weights import Resolved

__all__ = ["EmbeddedGenerator"]


class EmbeddedGenerator:
    """A text generator on a folder made by `prepare_embedded`; as `TextGenerator`.

    Raises ModelError where the folder is damaged. `threads` 0 takes every core.
    """

    def __init__(self, model: Resolved, *, threads: int = 0) -> None:
        spec = model.spec
        self.use = ModelUse(
            role="summarise",
            name=spec.name,
            engine="ctranslate",
            sha256=model.sha256,
            license=spec.license,
        )
        self._model = EmbeddedTranslator(model, threads=threads)
        self._limit = spec.max_source_tokens
        self._beam_size = spec.beam_size
        self._target = spec.max_target_tokens or TARGET_TOKENS

    def fits(self, text: str) -> bool:
        """Whether `text` is no longer than what training saw."""
        return self._model.count_tokens(text) <= self._limit

    def write(self, text: str, *, stretch: int = 1) -> Written:
        """The brief of `text`, at most `stretch` times its usual number of tokens.

        Raises ModelError where `text` does not fit.
        """
        if not self.fits(text):
            raise ModelError(
                f"A text of {self._model.count_tokens(text)} tokens is over the limit of "
                f"{self._limit} of {self.use.name}.",
                remedy="Choose a model with a longer input: summarize models list",
            )
        decoding = Decoding(
            beam_size=self._beam_size, max_ratio=float(stretch), max_tokens=stretch * self._target
        )
        ((best, *_),) = self._model.translate([Sentence(text=text)], decoding)
        return Written(text=best.text, score=best.score, finished=best.finished, tokens=best.tokens)
