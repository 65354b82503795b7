"""Decoder-only models on torch, prompted with the sentence and its hints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarize.translators.batches import Job, in_batches, output_cap
from summarize.translators.contract import Candidate, Decoding, Sentence
from summarize.translators.loading import end_tokens, load_torch_model, unloadable
from summarize.translators.prompts import build_prompt
from summarize.translators.seq2seq import generation, mean_log_probability, read_candidates
from summarize.weights import Resolved

__all__ = ["CausalTranslator", "PromptTokenizer"]

BATCH_TOKENS = 2048


class PromptTokenizer:
    """A tokenizer of transformers that turns sentences into prompts as a spec says.

    Raises ModelError where the folder holds no tokenizer, or no chat template where one is used.
    """

    def __init__(self, model: Resolved) -> None:
        from transformers import AutoTokenizer

        try:
            self.tokenizer: Any = AutoTokenizer.from_pretrained(model.folder, local_files_only=True)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise unloadable(model, error) from error
        if model.spec.chat and not self.tokenizer.chat_template:
            raise unloadable(model, "its tokenizer has no chat template")
        self.spec = model.spec

    def count(self, text: str) -> int:
        """How many tokens `text` takes, special tokens left out."""
        return len(self.tokenizer(text, add_special_tokens=False)["input_ids"])

    def job(self, sentence: Sentence, decoding: Decoding) -> Job[int]:
        """The prompt ids of one sentence; none where it is blank."""
        if not sentence.text.strip():
            return Job(tokens=(), source_tokens=0, cap=0)
        prompt = build_prompt(self.spec, sentence)
        if self.spec.chat:
            prompt = self.tokenizer.apply_chat_template(
                [{"role": "user", "content": prompt}], tokenize=False, add_generation_prompt=True
            )
        # A chat template writes the special tokens itself.
        ids = tuple(self.tokenizer(prompt, add_special_tokens=not self.spec.chat)["input_ids"])
        count = self.count(sentence.text)
        return Job(tokens=ids, source_tokens=count, cap=output_cap(count, decoding))

    def text(self, ids: Sequence[int]) -> str:
        """The text of generated ids, special tokens left out."""
        return str(
            self.tokenizer.decode(
                list(ids), skip_special_tokens=True, clean_up_tokenization_spaces=False
            )
        ).strip()


class CausalTranslator:
    """A translator on a causal model written by transformers' `save_pretrained`.

    Raises ModelError where the folder cannot be loaded or weights are missing.
    """

    engine = "torch"

    def __init__(self, model: Resolved, *, threads: int | None = None) -> None:
        self._prompts = PromptTokenizer(model)
        self._model = load_torch_model("AutoModelForCausalLM", model, threads=threads)
        self.name = model.spec.name
        self.license = model.spec.license
        self.sha256 = model.sha256
        self.uses_hints = model.spec.uses_hints
        self.uses_glosses = model.spec.uses_glosses
        self.max_source_tokens = model.spec.max_source_tokens
        self.best_source_tokens = model.spec.whole_limit
        self.clause_tokens = model.spec.clause_limit
        self.beam_for_all = model.spec.beam_for_all
        self._repetition_penalty = model.spec.repetition_penalty

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` takes as a source."""
        return self._prompts.count(text)

    def translate(self, sentences: Sequence[Sentence], decoding: Decoding) -> list[list[Candidate]]:
        """As `Translator.translate`."""
        return in_batches(
            [self._prompts.job(sentence, decoding) for sentence in sentences],
            lambda jobs: self._decode(jobs, decoding),
            limit=self.max_source_tokens,
            budget=BATCH_TOKENS,
        )

    def _decode(self, jobs: list[Job[int]], decoding: Decoding) -> list[list[Candidate]]:
        import torch
        from transformers import LogitsProcessorList

        longest = max(len(job.tokens) for job in jobs)
        config = generation(
            self._model, decoding, jobs, repetition_penalty=self._repetition_penalty
        )
        config.no_repeat_ngram_size = 0
        # Prompts are padded on the left, so that all outputs start at the same place.
        rows = [[config.pad_token_id] * (longest - len(job.tokens)) + [*job.tokens] for job in jobs]
        mask = [[0] * (longest - len(job.tokens)) + [1] * len(job.tokens) for job in jobs]
        with torch.inference_mode():
            output = self._model.generate(
                input_ids=torch.tensor(rows),
                attention_mask=torch.tensor(mask),
                generation_config=config,
                logits_processor=LogitsProcessorList(
                    [_no_repeat(decoding.no_repeat_ngram, longest)]
                    if decoding.no_repeat_ngram
                    else []
                ),
            )
        return read_candidates(
            output.tolist(),
            jobs,
            decoding,
            skip=longest,
            ends=end_tokens(self._model.generation_config),
            decode=self._prompts.text,
            score=self._score,
        )

    def _score(self, job: Job[int], made: list[int]) -> float:
        import torch

        with torch.inference_mode():
            logits = self._model(input_ids=torch.tensor([[*job.tokens, *made[:-1]]])).logits
        return mean_log_probability(logits, made)


def _no_repeat(size: int, start: int) -> Any:
    """A ban on repeated n-grams that looks at the output alone.

    transformers' own looks at the prompt as well, and would forbid to copy hints of `size` tokens.
    """
    from transformers import NoRepeatNGramLogitsProcessor

    ban = NoRepeatNGramLogitsProcessor(size)

    def of_output(ids: Any, scores: Any) -> Any:
        return ban(ids[:, start:], scores)

    return of_output
