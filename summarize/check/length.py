"""Length: English letters a Chinese character, outside of which text was lost or invented."""

from __future__ import annotations

import re

from summarize.check.contract import HAN, Check, Pair
from summarize.records import Finding

__all__ = ["CHECK"]

_HAN = re.compile(f"[{HAN}]")
_FOREIGN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+")


def score(pair: Pair) -> float:
    """English characters a Chinese one; figures left out, Latin words of the source allowed for.

    4 is usual. Short sources vary more, so they are measured as if they had eight characters
    and a translation of the usual length for the rest.
    """
    han = len(_HAN.findall(pair.source))
    if han == 0:
        return 4.0
    latin = sum(len(word) + 1 for word in _FOREIGN.findall(pair.source))
    english = len(re.sub(r"[\d,.]*\d", "", pair.text.strip()))
    english = max(0, english - latin)
    padding = max(0, 8 - han)
    return (english + 4 * padding) / (han + padding)


def explain(pair: Pair) -> tuple[Finding, ...]:
    """The one finding."""
    ratio = score(pair)
    fault = "short: text is missing" if ratio < 1 else "long: text was added"
    return (
        Finding(
            kind="length", severity="error",
            message=f"The translation is far too {fault} ({ratio:.1f} letters a character).",
            expected="0.8 to 9 letters a character", found=f"{ratio:.1f}",
        ),
    )  # fmt: skip


CHECK = Check(name="length", score=score, explain=explain, low=0.8, high=9)
