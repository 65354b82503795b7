"""The pieces of Gemma: SentencePiece's, spelled with those that the model kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.weights.pieces import CHINESE

__all__ = ["SentencePieces"]


class SentencePieces:
    """A SentencePiece model limited to the pieces `kept`, in the order of the embedding rows.

    Parameters: `model` are the bytes of a `tokenizer.model`. A piece that was left out is
    spelled with the longest kept pieces, or with bytes, of which every vocabulary keeps all 256.
    Raises RuntimeError where `model` is none.
    """

    begin: tuple[str, ...] = ("<bos>",)
    answer: tuple[str, ...] = ()
    end = "<eos>"

    def __init__(self, model: bytes, kept: Sequence[str]) -> None:
        import sentencepiece

        self._tokenizer = sentencepiece.SentencePieceProcessor(model_proto=model)
        self._rows = {piece: row for row, piece in enumerate(kept)}
        self._spelled: dict[str, tuple[str, ...]] = {}

    def split(self, text: str) -> list[str]:
        """As `Pieces.split`."""
        pieces = self._tokenizer.encode(text, out_type=str)
        return [part for piece in pieces for part in self._parts(piece)]

    def rows(self, pieces: Sequence[str]) -> list[int]:
        """As `Pieces.rows`."""
        return [self._rows[piece] for piece in pieces]

    def join(self, pieces: Sequence[str]) -> str:
        """As `Pieces.join`."""
        return str(self._tokenizer.decode_pieces(list(pieces))).strip()

    def chinese(self) -> list[str]:
        """As `Pieces.chinese`."""
        # Of a character's bytes in UTF-8 the first says how many there are: none begins without.
        starts = {f"<0x{byte:02X}>" for byte in range(0xC2, 0xF5)}
        return [piece for piece in self._rows if piece in starts or CHINESE.search(piece)]

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
