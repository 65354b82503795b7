"""Currency: an amount of yuan is not one of dollars."""

from __future__ import annotations

import re

from summarize.check.claims import Claim
from summarize.check.contract import Check, Pair
from summarize.check.english_numbers import EnglishNumber
from summarize.check.matching import rendering
from summarize.records import Finding

__all__ = ["CHECK"]

_EXPECTED = {
    "元": "yuan", "人民币": "yuan", "美元": "dollar", "港元": "dollar", "港币": "dollar",
    "欧元": "euro", "英镑": "pound", "日元": "yen", "韩元": "won", "卢布": "ruble", "卢比": "rupee",
    "澳元": "dollar", "加元": "dollar", "新元": "dollar", "瑞士法郎": "franc", "万元": "yuan",
}  # fmt: skip
_SIGNS = {
    "$": "dollar", "USD": "dollar", "€": "euro", "EUR": "euro", "£": "pound", "GBP": "pound",
    "RMB": "yuan", "CNY": "yuan", "JPY": "yen",
}  # fmt: skip
_BEFORE = re.compile(r"(USD|RMB|CNY|EUR|GBP|JPY|\$|€|£)\s?$")
_AFTER = re.compile(
    r"\s*-?\s*(?:(?:million|billion|trillion|thousand|hundred)\s+)?(?:of\s+)?"
    r"(?:U\.?S\.?|American|Chinese|Hong Kong|New Taiwan|Australian|Canadian|Singapore|British"
    r"|Japanese|Korean|Russian|Indian|Swiss)?\s*"
    r"(yuan|RMB|renminbi|dollar|euro|pound|yen|won\b(?=\s*(?:\)|,|\.|$))|rubl|roubl|rupee|franc)",
    re.I,
)
_NAMES = {"rmb": "yuan", "renminbi": "yuan", "rubl": "ruble", "roubl": "ruble"}
# 元 is a dollar where the text is of Taiwan, Hong Kong or another place that counts in them.
_DOLLARS = re.compile("台币|新台|臺|港币|港元|澳币|澳元|加元|加币|新元|新币|美金|美元|坡币|刀")


def _named(text: str, number: EnglishNumber) -> tuple[str, str] | None:
    """(currency, as written) beside the number; None where it has none."""
    sign = _BEFORE.search(text, 0, number.start)
    if sign:
        return _SIGNS[sign[1]], text[sign.start() : number.end]
    word = _AFTER.match(text, number.end)
    if word is None:
        return None
    currency = word[1].lower()
    return _NAMES.get(currency, currency), text[number.start : word.end()]


def _wrong(pair: Pair) -> list[tuple[Claim, str]]:
    wrong = []
    for claim in pair.claims:
        unit = re.sub("以[上下]|左右|上下", "", claim.unit)
        expected = _EXPECTED.get(unit)
        if expected is None or (unit == "元" and _DOLLARS.search(pair.source)):
            continue
        named = [found for n in rendering(pair, claim) if (found := _named(pair.text, n))]
        if named and all(currency != expected for currency, _ in named):
            wrong.append((claim, named[0][1]))
    return wrong


def score(pair: Pair) -> float:
    """Amounts of the source that the translation has in another currency."""
    return float(len(_wrong(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding an amount."""
    return tuple(
        Finding(
            kind="currency", severity="error", zh=claim.zh, expected=claim.expected, found=found,
            message=f"{claim.zh} is {claim.expected}; the translation names another currency.",
        )
        for claim, found in _wrong(pair)
    )  # fmt: skip


CHECK = Check(name="currency", score=score, explain=explain, high=0)
