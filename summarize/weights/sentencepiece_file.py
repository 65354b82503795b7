"""A SentencePiece model written straight from the vocabulary in a GGUF file.

GGUF keeps the pieces, scores and types of the SentencePiece model it was made from, so the
model can be put together again without transformers' conversion to merges, which takes a minute.
Field numbers are those of sentencepiece_model.proto; the few that are needed are encoded here
because the protobuf package is no dependency of ours.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["SPACE", "sentencepiece_model"]

UNKNOWN = BPE = 2
SPACE = "\u2581"


def _varint(value: int) -> bytes:
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def _integer(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _block(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _pieces(
    tokens: Sequence[str], scores: Sequence[float], kinds: Sequence[int], unknown: int
) -> Iterator[bytes]:
    for index, (token, score, kind) in enumerate(zip(tokens, scores, kinds, strict=True)):
        # GGUF writes runs of spaces plainly; SentencePiece escapes spaces before it looks for them.
        text = token.replace(" ", SPACE).encode("utf-8")
        piece = _block(1, text) + b"\x15" + struct.pack("<f", score)
        # llama.cpp marks <unk> as a control token; SentencePiece wants exactly one unknown piece.
        piece += _integer(3, UNKNOWN if index == unknown else kind)
        yield _block(1, piece)


def sentencepiece_model(metadata: Mapping[str, Any]) -> bytes:
    """The bytes of a `tokenizer.model`: BPE with byte fallback and no normalisation.

    Parameters: `metadata` of the GGUF file, whose kinds of tokens are SentencePiece's types.
    """
    tokens, ids = metadata["tokenizer.ggml.tokens"], "tokenizer.ggml.{}_token_id".format
    unknown, bos, eos, pad = (metadata[ids(k)] for k in ("unknown", "bos", "eos", "padding"))
    pieces = _pieces(
        tokens,
        metadata["tokenizer.ggml.scores"].tolist(),
        metadata["tokenizer.ggml.token_type"].tolist(),
        unknown,
    )
    trainer = _integer(3, BPE) + _integer(4, len(tokens)) + _integer(35, 1)
    trainer += _integer(40, unknown) + _integer(41, bos) + _integer(42, eos) + _integer(43, pad)
    # No dummy prefix, no removal of extra white space, spaces escaped as U+2581.
    normalizer = _block(1, b"identity") + _integer(3, 0) + _integer(4, 0) + _integer(5, 1)
    return b"".join((*pieces, _block(2, trainer), _block(3, normalizer)))
