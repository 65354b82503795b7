"""References to other pages: jumps (下转2版, 上接1版) and pointers (详细报道见4-5版).

A jump says that the article itself goes on elsewhere; a pointer that there is more to read. Papers
print them in brackets of every kind or bare, with arrows, with a serial mark where several jump to
one page (下转2版①), and with the headline of the other half (上接1版《…》).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from summarize.records import Passage, Reference
from summarize.zh.numerals import read_numeral

__all__ = [
    "Printed",
    "ReferenceKind",
    "Referred",
    "cut_references",
    "is_jump",
    "is_two_way",
    "read_printed",
]

ReferenceKind = Literal["jump_to", "jump_from", "pointer"]
# Where in its line a reference stands.
_Place = Literal["first", "last", "whole"]

_TO = (
    r"(?:未完(?:部分)?[，,、]?\s*)?(?:下转|下接|续转|转接)[至到入]?"
    r"|未完(?:部分)?[，,、]?\s*转[至到入]?"
)
_FROM = r"上[接续承]自?"
_WEAK_TO = r"请?转[至到入]?"
_WEAK_FROM = r"续接|接续|承接|[承续]"
# 紧接第三版 on page 1, 紧接第一版 on page 3: its place tells which way.
_EITHER = r"紧?接"
_VERB = (
    rf"(?:(?P<jump_to>{_TO})|(?P<jump_from>{_FROM})"
    rf"|(?P<weak_to>{_WEAK_TO})|(?P<weak_from>{_WEAK_FROM})|(?P<either>{_EITHER}))"
)
_LETTER = "[A-ZＡ-Ｚ]{0,2}"
_PLAIN = rf"(?:{_LETTER}\s?\d{{1,3}}|[一二三四五六七八九十]{{1,3}}|头)"
# 下转l版, 上接第—版: how a scan reads 1 and 一.
_READ = rf"(?:{_PLAIN}|[\dlI丨|Oo]{{1,3}}|(?<=第)[—-])"
_AND = r"\s*[版页]?\s*[-－—–~～至、,，和及/]+\s*"
_ANY_PAGES = rf"(?:今日|今天|本报)?第?\s*{{n}}(?:{_AND}第?\s*{{n}})*"
_PAGES = _ANY_PAGES.format(n=_PLAIN) + r"\s*(?:版面?|页)"
_MARK = r"[①-⑳❶-❿㈠-㈩⑴-⒇]"
_TITLE = r"《[^《》]{1,50}》|“[^“”]{1,50}”"
_WHERE = r"(?:中缝|[左右上下中]{1,2}[方部角侧]?|头条|第?\d栏|[·・]\s?[\u4e00-\u9fff]{1,6})?"
_SIGNS = r"[\s▼▽▲△▶▷►➤➜→←⇒⇐⇑⇓⇨⇩⇦⇧↓↑◀◁◄☞☛◆◇■□●○◎★☆※>＞<＜»«*＊·_]*"
_OPEN, _CLOSE = r"[（(【\[［〔〖『「《〈{﹝]", r"[）)】\]］〕〗』」》〉}﹞]"
_IN_BRACKETS = (
    rf"{_VERB}\s*(?P<pages>{_ANY_PAGES.format(n=_READ)})\s*(?P<word>版面?|页)?{_WHERE}"
    rf"(?:\s*{_MARK})?(?:(?:[\s:：，,]+|(?=[《“]))[^（）()【】\[\]。！？①-⑳]{{1,50}})?(?:{_MARK})?"
)
_BARE = (
    rf"{_VERB}\s*(?P<pages>{_ANY_PAGES.format(n=_READ)})\s*(?P<word>版面?|页){_WHERE}"
    rf"\s*{_MARK}?(?:\s*[:：]?\s*(?:{_TITLE}))?"
)
_ABOUT = "报道|全文|图片?|照片|评论|社论|详情|内容|新闻|文章|文字|专访|解读"
_ASIDE = r"[^（）()【】\[\]。！？]"
_POINTER = (
    rf"(?P<pointer>{_ASIDE}{{0,16}}?(?:见|刊于?|载于?|请?看|翻[至到看阅])\s*{_PAGES}\S{{0,6}}"
    rf"|{_ASIDE}{{0,12}}?(?:{_ABOUT})\s*(?:[请下]?转|→|⇒|>+)\s*{_PAGES})"
)
_END = rf"{_SIGNS}[。.]?\s*$"

_FIRST = re.compile(
    rf"{_SIGNS}{_OPEN}{_SIGNS}(?:(?P<jump>{_IN_BRACKETS})|{_POINTER}){_SIGNS}{_CLOSE}{_SIGNS}"
)
_LAST = re.compile(
    rf"{_SIGNS}{_OPEN}{_SIGNS}(?:(?P<jump>{_IN_BRACKETS})|{_POINTER}){_SIGNS}{_CLOSE}{_END}"
)
_WHOLE = re.compile(rf"{_SIGNS}(?:(?P<jump>{_BARE})|{_POINTER}){_END}")
# Without brackets, before text and behind it, only words that are nothing but jumps will do.
_FIRST_BARE = re.compile(rf"{_SIGNS}(?P<jump>{_BARE})(?P<gap>{_SIGNS})")
_LAST_BARE = re.compile(
    rf"(?P<gap>{_OPEN}?(?:{_SIGNS}|(?<=[。！？；，、”])))(?P<jump>{_BARE})(?P<close>{_CLOSE}?){_END}"
)
_NUMBER = re.compile(rf"(?P<letter>{_LETTER})\s?(?P<number>\d{{1,3}}|{_READ})")
_PLAIN_PAGES = re.compile(_ANY_PAGES.format(n=_PLAIN))
_POINTED = re.compile(rf"(?:[见看阅转→⇒>]|刊于?|载于?|翻[至到])\s*(?={_PAGES})")
_READ_AS = str.maketrans({"l": "1", "I": "1", "丨": "1", "|": "1", "O": "0", "o": "0"})
# Characters of a line that may be a reference, the headline of the other half included.
_LONGEST = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Referred:
    """A passage without its references, and these with their kinds."""

    rest: Passage
    references: tuple[tuple[ReferenceKind, Reference], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """What a jump's wording says: `labels` are page numbers with their letter ("A3", "12").

    `mark` is the serial mark as a number (① is 1), `title` the headline printed with it.
    """

    labels: tuple[str, ...]
    mark: int | None
    title: str | None


def cut_references(passage: Passage, *, page: int | None = None) -> Referred:
    """Take the references off either end of a line or paragraph.

    In brackets they are found at both ends; without, where they are the whole line, and at the
    ends where the wording leaves no doubt (上接1版 会议强调…; …一体化。▼下转2版). `page` is the
    number of the page they stand on: by it 紧接3版 on a line of its own leads on or back.
    """
    found: list[tuple[ReferenceKind, Reference]] = []
    whole = _match(_WHOLE, passage.text) if len(passage.text) <= _LONGEST else None
    if whole:
        found.append(_reference(passage, whole, place="whole", page=page))
        return Referred(rest=passage.cut(0, 0), references=tuple(found))
    first = _match(_FIRST, passage.text[:_LONGEST]) or _bare_first(passage.text[:_LONGEST])
    if first:
        place: _Place = "first" if first.end() < len(passage.text) else "whole"
        found.append(_reference(passage, first, place=place, page=page))
        passage = passage.cut(first.end(), len(passage.text))
    while True:
        start = max(0, len(passage.text) - _LONGEST)
        last = _search(_LAST, passage.text[start:]) or _bare_last(passage.text[start:])
        if not last:
            return Referred(rest=passage, references=tuple(found))
        tail = passage.cut(start, len(passage.text))
        found.append(_reference(tail, last, place="last", page=page))
        passage = passage.cut(0, start + last.start()).strip()


def is_jump(text: str) -> bool:
    """Is a whole line a jump, in brackets or without?"""
    if len(text) > _LONGEST:
        return False
    match = _match(_WHOLE, text) or _match(_LAST, text)
    return match is not None and not match.start() and match["jump"] is not None


def read_printed(reference: Reference) -> Printed:
    """The wording of a jump, read."""
    text = reference.passage.text
    match = re.match(rf"(?P<jump>{_IN_BRACKETS})", text)
    pages = match["pages"] if match else text
    after = text[match.end("pages") :] if match else ""
    mark = re.search(_MARK, after)
    title = re.search(_TITLE, after) or re.search(r"[\s:：，,](?P<bare>[^\s①-⑳]\S{3,}.*)$", after)
    return Printed(
        labels=tuple(letter + str(number) for letter, number in _numbers(pages)),
        mark=int(unicodedata.numeric(mark[0])) if mark else None,
        title=title[0].strip(" :：，,《》“”") if title else None,
    )


def is_two_way(reference: Reference) -> bool:
    """Does the wording (紧接3版) fit a jump to a page as well as one from it?"""
    return reference.passage.text.startswith("紧接")


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    match = pattern.match(text)
    return match if match and _is_sound(match) else None


def _search(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    match = pattern.search(text)
    return match if match and _is_sound(match) else None


def _is_sound(match: re.Match[str]) -> bool:
    """Only 下转 and 上接 are clear enough to do without 版, or with a digit misread."""
    if match["jump"] is None or match["jump_to"] or match["jump_from"]:
        return True
    return bool(match["word"]) and _PLAIN_PAGES.fullmatch(match["pages"]) is not None


def _bare_first(text: str) -> re.Match[str] | None:
    match = _FIRST_BARE.match(text)
    if not match or not match["jump_from"] or text[match.end() :][:1] in "的刊所图文":
        return None
    # 上接第一版规划 may speak of a plan: after a numeral in words a gap must follow.
    digits = re.search(r"\d", match["pages"]) is not None
    return (
        match if digits or match["gap"] or text[match.end() : match.end() + 1] in "《“（" else None
    )


def _bare_last(text: str) -> re.Match[str] | None:
    match = _LAST_BARE.search(text)
    if not match or not match["jump_to"]:
        return None
    apart = match["gap"] or match["close"] or text[: match.start()][-1:] in "。！？；，、”"
    return match if apart else None


def _reference(
    passage: Passage, match: re.Match[str], *, place: _Place, page: int | None
) -> tuple[ReferenceKind, Reference]:
    name = "pointer" if match["jump"] is None else "jump"
    inner = passage.cut(match.start(name), match.end(name)).strip()
    if name == "pointer":
        # 二十届三中全会公报见2版: what is named may hold numerals, too.
        start = list(_POINTED.finditer(inner.text))[-1].end()
        numbers = _numbers(inner.text[start:])
    else:
        numbers = _numbers(match["pages"])
    pages = tuple(dict.fromkeys(number for _, number in numbers))
    reference = Reference(passage=inner, pages=pages)
    if name == "pointer":
        return "pointer", reference
    if not match["either"]:
        return "jump_to" if match["jump_to"] or match["weak_to"] else "jump_from", reference
    # By itself 接 leads back, and 紧接 on unless its page comes before this one.
    back = place == "first"
    if place == "whole":
        back = match["either"] == "接" or (page is not None and max(pages, default=page) < page)
    return "jump_from" if back else "jump_to", reference


def _numbers(text: str) -> tuple[tuple[str, int], ...]:
    """Letters and numbers of pages, ranges written out: 4-5版 is ("", 4), ("", 5)."""
    text = unicodedata.normalize("NFKC", text)
    found: list[tuple[str, int]] = []
    end_of_last = 0
    for match in _NUMBER.finditer(text):
        number = _number(match["number"])
        letter, between = match["letter"], text[end_of_last : match.start()]
        if found and re.search("[-—–~至]", between):
            found.extend((found[-1][0], each) for each in range(found[-1][1] + 1, number))
        if number:
            found.append((letter, number))
        end_of_last = match.end()
    return tuple(dict.fromkeys(found))


def _number(text: str) -> int:
    if text in ("头", "—", "-"):
        return 1
    value = read_numeral(text.translate(_READ_AS))
    return int(value[0]) if value else 0
