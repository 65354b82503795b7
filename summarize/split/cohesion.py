"""Does the text after a line speak of the same as the text before it?

An article keeps to its names and words, and its headline says what the first sentences say again;
a crosshead or a signature within it changes nothing of that. So what two stretches of text share
tells where one article ends, whatever the paper and the time (Hearst, "TextTiling",
Computational Linguistics 1997, with pairs of characters in place of words).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from summarize.split.lines import Line

__all__ = ["Cohesion", "find_cohesion"]

# Characters on either side: the first sentences, and the first paragraphs.
_NEAR, _FAR = 120, 300
# Longer lines are no headings, and of a heading this much is compared.
_HEADING = 40
# Pairs without which a text says nothing: a headline alone on top of a page is no text.
_LEAST = 50
_ENDS = "。！？!?…”’」』）)》】"
# Bounds of the classes, by judgment.
_SHARED = (0.005, 0.02, 0.04, 0.07, 0.12)
_ECHOED = (0.01, 0.1, 0.2, 0.35, 0.55)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cohesion:
    """Classes, 0 (nothing) to 5, of what a line and the text around it have in common.

    `near` and `far`: the text before it and the text after it, within some sentences and within
    some paragraphs; `before` and `after`: the line and either of them. None where there is too
    little text to tell.
    """

    near: int | None
    far: int | None
    before: int | None
    after: int | None


def find_cohesion(lines: Sequence[Line]) -> list[Cohesion | None]:
    """The cohesion around each line; None where the line before has not ended its sentence."""
    texts = ["".join(line.text.split()) for line in lines]
    pairs = _pairs("".join(texts))
    found: list[Cohesion | None] = []
    start = 0
    for place, text in enumerate(texts):
        end = start + len(text)
        opens = place == 0 or lines[place].gap > 1 or lines[place - 1].text[-1] in _ENDS
        found.append(_measure(pairs, start, end) if opens else None)
        start = end
    return found


def _measure(pairs: Sequence[str], start: int, end: int) -> Cohesion:
    heading = end - start <= _HEADING
    # What is no heading is part of the text itself.
    after = end if heading else start
    line = _among(pairs, start, min(end, start + _HEADING))
    before, following = _among(pairs, start - _NEAR, start), _among(pairs, after, after + _NEAR)
    far = _among(pairs, start - _FAR, start), _among(pairs, after, after + _FAR)
    return Cohesion(
        near=_class(_cosine(before, following), _SHARED),
        far=_class(_cosine(*far), _SHARED),
        before=_class(_part(line, before), _ECHOED),
        after=_class(_part(line, following) if heading else None, _ECHOED),
    )


def _pairs(text: str) -> list[str]:
    """For each character the pair with the next, if both are ideographs."""
    ideograph = ["\u3400" <= character <= "\u9fff" for character in text]
    return [
        text[place : place + 2] if one and other else ""
        for place, (one, other) in enumerate(pairwise(ideograph))
    ]


def _among(pairs: Sequence[str], start: int, end: int) -> set[str]:
    """The pairs that lie within a stretch of characters."""
    return set(pairs[max(0, start) : max(0, end - 1)]) - {""}


def _cosine(one: set[str], other: set[str]) -> float | None:
    """How alike two texts are, None where one of them is short."""
    if min(len(one), len(other)) < _LEAST:
        return None
    return len(one & other) / sqrt(len(one) * len(other))


def _part(line: set[str], text: set[str]) -> float | None:
    """How much of a line the text has, too, None where either is too short to tell."""
    return len(line & text) / len(line) if line and len(text) >= _LEAST else None


def _class(value: float | None, bounds: Sequence[float]) -> int | None:
    return None if value is None else bisect_left(bounds, value)
