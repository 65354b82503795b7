"""Official English of Party, state, court, procuratorate, police and press terms."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from summarize.zh.home import kind_of
from summarize.zh.tables import read_table

__all__ = ["SMALL_WORDS", "Term", "find_terms", "is_body", "is_name", "is_proper"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A term of the table and its English; `rank` is the note column: body, name, post or word.

    `authority` says whose English it is; the head of the table explains them.
    """

    start: int
    end: int
    zh: str
    en: str
    rank: str
    authority: str


# Characters that make another word of what stands before them: 刑法官, 中国银行业, 北约克.
_GOES_ON = {
    "法": "律规庭令官院案人学医治",
    "银行": "业卡家",
    "北约": "克翰",
    "最高检": "察",
    "共同社": "会区",
    "民进党": "员派组委支",
}
SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "under", "with")
)
_OTHER_PARTY = re.compile("(?:革命|劳动|共产|社会|民主|国民|人民|进步|致公|农工|自由|保守|工)$")


@functools.cache
def _table() -> tuple[re.Pattern[str], dict[str, tuple[str, str, str]]]:
    rows = {zh: (en, rank, authority) for zh, en, rank, authority in read_table("terms")}
    # 中共中央宣传部 is 中央宣传部 in full.
    party = {zh: row for zh, row in rows.items() if "CPC Central" in row[0] and zh[:2] == "中央"}
    rows = {f"中共{zh}": row for zh, row in party.items()} | rows
    return re.compile("|".join(map(re.escape, sorted(rows, key=len, reverse=True)))), rows


def find_terms(text: str) -> tuple[Term, ...]:
    """Terms of `text` in order, the longest at each place, without overlaps."""
    pattern, rows = _table()
    found = []
    for match in pattern.finditer(text):
        en, rank, authority = rows[match.group()]
        if rank != "word" and _is_another(text, match.start(), match.end()):
            continue
        found.append(
            Term(
                start=match.start(), end=match.end(), zh=match.group(), en=en, rank=rank,
                authority=authority,
            )
        )  # fmt: skip
    return tuple(found)


def is_body(zh: str) -> bool:
    """Is what is called so a body rather than a meeting, a law or a doctrine?

    The table says; what is put together from other tables is one unless it is a meeting.
    """
    rows = _table()[1]
    return rows[zh][1] == "body" if zh in rows else not zh.endswith("工作会议")


def is_name(zh: str) -> bool:
    """Does the table have it as the name of a meeting, a law or a doctrine?"""
    rows = _table()[1]
    return zh in rows and rows[zh][1] == "name"


def is_proper(en: str) -> bool:
    """Has each word of the English its capital, small words apart: a meeting, a law, a railway?"""
    # Of the 20th Central Committee, th is no word, nor s of the People's Congress.
    words = re.findall(r"(?<![0-9A-Za-z'])[A-Za-z]+", en)
    telling = [word for word in words if word not in SMALL_WORDS]
    return len(telling) > 1 and all(word[0].isupper() for word in telling)


def _is_another(text: str, start: int, end: int) -> bool:
    """Is this another country's (美国财政部), or the start of a longer word (最高法院)?"""
    if any(
        text.endswith(last, start, end) and text.startswith(tuple(after), end)
        for last, after in _GOES_ON.items()
    ):
        return True
    if text[max(0, start - 1) : end] == "行刑法":  # 监狱行刑法, of prisons
        return True
    # 人民革命党中央, 劳动党中央: of another party.
    if text[start] == "党" and _OTHER_PARTY.search(text[:start]):
        return True
    before = (text[max(0, start - size) : start] for size in range(2, 6))
    if any(kind_of(place) == "abroad" and place != "中国" for place in before):
        return True
    return re.search("(?:^|[^\u4e00-\u9fff])[美英法德俄日韩印澳加]$", text[:start]) is not None
