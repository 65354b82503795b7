"""The tables of places: the gazetteer of China and the world, and China's divisions."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from summarize.zh.lexicon import Lexicon
from summarize.zh.tables import read_table

__all__ = ["Row", "divisions_by_root", "foreign_places", "gazetteer", "names_of_places"]

# The peoples after whom autonomous counties are named: 白沙黎族自治县 is 白沙县 for short.
_PEOPLES = re.compile(
    "(?:[回满苗侗瑶壮彝傣佤白藏羌畲黎水怒土]族|蒙古族?|土家族|布依族|哈尼族|拉祜族|纳西族|仡佬族|仫佬族|毛南族"
    "|独龙族|傈僳族|普米族|布朗族|撒拉族|保安族|东乡族|裕固族|哈萨克族?|锡伯|塔吉克|达斡尔族|朝鲜族|景颇族|各族"
    "|柯尔克孜)+(?=自治[县州旗])"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A place of the tables: its kind, and the provinces it lies in where it is in China.

    Kinds: province, municipality, special, city and division in China, state and abroad for the
    world, other for rivers, regions and the like.
    """

    en: str
    kind: str
    provinces: frozenset[str] = frozenset()


@functools.cache
def _divisions() -> Mapping[str, Row]:
    """Prefectures and counties with their suffix, autonomous ones in their short form too."""
    rows: dict[str, Row] = {}
    for zh, en, provinces in read_table("divisions"):
        lies = frozenset(provinces.split())
        rows[zh] = Row(en=en, kind="division", provinces=lies)
        short = _PEOPLES.sub("", zh)
        if short != zh and len(short) > 4:
            name = re.sub("自治(?=[县州旗])", "", short)
            word = {"县": "County", "州": "Prefecture", "旗": "Banner"}[name[-1]]
            rows.setdefault(
                name, Row(en=f"{en.split()[0]} {word}", kind="division", provinces=lies)
            )
    return rows


@functools.cache
def names_of_places() -> Mapping[str, Row]:
    """Every name of the tables; the gazetteer's rows go before those of the divisions."""
    rows = dict(_divisions())
    roots = divisions_by_root()
    for zh, en, kind in read_table("places"):
        lies = roots[zh].provinces if kind == "city" and zh in roots else frozenset()
        lies = frozenset([zh]) if kind in ("province", "municipality", "special") else lies
        rows[zh] = Row(en=en, kind=kind, provinces=lies)
    return rows


@functools.cache
def divisions_by_root() -> Mapping[str, Row]:
    """Divisions by their name without suffix, of two characters or more: 青田 of 青田县."""
    rows: dict[str, Row] = {}
    for zh, row in _divisions().items():
        root = re.sub("(?:地区|[市县区州盟])$", "", zh)
        if len(root) > 1 and root != zh and not root.endswith("自治"):
            en = re.sub(" (?:County|District|Prefecture|League)$", "", row.en)
            known = rows.get(root)
            lies = row.provinces | (known.provinces if known else frozenset())
            rows[root] = Row(en=known.en if known else en, kind="division", provinces=lies)
    return rows


@functools.cache
def gazetteer() -> Lexicon:
    """The names of the tables, to be looked up in a text."""
    return Lexicon(names_of_places())


@functools.cache
def foreign_places() -> Lexicon:
    """The names of places abroad, China left out."""
    rows = read_table("places")
    return Lexicon(row[0] for row in rows if row[2] in ("abroad", "state") and row[0] != "中国")
