"""Cutting a long article for a model with a limited input: at sentence ends, losing nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.zh.clauses import split_clauses

__all__ = ["pack"]


def pack(sentences: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    """The sentences joined to as few texts that `fits` as a first pass needs, of like length.

    Joined, the texts are the sentences joined. A sentence that does not fit alone is cut at
    clause ends. Like length, because a model invents most where a chunk is a short remainder.
    """
    pieces = [piece for sentence in sentences for piece in split_clauses(sentence, fits)]
    total = sum(map(len, pieces))
    needed = len(_fill(pieces, fits, total))
    return _fill(pieces, fits, -(-total // needed)) if needed > 1 else ["".join(pieces)]


def _fill(pieces: Sequence[str], fits: Callable[[str], bool], enough: int) -> list[str]:
    """Fill one text after the other; a text of `enough` characters takes no more."""
    texts: list[str] = []
    for piece in pieces:
        if texts and len(texts[-1]) < enough and fits(texts[-1] + piece):
            texts[-1] += piece
        else:
            texts.append(piece)
    return texts
