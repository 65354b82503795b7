"""Invention: no figure of the translation comes from nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from summarize.check.contract import Check, Pair
from summarize.check.english_numbers import EnglishNumber
from summarize.check.matching import matches, rounded, written
from summarize.check.source_figures import allowed_figures, ordinals
from summarize.records import Finding

__all__ = ["CHECK", "invented_figures"]

# COVID-19, F-16, km2: the figure is part of a name.
_NAME_BEFORE = re.compile(r"[A-Za-z]-?$")
# The 10th meeting: of what is counted so the source has the number, and no day lends it.
_COUNTED = re.compile(
    r"\s+(?:(?!(?:a|an|and|at|in|of|that|the|to)\b)[\w'-]+\s+)?"
    r"(?:anniversary|batch|conference|congress|dialogue|edition|exhibition|expo|fair|forum|games"
    r"|meeting|olympics?|plenary|plenum|round|seminar|session|summit|symposium)\b",
    re.IGNORECASE,
)
# Small figures in words count where they measure: three weeks, five people. Two people may be a
# couple.
_MEASURED = re.compile(
    r"[\s-](?:(?P<time>year|month|week|day|hour|minute)s?|people|persons)\b", re.IGNORECASE
)
# Times that Chinese may tell in another way: 半年, 前三季度, 后天, and 全天候 in seven days a week.
_OTHER_UNITS: Mapping[str, Mapping[str, Sequence[int]]] = {
    "半年": {"month": (6,)}, "季度|每季|一季": {"month": (3, 6, 9)}, "双年|隔年": {"year": (2,)},
    "全年|整年|年内|周年|年度|每年|[一1]年": {"month": (12,)}, "隔[日天]": {"day": (2,)},
    "[一每本上下双隔]周|星期|礼拜|全天|24小时": {"day": (7,)}, "旬": {"day": (10,)},
    "半个?月|[双隔]周": {"week": (2,)}, "[前后][天年日]": {"day": (2,), "year": (2,)},
    "大[前后][天年日]": {"day": (3,), "year": (3,)}, "时辰": {"hour": (2,)},
}  # fmt: skip
_NUMERIC_DATE = re.compile(r"\d[/.-]\d")


def invented_figures(pair: Pair) -> list[EnglishNumber]:
    """Figures that nothing in the source has; small ones in words are left to the wording.

    Years and days that the facts of the pair complete (昨日, 今年) are in the source.
    """
    claims = [claim for claim in pair.claims if claim.month is None]
    allowed = allowed_figures(pair.source) | pair.lent_figures
    # A month is a word in English: its number is not a figure that the source lends.
    numeric = bool(_NUMERIC_DATE.search(pair.text))
    days = {Fraction(claim.day) for claim in pair.claims if claim.day}
    allowed |= days
    days |= {value for claim in pair.claims if claim.kind == "date" for value in claim.values}
    if numeric:
        allowed |= {Fraction(claim.month) for claim in pair.claims if claim.month}
    dated = {
        date.start: date.end
        for date in pair.dates
        if date.year is not None or (date.day is not None and not date.figures)
    }
    counted = ordinals(pair.source) | (allowed - days)
    invented = []
    for number in pair.numbers:
        value = Fraction(number.value)
        if any(start <= number.start < end for start, end in dated.items()):
            continue  # the check of dates looks at it
        if number.ordinal and value > 2 and _COUNTED.match(pair.text, number.end):
            if value not in counted:
                invented.append(number)
            continue
        # 二十 may be a score, and 一 is every "a"; 11:00 has no minutes that the source must name.
        worded = number.spelled and (value <= 12 or number.ordinal)
        if (
            (worded and not _is_measured(pair, number))
            or number.vague
            or number.fraction is not None
            or value <= 1
            or _NAME_BEFORE.search(pair.text, 0, number.start)
        ):
            continue
        # In "1.5 to 2 million" the first figure is read with the scale of the second as well.
        scaled = [n for n in pair.numbers if n.start == number.start and n.end > number.end]
        # 4K is no four thousand where the source writes 4K.
        literal = pair.text[number.start : number.end]
        if value in allowed or (not literal[-1].isdigit() and literal in pair.source):
            continue
        if any(matches(claim, n, pair.text) for claim in claims for n in scaled):
            continue
        if any(matches(claim, number, pair.text) or rounded(claim, number) for claim in claims):
            continue
        invented.append(number)
    return invented


def _is_measured(pair: Pair, number: EnglishNumber) -> bool:
    """Does a small figure in words measure or count something of which the source may not speak?"""
    unit = None if number.ordinal else _MEASURED.match(pair.text, number.end)
    if unit is None or (number.value == 2 and not unit["time"]):
        return False
    time = (unit["time"] or "").lower()
    told = any(
        number.value in figures.get(time, ()) and re.search(word, pair.source)
        for word, figures in _OTHER_UNITS.items()
    )
    # 六月以下 is a term of six months, and from July to September it is three.
    months = {claim.month for claim in pair.claims if claim.month}
    span = max(months) - min(months) + 1 if len(months) > 1 else None
    in_months = time == "month" and number.value in (months | {span})
    return not (told or in_months)


def score(pair: Pair) -> float:
    """Figures of the translation that the source does not have."""
    return float(len(invented_figures(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding an unsupported figure."""
    return tuple(
        Finding(
            kind="invention", severity="error",
            message=f"The source has no figure for {written(pair, number)}.",
            found=written(pair, number),
        )
        for number in invented_figures(pair)
    )  # fmt: skip


CHECK = Check(name="invention", score=score, explain=explain, high=0)
