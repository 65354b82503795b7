"""What two texts have in common, in order: for scores that look at characters."""

from __future__ import annotations

__all__ = ["common_length"]


def common_length(one: str, other: str) -> int:
    """Length of the longest common subsequence, bit-parallel (Hyyrö, 2004)."""
    places: dict[str, int] = {}
    for index, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << index
    full = (1 << len(one)) - 1
    row = full
    for character in other:
        hits = row & places.get(character, 0)
        row = ((row + hits) | (row - hits)) & full
    return len(one) - row.bit_count()
