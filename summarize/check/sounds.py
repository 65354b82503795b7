"""The pinyin of a Chinese text, every reading of every character, and English words made of it."""

from __future__ import annotations

import functools
import re

__all__ = ["is_pinyin", "readings", "sounding", "spelled"]

_SYLLABLE = (
    r"(?:(?:[bpmfdtnlgkhrzcsyw]|zh|ch|sh)?(?:a|ai|an|ang|ao|e|ei|en|eng|ou)"
    r"|(?:[bpmfw])?o|(?:[dtnlgkhrzcsy]|zh|ch)ong|(?:[bpmdtnljqxy])(?:i|in|ing)"
    r"|(?:[bpmdtnljqx])(?:ian|iao|ie)|(?:[jqxnl])iang|[jqx]iong|(?:[dljqx])ia|(?:[mdnljqx])iu"
    r"|(?:zh|ch|sh|[zcsr])i|(?:[bpmfdtnlgkhrzcsywjqx]|zh|ch|sh)u"
    r"|(?:[dtnlgkhrzcsyjqx]|zh|ch|sh)uan|(?:[dtlgkhrzcsyjqx]|zh|ch|sh)un"
    r"|(?:[dtnlgkhrzcs]|zh|ch|sh)uo|(?:[dtgkhrzcs]|zh|ch|sh)ui|(?:[gkhr]|zh|ch|sh)ua"
    r"|(?:[gkh]|zh|ch|sh)uai|(?:[gkh]|zh|ch|sh)uang|(?:[nljqxy])ue|er|[nl]v|[nl]yu)"
)
_WORD = re.compile(rf"{_SYLLABLE}+")
_ONE = re.compile(_SYLLABLE)


def is_pinyin(word: str, *, least: int = 1) -> bool:
    """Can `word` be read as `least` or more syllables of pinyin?"""
    word = spelled(word)
    if _WORD.fullmatch(word) is None:
        return False
    return least < 2 or _ONE.fullmatch(word) is None


def spelled(text: str) -> str:
    """The letters of `text`, small: Xi'an is xian, Lü is lu."""
    return re.sub(r"[^a-z]", "", text.lower().replace("ü", "u"))


@functools.lru_cache(maxsize=8192)
def readings(char: str) -> tuple[str, ...]:
    """Every reading of a character without tones, ü as passports and as others write it."""
    if not "\u3400" <= char <= "\u9fff":
        return ()
    from pypinyin import Style, pinyin

    found: dict[str, None] = {}
    for reading in pinyin(char, style=Style.NORMAL, heteronym=True)[0]:
        for way in ("yu", "u") if "ü" in reading or "v" in reading else ("",):
            found[reading.replace("ü", way or "ü").replace("v", way or "v")] = None
    return tuple(found)


def sounding(word: str, source: str) -> str | None:
    """The characters of `source` that stand together and are read as `word`; None without any."""
    word = spelled(word)
    if len(word) < 2:
        return None
    for start in range(len(source)):
        end = _consumed(word, source, start)
        if end is not None:
            return source[start:end]
    return None


def _consumed(word: str, source: str, start: int) -> int | None:
    """Where the characters from `start` that are read as all of `word` end."""
    if not word:
        return start
    if start >= len(source):
        return None
    for reading in readings(source[start]):
        if word.startswith(reading):
            end = _consumed(word[len(reading) :], source, start + 1)
            if end is not None:
                return end
    return None
