"""Pages whose markup names no article: the readable part as trafilatura finds it.

Its text is laid over the lines of the page, so that nothing is taken from elsewhere; a line that
it leaves out is navigation. The headline is the nearest heading before the text, or the line with
which the title of the page begins.
"""

from __future__ import annotations

import re
from collections import deque

from summarize.read.html.article import Told, around_role, head_roles, head_start
from summarize.read.html.body import body_roles
from summarize.read.html.flow import Flow
from summarize.read.html.lines import Line, squeeze
from summarize.read.html.properties import Properties
from summarize.records import BlockRole, Finding

__all__ = ["assign_readable", "too_large"]

# trafilatura takes time quadratic in the tables of a page; pages of news have a few thousand
# elements.
_MAX_ELEMENTS = 20_000
# How many characters of a readable line are looked up before the rest is compared.
_KEY = 6
_LINES_OF_HEAD = 30
_LONG = 40
_SENTENCE = re.compile("[。！？][”’」』）]?$")


def too_large(flow: Flow, name: str) -> tuple[Finding, ...]:
    """A finding where a page is too large to be looked through for its readable part."""
    if flow.elements <= _MAX_ELEMENTS:
        return ()
    message = (
        f"{name} has {flow.elements:,} elements, too many to tell its article from what surrounds "
        "it; all its text but links was kept."
    )
    return (Finding(kind="markup", severity="warning", message=message),)


def assign_readable(flow: Flow, properties: Properties, markup: str) -> Told:
    """Roles of all lines; what trafilatura finds readable is one region.

    Where it finds nothing, or the page is too large for it, lines that are no links keep no role:
    wording has to tell.
    """
    lines = flow.lines
    roles: list[BlockRole | None] = [around_role(line) for line in lines]
    regions: list[int | None] = [None] * len(lines)
    chosen = _laid_over(flow, _readable(markup)) if flow.elements <= _MAX_ELEMENTS else []
    if not chosen:
        for place, line in enumerate(lines):
            if roles[place] == "navigation" and not line.linked:
                roles[place] = None
        return Told(roles=tuple(roles), regions=tuple(regions))
    near = range(max(0, chosen[0] - _LINES_OF_HEAD), min(len(lines), chosen[0] + _LINES_OF_HEAD))
    start = head_start(lines, near, properties)
    start = chosen[0] if start is None else start
    # It may take the head for readable, too: the body begins with the first line that reads on.
    first = next(
        (place for place in chosen if place >= start and _reads_on(lines[place])), chosen[-1] + 1
    )
    head = head_roles(lines[start:first], properties)
    found = set(chosen)
    body = [
        place
        for place in range(first, chosen[-1] + 1)
        # It leaves out what it takes for repeated; a sentence among the others is text.
        if place in found or (_SENTENCE.search(lines[place].text) and not lines[place].linked)
    ]
    told = body_roles([lines[place] for place in body], headed="headline" in head)
    kept = [
        None if role == "navigation" and start + at in found else role
        for at, role in enumerate(head)
    ]
    for place, role in [*enumerate(kept, start), *zip(body, told, strict=True)]:
        roles[place] = role
        regions[place] = None if role in ("navigation", "folio") else 0
    return Told(roles=tuple(roles), regions=tuple(regions))


def _reads_on(line: Line) -> bool:
    return (
        not line.heading
        and not line.mark
        and (len(line.text) >= _LONG or bool(_SENTENCE.search(line.text)))
    )


def _readable(markup: str) -> list[str]:
    """The readable lines, squeezed of white space and of the bars of tables."""
    # Without its metadata: htmldate guesses a date where the page has none.
    from trafilatura import bare_extraction

    found = bare_extraction(markup, include_comments=False, with_metadata=False)
    text = found.text or "" if found else ""
    return [bare for line in text.splitlines() if (bare := squeeze(line.replace("|", "")))]


def _laid_over(flow: Flow, readable: list[str]) -> list[int]:
    """The lines of the page that make up the readable ones, in order."""
    starts: dict[str, deque[int]] = {}
    for number, bare in enumerate(readable):
        starts.setdefault(bare[:_KEY], deque()).append(number)
    chosen: list[int] = []
    at, rest = -1, ""
    for place, line in enumerate(flow.lines):
        if line.linked:
            continue  # a list of headlines may stand before the article, with its own among them
        text = squeeze(line.text.replace("|", ""))
        if text and rest.startswith(text):
            rest = rest[len(text) :]
            chosen.append(place)
            continue
        # A readable line may be set in several lines of the page, which then begin it in turn.
        waiting = starts.get(text[:_KEY], ())
        while waiting and waiting[0] <= at:
            waiting.popleft()
        if waiting and readable[waiting[0]].startswith(text):
            at = waiting.popleft()
            rest = readable[at][len(text) :]
            chosen.append(place)
    return chosen
