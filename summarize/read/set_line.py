"""A line of type on a page, and what is drawn around it: what geometry works from.

PDF and scans both give these; `summarize.read.layout` turns them into blocks in reading order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from summarize.records import Block, Box

__all__ = ["Drawn", "Laid", "SetLine"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SetLine:
    """One line of type as set, within one column; `size` is the type size in points.

    `vertical` lines run from top to bottom. `confidence`, 0 to 1, is given by recognition only.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    vertical: bool = False
    confidence: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """What a page shows besides type: `rules` are thin lines, `frames` boxes drawn or tinted
    around a story, `pictures` photographs and drawings."""

    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Laid:
    """A page laid out: its text in reading order and the blocks of it, spans on page 0."""

    text: str
    blocks: tuple[Block, ...] = field(default=())
