"""The make-up of a headline group: kicker 引题, headline 主题, subheads 副题.

Text has no type sizes, so order and wording decide: the headline comes first unless the line
before it reads as a kicker; what follows the headline is a subhead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.records import Page, Passage
from summarize.split.units import lines_together

__all__ = ["Head", "arrange_head"]

# 习近平在……会议上强调: who said it where; ……系列报道③: the series; both stand above the headline.
_KICKER_END = re.compile(
    r"(?:(?:时|上|中|会议|调研|讲话)?(?:强调|指出|要求|表示)|系列报道\S{0,4}|特别报道\S{0,3}|之[一二三四五六七八九十]+)$"
)
_KICKER = re.compile(
    r"(?:[【\[]?(?:社论|本报评论员|记者手记|新华时评|热点关注|深度调查)[】\]]?|学习贯彻\S*精神|贯彻落实\S*|聚焦\S*|“[^”]*”)$"
)
_SUBHEAD = re.compile(r"——|—|\S+(?:讲话|出席|主持|致辞|参加|作报告)(?:\s|$)")
_QUOTED = re.compile(r"(?P<kicker>“[^”]{2,40}”|【[^】]{2,20}】)[\s\u3000]+(?=[^\s\u3000])")
_SPOKEN = re.compile(
    r"(?P<kicker>\S{6,60}?(?:时强调|上强调|时指出|上指出|强调))[\s\u3000]+(?=\S{4})"
)
# A line that cannot end, or begin, a headline by itself.
_HANGING = re.compile(r"(?:[的和与及在为对向将把让以、：:—]|暨)$")
_LEANING = re.compile(r"[暨和与及的]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The parts of a headline group."""

    kicker: Passage | None
    headline: Passage | None
    subheads: tuple[Passage, ...]


def arrange_head(page: Page, lines: Sequence[Passage]) -> Head:
    """Kicker, headline and subheads out of the lines above an article, in their order.

    A headline set in two lines keeps the line break's first character where both lines could
    stand alone, and reads on without it where they could not.
    """
    if not lines:
        return Head(kicker=None, headline=None, subheads=())
    rest = _join_broken(page, lines)
    kicker: Passage | None = None
    if len(rest) > 1 and _is_kicker(rest[0].text, rest[1].text):
        kicker = rest.pop(0)
    headline = rest.pop(0)
    if kicker is None:
        match = _QUOTED.match(headline.text) or _SPOKEN.match(headline.text)
        if match:
            kicker = headline.cut(match.start("kicker"), match.end("kicker"))
            headline = headline.cut(match.end(), len(headline.text))
    return Head(kicker=kicker, headline=headline, subheads=tuple(rest))


def _is_kicker(first: str, second: str) -> bool:
    if _SUBHEAD.match(second) and not _KICKER_END.search(first):
        return False
    return bool(_KICKER_END.search(first) or _KICKER.match(first))


def _join_broken(page: Page, lines: Sequence[Passage]) -> list[Passage]:
    """The lines with those put together that make one line of the headline group."""
    joined = [lines[0]]
    for line in lines[1:]:
        last = joined[-1]
        if _HANGING.search(last.text) or _LEANING.match(line.text):
            joined[-1] = Passage.join([last, line])
        elif _are_twins(last, line):
            joined[-1] = lines_together(page, [last, line])
        else:
            joined.append(line)
    return joined


def _are_twins(first: Passage, second: Passage) -> bool:
    """Two lines of one headline are set to one width, right under each other: 对仗."""
    lengths = {len(first.text), len(second.text)}
    near = second.spans[0].start - first.spans[-1].end <= 2
    return near and len(lengths) == 1 and max(lengths) <= 12 and " " not in first.text
