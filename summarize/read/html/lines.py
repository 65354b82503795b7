"""Pieces of visible text set into lines and blocks.

White space collapses as in a browser (CSS Text 4.1), but a line break of the source between two
Chinese characters is none of the text's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarize.read.html.marks import Mark

__all__ = ["Frame", "Line", "Setter", "squeeze"]

_TOKENS = re.compile("[ \t\n\r\f]+|[^ \t\n\r\f]+")
_HAN = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_WHITE = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """`text` without any white space, for comparing."""
    return _WHITE.sub("", text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of visible text; `start` is its place in the text of the page.

    `block` numbers the element or paragraph it stands in; `plain` is the text outside links;
    `mark` is what id, class or comment name it; `heading` is 1 to 6, or 0; `body` numbers the
    article body around it; `cell`: it stands in a table of that body; `pictured`: a photograph
    stands right before it.
    """

    text: str
    start: int
    block: int
    plain: str
    mark: Mark | None
    heading: int
    body: int | None
    bold: bool
    centered: bool
    cell: bool
    pictured: bool

    @property
    def linked(self) -> bool:
        """Is most of the line a link?"""
        return len(squeeze(self.plain)) * 2 < len(squeeze(self.text))


@dataclass(kw_only=True, slots=True)
class Frame:
    """What an open element passes on to those within it."""

    first: int
    hidden: bool = False
    link: bool = False
    bold: bool = False
    centered: bool = False
    pre: bool = False
    heading: int = 0
    mark: Mark | None = None
    body: int | None = None
    cell: bool = False
    opened: bool = False
    unmarked: tuple[Mark | None] | None = None


@dataclass(kw_only=True, slots=True)
class Setter:
    """Sets pieces of text into lines and blocks."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    gap: str = ""
    block: int = 0
    bold: bool = True
    frame: Frame | None = None
    photo: bool = False

    def put(self, piece: str, frame: Frame) -> None:
        """Add text of an element to the line that is being set."""
        for match in _TOKENS.finditer(piece):
            token = match.group()
            if token.isspace() and token[0] in " \t\n\r\f":
                self.gap += token
                continue
            gap = self._gap(token[0]) if self.pieces else ""
            self.gap = ""
            self.pieces += (gap, token)
            self.plain += (gap, "" if frame.link else token)
            if token.strip():
                self.bold &= frame.bold
                self.frame = self.frame or frame

    def _gap(self, following: str) -> str:
        if not self.gap:
            return ""
        broken = "\n" in self.gap or "\r" in self.gap
        joined = broken and _HAN.match(self.pieces[-1][-1]) and _HAN.match(following)
        return "" if joined else " "

    def end_line(self) -> None:
        """End the line, if it holds anything."""
        set_line = "".join(self.pieces).rstrip()
        text = set_line.lstrip()
        if text and self.frame:
            parted = not self.lines or self.lines[-1].block != self.block
            lead = "" if not self.lines else "\n\n" if parted else "\n"
            lead += set_line[: len(set_line) - len(text)]
            frame = self.frame
            self.lines.append(
                Line(
                    text=text,
                    start=self.length + len(lead),
                    block=self.block,
                    plain="".join(self.plain).strip(),
                    mark=frame.mark,
                    heading=frame.heading,
                    body=frame.body,
                    bold=self.bold,
                    centered=frame.centered,
                    cell=frame.cell,
                    pictured=self.photo,
                )
            )
            self.photo = False
            self.text += (lead, text)
            self.length += len(lead) + len(text)
        self.pieces, self.plain, self.gap = [], [], ""
        self.bold, self.frame = True, None

    def end_block(self) -> None:
        """End the line and the block."""
        self.end_line()
        self.block += 1
