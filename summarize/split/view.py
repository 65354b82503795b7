"""What a line of a page shows by itself: its marks, its wording, how it fills its column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.split.cohesion import Cohesion
from summarize.split.lines import Line
from summarize.split.measure import Fill, had_room
from summarize.split.runs import Run
from summarize.split.signs import End, Sign, end_mark, read_signs
from summarize.split.vocabulary import begins_paragraph, ends_title, headline_odds

__all__ = ["View", "break_kind", "view_line"]

_MARKS = re.compile("[，。、；：,;:]")
_OPENING, _CLOSING = "“‘「『（(《【〈", "”’」』）)》】〉"
_BEGINNINGS = {
    **dict.fromkeys("，。、；：？！,.;:?!”’」』）)》】〉", "bound"),
    **dict.fromkeys("“‘「『", "quote"),
    **dict.fromkeys("（(", "bracket"),
    **dict.fromkeys("《【〈", "title"),
    **dict.fromkeys("—─－", "dash"),
    **dict.fromkeys("0123456789０１２３４５６７８９", "digit"),
    **dict.fromkeys("●■◆▲★▶►◎□○△◇☆※·•", "mark"),
    **dict.fromkeys("的了着们和与及而地得之等者中上下里后前间内化性", "bound-word"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A line as it looks by itself, apart from its neighbors.

    `commas`, `stops` and `marks` (of any kind) are counts; `open` is +1 where a bracket or
    quotation opened in the line does not close in it, -1 where one closes that did not open;
    `odds` is the class of how much its wording is that of headlines; `begins` and `ends` are log
    odds that a paragraph begins, and a title ends, with such characters; `room` the columns left on
    the line up to the measure.
    """

    line: Line
    signs: frozenset[Sign]
    fill: Fill
    room: int
    end: End
    beginning: str
    commas: int
    marks: int
    stops: int
    open: int
    odds: int
    begins: float
    ends: float
    cohesion: Cohesion | None
    run: Run | None


def view_line(
    line: Line, fill: Fill, room: int, *, cohesion: Cohesion | None, run: Run | None
) -> View:
    """What can be seen of a line by itself and of how it fills its column."""
    text = line.text
    head = text[:80]
    opened = sum(text.count(mark) for mark in _OPENING) - sum(text.count(mark) for mark in _CLOSING)
    return View(
        line=line,
        signs=read_signs(line.passage),
        fill=fill,
        room=room,
        end=end_mark(text),
        beginning=_BEGINNINGS.get(text[0], "word"),
        commas=sum(head.count(mark) for mark in "，,；;"),
        marks=len(_MARKS.findall(head)),
        stops=text.count("。"),
        open=max(-1, min(1, opened)),
        odds=headline_odds(text),
        begins=begins_paragraph(text),
        ends=ends_title(text),
        cohesion=cohesion,
        run=run,
    )


def break_kind(last: View, view: View) -> str:
    """Why a line may have ended where it did: "measure", or "room" was left for more; "free" or
    "wide" where no measure tells."""
    if last.fill in ("free", "wide"):
        return last.fill
    return "room" if had_room(last.room, view.line.text) else "measure"
