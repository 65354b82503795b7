"""How English and Chinese stand together: one above the other, or in two columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType

from summarize.errors import UsageError

__all__ = ["Pair", "choose_layout"]

# (English, Chinese) as Markdown of one line each; either may be empty.
Pair = tuple[str, str]
Layout = Callable[[Sequence[Pair]], list[str]]


def choose_layout(name: str) -> Layout:
    """The function that turns pairs into Markdown blocks. Raises UsageError for an unknown name."""
    if name not in _LAYOUTS:
        raise UsageError(
            f"Unknown layout {name!r}.", remedy=f"Choose one of: {', '.join(_LAYOUTS)}."
        )
    return _LAYOUTS[name]


def _stacked(pairs: Sequence[Pair]) -> list[str]:
    """English as a paragraph, the Chinese quoted below it."""
    blocks = []
    for english, chinese in pairs:
        blocks += [english] if english else []
        blocks += [f"> {chinese}"] if chinese else []
    return blocks


def _side_by_side(pairs: Sequence[Pair]) -> list[str]:
    """One table, a row a pair."""
    rows = [f"| {english} | {chinese} |" for english, chinese in pairs]
    return ["\n".join(["| English | 中文 |", "| --- | --- |", *rows])] if rows else []


_LAYOUTS = MappingProxyType({"stacked": _stacked, "side-by-side": _side_by_side})
