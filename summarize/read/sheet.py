"""A page as a format's reader hands it on, before the edition gives it its place.

Every format has one module here with one function, bytes in, sheets out:

    read_text(data, name, encoding)    read_html(data, name, encoding)
    read_pdf(data, name)               read_image(data, name)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarize.records import Block, Finding, Page, Passage, Source, Span

__all__ = ["Sheet", "place_sheet"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One page as read: its text and blocks, and what its source says about it for certain.

    Spans of `blocks` name page 0. `number`, `label`, `section` and `date` (ISO 8601) come from
    markup or metadata, never from guesses over the text; None where the source has none.
    `encoding` is a codec name, or the format for binary ones ("pdf", "jpeg").
    """

    text: str
    blocks: tuple[Block, ...]
    encoding: str
    number: int | None = None
    label: str | None = None
    section: str | None = None
    date: str | None = None
    width: float | None = None
    height: float | None = None
    findings: tuple[Finding, ...] = ()


def place_sheet(sheet: Sheet, *, index: int, number: int, source: Source) -> Page:
    """The page that `sheet` becomes at `index` (0-based) of the edition, its spans renumbered."""
    return Page(
        index=index,
        number=number,
        text=sheet.text,
        source=source,
        blocks=tuple(
            replace(block, lines=tuple(_moved(line, index) for line in block.lines))
            for block in sheet.blocks
        ),
        label=sheet.label,
        section=sheet.section,
        width=sheet.width,
        height=sheet.height,
    )


def _moved(line: Passage, index: int) -> Passage:
    spans = tuple(Span(page=index, start=span.start, end=span.end) for span in line.spans)
    return Passage(text=line.text, spans=spans)
