"""Posts in a body or of a place, and several held by one person, in English in their order.

省委常委、政法委书记 is "member of the Standing Committee of the CPC Zhejiang Provincial Committee
and secretary of its Political and Legal Affairs Commission", in the order in which they are
printed, as Xinhua has it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.zh.bodies import Body, bodies_at, find_bodies, organ_at
from summarize.zh.home import Home, named_at
from summarize.zh.owners import Owner, owners
from summarize.zh.tables import read_table

__all__ = ["Post", "find_posts"]

# Heads of governments (Constitution, article 105) and their press forms.
_HEADS = {"省": "governor", "市": "mayor", "县": "county head", "区": "district head",
          "州": "prefecture head", "镇": "town head", "乡": "township head"}  # fmt: skip
_DEPUTIES = {
    "": "", "副": "vice ", "常务副": "executive vice ", "代": "acting ", "代理": "acting ",
}  # fmt: skip
_HEAD = re.compile(
    "(?P<deputy>常务副|副|代理|代)?(?P<level>[省市县区州镇乡])?长(?![期久远大假三江沙春安治征乐兴岭清汀子垣寿])"
)
# Of whatever body: a post after one of them is in a body that the text leaves out.
_BARE = ("党委", "党组", "党支部")
_JOINT = re.compile("、|兼|，兼")


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """One post or several of one person; `body` is where the last is held, if in a body.

    `owner` is the place whose post it is.
    """

    start: int
    end: int
    zh: str
    en: str
    owner: Owner
    body: Body | None = None


@functools.cache
def _posts() -> tuple[re.Pattern[str], Mapping[str, list[tuple[str, frozenset[str]]]]]:
    rows: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for zh, en, groups, *_ in read_table("posts"):
        rows.setdefault(zh, []).append((en, frozenset(groups.split(","))))
    names = "|".join(sorted(rows, key=len, reverse=True))
    # 书记员, 委员会, 主任科员 are other words.
    return re.compile(f"(?:{names})(?!员|会|长|处|委员|科员|护师|助理|检察官|医师|律师)"), rows


def find_posts(
    text: str,
    home: Home | None = None,
    named: Sequence[tuple[int, int, str]] = (),
    *,
    bodies: Sequence[Body] | None = None,
) -> tuple[Post, ...]:
    """Posts of `text` in order, those that one person holds together as one.

    Parameters: `home` fills in the place of a bare level; `named` are bodies with a name of their
    own that the text holds: (start, end, English); `bodies` what `find_bodies` gives for the text,
    where that is known already.
    """
    home = home or Home()
    bodies = list(find_bodies(text, home) if bodies is None else bodies)
    for start, end, en in named:
        owner = Owner(start=start, end=end, level="国")
        body = Body(start=start, end=end, zh=text[start:end], en=en, group=_group(en), owner=owner)
        bodies.append(body)
    singles = [post for body in bodies if (post := _in_body(text, body))]
    singles += _heads(text, home)
    found: list[Post] = []
    for post in sorted(singles, key=lambda each: (each.start, -each.end)):
        if found and post.start < found[-1].end:
            continue
        found.append(_joined(text, post, home))
    return tuple(found)


def _group(en: str) -> str:
    """The group of a national body, by its English."""
    kinds = (
        ("Court", "court"), ("Procuratorate", "procuratorate"), ("Ministry", "ministry"),
        ("Congress", "congress"), ("Political Consultative", "cppcc"), ("CPC", "organ"),
    )  # fmt: skip
    return next((group for word, group in kinds if word in en), "department")


def _in_body(text: str, body: Body) -> Post | None:
    """The post that follows the name of a body."""
    pattern, rows = _posts()
    match = pattern.match(text, body.end)
    if match is None:
        return None
    en = next((en for en, groups in rows[match.group()] if groups & {body.group, "-"}), None)
    if body.group == "ministry" and match.group().endswith("部长"):
        vice = "vice " if match.group().startswith("副") else ""
        return _post(
            text, body, match.end(), f"{vice}{body.en.replace('Ministry', 'Minister').lower()}"
        )
    if en is None:
        return None
    return _post(text, body, match.end(), f"{en} of the {body.en}")


def _post(text: str, body: Body, end: int, en: str) -> Post:
    return Post(
        start=body.start, end=end, zh=text[body.start : end], en=en, owner=body.owner, body=body
    )


def _heads(text: str, home: Home) -> Iterator[Post]:
    """Governors, mayors, county heads: 副省长, 温州市市长, 温州市长."""
    for owner in owners(text, home):
        match = _HEAD.match(text, owner.end)
        if match is None or not (match["level"] or owner.level) or owner.level == "街道":
            continue
        # 浙江长期 has no post in it: without a level of its own, the place must end in one.
        if not match["level"] and text[owner.end - 1] not in _HEADS:
            continue
        level = match["level"] or owner.level
        if owner.level and level != owner.level:
            continue
        yield _head(text, owner, match.end(), match["deputy"], level)
    for match in re.finditer("(?:常务副|副|代理)(?P<level>[省市县区])长", text):
        before = re.sub("^.*[。！？]", "", text[: match.start()])
        name = home.resolve(match["level"], named_at(before)) or ""
        deputy = match.group()[: match.start("level") - match.start()]
        owner = Owner(start=match.start(), end=match.end(), level=match["level"], name=name)
        yield _head(text, owner, match.end(), deputy, match["level"])


def _head(text: str, owner: Owner, end: int, deputy: str | None, level: str) -> Post:
    abroad = level == "州" and not text[owner.start : end].rstrip("长").endswith("自治州")
    # The head of a state, of the United States above all, is a governor.
    en = f"{_DEPUTIES[deputy or '']}{_HEADS['省' if abroad else level]}"
    if level in "县区镇乡州" and not abroad:
        en = en.replace("vice", "deputy")
    places = {"县": "County", "区": "District", "镇": "Town", "乡": "Township", "州": "Prefecture"}
    kind = "" if abroad else places.get(level, "")
    of = f" of {owner.name} {kind}".rstrip() if owner.name else ""
    return Post(
        start=owner.start, end=end, zh=text[owner.start : end], en=en + of,
        owner=replace(owner, level=level),
    )  # fmt: skip


def _joined(text: str, first: Post, home: Home) -> Post:
    """`first` and the posts that follow it after 、 or 兼, in the same hands."""
    posts, end = [first], first.end
    while joint := _JOINT.match(text, end):
        following = _next(text, joint.end(), posts, home)
        if following is None:
            break
        posts.append(following)
        end = following.end
    if len(posts) == 1:
        return first
    said = [first.en]
    for post in posts[1:]:
        said.append(_shortened(post.en, said[0]))
    if first.body is not None and all(en.endswith(f" of the {first.body.en}") for en in said):
        # One body is named once: vice chairperson and secretary-general of it.
        said = [en.removesuffix(f" of the {first.body.en}") for en in said[:-1]] + said[-1:]
    en = ", ".join(said[:-1]) + (" and " if len(said) == 2 else ", and ") + said[-1]
    return replace(first, end=end, zh=text[first.start : end], en=en, body=posts[-1].body)


def _next(text: str, place: int, posts: Sequence[Post], home: Home) -> Post | None:
    """The post at `place`: with a body of its own, of the first one's place, or in its body."""
    for owner in owners(text, home):
        if owner.start == place and (body := bodies_at(text, owner.end, owner)):
            body = replace(body, start=place)
            if post := _in_body(text, body):
                return post
    for post in _heads(text, home):
        if post.start == place:
            return post
    first = posts[0]
    post = _of_place(text, place, first.owner)
    if post is None and first.body is not None and first.body.zh not in _BARE:
        # 副局长 after 市公安局党委委员 is a post in the bureau itself.
        body = replace(first.body.whole or first.body, start=place, end=place)
        post = _in_body(text, body)
    return post


def _of_place(text: str, place: int, owner: Owner) -> Post | None:
    """公安厅厅长, 政法委书记, 政协主席 after a post of the same place."""
    committee = Body(start=place, end=place, zh="", en="", group="party", owner=owner)
    body = bodies_at(text, place, owner) or organ_at(text, committee)
    return _in_body(text, body) if body is not None else None


def _shortened(en: str, first: str) -> str:
    """`en` after `first`: "secretary of its Commission" where both are of one committee."""
    committee = re.search(r"of the (CPC [A-Z].*? Committee)$", first)
    if committee is not None:
        return re.sub(rf"of the (.+) of the {re.escape(committee[1])}$", r"of its \1", en)
    of = re.search(r"Party (?:committee|leadership group) of (the .+)$", first)
    return re.sub(rf"of {re.escape(of[1])}$", f"of {_word(of[1])}", en) if of else en


def _word(body: str) -> str:
    """The common noun for a body just named: the court, the bureau."""
    kinds = ("court", "procuratorate", "department", "bureau", "commission", "administration")
    named = [kind for kind in kinds if re.search(rf"\b{kind}\b", body, re.IGNORECASE)]
    return f"the {named[0]}" if named else body
