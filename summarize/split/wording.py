"""Is a word parted by a line end? 负责同│志, 实质│化."""

from __future__ import annotations

__all__ = ["parts_word"]

# Characters on either side that show it; no word is longer.
_NEAR = 5


def parts_word(first: str, second: str) -> bool:
    """Does the dictionary see one word across the end of `first` and the beginning of `second`?"""
    # On use: the dictionary takes a tenth of a second to load.
    from rjieba import cut

    near = first[-_NEAR:]
    place = 0
    for word in cut(near + second[:_NEAR]):
        place += len(word)
        if place >= len(near):
            return place > len(near)
    return False
