"""The number and the section of a page, from the name of its file or its folio line.

Never from a line of an article, where 第4版 refers to another page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from summarize.records import Block
from summarize.zh.numerals import read_numeral

__all__ = ["PageMark", "page_in_name", "plain_line", "printed_page"]

_SECTION_WORDS = (
    "新闻|要闻|综合|时政|时事|国际|国内|经济|社会|文化|体育|副刊|专题|专版|特刊|评论|言论|理论|广告|公告|教育|法治|"
    "民生|财经|金融|科技|生活|健康|旅游|文艺|读书|视点|聚焦|深度|关注|观察|调查|图片|影像|周刊|导读"
)
_SECTION = rf"(?:[\u4e00-\u9fff·]{{0,4}}(?:{_SECTION_WORDS})|天下|世界|中国)"
_SIGN = r"[\s:：|│/·_.—-]*"
_NUMBER = r"(?P<letter>[A-D]?)(?P<number>\d{1,3})"
_TWO_DIGITS = r"(?P<letter>[A-D]?)(?P<number>\d\d)(?!\d)"
_NAME_PAGE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"第?\s*(?P<letter>[A-Z]?)(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})\s*版",
        rf"(?:page|node|版|(?<![a-z])p)[-_ ]?{_NUMBER}(?!\d)",
        # People's Daily Online: nw.D110000renmrb_20241227_1-04 is the first article of page 4.
        rf"(?<!\d)(?:19|20)\d{{6}}_\d{{1,3}}-{_TWO_DIGITS}",
        # Digital newspapers name their pages date first: rmrb2024122704, 2024-12-27_A04.
        rf"(?<!\d)(?:19|20)\d\d([-_.]?)\d\d\1\d\d[-_ ]*{_TWO_DIGITS}",
        # Nothing else in the name: 04.pdf, A03.htm, 04要闻.txt.
        rf"^{_NUMBER}{_SIGN}(?P<section>[\u4e00-\u9fff]{{2,8}})?$",
    )
)
_PRINTED_PAGE = re.compile(
    r"(?:^|[\s|│/:：])(?:第\s*)?(?P<letter>[A-Z]?)(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})"
    r"\s*版(?=$|[\s:：|│/·])"
)
# 04 要闻, 要闻 A03: a number without 版 counts beside the name of a section and nothing else.
_FOLIO_PAGE = (
    re.compile(rf"^(?P<letter>[A-D]?)(?P<number>\d{{1,2}}){_SIGN}(?P<section>{_SECTION})$"),
    re.compile(rf"^(?P<section>{_SECTION}){_SIGN}(?P<letter>[A-D]?)(?P<number>\d{{1,2}})$"),
)
_AFTER = re.compile(rf"^{_SIGN}(?P<section>[\u4e00-\u9fff·]{{2,8}})(?=$|[\s|│/:：_.-])")
_BEFORE = re.compile(rf"(?:^|[\s|│/:：_-])(?P<section>[\u4e00-\u9fff·]{{2,8}}){_SIGN}(?:第\s*)?$")
_NO_SECTION = re.compile(
    r"[报版]$|责任|编辑|责编|美编|校对|星期|农历|年|月|今日|记者|本报|^第$|^星期|出版|印刷|电话"
)
_FIRST_LINES = 8
_SHORT = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class PageMark:
    """The number of a page as it is given: A03 has the number 3, and the label "A03".

    `label` is None where the number says it all; `section` is the name of the page (要闻).
    """

    number: int
    label: str | None = None
    section: str | None = None

    @property
    def key(self) -> tuple[str, int]:
        """To order pages by: the letters of the part of the paper, "" first, and the number."""
        return (re.sub(r"[^A-Z].*", "", self.label or ""), self.number)

    @staticmethod
    def told(number: int, label: str | None, section: str | None) -> PageMark:
        """The mark that markup tells, less a label that says no more than the number ("04")."""
        lettered = label if label and re.match("[A-Z]", label) else None
        return PageMark(number=number, label=lettered, section=section)


def page_in_name(name: str) -> PageMark | None:
    """The page in the name of a file: 第4版, A03版-要闻, page-4, node_4, 2024122704, 04.pdf."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", plain_line(name))
    for form in _NAME_PAGE:
        match = form.search(stem)
        if match and (number := _number(match["number"])):
            section = match.groupdict().get("section")
            section = section or _section(stem, match.start(), match.end())
            return _mark(match["letter"], number, section)
    return None


def printed_page(blocks: Iterable[Block]) -> PageMark | None:
    """The page number in one of the first lines of the page, or in a line known as its folio:
    第04版:要闻, 4版 综合, A03 要闻."""
    place = 0
    for block in blocks:
        for line in block.lines:
            place += 1
            plain = plain_line(line.text).strip()
            known = block.role in ("masthead", "folio", "section")
            # A line with a sentence or a bracket refers to a page (下转2版) rather than being one.
            if (place > _FIRST_LINES and not known) or len(plain) > _SHORT:
                continue
            if re.search(r"[。，,()转见]", plain):
                continue
            if mark := _mark_in(plain):
                return mark
    return None


def _mark_in(plain: str) -> PageMark | None:
    for match in _PRINTED_PAGE.finditer(plain):
        if number := _number(match["number"]):
            section = _section(plain, match.start(), match.end())
            return _mark(match["letter"], number, section)
    for form in _FOLIO_PAGE:
        folio = form.match(_without_date(plain))
        if folio and (number := _number(folio["number"])):
            return _mark(folio["letter"], number, folio["section"])
    return None


def _mark(letter: str, number: int, section: str | None) -> PageMark:
    label = f"{letter.upper()}{number:02d}" if letter else None
    return PageMark(number=number, label=label, section=section)


def _section(text: str, start: int, end: int) -> str | None:
    """The name of the page right after its number, or right before it."""
    for match in (_AFTER.search(text[end:]), _BEFORE.search(text[:start])):
        if match and not _NO_SECTION.search(match["section"]):
            return match["section"]
    return None


def _without_date(plain: str) -> str:
    """The line less its date and weekday: 04 要闻 2024年12月27日 星期五."""
    plain = re.sub(r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?", " ", plain)
    return re.sub(r"星期[一二三四五六日天]", " ", plain).strip(" |│/·")


def plain_line(text: str) -> str:
    """Full-width forms as plain ones; ○, ◯ and Ｏ between Chinese digits are slips for 〇."""
    plain = unicodedata.normalize("NFKC", text).replace("○", "〇").replace("◯", "〇")
    return re.sub(r"(?<=[一二〇零])[OoΟ0](?=[一二三四五六七八九〇零])", "〇", plain)


def _number(digits: str) -> int:
    value = read_numeral(digits)
    return int(value[0]) if value else 0
