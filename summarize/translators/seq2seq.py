"""Encoder-decoder models on torch: Marian, M2M100, NLLB, mBART, T5, mT5."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from summarize.translators.batches import Job, in_batches, output_cap
from summarize.translators.contract import Candidate, Decoding, Sentence
from summarize.translators.loading import end_tokens, load_torch_model, unloadable
from summarize.weights import Resolved

__all__ = [
    "Seq2seqTranslator",
    "SourceTokenizer",
    "generation",
    "mean_log_probability",
    "read_candidates",
]

# Padded source tokens a batch.
BATCH_TOKENS = 2048


class SourceTokenizer:
    """A tokenizer of transformers with the language codes, prefix and special tokens of a spec.

    Raises ModelError where the folder holds none, or the tokenizer lacks either language.
    """

    def __init__(self, model: Resolved) -> None:
        from transformers import AutoTokenizer

        spec = model.spec
        codes = {"src_lang": spec.source_code} if spec.source_code else {}
        try:
            self.tokenizer: Any = AutoTokenizer.from_pretrained(
                model.folder, local_files_only=True, **codes
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise unloadable(model, error) from error
        self.prefix = spec.prefix
        self.specials = len(self.tokenizer("")["input_ids"])
        # A source code that the tokenizer lacks would become <unk> before every sentence.
        if spec.source_code:
            self._language(spec.source_code, model)
        self.target = self._language(spec.target_code, model) if spec.target_code else None

    def _language(self, code: str, model: Resolved) -> int:
        # M2M100 writes the code as __en__ and has a method for it; the others use it as it is.
        find = getattr(self.tokenizer, "get_lang_id", self.tokenizer.convert_tokens_to_ids)
        try:
            index = find(code)
        except KeyError:
            index = None
        if index in (None, self.tokenizer.unk_token_id):
            raise unloadable(model, f"its tokenizer has no language {code}")
        return int(index)

    def count(self, text: str) -> int:
        """How many tokens `text` takes, prefix and special tokens left out."""
        return len(self.tokenizer(text)["input_ids"]) - self.specials

    def job(self, sentence: Sentence, decoding: Decoding) -> Job[int]:
        """The source ids of one sentence; none where it is blank."""
        if not sentence.text.strip():
            return Job(tokens=(), source_tokens=0, cap=0)
        ids = tuple(self.tokenizer(self.prefix + sentence.text)["input_ids"])
        count = len(ids) - self.specials
        return Job(tokens=ids, source_tokens=count, cap=output_cap(count, decoding))

    def text(self, ids: Sequence[int]) -> str:
        """The text of generated ids, special tokens left out."""
        return str(
            self.tokenizer.decode(
                list(ids), skip_special_tokens=True, clean_up_tokenization_spaces=False
            )
        ).strip()


class Seq2seqTranslator:
    """A translator on a folder written by transformers' `save_pretrained`.

    Raises ModelError where the folder cannot be loaded or weights are missing.
    """

    engine = "torch"
    uses_hints = False
    uses_glosses = False

    def __init__(self, model: Resolved, *, threads: int | None = None) -> None:
        self._source = SourceTokenizer(model)
        self._model = load_torch_model("AutoModelForSeq2SeqLM", model, threads=threads)
        self.name = model.spec.name
        self.license = model.spec.license
        self.sha256 = model.sha256
        self.max_source_tokens = model.spec.max_source_tokens
        self.best_source_tokens = model.spec.whole_limit
        self.clause_tokens = model.spec.clause_limit
        self.beam_for_all = model.spec.beam_for_all
        self._repetition_penalty = model.spec.repetition_penalty

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` takes as a source."""
        return self._source.count(text)

    def translate(self, sentences: Sequence[Sentence], decoding: Decoding) -> list[list[Candidate]]:
        """As `Translator.translate`."""
        return in_batches(
            [self._source.job(sentence, decoding) for sentence in sentences],
            lambda jobs: self._decode(jobs, decoding),
            limit=self.max_source_tokens,
            budget=BATCH_TOKENS,
        )

    def _decode(self, jobs: list[Job[int]], decoding: Decoding) -> list[list[Candidate]]:
        import torch

        longest = max(len(job.tokens) for job in jobs)
        pad = self._model.config.pad_token_id
        rows = [[*job.tokens, *[pad] * (longest - len(job.tokens))] for job in jobs]
        mask = [[1] * len(job.tokens) + [0] * (longest - len(job.tokens)) for job in jobs]
        start = [self._model.generation_config.decoder_start_token_id]
        # The target language is a given prefix, so its score does not count.
        start += [self._source.target] if self._source.target is not None else []
        with torch.inference_mode():
            output = self._model.generate(
                input_ids=torch.tensor(rows),
                attention_mask=torch.tensor(mask),
                decoder_input_ids=torch.tensor([start] * len(jobs)),
                generation_config=generation(
                    self._model, decoding, jobs, repetition_penalty=self._repetition_penalty
                ),
            )
        return read_candidates(
            output.tolist(),
            jobs,
            decoding,
            skip=len(start),
            ends=end_tokens(self._model.generation_config),
            decode=self._source.text,
            score=lambda job, made: self._score(job, start, made),
        )

    def _score(self, job: Job[int], start: list[int], made: list[int]) -> float:
        import torch

        with torch.inference_mode():
            logits = self._model(
                input_ids=torch.tensor([job.tokens]),
                decoder_input_ids=torch.tensor([[*start, *made[:-1]]]),
            ).logits
        return mean_log_probability(logits, made)


def generation(
    model: Any,
    decoding: Decoding,
    jobs: Sequence[Job[int]],
    *,
    repetition_penalty: float,
    length_penalty: float = 1.0,
) -> Any:
    """The settings of one call of `generate`: special tokens of `model`, and `decoding`."""
    from transformers import GenerationConfig

    return GenerationConfig(
        **model.generation_config.to_diff_dict(),
        do_sample=False,
        num_beams=max(decoding.beam_size, decoding.candidates),
        num_return_sequences=decoding.candidates,
        no_repeat_ngram_size=decoding.no_repeat_ngram,
        repetition_penalty=repetition_penalty,
        length_penalty=length_penalty,
        # One more than the cap, for the end of the sequence.
        max_new_tokens=max(job.cap for job in jobs) + 1,
    )


def mean_log_probability(logits: Any, made: Sequence[int]) -> float:
    """The mean log-probability of the tokens `made`, which the last rows of `logits` predict.

    By one more forward pass a candidate: the scores that `generate` can keep take gigabytes
    with a vocabulary of 250,000.
    """
    import torch

    rows = torch.log_softmax(logits[0, -len(made) :], dim=-1)
    return float(rows.gather(1, torch.tensor(made)[:, None]).mean())


def read_candidates(
    rows: Sequence[Sequence[int]],
    jobs: Sequence[Job[int]],
    decoding: Decoding,
    *,
    skip: int,
    ends: frozenset[int],
    decode: Callable[[Sequence[int]], str],
    score: Callable[[Job[int], list[int]], float],
) -> list[list[Candidate]]:
    """The candidates in the `rows` that `generate` returned, `skip` tokens of which were given.

    `ends` are the ids that end a sequence; `score` is asked for the mean log-probability of what
    was made, end included.
    """
    found: list[list[Candidate]] = [[] for _ in jobs]
    for index, row in enumerate(rows):
        job = jobs[index // decoding.candidates]
        ids = list(row[skip:])
        length = next((place for place, token in enumerate(ids) if token in ends), len(ids))
        made = ids[: length + 1]
        found[index // decoding.candidates].append(
            Candidate(
                text=decode(ids[: min(length, job.cap)]),
                score=score(job, made) if made else 0.0,
                finished=length < len(ids) and length <= job.cap,
                tokens=min(length, job.cap),
            )
        )
    return found
