"""Embedded models: CTranslate2 and their pieces, neither torch nor transformers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from summarize.errors import ModelError
from summarize.translators.batches import Job, in_batches, output_cap
from summarize.translators.contract import Candidate, Decoding, Sentence
from summarize.translators.own_scores import own_scores_causal
from summarize.translators.prompts import build_prompt
from summarize.weights import ModelSpec, Resolved
from summarize.weights.pieces import CHINESE, read_pieces

__all__ = ["PATIENCE", "EmbeddedTranslator", "cpu_threads"]

# Padded prompt tokens a batch: the caches of 32 sentences stay under 100 MB.
BATCH_TOKENS = 2048
# Steps that only feed a longer prompt are as dear as steps that write: on two cores a seed page
# decodes faster in several batches of like lengths than in one.
EVENNESS = 0.8
# CTranslate2 ends a search once beam size times this many hypotheses have ended. At its default
# of 1 short, bad ones can fill the places while the best one still runs: text would be dropped.
PATIENCE = 2.0


def cpu_threads(threads: int | None) -> int:
    """`threads`, or one for each core this process may use where it is None or 0."""
    if threads:
        return threads
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class EmbeddedTranslator:
    """A translator on a folder made by `prepare_embedded`.

    Raises ModelError where the folder is damaged. `threads` None or 0 takes every core;
    `compute_type` is a CTranslate2 type, int8 being what is shipped.
    """

    engine = "ctranslate"

    def __init__(
        self, model: Resolved, *, threads: int | None = None, compute_type: str = "int8"
    ) -> None:
        import ctranslate2

        spec, folder = model.spec, model.folder
        try:
            self._pieces = read_pieces(folder, system=spec.system)
            self._generator = ctranslate2.Generator(
                str(folder), compute_type=compute_type, intra_threads=cpu_threads(threads)
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise _damaged(spec, folder, str(error)) from error
        assert spec.embedded is not None
        self._context = spec.embedded.context
        # What goes on in Chinese, or copies it, is no translation: such pieces cannot be written.
        self._banned = [[p] for p in self._pieces.chinese()] if spec.role == "translate" else []
        self.spec = spec
        self.name = spec.name
        self.license = spec.license
        self.sha256 = model.sha256
        self.uses_hints = spec.uses_hints
        self.uses_glosses = spec.uses_glosses
        self.max_source_tokens = spec.max_source_tokens
        self.best_source_tokens = spec.whole_limit
        self.clause_tokens = spec.clause_limit
        self.beam_for_all = spec.beam_for_all

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` takes as a source."""
        return len(self._pieces.split(text))

    def translate(self, sentences: Sequence[Sentence], decoding: Decoding) -> list[list[Candidate]]:
        """As `Translator.translate`."""
        # A term of the user's own may have Chinese in its English.
        wanted = any(CHINESE.search(en) for sentence in sentences for _, en in sentence.pairs)
        banned = None if wanted else self._banned or None
        return in_batches(
            [self._job(sentence, decoding) for sentence in sentences],
            lambda jobs: self._decode(jobs, decoding, banned),
            limit=self.max_source_tokens,
            budget=BATCH_TOKENS,
            # CTranslate2 feeds prompts up to the length of the shortest and generates the rest of
            # the longer ones by force, a step a token. A ban on repeated n-grams then sees the
            # ends of those prompts, so figures given as hints could no longer be written.
            evenness=1.0 if decoding.no_repeat_ngram else EVENNESS,
        )

    def _job(self, sentence: Sentence, decoding: Decoding) -> Job[str]:
        count = self.count_tokens(sentence.text) if sentence.text.strip() else 0
        tokens = self._prompt(sentence) if count else ()
        wanted = output_cap(count, decoding)
        if sentence.glosses and self._context - len(tokens) <= wanted:
            tokens = self._prompt(replace(sentence, glosses=()))
        room = self._context - len(tokens)
        if room <= count <= self.max_source_tokens:
            raise ModelError(
                f"A sentence with its hints takes {len(tokens)} tokens of {self._context}.",
                remedy="Give fewer or shorter hints.",
            )
        cap = min(wanted, room - 1)
        return Job(tokens=tokens, source_tokens=count, cap=cap)

    def _prompt(self, sentence: Sentence) -> tuple[str, ...]:
        pieces = self._pieces
        return (*pieces.begin, *pieces.split(build_prompt(self.spec, sentence)), *pieces.answer)

    def _decode(
        self, jobs: list[Job[str]], decoding: Decoding, banned: list[list[str]] | None
    ) -> list[list[Candidate]]:
        # What all prompts begin with is computed once.
        shared = self._pieces.begin
        results = self._generator.generate_batch(
            [list(job.tokens[len(shared) :]) for job in jobs],
            static_prompt=list(shared) or None,
            suppress_sequences=banned,
            # One more than the cap, for the end of the sequence.
            max_length=max(job.cap for job in jobs) + 1,
            beam_size=max(decoding.beam_size, decoding.candidates),
            num_hypotheses=decoding.candidates,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            patience=PATIENCE,
            repetition_penalty=self.spec.repetition_penalty,
            include_prompt_in_result=False,
            end_token=self._pieces.end,
            return_end_token=True,
            return_scores=True,
        )
        made = [result.sequences for result in results]
        scores = [list(result.scores) for result in results]
        if decoding.no_repeat_ngram or self.spec.repetition_penalty != 1:
            scores = own_scores_causal(self._generator, [list(job.tokens) for job in jobs], made)
        return [
            [
                self._candidate(pieces, score, job.cap)
                for pieces, score in zip(sequences, own, strict=True)
            ]
            for sequences, own, job in zip(made, scores, jobs, strict=True)
        ]

    def _candidate(self, pieces: list[str], score: float, cap: int) -> Candidate:
        """What was generated, cut at the cap of its own sentence: batches share the highest cap."""
        words = [piece for piece in pieces if piece != self._pieces.end]
        text = self._pieces.join(words[:cap])
        finished = self._pieces.end in pieces and len(words) <= cap
        return Candidate(text=text, score=score, finished=finished, tokens=len(words[:cap]))


def _damaged(spec: ModelSpec, folder: Path, reason: str) -> ModelError:
    return ModelError(
        f"The prepared model in {folder} cannot be loaded: {reason}.",
        remedy=f"Remove the folder, then run: summarize models prepare {spec.name}",
    )
