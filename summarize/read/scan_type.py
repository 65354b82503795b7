"""How large the type of recognized lines is, and the wide spaces that recognition leaves out.

Ink tells the size of a line poorly: a pixel is a twentieth of it, and blur and grain add to its
thickness. Chinese characters are set in squares, so the length of a line tells more; and what one
line does not tell, those set in the same type do.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING

import numpy as np

from summarize.read.scan_ink import PixelBox, is_empty, runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Typed", "measure_type"]

# A Chinese character fills about this much of its square (Noto, Song and Hei faces).
_INK_OF_EM = 0.92
# A line of so many characters gives the size of its type by its length.
_LONG = 7
# Latin letters, figures and points are about half as wide as a square; of more of them than this
# part, a line's length tells nothing.
_FEW = 0.15
# Sizes by length are believed from here to there, as parts of that by thickness: a line that
# is shorter leans or has a smudge, one that is longer is spaced out.
_SHORTEST, _LONGEST = 0.72, 1.06
# Type whose size only thickness tells is in the size of the other lines within this part of it.
_ALIKE = 0.12
# Sizes by length are a few per cent off, and within this part of each other one.
_SAME = 0.05
# White so wide, in ems, beyond what the marks beside it leave, is a space.
_SPACE = 0.75
_CLOSING, _OPENING = "，。、；：！？”’」』）》】", "“‘「『（《【"
_WHITE_OF_MARK, _BEARINGS = 0.6, 0.1
_FULL = frozenset("“”‘’—…")
_IDEOGRAPHIC_SPACE = "\u3000"


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """A line's text with its wide spaces, and the size of its type in pixels."""

    text: str
    em: float


def measure_type(
    boxes: Sequence[PixelBox], texts: Sequence[str], ink: NDArray[np.bool_]
) -> list[Typed]:
    """The type of each line of a page, in order.

    Parameters: `boxes` are drawn close around the ink of the lines, `texts` what was recognized
    in them, without white space at either end.
    """
    bold = _thickening(boxes, texts)
    spaced: list[tuple[str, float, bool]] = []
    for box, text in zip(boxes, texts, strict=True):
        rough = max(1.0, (_sides(box)[1] - bold) / _INK_OF_EM)
        whole, white = _with_spaces(text, box, ink, rough)
        em = _by_length(whole, _sides(box)[0] - white)
        sure = em is not None and _SHORTEST <= em / rough <= _LONGEST
        spaced.append((whole, em if em is not None and sure else rough, sure))
    sizes = _Sizes([(em, len(text)) for text, em, sure in spaced if sure])
    return [
        Typed(text=text, em=sizes.near(em, _SAME if sure else _ALIKE)) for text, em, sure in spaced
    ]


class _Sizes:
    """The sizes that lines tell for certain, each with the number of characters in it."""

    def __init__(self, sure: Sequence[tuple[float, int]]) -> None:
        ordered = sorted(sure)
        self._sizes = np.array([em for em, _ in ordered])
        self._counts = np.concatenate(([0], np.cumsum([count for _, count in ordered])))

    def near(self, em: float, within: float) -> float:
        """The size, no farther off than `within` of it, that half of the characters of about this
        size do not exceed; `em` itself where there are none."""
        low, high = np.searchsorted(self._sizes, (em * (1 - within), em * (1 + within)))
        if low == high:
            return em
        half = (self._counts[low] + self._counts[high]) / 2
        return float(self._sizes[int(np.searchsorted(self._counts, half)) - 1])


def _thickening(boxes: Sequence[PixelBox], texts: Sequence[str]) -> float:
    """How many pixels of a line's thickness are blur and grain: the same in any type."""
    found = [
        thick - _INK_OF_EM * em
        for (long, thick), text in zip(map(_sides, boxes), texts, strict=True)
        if (em := _by_length(text, long)) and _SHORTEST <= em * _INK_OF_EM / thick <= _LONGEST
    ]
    return median_low(found) if found else 0.0


def _sides(box: PixelBox) -> tuple[int, int]:
    """The length of a line and its thickness; one that runs down is longer than wide by half."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return (high, wide) if high > 1.5 * wide else (wide, high)


def _by_length(text: str, length: float) -> float | None:
    """The size of the type of a line so long without its wide spaces; None where it tells none."""
    letters = [character for character in text if not character.isspace()]
    half = sum(_width(character) < 1 for character in letters)
    marks = [character in _CLOSING + _OPENING for character in letters]
    # Two marks in a row are often set as one and a half.
    if any(map(operator.and_, marks, marks[1:])):
        return None
    if len(letters) < _LONG or half > _FEW * len(letters):
        return None
    # The last square is not full: a mark leaves more than half of it white, a character little.
    white = _WHITE_OF_MARK if letters[-1] in _CLOSING else 0.05
    return length / (sum(map(_width, letters)) - white)


def _width(character: str) -> float:
    """In ems."""
    return 1.0 if character > "\u2e7f" or character in _FULL else 0.5


def _with_spaces(text: str, box: PixelBox, ink: NDArray[np.bool_], em: float) -> tuple[str, float]:
    """The text with the spaces that the white of its line shows, and how many pixels are those.

    The characters are laid out along the stretches of ink between wide gaps; no stretch begins
    with a closing mark, whose own white is part of the gap after it.
    """
    left, top, right, bottom = box
    if bottom - top > right - left:
        return text, 0.0
    gaps = [
        gap
        for gap in runs(is_empty(ink[top:bottom, left:right], axis=0))
        if gap[1] - gap[0] >= (_SPACE + _BEARINGS) * em
    ]
    letters = [character for character in text if not character.isspace()]
    starts, ends = [0, *(gap[1] for gap in gaps)], [*(gap[0] for gap in gaps), right - left]
    if not gaps or len(letters) < 2:
        return text, 0.0
    held = [(end - start) / em + _BEARINGS for start, end in zip(starts, ends, strict=True)]
    # Figures may be set in squares as well, and are read as the same characters.
    half = min((0.5, 1.0), key=lambda wide: abs(sum(held) - _total(letters, wide)))
    total = _total(letters, half)
    marks = sum(character in _CLOSING for character in letters)
    if not 0.8 * (total - marks) <= sum(held) <= 1.25 * total:
        return text, 0.0
    # The stretches tell the size of the type better than its thickness, mark before a space or not.
    ink_length = sum(end - start for start, end in zip(starts, ends, strict=True))
    marked = sum(last - first >= (1 + _WHITE_OF_MARK) * em for first, last in gaps)
    white = _WHITE_OF_MARK * (marked + (letters[-1] in _CLOSING)) + _BEARINGS * len(held)
    return _laid_along(text, gaps, ink_length / max(1.0, total - white), half)


def _total(letters: Sequence[str], half: float) -> float:
    """How many ems the characters are long, those of half width being `half`."""
    return sum(max(half, _width(letter)) for letter in letters)


def _laid_along(
    text: str, gaps: Sequence[tuple[int, int]], em: float, half: float
) -> tuple[str, float]:
    """`text` with a space at each of the `gaps`, in pixels from its left, that needs one."""
    spaced, white, at, done = "", 0.0, 0.0, 0
    for first, last in gaps:
        while done < len(text) and (
            text[done].isspace()
            or at + max(half, _width(text[done])) / 2 <= first / em
            or text[done] in _CLOSING
        ):
            at += 0.0 if text[done].isspace() else max(half, _width(text[done]))
            spaced += text[done]
            done += 1
        if not spaced or done == len(text):
            break
        # Where a character stands is known to about half of one: a mark near by counts as well.
        closes = any(character in _CLOSING for character in spaced[-2:] + text[done + 1 : done + 2])
        opens = any(character in _OPENING for character in spaced[-1] + text[done : done + 2])
        more = (last - first) / em - _BEARINGS - _WHITE_OF_MARK * (closes + opens)
        if more >= _SPACE and max(_width(spaced[-1]), _width(text[done])) == 1:
            white += more * em
            spaced += "" if spaced[-1].isspace() else _IDEOGRAPHIC_SPACE
        at = last / em - 0.05 - (_WHITE_OF_MARK if text[done] in _OPENING else 0.0)
    return spaced + text[done:], white
