"""Length: English letters a Chinese character, outside of which text was lost or invented."""

from __future__ import annotations

import re

from summarize.check.contract import HAN, Check, Pair
from summarize.records import Finding

__all__ = ["CHECK"]

# Of good translations of news and official text (FLORES, WMT22, `prc_gov`) 2 to 5 in a thousand are
# shorter; of weak systems' 1 to 5 in a hundred, which drop clauses.
LOW, HIGH = 2.0, 9.0
_HAN = re.compile(f"[{HAN}]")
_FOREIGN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+")


def score(pair: Pair) -> float:
    """English characters a Chinese one; figures left out, Latin words of the source allowed for.

    4 is usual. Short sources vary more, so they are measured as if they had eight characters
    and a translation of the usual length for the rest. What is too long so is measured beside its
    official names, of which some have 15 letters a character (全国政协主席).
    """
    if not _HAN.search(pair.source):
        return 4.0
    ratio = _ratio(pair.source, pair.text)
    return ratio if ratio <= HIGH else _ratio(*_beside_names(pair))


def _ratio(source: str, text: str) -> float:
    han = len(_HAN.findall(source))
    latin = sum(len(word) + 1 for word in _FOREIGN.findall(source))
    english = len(re.sub(r"[\d,.]*\d", "", text.strip()))
    english = max(0, english - latin)
    padding = max(0, 8 - han)
    return (english + 4 * padding) / (han + padding)


def _beside_names(pair: Pair) -> tuple[str, str]:
    """Source and translation without the posts, bodies and terms that stand in both."""
    source, text = pair.source, pair.text
    for fact in pair.facts:
        if fact.kind in ("organisation", "term", "title"):
            said = re.search(re.escape(fact.en), text, re.IGNORECASE)
            if said and fact.zh in source:
                source = source.replace(fact.zh, "", 1)
                text = text[: said.start()] + text[said.end() :]
    return source, text


def explain(pair: Pair) -> tuple[Finding, ...]:
    """The one finding."""
    ratio = score(pair)
    fault = "short: text is missing" if ratio < LOW else "long: text was added"
    return (
        Finding(
            kind="length", severity="error",
            message=f"The translation is too {fault} ({ratio:.1f} letters a character).",
            expected=f"{LOW:.0f} to {HIGH:.0f} letters a character", found=f"{ratio:.1f}",
        ),
    )  # fmt: skip


CHECK = Check(name="length", score=score, explain=explain, low=LOW, high=HIGH)
