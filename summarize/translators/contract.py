"""The contract of every translation model: sentences with hints in, scored candidates out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Candidate", "Decoding", "Sentence", "Translator"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence to translate; `hints` are (Chinese, English) pairs that it should use.

    `glosses` are the dictionary's pairs of other words: a help that a model may leave aside.
    """

    text: str
    hints: tuple[tuple[str, str], ...] = ()
    glosses: tuple[tuple[str, str], ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Hints, then glosses."""
        return (*self.hints, *self.glosses)


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoding:
    """How to search. `max_ratio` caps the output at that many tokens per input token (plus 16);
    English takes about as many tokens as its Chinese. `max_tokens`, where it is not 0, caps it
    whatever the input.

    `no_repeat_ngram` is the size of token n-grams that may not occur twice; 0 allows all.
    """

    beam_size: int = 1
    candidates: int = 1
    no_repeat_ngram: int = 0
    max_ratio: float = 2.0
    max_tokens: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One hypothesis. `score` is the mean log-probability a token (higher is better).

    `finished` is False where the output reached the length cap before end-of-sequence.
    """

    text: str
    score: float
    finished: bool
    tokens: int


class Translator(Protocol):
    """A loaded model. Never truncates: a sentence over `max_source_tokens` is an error.

    `uses_hints` says whether hints change the output, `uses_glosses` whether the dictionary's
    English of ordinary words is worth giving as well. Sentences over `best_source_tokens` are
    better translated clause by clause, as are those of which a name or figure is lost: in clauses
    of `clause_tokens`. `beam_for_all` says that a beam is worth its time for every sentence, not
    only for those of which greedy search loses something.
    """

    name: str
    engine: str
    sha256: str
    license: str
    uses_hints: bool
    uses_glosses: bool
    max_source_tokens: int
    best_source_tokens: int
    clause_tokens: int
    beam_for_all: bool

    def count_tokens(self, text: str) -> int:
        """How many source tokens `text` takes, hints left out."""
        ...

    def translate(self, sentences: Sequence[Sentence], decoding: Decoding) -> list[list[Candidate]]:
        """One non-empty list of candidates a sentence, best first; same order, same count.

        Raises ModelError where a sentence is longer than the model can take.
        """
        ...
