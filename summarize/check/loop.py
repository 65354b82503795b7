"""Loop: the model repeats itself where the source does not."""

from __future__ import annotations

import re
from collections import Counter

from summarize.check.contract import HAN, Check, Pair
from summarize.records import Finding

__all__ = ["CHECK", "repeated_characters", "wasted_words"]

_WORD = re.compile(r"\d[\d,.]*|[^\W_]+(?:['’-][^\W_]+)*")
_CHARACTERS = re.compile(r"((?![\s\d.…_*=~-])\D{1,10}?)\1{4,}")


def wasted_words(text: str, source: str) -> int:
    """Words of `text` that only repeat the words before them, or a phrase for the third time.

    A phrase may occur as often as the most frequent four-character string of the source.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    return max(_immediate(words, source), _scattered(words, source))


def _immediate(words: list[str], source: str) -> int:
    if re.search(rf"([{HAN}]{{2,8}})[，、,！!。]?\1", source):
        return 0
    wasted = 0
    for size in range(1, min(20, len(words) // 2) + 1):
        place = 0
        while place + size <= len(words):
            times = 1
            phrase = words[place : place + size]
            while words[place + times * size : place + (times + 1) * size] == phrase:
                times += 1
            # "A cyclical event. A cyclical event is …" is style; a loop goes on.
            if times > (1 if size >= 5 else 2):
                wasted = max(wasted, (times - 1) * size)
            place += 1 if times == 1 else times * size
    return wasted


def _scattered(words: list[str], source: str) -> int:
    phrases = Counter(tuple(words[place : place + 5]) for place in range(len(words) - 4))
    strings = Counter(source[place : place + 4] for place in range(len(source) - 3))
    # Long legal sentences name one body many times.
    allowed = max(2 + len(words) // 40, max(strings.values(), default=0))
    return 5 * max((count - allowed for count in phrases.values()), default=0)


def repeated_characters(text: str) -> str | None:
    """A string of up to ten characters that stands five times in a row; None without one."""
    match = _CHARACTERS.search(text)
    return match.group() if match else None


def score(pair: Pair) -> float:
    """Words lost to repetition."""
    if repeated_characters(pair.text) and not repeated_characters(pair.source):
        return float(len(pair.text))
    return float(max(0, wasted_words(pair.text, pair.source)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """The one finding."""
    found = repeated_characters(pair.text) or pair.text
    return (
        Finding(
            kind="loop", severity="error",
            message="The translation repeats itself where the source does not.",
            found=found[:80],
        ),
    )  # fmt: skip


CHECK = Check(name="loop", score=score, explain=explain, high=1)
