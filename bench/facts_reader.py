"""A second, shorter and stricter reader of figures than the check's own, to hold it against.

It knows digits, 万 and 亿, plain numerals in Chinese characters, English scale words and the names
of months and small numbers; nothing of approximations, classifiers or set phrases.
"""

from __future__ import annotations

import re
from fractions import Fraction

__all__ = ["english_values", "source_values", "unkept"]

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
WORDS = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "hundred": 100,
    "k": 10**3, "m": 10**6, "bn": 10**9,
}  # fmt: skip
SMALL = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty",
)
ORDINALS = re.findall(
    r"\w+", "zeroth first second third fourth fifth sixth seventh eighth ninth tenth"
)
MONTHS = re.findall(
    r"\w+",
    "january february march april may june july august september october november december",
)
ARABIC = re.compile(
    r"([0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+)(?:[.．]([0-9０-９]+))?([十百千万亿]*)"
)
HAN = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
FIGURE = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(?:[\s-]?(thousand|million|billion|trillion|hundred"
    r"|bn|k|m)\b)?(?:\s(thousand|million|billion|trillion)\b)?",
    re.I,
)


def _plain(text: str) -> str:
    return text.translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,")).replace(
        ",", ""
    )


def arabic_values(zh: str) -> list[tuple[str, Fraction]]:
    """Every figure in digits of a Chinese text, with 万 and 亿 multiplied in."""
    found = []
    for match in ARABIC.finditer(zh):
        value = Fraction(_plain(match[1]) + (f".{_plain(match[2])}" if match[2] else ""))
        for scale in match[3]:
            value *= SCALES[scale]
        found.append((match.group(), value))
    return found


def _han_value(text: str) -> Fraction:
    if not re.search("[十百千万亿]", text):
        return Fraction(int("".join(str(DIGITS[char]) for char in text)))
    total = section = current = 0
    for char in text:
        if char in DIGITS:
            current = DIGITS[char]
        elif SCALES[char] < 10**4:
            section, current = section + (current or 1) * SCALES[char], 0
        else:
            total, section, current = (total + section + current or 1) * SCALES[char], 0, 0
    return Fraction(total + section + current)


def source_values(zh: str) -> set[Fraction]:
    """The values of all figures of a Chinese text, numerals in characters included."""
    values = {value for _, value in arabic_values(zh)}
    return values | {_han_value(run) for run in HAN.findall(zh)}


def english_values(en: str) -> set[Fraction]:
    """The values of all figures of an English text, with and without the scale word after them."""
    values = set()
    for match in FIGURE.finditer(en):
        value = Fraction(match[1].replace(",", "") + (match[2] or ""))
        values.add(value)
        for word in filter(None, match.groups()[2:]):
            value *= WORDS[word.lower()]
            values.add(value)
    words = set(re.findall("[a-z]+", en.lower()))
    for names in (SMALL, ORDINALS):
        values |= {Fraction(place) for place, word in enumerate(names) if word in words}
    return values


def unkept(zh: str, en: str) -> list[str]:
    """Figures in digits of the source that the English has not, the names of months included."""
    values, words = english_values(en), en.lower()
    missing = []
    for match in ARABIC.finditer(zh):
        ((text, value),) = arabic_values(match.group())
        month = re.match(r"\s*月", zh[match.end() :]) and 1 <= value <= 12
        if month and MONTHS[int(value) - 1][:3] in words:
            continue
        if value not in values:
            missing.append(text)
    return missing
