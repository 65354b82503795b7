"""Party, state and public bodies by composition: place, level, body, part of the body.

浙江省司法厅 is the Zhejiang Provincial Department of Justice, 市公安局 the municipal bureau of
public security, of Wenzhou where that is beyond doubt. Forms after the Beijing standard DB11/T 334
and the English sites of the bodies themselves; the tables give the authority of each row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarize.zh.body_names import body_pattern, body_rows
from summarize.zh.home import Home
from summarize.zh.owners import LEVELS, Owner, owners
from summarize.zh.romanize import join_pinyin

__all__ = ["Body", "bodies_at", "find_bodies", "organ_at"]

_HAN = "[\u4e00-\u9fff]"
# Courts and offices that only one level has, whatever the text calls it for short.
_AT_LEVEL = {("省", "法院"): "高级人民法院"}
# 委 that begins another word: 委托, 委员, 委派.
_NOT_AFTER = "员托会派任屈婉实靡身以授"


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """A body and its English name; `group` is that of the table, `owner` whose it is.

    Where it is a part, such as the Party committee of an office, `whole` is what it is a part of.
    """

    start: int
    end: int
    zh: str
    en: str
    group: str
    owner: Owner
    whole: Body | None = None


def find_bodies(text: str, home: Home | None = None) -> tuple[Body, ...]:
    """Bodies of `text` in order, the longest at each place.

    Parameters: `home` fills in the place of a bare 省, 市, 县 or 区.
    """
    found: list[Body] = []
    for owner in owners(text, home or Home()):
        if found and owner.start < found[-1].end:
            continue
        body = bodies_at(text, owner.end, owner)
        if body is not None:
            found.append(_of_others(text, replace(body, start=owner.start)))
    return tuple(replace(body, zh=text[body.start : body.end]) for body in found)


# Other organizations whose committees are named as the Party's are (Xinhua; their own English).
_OTHERS = {
    "团": "Communist Youth League of China",
    "民革": "Revolutionary Committee of the Chinese Kuomintang",
    "民盟": "China Democratic League",
    "民建": "China National Democratic Construction Association",
    "民进": "China Association for Promoting Democracy",
    "农工党": "Chinese Peasants and Workers Democratic Party",
    "致公党": "China Zhi Gong Party",
    "九三学社": "Jiusan Society",
    "台盟": "Taiwan Democratic Self-Government League",
}


def _of_others(text: str, body: Body) -> Body:
    """团省委 is the committee of the League, 民盟浙江省委 that of a party."""
    before = text[: body.start]
    whose = next((zh for zh in _OTHERS if before.endswith(zh)), None)
    if whose is None or not text[: body.end].endswith("委"):
        return body
    en = _named(f"{{L}} Committee of the {_OTHERS[whose]}", body.owner)
    return replace(body, start=body.start - len(whose), group="association", en=en)


def bodies_at(text: str, place: int, owner: Owner) -> Body | None:
    """The body of `owner` whose Chinese begins at `place`, with its part if one is named."""
    match = body_pattern("body").match(text, place)
    follows = text[match.end() : match.end() + 1] if match else ""
    if match is None or (match.group().endswith("委") and follows and follows in _NOT_AFTER):
        return _named_after(text, place, owner)
    zh = _AT_LEVEL.get((owner.level, match.group()), match.group())
    template, group = body_rows()["body"][zh]
    body = Body(
        start=place, end=match.end(), zh=match.group(), en=_named(template, owner), group=group,
        owner=owner,
    )  # fmt: skip
    return _part(text, _together(text, body))


def _named(template: str, owner: Owner) -> str:
    """The name of a body; small letters where the place is not known, but for CPC and the like."""
    if not owner.name:
        en = template.format(L=LEVELS.get(owner.level, ""), N="")
        proper = re.search("CPC|CPPCC|Red Cross|Committee of the", en) is not None
        return " ".join((en if proper else en.lower()).split())
    en = template.format(L=owner.words, N=owner.name)
    # The names of 中心 are put together in small letters.
    en = re.sub(r"\b(?!of\b|and\b|in\b|the\b|for\b)[a-z]", lambda m: m.group().upper(), en)
    en = en.replace("'S ", "'s ")
    return " ".join(f"{en} of {owner.within}".split()) if owner.within else " ".join(en.split())


def _together(text: str, body: Body) -> Body:
    """省委省政府: the committee and the government of one place in one word."""
    match = re.match(f"{body.owner.level}(?:人民)?政府", text[body.end :])
    if body.group != "party" or not text[: body.end].endswith("委") or match is None:
        return body
    government = _named("{L} People's Government", body.owner)
    return replace(
        body, end=body.end + match.end(), group="government", en=f"{body.en} and the {government}"
    )


def _part(text: str, body: Body) -> Body:
    """The body itself, or the part of it that the text goes on to name."""
    if body.group == "party":
        return (organ_at(text, body) if text[: body.end].endswith("委") else None) or body
    branch = re.match(f"({_HAN}{{2,4}}?)分局", text[body.end :])
    if branch and body.group == "department":
        end = body.end + branch.end()
        name = join_pinyin(branch[1])
        return replace(body, end=end, en=f"{name} Branch Bureau of the {body.en}")
    match = body_pattern("unit").match(text, body.end)
    if match is None:
        return body
    en, group = body_rows()["unit"][match.group()]
    return replace(body, end=match.end(), group=group, en=f"{en} of the {body.en}", whole=body)


def organ_at(text: str, committee: Body) -> Body | None:
    """The organ of a Party committee whose Chinese begins where that of `committee` ends."""
    match = body_pattern("organ").match(text, committee.end)
    if match is None:
        return None
    en, group = body_rows()["organ"][match.group()]
    name = committee.en or _named("CPC {L} Committee", committee.owner)
    return replace(committee, end=match.end(), group=group, en=f"{en} of the {name}")


# Bodies that have a name of their own after the place: 衢州市信安公证处, 杭州市萧山区蜀山派出所.
_OWN_NAME = {
    "公证处": "Notary Office", "派出所": "Police Station", "律师事务所": "Law Firm",
    "司法所": "Justice Office", "人民法庭": "People's Tribunal", "监狱": "Prison",
}  # fmt: skip
_OWN_NAMED = re.compile(f"(?P<name>{_HAN}{{2,3}}?)(?P<body>{'|'.join(_OWN_NAME)})")
_NO_NAME = re.compile(
    "[的在和与及了将各某这该多家个所县市区镇乡省局院]|公安|司法|法律|相关|有关|当地|辖区|基层|下属"
)


def _named_after(text: str, place: int, owner: Owner) -> Body | None:
    match = _OWN_NAMED.match(text, place)
    if match is None or not owner.name or _NO_NAME.search(match["name"]):
        return None
    en = f"{join_pinyin(match['name'])} {_OWN_NAME[match['body']]} of {_place(owner)}"
    return Body(
        start=place, end=match.end(), zh=match.group(), en=en, group="institution", owner=owner
    )


def _place(owner: Owner) -> str:
    level = {"省": "Province", "市": "", "州": "Prefecture"}.get(
        owner.level, LEVELS.get(owner.level, "")
    )
    parent = f", {owner.within}" if owner.within else ""
    return f"{owner.name} {level}".strip() + parent
