"""One piece of text on its way up the ladder, and the choice among what was made of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from summarize.check import check_translation
from summarize.errors import ModelError
from summarize.records import Fact, Finding, Translation
from summarize.translators.contract import Candidate, Sentence, Translator
from summarize.translators.rescoring import LOST, rank
from summarize.translators.written_in import sentence_for

__all__ = ["Attempt"]

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Attempt:
    """One piece and the best that was made of it so far; `given` is what the model is shown.

    An `exhausted` one is not decoded again: an earlier run tried every rung.
    """

    text: str
    facts: tuple[Fact, ...]
    given: Sentence
    best: Translation | None = None
    finished: bool = False
    attempts: int = 0
    exhausted: bool = False
    parts: list[Attempt] = field(default_factory=list)

    @classmethod
    def at(cls, text: str, facts: tuple[Fact, ...], translator: Translator) -> Attempt:
        """The piece as `translator` is first shown it: with hints where it uses them."""
        return cls(text=text, facts=facts, given=sentence_for(text, facts, translator))

    @property
    def accepted(self) -> bool:
        """Is there an outcome without errors?"""
        return self.best is not None and not self.best.failed

    @property
    def open(self) -> bool:
        """Is there something to win from decoding it once more: an error, a clause left out?"""
        return not self.exhausted and (not self.accepted or self._finds("omission"))

    @property
    def lossy(self) -> bool:
        """Is it open, or a name or small figure lost whose loss is no error?"""
        return self.open or (self._finds(*LOST) and not self.exhausted)

    def _finds(self, *kinds: str) -> bool:
        return self.best is not None and any(each.kind in kinds for each in self.best.findings)

    def with_missing_written_in(self, translator: Translator) -> Sentence | None:
        """The piece with the facts written in that `translator` left out.

        None where it left none out, or where nothing is to be decoded again.
        """
        if self.best is None or self.exhausted:
            return None
        missing = {
            finding.zh
            for finding in self.best.findings
            if finding.zh and (finding.severity == "error" or finding.kind in LOST)
        }
        if not any(fact.zh in missing for fact in self.facts):
            return None
        return sentence_for(self.text, self.facts, translator, missing)

    def consider(self, candidates: Iterable[Candidate]) -> None:
        """Check `candidates` and keep the one that `rank` puts first, the best so far included."""
        self.attempts += 1
        for candidate in candidates:
            try:
                findings = check_translation(
                    self.text, candidate.text, finished=candidate.finished, facts=self.facts
                )
            except Exception as error:  # noqa: BLE001  a check that breaks is this sentence's fault alone
                self.fail(error)
                return
            outcome = Translation(
                source=self.text,
                text=candidate.text,
                score=candidate.score,
                hints=self.given.pairs,
                findings=findings,
                attempts=self.attempts,
            )
            if self.best is None or rank(outcome) < rank(self.best):
                self.best, self.finished = outcome, candidate.finished

    def fail(self, error: Exception) -> None:
        """Note that decoding or checking broke, unless an outcome is there already."""
        logger.debug("a sentence broke", exc_info=error)
        if self.best is None:
            self.best = Translation(
                source=self.text,
                text="",
                score=float("-inf"),
                hints=self.given.pairs,
                findings=(_failure(error),),
                attempts=self.attempts,
            )


def _failure(error: Exception) -> Finding:
    """The finding of a sentence that broke."""
    said = error.message if isinstance(error, ModelError) else f"{type(error).__name__}: {error}"
    return Finding(
        kind="failed", severity="error", message=f"The sentence could not be translated: {said}"
    )
