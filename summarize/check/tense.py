"""Tense: what was held is not still to be held, and what is to be held was not held.

推进会在温州召开 is over; 大会将举行 is not.
"""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Finding

__all__ = ["PASSED", "TO_COME"]

# Events that are still to come, and what in the source can say so, read generously.
_TO_COME = re.compile(
    r"\bwill (?:also |soon |officially |formally )?(?:be )?(?:begin|convened?|held|hold|inaugurated"
    r"|kick off|launch(?:ed)?|open(?:ed)?|released|start(?:ed)?|take place|unveiled)\b"
)
_FUTURE = re.compile(
    "[将拟会要即明待应得可必愿就快后今等号月日]|下[周个一]|未来|计划|预计|有望|届时|争取|筹|准备|定于|打算|马上"
)
# In 会议 and 推进会 it is a meeting.
_A_MEETING = re.compile(
    "会[议见谈晤上期场员长]|[大议协社机员览动展国晚进峰例工事谈布演盛集常奥运委商学年报]会"
)

# 将 before what is still to come. It is 把 before nouns; 即将, 必将 and 将会 are said more freely.
_STILL_TO_COME = re.compile(
    "(?<![即必终上中少大小老主名健猛闯])将(?:于[^，。；]{0,20}(?:举行|举办|召开|开幕|实施|开通|发射)|举[行办]|召开|超过"
    "|达到?[0-9一二三四五六七八九十百]|有望|陆续|持续|继续|正式|首次|进一步|全面|前往|出席|访问)"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|wo|gonna|to|going|set|plan\w*|expect\w*|due|forecast\w*|project\w*"
    r"|upcoming|coming|schedul\w*|about|may|could|should|can|might|must|likely|vow\w*|pledg\w*"
    r"|promis\w*|propos\w*|intend\w*|soon|tomorrow|next|eventual\w*|future|until|prospective|when|if"
    r"|predict\w*|able|announc\w*|hop\w*|aim\w*|want\w*|need\w*|mean\w*|threat\w*|potential\w*"
    r"|possib\w*)\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|held|took|began|made|went|saw|\w{2,}ed)\b")


def score_to_come(pair: Pair) -> float:
    """Is an event put into the future of which the source does not say so?"""
    said = _TO_COME.search(pair.text)
    return float(bool(said and not _FUTURE.search(_A_MEETING.sub("", pair.source))))


def explain_to_come(pair: Pair) -> tuple[Finding, ...]:
    """One finding: a warning, since a headline leaves the time to the reader."""
    said = _TO_COME.search(pair.text)
    return (
        Finding(
            kind="date", severity="warning", found=said.group() if said else None,
            message="The source does not say that this is still to come.",
        ),
    )  # fmt: skip


def _passed(pair: Pair) -> str | None:
    """What the source puts into the future, where the translation has nothing but the past."""
    found = _STILL_TO_COME.search(pair.source)
    if found is None or _AHEAD.search(pair.text) or not _PAST.search(pair.text):
        return None
    return found.group()


def score_passed(pair: Pair) -> float:
    """Is what is still to come told as past?"""
    return float(_passed(pair) is not None)


def explain_passed(pair: Pair) -> tuple[Finding, ...]:
    """One finding: a warning, since English may have the present for the future."""
    zh = _passed(pair)
    return (
        Finding(
            kind="date", severity="warning", zh=zh, expected="a time to come",
            message=f"The source says that this is still to come ({zh}).",
        ),
    )  # fmt: skip


PASSED = Check(name="passed", score=score_passed, explain=explain_passed, high=0)
TO_COME = Check(name="to-come", score=score_to_come, explain=explain_to_come, high=0)
