"""Two simple ways to split an edition, for comparison through the same scorer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from editions.found import FoundArticle, FoundEdition
from summarize.records import Passage, Span

_SHORT = 30
_ENDS = re.compile(r"[。！？：；，、,.;:!?]$")


def short_lines(texts: Sequence[str]) -> FoundEdition:
    """A new article at every short line after a blank line that ends no sentence.

    Further short lines belong to the title as long as no long one has come; paragraphs are lines.
    """
    return _cut(texts, _headline_starts)


def page_each(texts: Sequence[str]) -> FoundEdition:
    """One article a page, its first line the headline; paragraphs are lines."""
    return _cut(texts, lambda lines: {lines[0][0]} if lines else set())


Line = tuple[int, int, bool]


def _cut(texts: Sequence[str], starts: Callable[[list[Line]], set[int]]) -> FoundEdition:
    articles = []
    for page, text in enumerate(texts):
        lines = _lines(text)
        cuts = sorted(starts(lines))
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            own = [line for line in lines if start <= line[0] < end]
            count = 1
            while count < len(own) and _is_short(own[count]) and _is_short(own[0]):
                count += 1
            titles = tuple(text[a:b] for a, b, _ in own[:count])
            body = tuple(
                Passage(text=text[a:b], spans=(Span(page=page, start=a, end=b),))
                for a, b, _ in own[count:]
            )
            articles.append(
                FoundArticle(
                    spans=(Span(page=page, start=start, end=end),),
                    titles=titles,
                    headline=titles[0],
                    body=body,
                )
            )
    return FoundEdition(texts=tuple(texts), articles=tuple(articles))


def _lines(text: str) -> list[Line]:
    """Start, end and "headline-like" of every line that is not blank, stripped."""
    lines: list[Line] = []
    last_end = 0
    for match in re.finditer(r"[^\r\n]+", text):
        line = match[0].strip()
        if not line:
            continue
        start = match.start() + match[0].index(line[0])
        after_blank = not lines or text[last_end : match.start()].count("\n") > 1
        likely = len(line) <= _SHORT and not _ENDS.search(line)
        lines.append((start, start + len(line), likely and after_blank))
        last_end = match.end()
    return lines


def _is_short(line: Line) -> bool:
    return line[2]


def _headline_starts(lines: list[Line]) -> set[int]:
    return {
        line[0]
        for index, line in enumerate(lines)
        if not index or (_is_short(line) and not _is_short(lines[index - 1]))
    }


RIVALS: dict[str, Callable[[Sequence[str]], FoundEdition]] = {
    "short lines": short_lines,
    "page each": page_each,
}
