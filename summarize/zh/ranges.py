"""The lower end of a range: 3至5万元, 5%到10%, 五人至二十五人.

GB/T 15835-2011, 5.1.2: a unit or sign may stand after the second number alone. It asks that 万 and
亿 be repeated (9亿—16亿), but the press leaves them out: 3至5万 is 30,000 to 50,000.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from summarize.zh.changes import is_change
from summarize.zh.numerals import read_numeral
from summarize.zh.units import unit_pattern

__all__ = ["low_end"]

_SIMPLE = (
    r"[0-9]{1,3}(?:，[0-9]{3})+(?=[万亿])|[0-9０-９]+(?:,[0-9]{3})*(?:[.．][0-9０-９]+)?[十百千万亿]*"
    r"|[零一二两三四五六七八九十百千万亿]+"
)
_JOINT = r"(?:至|到|[-—–~～－])"
_NEAR = 24
_DEGREES = ("℃", "度", "摄氏度")


@functools.cache
def _low() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<minus>零下|(?<![0-9０-９%％])[-－−])?(?P<rate>百分之|千分之)?"
        rf"(?<![0-9０-９.．A-Za-z第年/])(?<![0-9]，)(?P<number>{_SIMPLE})(?P<about>[余多])?\s?"
        rf"(?P<own>[%％‰]|{unit_pattern()})?\s?(?P<joint>{_JOINT}){{1,2}}\s?$"
    )


def low_end(
    text: str, start: int, *, high: Decimal, word: str, rate: str, scale: str
) -> tuple[int, Decimal] | None:
    """Where the range begins whose upper end `high` starts at `start`, and its lower value.

    `word` is the unit or sign of the upper end, `rate` what stands before it (百分之), `scale` its
    last scale (万). None where no lower end stands before it.
    """
    match = _low().search(text, max(0, start - _NEAR), start)
    if match is None:
        return None
    own = match["own"] or ""
    if own not in ("", word) or (match["rate"] or "") not in ("", rate):
        return None
    if not (word or scale or rate) or (word == "年" and 1000 <= high <= 2200) or word == "点":
        return None
    # 下跌0.9%至2.08%: it fell by the one to the other, a range would name the unit once.
    if own and match["joint"] in "至到" and is_change(text, match.start()):
        return None
    values = read_numeral(match["number"])
    if values is None or values[0] != values[1]:
        return None
    low, begin = values[0], match.start("number")
    if scale and not own and not re.search("[百千万亿]", match["number"]):
        factor = (read_numeral("一" + scale) or (Decimal(1),))[0]
        low = low * factor if low < high / factor else low
    if match["rate"]:
        begin = match.start("rate")
    if match["minus"] and word in _DEGREES:
        low, begin = -low, match.start("minus")
    return (begin, low) if low < high else None
