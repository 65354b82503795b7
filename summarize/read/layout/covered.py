"""The stretches of a line that something covers, such as the widths of all that stands above."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

__all__ = ["Covered"]


class Covered:
    """A union of open stretches; adding and asking take logarithmic time."""

    def __init__(self) -> None:
        # Apart from each other and in order.
        self._lows: list[float] = []
        self._highs: list[float] = []

    def add(self, low: float, high: float) -> None:
        """Cover `low` to `high`; nothing where that is no stretch."""
        if not low < high:
            return
        first = bisect_left(self._highs, low)
        last = bisect_right(self._lows, high)
        if first < last:
            low, high = min(low, self._lows[first]), max(high, self._highs[last - 1])
        self._lows[first:last] = [low]
        self._highs[first:last] = [high]

    def meets(self, low: float, high: float) -> bool:
        """Is any part of `low` to `high` covered? An end alone is no part."""
        place = bisect_right(self._highs, low)
        return place < len(self._lows) and self._lows[place] < high and low < high
