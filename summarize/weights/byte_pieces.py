"""The pieces of Qwen: merges of bytes, by the tokenizers package, from the lists in a GGUF file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summarize.weights.pieces import CHINESE

__all__ = ["BytePieces", "byte_tokenizer"]

START, END = "<|im_start|>", "<|im_end|>"
# What the tokenizers package writes for bytes that are no whole character.
CUT = "\ufffd"
# How Qwen 2.5 cuts text into words before it merges bytes, as its tokenizer.json has it.
WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def byte_tokenizer(metadata: Mapping[str, Any]) -> bytes:
    """The bytes of a `tokenizer.json`: byte-level BPE, text in normal form C.

    Parameters: `metadata` of the GGUF file. Marks of a chat are no special tokens: where a text
    has one it is spelled like any other.
    """
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

    rows = {token: row for row, token in enumerate(metadata["tokenizer.ggml.tokens"])}
    merges = [tuple(merge.split(" ")) for merge in metadata["tokenizer.ggml.merges"]]
    tokenizer = Tokenizer(models.BPE(rows, merges))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(WORDS), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return str(tokenizer.to_str()).encode()


class BytePieces:
    """A tokenizer written by `byte_tokenizer`, prompts being turns of a chat where `system` is set.

    Raises ValueError where `model` is no tokenizer.
    """

    end = END

    def __init__(self, model: bytes, system: str = "") -> None:
        from tokenizers import Tokenizer

        # The package raises a bare Exception for bytes that are no tokenizer.
        try:
            self._tokenizer: Any = Tokenizer.from_buffer(model)
        except Exception as error:
            raise ValueError(str(error)) from error
        self.begin, self.answer = self._chat(system) if system else ((), ())

    def _chat(self, system: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What stands before and after a person's turn."""
        said = (START, *self.split(f"system\n{system}"), END, *self.split("\n"))
        asks = (START, *self.split("user\n"))
        answers = (END, *self.split("\n"), START, *self.split("assistant\n"))
        return (*said, *asks), answers

    def split(self, text: str) -> list[str]:
        """As `Pieces.split`."""
        return list(self._tokenizer.encode(text).tokens)

    def rows(self, pieces: Sequence[str]) -> list[int]:
        """As `Pieces.rows`."""
        return [self._tokenizer.token_to_id(piece) for piece in pieces]

    def join(self, pieces: Sequence[str]) -> str:
        """As `Pieces.join`."""
        return str(self._tokenizer.decode(self.rows(pieces), skip_special_tokens=False)).strip()

    def chinese(self) -> list[str]:
        """As `Pieces.chinese`."""
        rows = range(self._tokenizer.get_vocab_size())
        texts = self._tokenizer.decode_batch([[row] for row in rows], skip_special_tokens=False)
        return [
            self._tokenizer.id_to_token(row)
            for row, text in zip(rows, texts, strict=True)
            if CUT in text or CHINESE.search(text)
        ]
