"""The Chinese names of bodies, without their place, and the English that goes with them."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping

from summarize.zh.tables import read_table

__all__ = ["body_pattern", "body_rows"]


@functools.cache
def body_rows() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Chinese to (template, group): of bodies, organs of a Party committee, and units."""
    tables: dict[str, dict[str, tuple[str, str]]] = {"body": {}, "organ": {}, "unit": {}}
    kinds = {"organ": "organ", "unit": "unit"}
    for zh, en, group, *_ in read_table("bodies"):
        if group == "field":
            for suffix, form in (("厅", "Department"), ("局", "Bureau"), ("委", "Commission")):
                made = (f"{{L}} {form} of {en}", "department")
                tables["body"].setdefault(zh + suffix, made)
        elif group not in ("matter", "activity"):
            tables[kinds.get(group, "body")][zh] = (en, group)
    tables["body"] |= {zh: (en, "institution") for zh, en in _centers()}
    return tables


def _centers() -> Iterator[tuple[str, str]]:
    """Centers by what they deal with and what they do: 法律援助中心, 涉案财物管理中心."""
    rows = read_table("bodies")
    matters, activities = (
        [(zh, en) for zh, en, group, _ in rows if group == wanted]
        for wanted in ("matter", "activity")
    )
    for (zh, matter), (did, activity) in itertools.product(matters, activities):
        name = f"{{L}} {matter} {activity} Center"
        if " in " in matter:
            name = f"{{L}} Center for the {activity} of {matter}"
        yield f"{zh}{did}中心", name


@functools.cache
def body_pattern(table: str) -> re.Pattern[str]:
    """What finds the names of one table, "body", "organ" or "unit", the longest first."""
    names = sorted(body_rows()[table], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))
