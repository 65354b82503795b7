"""Change: what rose in the source did not fall in the translation."""

from __future__ import annotations

import re

from summarize.check.clause import before, clause_around
from summarize.check.contract import Check, Pair
from summarize.check.matching import rendering
from summarize.records import Finding

__all__ = ["CHECK"]

_ZH_RISE = re.compile("增长|增加|上升|上涨|提高|提升|攀升|增幅|涨幅|扩大|(?<=[同环]比)[增升涨]")
_ZH_FALL = re.compile(
    "下降|下跌|减少|降低|回落|下滑|跌幅|降幅|缩减|缩小|萎缩|负增长|(?<=[同环]比)[降减跌]"
)
_EN_RISE = re.compile(
    r"\b(?:r[io]se[ns]?|rising|increas\w*|grow\w*|grew|up|climb\w*|gain\w*|jump\w*|surg\w*"
    r"|expan\w*|higher|more|soar\w*|add\w*|improv\w*|rais\w*|exceed\w*|above|over)\b",
    re.I,
)
_EN_FALL = re.compile(
    r"\b(?:f[ae]ll\w*|decreas\w*|declin\w*|drop\w*|down|reduc\w*|shr[aiu]nk\w*|cut\w*|lower\w*"
    r"|plung\w*|slump\w*|slid\w*|contract(?:ed|s|ing)|diminish\w*|dip\w*|less|los[et]\w*)\b",
    re.I,
)


def _direction(text: str, rise: re.Pattern[str], fall: re.Pattern[str]) -> str | None:
    rises, falls = bool(rise.search(text)), bool(fall.search(text))
    return None if rises == falls else "rise" if rises else "fall"


def _turned(pair: Pair) -> list[tuple[str, str, str]]:
    """(Chinese, English) clauses and the direction of the Chinese where the other's differs."""
    turned = []
    for claim in pair.claims:
        if claim.kind != "number" or not claim.strict:
            continue
        lead = before(pair.source, claim.start, chinese=True)[-14:]
        way = _direction(lead, _ZH_RISE, _ZH_FALL)
        numbers = rendering(pair, claim) if way else []
        said = [clause_around(pair.text, n.start, n.end, chinese=False) for n in numbers]
        if said and way and all(_direction(c, _EN_RISE, _EN_FALL) not in (way, None) for c in said):
            turned.append((lead + claim.zh, said[0].strip(), way))
    return turned


def score(pair: Pair) -> float:
    """Figures by which the source rises and the translation falls, or the other way round."""
    return float(len(_turned(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a figure."""
    return tuple(
        Finding(
            kind="change", severity="warning", zh=zh, expected=f"a {way}", found=found,
            message=f"The source has a {way} here; the translation may say the reverse.",
        )
        for zh, found, way in _turned(pair)
    )  # fmt: skip


CHECK = Check(name="change", score=score, explain=explain, high=0)
