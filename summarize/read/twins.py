"""Pages that are one page in two forms although no number says so: told by their very text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarize.read.leaves import Leaf

__all__ = ["find_twins"]

_HAN = re.compile("[\u4e00-\u9fff]+")
# Long enough to be of one text only; short enough that a misread character spoils few of them.
_LENGTH = 8
_FEWEST = 8
# With one character in twenty misread, two thirds of the strings are still right.
_SHARE = 0.5


def find_twins(leaves: Sequence[Leaf]) -> Mapping[Leaf, Leaf]:
    """For each leaf without a page number that holds no more than another form of a page does, that
    other leaf: its strings of eight Chinese characters are, most of them, in the other's text.

    The other leaf is never one of those leaves itself.
    """
    twins: dict[Leaf, Leaf] = {}
    if len({leaf.kind for leaf in leaves}) < 2 or all(leaf.mark for leaf in leaves):
        return twins
    strings = {leaf: _strings(leaf) for leaf in leaves}
    # The longest first: a leaf is compared with those that hold as much as it does, or more.
    ordered = sorted(leaves, key=lambda leaf: (leaf.mark is None, -len(strings[leaf]), leaf.place))
    for place, leaf in enumerate(ordered):
        own = strings[leaf]
        if leaf.mark is not None or len(own) < _FEWEST:
            continue
        others = [other for other in ordered[:place] if other.kind != leaf.kind]
        best = max(others, key=lambda other: len(own & strings[other]), default=None)
        if best is not None and len(own & strings[best]) >= _SHARE * len(own):
            twins[leaf] = twins.get(best, best)
    return twins


def _strings(leaf: Leaf) -> frozenset[str]:
    text = "".join(_HAN.findall(leaf.sheet.text))
    return frozenset(text[place : place + _LENGTH] for place in range(len(text) - _LENGTH + 1))
