"""The pieces of the embedded model: SentencePiece's, spelled with those that the model kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

__all__ = ["BEGIN", "END", "Pieces"]

BEGIN, END = "<bos>", "<eos>"


class Pieces:
    """A SentencePiece model limited to the pieces `kept`, in the order of the embedding rows.

    Parameters: `tokenizer` is a loaded SentencePieceProcessor. A piece that was left out is
    spelled with the longest kept pieces, or with bytes, of which every vocabulary keeps all 256.
    """

    def __init__(self, tokenizer: Any, kept: Sequence[str]) -> None:
        self._tokenizer = tokenizer
        self._rows = {piece: row for row, piece in enumerate(kept)}
        self._spelled: dict[str, tuple[str, ...]] = {}

    @property
    def begin(self) -> int:
        """The row of the mark that begins every prompt."""
        return self._rows[BEGIN]

    @property
    def end(self) -> int:
        """The row of the mark that ends every target."""
        return self._rows[END]

    def split(self, text: str) -> list[str]:
        """The kept pieces that spell `text`."""
        pieces = self._tokenizer.encode(text, out_type=str)
        return [part for piece in pieces for part in self._parts(piece)]

    def ids(self, text: str) -> list[int]:
        """The embedding rows of the pieces of `text`."""
        return [self._rows[piece] for piece in self.split(text)]

    def join(self, pieces: Sequence[str]) -> str:
        """The text that `pieces` spell, without white space at its ends."""
        return str(self._tokenizer.decode_pieces(list(pieces))).strip()

    def _parts(self, piece: str) -> tuple[str, ...]:
        if piece in self._rows:
            return (piece,)
        if piece not in self._spelled:
            parts: list[str] = []
            start = 0
            while start < len(piece):
                ends = range(len(piece), start, -1)
                end = next((end for end in ends if piece[start:end] in self._rows), start + 1)
                part = piece[start:end]
                parts += [part] if part in self._rows else _as_bytes(part)
                start = end
            self._spelled[piece] = tuple(parts)
        return self._spelled[piece]


def _as_bytes(text: str) -> Iterator[str]:
    return (f"<0x{byte:02X}>" for byte in text.encode("utf-8"))
