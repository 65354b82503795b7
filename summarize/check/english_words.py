"""English words that stand for numbers."""

from __future__ import annotations

__all__ = ["CARDINALS", "DECADES", "ORDINALS", "PARTS", "SCALES", "SINGLE", "VAGUE_SCALES"]

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip

CARDINALS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * place for place, word in enumerate(_TENS, start=2)
}
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_ONES, start=1)} | {
    f"{word[:-1]}ieth": 10 * place for place, word in enumerate(_TENS, start=2)
}
DECADES = {f"{word[:-1]}ies": 10 * place for place, word in enumerate(_TENS, start=2)}
SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
    "trillions": 10**12, "hundredth": 100, "thousandth": 1000, "dozen": 12, "dozens": 12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12,
}  # fmt: skip
VAGUE_SCALES = frozenset(("dozens", "hundreds", "thousands", "millions", "billions", "trillions"))
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + plural: value for word, value in ORDINALS.items() if value > 2 for plural in ("", "s")
}
# Words for a figure: 两次 is twice, 30年 three decades, 第二次世界大战 World War II.
SINGLE = {
    "once": 1, "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "doubling": 2, "triple": 3,
    "tripled": 3, "tripling": 3, "quadruple": 4, "quadrupled": 4, "both": 2, "pair": 2,
    "couple": 2, "duo": 2, "trio": 3, "triad": 3, "single": 1, "decade": 10, "decades": 10,
    "century": 100, "centenary": 100, "centennial": 100,
    "score": 20, "fortnight": 14, "ii": 2, "iii": 3, "iv": 4, "vi": 6,
    "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiv": 14, "xv": 15, "xvi": 16,
}  # fmt: skip
