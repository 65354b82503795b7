"""ROUGE over characters, for Chinese: punctuation and space do not count."""

from __future__ import annotations

from collections import Counter
from functools import cache

from subsequence import common_length

__all__ = ["characters", "rouge"]


def rouge(hypothesis: str, reference: str, kind: str) -> tuple[float, float]:
    """Recall and F (0 to 1) of kind "1", "2" (n-grams) or "L" (longest common subsequence).

    Lin, ROUGE: A Package for Automatic Evaluation of Summaries, 2004; over characters.
    """
    found, wanted = characters(hypothesis), characters(reference)
    if kind == "L":
        same, in_found, in_wanted = common_length(found, wanted), len(found), len(wanted)
    else:
        size = int(kind)
        ours, theirs = _ngrams(found, size), _ngrams(wanted, size)
        same, in_found, in_wanted = (ours & theirs).total(), ours.total(), theirs.total()
    if not same:
        return 0.0, 0.0
    recall, precision = same / in_wanted, same / in_found
    return recall, 2 * recall * precision / (recall + precision)


@cache
def characters(text: str) -> str:
    """The letters, figures and Chinese characters of a text, lower case."""
    return "".join(character for character in text.lower() if character.isalnum())


def _ngrams(text: str, size: int) -> Counter[str]:
    return Counter(text[index : index + size] for index in range(len(text) - size + 1))
