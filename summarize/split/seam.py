"""The seam of a jump: does the text before it go on in the text after it?"""

from __future__ import annotations

import re

from summarize.split.rejoin import ends_sentence

__all__ = ["goes_on", "score_seam"]

# What cannot begin a sentence: it goes on with one that was cut off.
_CONTINUES = re.compile(
    r"[，,、；;：:。！？!?”’」』）)】》…]|们|的(?![确士])|了(?![解不结])|着(?![力眼手重实陆火])"
    r"|过(?![去程年度半关路往境渡])|地(?![方区级处铁震理面上下图址点位道球质域租市县委产税矿])"
    r"|得(?![知到了益以出主体票分])|和(?![平谐解睦])|与(?![会此])|及(?![时早格])|等[，,、。]|而是"
)
_DATELINE = re.compile(r"[【（(]?(?:本报|新华社|中新社|人民网|据)[^，。]{0,16}(?:讯|电|消息|报道)")
_ITEM = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]{1,3}[条章节款、，]|[●■◆▲★○◎□◇△·]"
)
_SERIAL = re.compile(r"(?:^|[。；;\s])[（(]?(?:第|其)?([一二三四五六七八九十])(?=[、）)，是要])")
_ORDER = "一二三四五六七八九十"
# A heading or the name of a signatory holds no comma and is shorter than a column is deep.
_PROSE = 25
# Characters on either side of a seam that may hold a word.
_REACH = 8


def goes_on(before: str, after: str) -> bool:
    """Is `after` the rest of the paragraph `before`, which the end of a page has cut off?"""
    if not before or not after or ends_sentence(before) or before[-1] in "：:":
        return False
    if _ITEM.match(after) or _DATELINE.match(after):
        return False
    return not (_is_heading(after) or (_is_heading(before) and _ITEM.match(before)))


def score_seam(before: tuple[str, ...], after: tuple[str, ...]) -> float:
    """How well the paragraphs `after` go on from the paragraphs `before`, as log odds.

    A sentence broken off wants its rest and a finished one a new beginning; a quotation or a
    bracket left open wants its end; 二、 follows 一、.
    """
    last, first = before[-1], after[0]
    finished = ends_sentence(last) or last[-1] in "：:"
    continues = _CONTINUES.match(first) is not None
    score = -3.0 * (_DATELINE.match(first) is not None)
    if finished:
        score += -3.0 if continues else 0.5
    elif continues:
        score += 2.0
    elif _ITEM.match(first) or _is_heading(first):
        score -= 1.5
    else:
        score += 1.0 + 1.5 * _shares_word(last, first)
    return score + _score_pairs(last, "".join(after[:4])) + _score_serials(before, after)


def _is_heading(text: str) -> bool:
    return len(text) < _PROSE and not any(mark in text for mark in "，,、。；")


def _shares_word(before: str, after: str) -> bool:
    """Does a word lie across the seam: 负责同│志?"""
    import rjieba  # on use: loading its dictionary takes a tenth of a second

    left, right = before[-_REACH:], after[:_REACH]
    position = 0
    for word in rjieba.cut(left + right):
        if position < len(left) < position + len(word):
            return True
        position += len(word)
    return False


def _score_pairs(before: str, after: str) -> float:
    """Quotations and brackets left open before the seam are closed after it, and no others are."""
    score = 0.0
    for opening, closing in ("“”", "（）", "《》", "「」"):
        left_open = before.count(opening) > before.count(closing)
        first_close = after.find(closing)
        first_open = after.find(opening)
        closes = first_close >= 0 and (first_open < 0 or first_close < first_open)
        if left_open and closes:
            score += 2.5
        elif closes:
            score -= 2.5
        elif left_open:
            score -= 1.0
    return score


def _score_serials(before: tuple[str, ...], after: tuple[str, ...]) -> float:
    """Numbered parts: 三、 goes on from 二、, and no text begins with it."""
    first = _serials(after)[:1]
    if not first or first[0] == 0:
        return 0.0
    last = _serials(before)[-1:]
    return 2.0 if last and first[0] == last[0] + 1 else -1.0


def _serials(paragraphs: tuple[str, ...]) -> list[int]:
    """Indices in order (一 is 0) of the numbers that open a paragraph or a sentence."""
    return [_ORDER.index(match[1]) for text in paragraphs for match in _SERIAL.finditer(text)]
