"""References to other pages: jumps (下转2版, 上接1版) and pointers (详细报道见4-5版).

A jump says that the article itself goes on elsewhere; a pointer that there is more to read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from summarize.records import Passage, Reference
from summarize.zh.numerals import read_numeral

__all__ = ["ReferenceKind", "Referred", "cut_references"]

ReferenceKind = Literal["jump_to", "jump_from", "pointer"]

_N = r"(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
_PAGES = rf"(?:今日|本报)?第?\s*{_N}(?:\s*版?\s*[-—–~～至、,，和]+\s*第?\s*{_N})*\s*(?:版|版面)"
_REFERENCE = (
    rf"(?P<jump_to>(?:紧接|下转|转入|转)\s*{_PAGES})"
    rf"|(?P<jump_from>(?:上接|续接|接)\s*{_PAGES})"
    rf"|(?P<pointer>(?:[^（）()【】\[\]。！？]{{0,16}}?)(?:见|刊|载|刊于|载于)\s*{_PAGES}\S{{0,6}})"
)
_OPEN, _CLOSE = r"[（(【\[]\s*", r"\s*[）)】\]]"
_ARROWS = r"[\s▼▶►→☞◆■●>*※]*"
_FIRST = re.compile(rf"{_ARROWS}{_OPEN}(?:{_REFERENCE}){_CLOSE}\s*")
_LAST = re.compile(rf"{_OPEN}(?:{_REFERENCE}){_CLOSE}\s*[。.]?\s*$")
_WHOLE = re.compile(rf"{_ARROWS}(?:{_REFERENCE})[。.]?\s*$")
_NUMBER = re.compile(rf"{_N}")
_LONGEST = 48


@dataclass(frozen=True, kw_only=True, slots=True)
class Referred:
    """A passage without its references, and these with their kinds."""

    rest: Passage
    references: tuple[tuple[ReferenceKind, Reference], ...]


def cut_references(passage: Passage) -> Referred:
    """Take the references off either end of a line or paragraph.

    Within brackets they are found at both ends; without, only where they are the whole line.
    """
    found: list[tuple[ReferenceKind, Reference]] = []
    match = _WHOLE.match(passage.text) if len(passage.text) <= _LONGEST else None
    if match:
        found.append(_reference(passage, match))
        return Referred(rest=passage.cut(0, 0), references=tuple(found))
    match = _FIRST.match(passage.text[:_LONGEST])
    if match:
        found.append(_reference(passage, match))
        passage = passage.cut(match.end(), len(passage.text))
    while True:
        start = max(0, len(passage.text) - _LONGEST)
        match = _LAST.search(passage.text[start:])
        if not match:
            return Referred(rest=passage, references=tuple(found))
        tail = passage.cut(start, len(passage.text))
        found.append(_reference(tail, match))
        passage = passage.cut(0, start + match.start()).strip()


def _reference(passage: Passage, match: re.Match[str]) -> tuple[ReferenceKind, Reference]:
    groups: tuple[ReferenceKind, ...] = ("jump_to", "jump_from", "pointer")
    kind = next(kind for kind in groups if match[kind])
    inner = passage.cut(match.start(kind), match.end(kind)).strip()
    return kind, Reference(passage=inner, pages=_pages(inner.text))


def _pages(text: str) -> tuple[int, ...]:
    """Page numbers, ranges written out: 4-5版 is (4, 5)."""
    text = unicodedata.normalize("NFKC", text)
    pages: list[int] = []
    end_of_last = 0
    for match in _NUMBER.finditer(text):
        value = read_numeral(match[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        number = int(value[0]) if value else 0
        between = text[end_of_last : match.start()]
        if pages and re.search("[-—–~至]", between) and pages[-1] < number:
            pages.extend(range(pages[-1] + 1, number))
        if number:
            pages.append(number)
        end_of_last = match.end()
    return tuple(dict.fromkeys(pages))
