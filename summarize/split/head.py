"""The make-up of a headline group: kicker 引题, headline 主题, subheads 副题.

Where type sizes are known the largest is the headline's, what stands above it the kicker, below it
a subhead. Where they are not, order and wording decide: the headline comes first unless the line
before it reads as a kicker; what follows the headline is a subhead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.records import Page, Passage
from summarize.split.group import Part
from summarize.split.measure import had_room
from summarize.split.units import lines_together
from summarize.split.wording import parts_word

__all__ = ["Head", "arrange_head"]

# 习近平在……会议上强调, 外交部发言人说, 在……招待会上, ……之际: who said it, where, when; ……系列报道③:
# the series. All stand above the headline.
_KICKER_END = re.compile(
    r"(?:说|强调|指出|要求|表示|宣布|认为|提出|呼吁|透露|撰文|评论|来电|发表\S{0,4}(?:谈话|讲话|声明|评论|述评|公报)"
    r"|会上|会议上|宴会上|仪式上|之际|[^小及临]时|之?前夕|以[来后]|系列报道\S{0,4}|特别报道\S{0,3}|之[一二三四五六七八九十]+)[：:]?$"
)
_KICKER = re.compile(
    r"(?:[【\[]?(?:社论|本报评论员|记者手记|新华时评|热点关注|深度调查|连载)[】\]]?(?:[（(]\S{1,4}[）)])?|学习贯彻\S*精神|贯彻落实\S*|聚焦\S*|“[^”]*”|[【\[][^】\]]{2,12}[】\]])$"
)
_SUBHEAD = re.compile(r"——|—|\S+(?:讲话|出席|主持|致辞|参加|作报告)(?:\s|$)")
_QUOTED = re.compile(r"(?P<kicker>“[^”]{2,40}”|【[^】]{2,20}】)[\s\u3000]+(?=[^\s\u3000])")
_SPOKEN = re.compile(
    r"(?P<kicker>\S{6,60}?(?:时强调|上强调|时指出|上指出|强调))[\s\u3000]+(?=\S{4})"
)
# A line that cannot end, or begin, a headline by itself.
_HANGING = re.compile(r"(?:[的和与及在对向将把让以、：:—]|(?<!认)为|暨)$")
_LEANING = re.compile(r"[暨和与及的，。、：；？！”’）》】]")
_SPACED = re.compile(r"[\s\u3000]")
# What markup can name of a headline group.
_NAMED = ("kicker", "headline", "subhead")
# Sizes within this ratio are one size.
_ALIKE = 1.06


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The parts of a headline group."""

    kicker: Passage | None
    headline: Passage | None
    subheads: tuple[Passage, ...]


def arrange_head(page: Page, parts: Sequence[Part]) -> Head:
    """Kicker, headline and subheads out of the lines above an article, in their order.

    A headline set in two lines keeps the line break's first character where both lines could
    stand alone, and reads on without it where they could not.
    """
    if not parts:
        return Head(kicker=None, headline=None, subheads=())
    rows = _Rows(page, parts)
    main = rows.main()
    kicker = lines_together(page, rows.texts[:main]) if main else None
    headline = rows.texts[main]
    subheads = rows.texts[main + 1 :]
    if kicker is None:
        match = _QUOTED.match(headline.text) or _SPOKEN.match(headline.text)
        if match:
            kicker = headline.cut(match.start("kicker"), match.end("kicker"))
            headline = headline.cut(match.end(), len(headline.text))
    elif subheads and len(parts) > main + 1 and _are_twins(headline, subheads[0]):
        headline = lines_together(page, [headline, subheads.pop(0)])
    return Head(kicker=kicker, headline=headline, subheads=tuple(subheads))


class _Rows:
    """The lines of a group, broken ones put together, with the size and markup of each."""

    def __init__(self, page: Page, parts: Sequence[Part]) -> None:
        self.texts = [parts[0].passage]
        self._first = [parts[0]]
        widest = max(part.views[0].line.width for part in parts)
        for last, part in pairwise(parts):
            if not self._one_size(self._first[-1], part):
                goes_on = False
            elif _HANGING.search(last.text) or _LEANING.match(part.text):
                goes_on = True
            else:
                goes_on = _is_broken(last, part, widest)
            if goes_on:
                self.texts[-1] = Passage.join([self.texts[-1], part.passage])
            elif self._in_one_element(self._first[-1], part) or (
                part.size and part.size > _ALIKE and self._alike(self._first[-1], part)
            ):
                self.texts[-1] = lines_together(page, [self.texts[-1], part.passage])
            else:
                self.texts.append(part.passage)
                self._first.append(part)

    def main(self) -> int:
        """The place of the headline among the lines."""
        for place, part in enumerate(self._first):
            if part.markup == "headline":
                return place
        sizes = [part.size or 0.0 for part in self._first]
        largest = max(sizes)
        if largest > _ALIKE * min(sizes):
            return next(place for place, size in enumerate(sizes) if size * _ALIKE >= largest)
        return int(len(self.texts) > 1 and _is_kicker(self.texts[0].text, self.texts[1].text))

    @staticmethod
    def _one_size(part: Part, other: Part) -> bool:
        """May both be of one line of the group, as far as size and markup tell?"""
        if part.markup != other.markup:
            return False
        sizes = part.size, other.size
        return None in sizes or max(sizes) <= _ALIKE * min(sizes)  # type: ignore[type-var, operator]

    @staticmethod
    def _in_one_element(part: Part, other: Part) -> bool:
        """Is `other` a further line of the element that markup names `part` (<h1>…<br>…)?"""
        line = other.views[0].line
        return part.markup in _NAMED and part.markup == line.role and not line.opens

    def _alike(self, part: Part, other: Part) -> bool:
        return part.size is not None and self._one_size(part, other)


def _is_broken(last: Part, part: Part, widest: int) -> bool:
    """Was the first line broken at a measure, that of one column or two, or within a word?

    Such a line leaves no room for what follows, and none of the group is wider.
    """
    view, following = last.views[-1], part.views[0].line
    width = view.line.width
    if width < following.width or width + 4 < widest or _SPACED.search(last.text[-4:]):
        return False
    measure = width + view.room if view.fill != "free" else 0
    if measure and any(
        room >= -2 and not had_room(room, following.text)
        for room in (measure - width, 2 * measure - width)
    ):
        return True
    return parts_word(last.text, part.text)


def _is_kicker(first: str, second: str) -> bool:
    if _SUBHEAD.match(second) and not _KICKER_END.search(first):
        return False
    return bool(_KICKER_END.search(first) or _KICKER.match(first))


def _are_twins(first: Passage, second: Passage) -> bool:
    """Two lines of one headline are set to one width, right under each other: 对仗."""
    lengths = {len(first.text), len(second.text)}
    near = second.spans[0].start - first.spans[-1].end <= 2
    return near and len(lengths) == 1 and max(lengths) <= 12 and " " not in first.text
