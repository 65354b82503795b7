"""Hub models converted to CTranslate2: several times faster on a CPU than torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarize.progress import Progress, no_progress
from summarize.translators.batches import Job, in_batches
from summarize.translators.causal import PromptTokenizer
from summarize.translators.contract import Candidate, Decoding, Sentence
from summarize.translators.conversion import converted
from summarize.translators.embedded import PATIENCE, cpu_threads
from summarize.translators.loading import unloadable
from summarize.translators.own_scores import own_scores, own_scores_causal
from summarize.translators.seq2seq import SourceTokenizer
from summarize.weights import Resolved

__all__ = ["CtranslateCausal", "CtranslateSeq2seq"]

BATCH_TOKENS = 2048


class _Ctranslate:
    """What both kinds share: attributes, options of the search, results."""

    engine = "ctranslate"
    # See EmbeddedTranslator.translate: a ban on n-grams must not see the ends of longer prompts.
    prompted = False

    def __init__(self, model: Resolved, source: Any) -> None:
        self._source = source
        self._penalty = model.spec.repetition_penalty
        self.name = model.spec.name
        self.license = model.spec.license
        self.sha256 = model.sha256
        self.uses_hints = model.spec.uses_hints
        self.uses_glosses = model.spec.uses_glosses
        self.max_source_tokens = model.spec.max_source_tokens
        self.best_source_tokens = model.spec.whole_limit
        self.clause_tokens = model.spec.clause_limit
        self.beam_for_all = model.spec.beam_for_all

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` takes as a source."""
        return int(self._source.count(text))

    def translate(self, sentences: Sequence[Sentence], decoding: Decoding) -> list[list[Candidate]]:
        """As `Translator.translate`."""
        return in_batches(
            [self._source.job(sentence, decoding) for sentence in sentences],
            lambda jobs: self._decode(jobs, decoding),
            limit=self.max_source_tokens,
            budget=BATCH_TOKENS,
            evenness=1.0 if self.prompted and decoding.no_repeat_ngram else 0.0,
        )

    def _decode(self, jobs: list[Job[int]], decoding: Decoding) -> list[list[Candidate]]:
        raise NotImplementedError

    def _tokens(self, ids: Sequence[int]) -> list[str]:
        return list(self._source.tokenizer.convert_ids_to_tokens(list(ids)))

    def _search(self, decoding: Decoding) -> dict[str, Any]:
        return {
            "beam_size": max(decoding.beam_size, decoding.candidates),
            "num_hypotheses": decoding.candidates,
            "no_repeat_ngram_size": decoding.no_repeat_ngram,
            "repetition_penalty": self._penalty,
            "patience": PATIENCE,
            "return_scores": True,
            "return_end_token": True,
            "max_batch_size": 0,
        }

    def _inputs(self, jobs: list[Job[int]]) -> list[list[str]]:
        return [self._tokens(job.tokens) for job in jobs]

    def _candidates(
        self,
        jobs: list[Job[int]],
        made: list[list[list[str]]],
        scores: list[list[float]],
        ends: set[str],
    ) -> list[list[Candidate]]:
        return [
            [
                self._candidate(tokens, score, job.cap, ends)
                for tokens, score in zip(hypotheses, row, strict=True)
            ]
            for job, hypotheses, row in zip(jobs, made, scores, strict=True)
        ]

    def _candidate(self, tokens: list[str], score: float, cap: int, ends: set[str]) -> Candidate:
        finished = bool(tokens) and tokens[-1] in ends
        words = tokens[:-1] if finished else tokens
        ids = self._source.tokenizer.convert_tokens_to_ids(words[:cap])
        return Candidate(
            text=self._source.text(ids),
            score=score,
            finished=finished and len(words) <= cap,
            tokens=len(words[:cap]),
        )


class CtranslateSeq2seq(_Ctranslate):
    """An encoder-decoder model; raises ModelError where it cannot be converted or loaded."""

    def __init__(
        self,
        model: Resolved,
        *,
        cache_dir: Path | None = None,
        threads: int | None = None,
        progress: Progress = no_progress,
        compute_type: str = "int8",
    ) -> None:
        import ctranslate2

        super().__init__(model, SourceTokenizer(model))
        folder = converted(model, cache_dir, progress, quantization=compute_type)
        try:
            self._translator = ctranslate2.Translator(
                str(folder), compute_type=compute_type, intra_threads=cpu_threads(threads)
            )
        except (RuntimeError, ValueError) as error:
            raise unloadable(model, error) from error

    def _decode(self, jobs: list[Job[int]], decoding: Decoding) -> list[list[Candidate]]:
        target = self._source.target
        prefix = [] if target is None else self._tokens([target])
        results = self._translator.translate_batch(
            self._inputs(jobs),
            target_prefix=[prefix] * len(jobs) if prefix else None,
            # The prefix counts, and so does the end of the sequence.
            max_decoding_length=max(job.cap for job in jobs) + len(prefix) + 1,
            # The default cuts a source at 1024 tokens in silence; the limit is checked before.
            max_input_length=0,
            **self._search(decoding),
        )
        ends = {self._source.tokenizer.eos_token}
        made = [[tokens[len(prefix) :] for tokens in result.hypotheses] for result in results]
        if decoding.no_repeat_ngram or self._penalty != 1.0:
            scores = own_scores(self._translator, self._inputs(jobs), made, ends, prefix=prefix)
        else:
            # CTranslate2 divides by the number of tokens with the prefix, which has no share.
            scores = [
                [
                    score * (len(tokens) + len(prefix)) / max(len(tokens), 1)
                    for tokens, score in zip(row, result.scores, strict=True)
                ]
                for row, result in zip(made, results, strict=True)
            ]
        return self._candidates(jobs, made, scores, ends)


class CtranslateCausal(_Ctranslate):
    """A decoder-only model; raises ModelError where it cannot be converted or loaded."""

    prompted = True

    def __init__(
        self,
        model: Resolved,
        *,
        cache_dir: Path | None = None,
        threads: int | None = None,
        progress: Progress = no_progress,
        compute_type: str = "int8",
    ) -> None:
        import ctranslate2

        super().__init__(model, PromptTokenizer(model))
        folder = converted(model, cache_dir, progress, quantization=compute_type)
        self._ends = _end_tokens(model, self._source.tokenizer)
        try:
            self._generator = ctranslate2.Generator(
                str(folder), compute_type=compute_type, intra_threads=cpu_threads(threads)
            )
        except (RuntimeError, ValueError) as error:
            raise unloadable(model, error) from error

    def _decode(self, jobs: list[Job[int]], decoding: Decoding) -> list[list[Candidate]]:
        results = self._generator.generate_batch(
            self._inputs(jobs),
            max_length=max(job.cap for job in jobs) + 1,
            include_prompt_in_result=False,
            end_token=sorted(self._ends),
            **self._search(decoding),
        )
        made = [result.sequences for result in results]
        if decoding.no_repeat_ngram or self._penalty != 1.0:
            scores = own_scores_causal(self._generator, self._inputs(jobs), made)
        else:
            scores = [result.scores for result in results]
        return self._candidates(jobs, made, scores, self._ends)


def _end_tokens(model: Resolved, tokenizer: Any) -> set[str]:
    """The tokenizer's end token and those that the model's generation settings add (chat turns)."""
    ends = {tokenizer.eos_token_id}
    settings = model.folder / "generation_config.json"
    if settings.is_file():
        value = json.loads(settings.read_text(encoding="utf-8")).get("eos_token_id")
        ends |= set(value if isinstance(value, list) else [value])
    return set(tokenizer.convert_ids_to_tokens([end for end in ends if end is not None]))
