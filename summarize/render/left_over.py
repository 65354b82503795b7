"""What is in no article, in the portions in which a reader is shown it."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.records import Unassigned

__all__ = ["NAVIGATION", "blank_characters", "left_over"]

# The reason given to the menus and links of a web page.
NAVIGATION = "navigation"


def left_over(unassigned: Iterable[Unassigned]) -> list[tuple[Unassigned, ...]]:
    """Pieces with words in them, in order: one a portion, but all navigation of a page together.

    A web page has hundreds of links; row by row they would bury what a reader must see.
    """
    portions: list[list[Unassigned]] = []
    links: dict[int, list[Unassigned]] = {}
    for piece in unassigned:
        if not piece.text.strip():
            continue
        if piece.reason == NAVIGATION and piece.span.page in links:
            links[piece.span.page].append(piece)
            continue
        portions.append([piece])
        if piece.reason == NAVIGATION:
            links[piece.span.page] = portions[-1]
    return [tuple(portion) for portion in portions]


def blank_characters(unassigned: Iterable[Unassigned]) -> int:
    """How many characters of white space are in no article."""
    return sum(len(piece.text) for piece in unassigned if not piece.text.strip())
