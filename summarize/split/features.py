"""From the lines of a page to named features, the words in which the weights are written.

A feature is a string such as "end=stop" or "next:dateline"; what it is worth for each role stands
in `data/weights.tsv`. Features of one line say what it shows itself, what its neighbors show, how
it is set, and what stood before it; "wrapped" ones are those of lines broken at a measure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.split.view import View, break_kind
from summarize.split.wording import parts_word

__all__ = ["Setting", "edge_kinds", "line_features"]

_LENGTHS = (2, 4, 6, 8, 10, 12, 15, 18, 21, 25, 30, 40, 60, 100)
_MIDDLE = (4, 8, 12, 16, 20, 24, 30, 45, 70)
_COARSE = (4, 10, 20, 40)
_LONG = 22
# Bounds of log odds: of one character, and of the two on either side of a break.
_ODDS = (-2.0, -1.0, -0.3, 0.3, 1.0, 2.0)
_JOINT = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What stands around a line: `before` names what was set between it and the last line, such
    as "section" or "jump_to"; `brief` says that it stands in a column of briefs; `indents` and
    `blanks` that the page sets paragraphs in, or parts them by blank lines.
    """

    before: frozenset[str]
    brief: bool
    indents: bool
    blanks: bool


def edge_kinds(last: View, view: View) -> tuple[str, ...]:
    """How two lines in a row meet; what this is worth depends on the roles of both."""
    # A crosshead ends without a mark, too, but only text is that long.
    long = "long" if last.fill == "free" and len(last.line.text) >= _LONG else "any"
    return (f"end={last.end},{long}", f"{break_kind(last, view)},{_gap(view)}")


def line_features(views: Sequence[View], index: int, setting: Setting) -> Iterator[str]:
    """The names of the features of line `index`."""
    view = views[index]
    last = views[index - 1] if index else None
    after = views[index + 1] if index + 1 < len(views) else None
    yield "bias"
    yield from _own(view)
    yield from _set(view, last, after, setting)
    yield from _last(view, last)
    yield from _cohering(view)
    yield from _between(view)
    yield from _next(view, after, views[index + 2] if index + 2 < len(views) else None)
    for name in setting.before:
        yield f"after:{name}"
    if setting.brief:
        yield "in-briefs"


def _own(view: View) -> Iterator[str]:
    length = len(view.line.text)
    wrapped = "wrapped" if view.fill != "free" else "whole"
    size = _class(length, _LENGTHS)
    yield f"length={size}"
    yield f"{wrapped},length={size}"
    yield f"end={view.end}"
    yield f"{wrapped},end={view.end},length={_class(length, _COARSE)}"
    yield f"{wrapped},odds={view.odds}"
    yield f"{wrapped},begins={view.beginning}"
    yield f"{wrapped},first={_class(view.begins, _ODDS)}"
    yield f"{wrapped},last={_class(view.ends, _ODDS)},end={view.end}"
    yield f"{wrapped},commas={min(view.commas, 2)},stops={min(view.stops, 2)}"
    marks = min(view.marks, 2)
    yield f"{wrapped},marks={marks},length={_class(length, _MIDDLE)},end={view.end}"
    yield f"{wrapped},open={view.open}"
    yield from view.signs
    if view.line.role:
        yield f"markup={view.line.role}"


def _cohering(view: View) -> Iterator[str]:
    cohesion = view.cohesion
    if cohesion is None:
        return
    size = _class(len(view.line.text), _COARSE)
    for name in ("near", "far", "before", "after"):
        shared = getattr(cohesion, name)
        if shared is not None:
            yield f"{name}={shared},length={size}"
    if cohesion.far is not None:
        yield f"far={cohesion.far},end={view.end}"
    if cohesion.after is not None and cohesion.before is not None:
        yield f"after={cohesion.after},before={min(2, cohesion.before)}"


def _between(view: View) -> Iterator[str]:
    run = view.run
    if run is None:
        return
    yield f"run-before={run.before}"
    yield f"run-after={run.after}"
    yield f"runs={(run.before + 1) // 2},{(run.after + 1) // 2}"


def _set(view: View, last: View | None, after: View | None, setting: Setting) -> Iterator[str]:
    line = view.line
    indent = ("in" if line.indent >= 2 else "out") if setting.indents else "none"
    gap = _gap(view) if setting.blanks else "any"
    yield f"indent={indent},fill={view.fill}"
    yield f"gap={gap}"
    yield f"indent={indent},end={view.end}"
    below = ("apart" if _gap(after) == "apart" else "tight") if after else "none"
    alone = f"{gap}/{below}" if setting.blanks else "any"
    yield f"alone={alone},fill={view.fill}"
    if line.size is not None:
        size = _size(line.size)
        yield f"size={size}"
        yield f"size={size},bold={line.bold}"
        if last and last.line.size:
            yield f"grows={_size(line.size / last.line.size)}"
        if after and after.line.size:
            yield f"shrinks={_size(line.size / after.line.size)}"


def _last(view: View, last: View | None) -> Iterator[str]:
    if last is None:
        yield "first"
        return
    broken = break_kind(last, view)
    yield f"last:end={last.end},{broken},gap={_gap(view)}"
    yield f"last:{last.fill},{broken},this={view.fill}"
    yield f"last:length={_class(len(last.line.text), _COARSE)},end={last.end}"
    yield f"last:end={last.end},{broken},begins={view.beginning}"
    yield f"last:odds={last.odds},odds={view.odds}"
    if last.end in ("open", "pause", "close", "quote"):
        going_on = _class(-last.ends - view.begins, _JOINT)
        yield f"joint={going_on},end={last.end},{broken}"
        yield f"joint={going_on},length={_class(len(last.line.text), _COARSE)},gap={_gap(view)}"
    if last.open > 0:
        yield f"last:open,open={view.open}"
    if last.end == "open" and parts_word(last.line.text, view.line.text):
        yield "last:parts-word"
        yield f"last:parts-word,{broken}"
    if last.run is not None:
        # Most likely a heading stands above, and a heading does not go on as text.
        size = _class(len(last.line.text), _MIDDLE)
        yield f"last:head,{broken},length={size},end={last.end}"
        yield f"last:head,{broken},ends={_class(last.ends, _ODDS)}"
        yield f"last:head,runs={(last.run.before + 1) // 2},{(last.run.after + 1) // 2}"
    for sign in last.signs:
        yield f"last:{sign}"


def _next(view: View, after: View | None, second: View | None) -> Iterator[str]:
    if after is None:
        yield "final"
        return
    broken = break_kind(view, after)
    yield f"next:end={after.end},fill={after.fill}"
    yield f"this={view.fill},{broken},{view.end},gap={_gap(after)}"
    yield f"next:begins={after.beginning}"
    yield f"next:head={after.run is not None},{broken},{view.end}"
    yield f"next:length={_class(len(after.line.text), _COARSE)},odds={after.odds}"
    yield f"next:in={after.line.indent >= 2},this={view.line.indent >= 2}"
    for sign in after.signs:
        yield f"next:{sign}"
    if second:
        for sign in second.signs & {"dateline", "agency", "byline", "lead"}:
            yield f"second:{sign}"
        yield f"second:in={second.line.indent >= 2},fill={second.fill}"


def _gap(view: View) -> str:
    return "apart" if view.line.gap > 1 else "tight"


def _class(value: float, bounds: Sequence[float]) -> int:
    """How many of the bounds, which rise, the value exceeds."""
    return bisect_left(bounds, value)


def _size(ratio: float) -> str:
    """Classes of a type size against another: scans and subset fonts are a few per cent off."""
    names = ("small", "less", "same", "more", "large", "huge")
    return names[_class(ratio, (0.8, 0.95, 1.06, 1.3, 1.8))]
