"""The pieces of an embedded model: what texts are split into, and what is joined to a text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

__all__ = ["CHINESE", "SENTENCEPIECE", "TOKENIZERS", "Pieces", "load_pieces", "read_pieces"]

# The file of a prepared folder that holds a SentencePiece model, or one of the tokenizers package.
SENTENCEPIECE, TOKENIZERS = "tokenizer.model", "tokenizer.json"

# Characters and marks of Chinese, and of Japanese and Korean, which no more belong into English.
CHINESE = re.compile(
    "[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


class Pieces(Protocol):
    """Texts to pieces and back; row n of the embeddings is that of piece n.

    `begin` are the pieces before every prompt, `answer` those between a prompt and its target,
    `end` is the mark after every target.
    """

    begin: tuple[str, ...]
    answer: tuple[str, ...]
    end: str

    def split(self, text: str) -> list[str]:
        """The pieces that spell `text`."""
        ...

    def rows(self, pieces: Sequence[str]) -> list[int]:
        """The embedding rows of `pieces`."""
        ...

    def join(self, pieces: Sequence[str]) -> str:
        """The text that `pieces` spell, without white space at its ends."""
        ...

    def chinese(self) -> list[str]:
        """The pieces that no English text has: of Chinese characters, and of bytes that are no
        whole character."""
        ...


def load_pieces(
    name: str, tokenizer: bytes, vocabulary: Sequence[str], *, system: str = ""
) -> Pieces:
    """The pieces that the content of a tokenizer's file makes, by the name of the file.

    `vocabulary` holds the pieces kept, in the order of the embedding rows; `system` is the message
    before every prompt, where that is a turn of a chat. Raises RuntimeError or ValueError where the
    content is damaged.
    """
    from summarize.weights.byte_pieces import BytePieces
    from summarize.weights.sentence_pieces import SentencePieces

    if name == TOKENIZERS:
        return BytePieces(tokenizer, system)
    return SentencePieces(tokenizer, vocabulary)


def read_pieces(folder: Path, *, system: str = "") -> Pieces:
    """The pieces of a prepared folder, `system` as for `load_pieces`.

    Raises OSError, RuntimeError or ValueError where its files are missing or damaged.
    """
    name = TOKENIZERS if (folder / TOKENIZERS).is_file() else SENTENCEPIECE
    vocabulary = json.loads((folder / "vocabulary.json").read_bytes())
    return load_pieces(name, (folder / name).read_bytes(), vocabulary, system=system)
