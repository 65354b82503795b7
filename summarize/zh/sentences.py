"""A lossless sentence splitter for Chinese newspaper text.

Sentences end at 。！？ and their half-width forms, at an ellipsis, and at a line break; a
semicolon never ends one (GB/T 15834-2011, Punctuation, 4.1-4.3). Closing quotation marks and
brackets stay with the sentence they close.
"""

from __future__ import annotations

import re

__all__ = ["bracket_pairs", "split_sentences"]

_PAIRS = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")",
    "【": "】", "《": "》", "〈": "〉", "〔": "〕", "[": "]", "［": "］",
}  # fmt: skip
_QUOTES = "“‘「『"
_CLOSERS = "”’」』）)】》〉〕]］"
_END = re.compile(r"(?:[。！？!?｡]|…+|\.{3,}|(?<=[\u3400-\u9fff%％”’）)])\.(?![A-Za-z0-9.]))+")
_CONTINUES = re.compile(
    r"[，,、；;：:。！？!?…—～~]|的(?!确|士)|等(?!到|待|了)|这[一样句个些种]|那[样句个种]"
)
_SPEECH = re.compile(
    r"[^，,。！？!?“：:；;\n]{0,24}?(?:说|道|表示|介绍|告诉|问|答|喊|叫|感慨|感叹|感言|回忆|坦言|直言|解释"
    r"|指出|强调|认为|称|笑言|写道|评价|点赞|总结|提醒|补充|呼吁|透露|承诺)"
)


def bracket_pairs(text: str) -> dict[int, int]:
    """Position of each opening quotation mark or bracket to that of its closing partner.

    Marks without a partner are left out, so a stray one never swallows the rest of the text.
    """
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for position, char in enumerate(text):
        if char in _PAIRS:
            stack.append(position)
        elif char in _CLOSERS:
            for depth in range(len(stack) - 1, -1, -1):
                if _PAIRS[text[stack[depth]]] == char:
                    pairs[stack[depth]] = position
                    del stack[depth:]
                    break
    return pairs


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Ranges (start, end) of the sentences of `text`, in order, covering every character.

    White space after a sentence belongs to it. A text without an end mark is one sentence, an
    empty text none.

    >>> [("a。b！”c")[s:e] for s, e in split_sentences("a。b！”c")]
    ['a。', 'b！”', 'c']
    """
    pairs = bracket_pairs(text)
    ranges: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text, pairs):
        # A newline and an end mark may name the same place.
        if end > start:
            if text[start:end].strip() or not ranges:
                ranges.append((start, end))
            else:
                ranges[-1] = (ranges[-1][0], end)
            start = end
    if start < len(text):
        ranges.append((start, len(text)))
    return ranges


def _ends(text: str, pairs: dict[int, int]) -> list[int]:
    """Places where a sentence ends, white space after it included."""
    found: set[int] = set()
    for match in _END.finditer(text):
        end = _after_closers(text, match.end())
        if _is_end(text, match, end, pairs):
            found.add(_after_space(text, end))
    for match in re.finditer(r"\s*\n\s*", text):
        found.add(match.end())
    return sorted(found)


def _after_closers(text: str, position: int) -> int:
    while position < len(text) and text[position] in _CLOSERS:
        position += 1
    # A straight quotation mark closes where an odd number of them came before.
    if text[position : position + 1] == '"' and text.count('"', 0, position) % 2:
        position += 1
    return position


def _after_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _is_end(text: str, match: re.Match[str], end: int, pairs: dict[int, int]) -> bool:
    rest = text[end:]
    if end == len(text) or rest[0] == "\n":
        return True
    mark = match.group()
    # "?id=3": half-width marks within Latin text.
    if mark[-1] in "!?" and re.match(r"[A-Za-z0-9&=]", rest):
        return False
    closes = end > match.end() or "…" in mark or "." in mark
    return not (closes and _CONTINUES.match(rest)) and _ends_outside(text, match, end, pairs)


def _ends_outside(text: str, match: re.Match[str], end: int, pairs: dict[int, int]) -> bool:
    """Is the mark outside of brackets, and of quotations after which the sentence goes on?"""
    around = [(o, c) for o, c in pairs.items() if o < match.start() < c]
    if any(text[o] not in _QUOTES for o, c in around if c >= end):
        return False
    closed = [o for o, c in around if c < end]
    if closed and all(text[o] not in _QUOTES for o in closed):
        # 建成（见图。）并开放: the bracket is part of its sentence, unless it is one itself.
        return text[: min(closed)].rstrip()[-1:] in ("", *"。！？!?…")
    return not any(_quotation_continues(text, o, c) for o, c in around)


def _quotation_continues(text: str, opening: int, closing: int) -> bool:
    """Does the sentence go on after this quotation (“……。”他说), or stand around it?"""
    rest = text[closing + 1 :]
    last = text[closing - 1]
    if not rest or rest[0] == "\n":
        return False
    if _CONTINUES.match(rest):
        return True
    before = text[:opening].rstrip()[-1:]
    introduced = before in ("：", ":")
    if last not in "。！？!?…":
        return not rest.lstrip().startswith(tuple(_QUOTES))
    if introduced:
        return False
    if before and before not in "。！？!?…”’」』\n":
        return last != "。"  # 他高喊“冲啊！”跑了过去
    return _SPEECH.match(rest) is not None
