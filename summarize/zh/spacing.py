"""Spaces between figures and Chinese, as many web pages and programs set them: 1000 多亿元.

They mean nothing, and a reader of figures who stops at them reads 1,000 where hundreds of billions
stand. A space on one side alone may part two statements (会议召开 2023年工作) and stays.
"""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["close_up", "closed_up"]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
_SPACES = "[ \t\u00a0\u2002-\u200a\u202f\u3000]+"
_FIGURE = re.compile(
    rf"(?P<before>(?<=[{_HAN}]){_SPACES})?"
    # Not the end of a word: A12, COVID-19.
    r"(?<![0-9０-９.．,A-Za-z])(?<![A-Za-z]-)[0-9０-９](?:[0-9０-９.．,:：/~～–—-]*[0-9０-９])?[%％‰]?"
    rf"(?P<after>{_SPACES}(?=[{_HAN}]))?"
)
_CHINESE = re.compile(f"[{_HAN}]")


def close_up(text: str) -> str:
    """`text` without the spaces that stand between figures and Chinese."""
    return closed_up(text)[0]


def closed_up(text: str) -> tuple[str, list[int]]:
    """`close_up` of `text`, and where each of its characters stood, with the end of `text` last."""
    left_out = [span for match in _FIGURE.finditer(text) for span in _spaces(match)]
    edges = [0, *(edge for span in left_out for edge in span), len(text)]
    kept = [range(start, end) for start, end in list(pairwise(edges))[::2]]
    places = [place for part in kept for place in part]
    return "".join(text[part.start : part.stop] for part in kept), [*places, len(text)]


def _spaces(match: re.Match[str]) -> list[tuple[int, int]]:
    """The spaces of a figure; none where it touches Chinese on its other side."""
    text, (start, end) = match.string, match.span()
    beside = ("" if match["before"] else text[start - 1 : start]) + (
        "" if match["after"] else text[end : end + 1]
    )
    if _CHINESE.search(beside):
        return []
    return [match.span(side) for side in ("before", "after") if match[side] is not None]
