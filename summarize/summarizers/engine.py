"""Models that write: one text in, one text out, with its score and whether it came to an end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from summarize.errors import ModelError
from summarize.records import ModelUse
from summarize.summarizers.word_vocabulary import WordVocabulary, has_word_vocabulary
from summarize.translators.batches import Job
from summarize.translators.causal import PromptTokenizer
from summarize.translators.contract import Decoding, Sentence
from summarize.translators.loading import end_tokens, load_torch_model
from summarize.translators.seq2seq import SourceTokenizer, generation, mean_log_probability
from summarize.weights import Resolved

__all__ = ["TARGET_TOKENS", "TextGenerator", "TorchGenerator", "Written"]

# Tokens for the summary where the publisher states no limit: a Chinese sentence takes 30 to 60.
TARGET_TOKENS = 192
_Encode = Callable[[str], Sequence[int]]
_Decode = Callable[[Sequence[int]], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What a model wrote. `score` is the mean log-probability a token, end of sequence included.

    `finished` is False where the output reached the length cap before end-of-sequence; `tokens`
    is its length.
    """

    text: str
    score: float
    finished: bool
    tokens: int


class TextGenerator(Protocol):
    """A loaded model that summarizes one text. It never truncates."""

    use: ModelUse

    def fits(self, text: str) -> bool:
        """Whether `text`, with prompt and special tokens, is within the model's input limit."""
        ...

    def write(self, text: str, *, stretch: int = 1) -> Written:
        """The model's summary of `text`, at most `stretch` times its usual number of tokens.

        Raises ModelError where `text` does not fit.
        """
        ...


class TorchGenerator:
    """An encoder-decoder (T5, mT5, BART, Pegasus) or causal model of transformers, on the CPU.

    Raises ModelError where the folder does not hold such a model.
    """

    def __init__(self, model: Resolved, *, threads: int = 0) -> None:
        spec = model.spec
        self.use = ModelUse(
            role="summarise",
            name=spec.name,
            engine="torch",
            sha256=model.sha256,
            license=spec.license,
        )
        self._spec = spec
        auto_class = "AutoModelForSeq2SeqLM" if spec.kind == "seq2seq" else "AutoModelForCausalLM"
        self._model = load_torch_model(auto_class, model, threads=threads or None)
        self._encode, self._decode, target = _tokenizer(model)
        own = self._model.generation_config
        # generate() fills in what a call leaves open from here. An end token forced at the cap
        # makes a cut output look finished; a least length makes a model go on inventing.
        own.forced_eos_token_id = None
        own.min_length = 0
        self._ends = end_tokens(own)
        self._start = [own.decoder_start_token_id, *target] if spec.kind == "seq2seq" else []

    def fits(self, text: str) -> bool:
        """Whether `text`, with prompt and special tokens, is within the model's input limit."""
        return len(self._encode(text)) <= self._source_limit()

    def write(self, text: str, *, stretch: int = 1) -> Written:
        """The model's summary of `text`; beam search as the catalog says, never sampling."""
        import torch

        ids = list(self._encode(text))
        if len(ids) > self._source_limit():
            raise ModelError(
                f"A text of {len(ids)} tokens is over the limit of {self._source_limit()} of "
                f"{self.use.name}.",
                remedy="Choose a model with a longer input: summarize models list",
            )
        spec = self._spec
        decoding = Decoding(beam_size=spec.beam_size, no_repeat_ngram=spec.no_repeat_ngram)
        job = Job(tokens=tuple(ids), source_tokens=len(ids), cap=self._target_limit(stretch))
        given = {"decoder_input_ids": torch.tensor([self._start])} if self._start else {}
        with torch.inference_mode():
            row = self._model.generate(
                input_ids=torch.tensor([ids]),
                attention_mask=torch.ones((1, len(ids)), dtype=torch.long),
                generation_config=generation(
                    self._model,
                    decoding,
                    [job],
                    repetition_penalty=spec.repetition_penalty,
                    length_penalty=spec.length_penalty,
                ),
                **given,
            )[0].tolist()
            made = _until_end(row[len(self._start or ids) :], self._ends)
            score = self._score(ids, made)
        finished = bool(made) and made[-1] in self._ends
        return Written(
            text=self._decode(made[:-1] if finished else made),
            score=score,
            finished=finished,
            tokens=len(made),
        )

    def _score(self, ids: list[int], made: list[int]) -> float:
        import torch

        if not made:
            return 0.0
        if self._start:
            given = torch.tensor([[*self._start, *made[:-1]]])
            logits = self._model(input_ids=torch.tensor([ids]), decoder_input_ids=given).logits
        else:
            logits = self._model(input_ids=torch.tensor([[*ids, *made[:-1]]])).logits
        return mean_log_probability(logits, made)

    def _source_limit(self) -> int:
        room = _positions(self._model)
        if room is None:
            return self._spec.max_source_tokens
        if self._spec.kind == "causal":
            room -= self._target_limit(2) + 1
        return min(self._spec.max_source_tokens, room)

    def _target_limit(self, stretch: int) -> int:
        limit = stretch * (self._spec.max_target_tokens or TARGET_TOKENS)
        room = _positions(self._model)
        if room is None:
            return limit
        # A causal model shares its positions with the prompt: half of them for the output.
        # One is for the end of the sequence.
        shared = room // 2 if self._spec.kind == "causal" else room - len(self._start)
        return min(limit, shared - 1)


def _tokenizer(model: Resolved) -> tuple[_Encode, _Decode, list[int]]:
    """How to encode and decode, and the language token that a multilingual decoder starts with."""
    if has_word_vocabulary(model.folder):
        vocabulary = WordVocabulary(model.folder)
        return vocabulary.encode, vocabulary.decode, []
    reader: SourceTokenizer | PromptTokenizer
    target = None
    if model.spec.kind == "seq2seq":
        reader = SourceTokenizer(model)
        target = reader.target
    else:
        reader = PromptTokenizer(model)
    # The limit is this module's to check; the tokenizer would only warn.
    reader.tokenizer.model_max_length = sys.maxsize

    def encode(text: str) -> Sequence[int]:
        return reader.job(Sentence(text=text), Decoding()).tokens

    return encode, reader.text, [] if target is None else [target]


def _positions(model: Any) -> int | None:
    """The length of the position table; None for relative positions (T5)."""
    value = getattr(model.config, "max_position_embeddings", None)
    return None if value is None else int(value)


def _until_end(tokens: list[int], ends: frozenset[int]) -> list[int]:
    """The tokens up to and with the first end-of-sequence; padding follows it."""
    for place, token in enumerate(tokens):
        if token in ends:
            return tokens[: place + 1]
    return tokens
