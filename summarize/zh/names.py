"""People in running text: known ones, and Chinese names by their surname and the words around.

A wrong name misleads more than a missing one, so a Chinese name that nobody has vouched for needs a
listed surname, a length of two to four characters and evidence: a post before or behind it, a verb
of speech or attendance after it, a place in a list of names, or the dictionary's tag with the
bounds of a word. The tag alone is never enough.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from summarize.zh.foreign_names import (
    OFFICES_ABROAD,
    find_dotted,
    find_minority,
    find_officials,
)
from summarize.zh.known_people import find_known, find_listed
from summarize.zh.lexicon import Lexicon
from summarize.zh.name_shapes import HAN, is_plausible_name
from summarize.zh.person import People, Person
from summarize.zh.places import foreign_places
from summarize.zh.romanize import romanize_person, split_surname, surnames
from summarize.zh.words import Words, is_entry, words_of

__all__ = ["Person", "find_people", "is_plausible_name"]

_TITLES = (
    "总书记|书记|副主席|主席|总理|委员长|省长|市长|县长|区长|镇长|乡长|部长|厅长|局长|处长|科长|司长"
    "|署长|院长|检察长|庭长|所长|校长|会长|秘书长|主任|组长|队长|站长|社长|总编辑|董事长|总经理|总裁|经理"
    "|负责人|发言人|代表|教授|研究员|专家|律师|法官|检察官|民警|辅警|警官|调解员|公证员|仲裁员|记者"
    "|通讯员|主持人|医生|院士|教练|常委|委员|政委|参谋长|司令员|大使|村民|市民|居民|同志|助理|干警|队员"
    "|网格员|志愿者|老师|校友|作家|画家|导演|演员|运动员|选手|当事人|被告人|原告|被告|嫌疑人|航天员|工程师"
    "|职工|工人|农民|战士|学生|船长|店主|老板|董事|理事长|理事|行长|台长|馆长|厂长|班长|连长|排长|营长|团长"
    "|师长|军长|上将|中将|少将|同学|儿子|女儿|妻子|丈夫|母亲|父亲|女士|先生|获得者|带头人|传承人|负责同志"
)
_TITLES_BEHIND = (
    "(?:副|原|前)?(?:总书记|书记|主席|总理|委员长|省长|市长|县长|区长|镇长|乡长|部长|厅长|局长|处长|科长"
    "|院长|检察长|所长|校长|会长|秘书长|主任|组长|队长|站长|社长|董事长|总经理|总裁|经理|教授|研究员|院士"
    "|医生|大夫|律师|法官|老师|师傅|同志|先生|女士|小姐|同学|老人|大爷|大妈|大娘|奶奶|爷爷|夫妇|一家|上将"
    "|将军|司令员|政委|参谋长|代表|委员|常委|行长|大使)"
)
_VERBS = (
    "讲话|主持|出席|说|介绍|表示|指出|强调|参加|致辞|发言(?!人)|告诉|解释|坦言|直言|感慨|回忆|认为|带队|率队"
    "|调研|会见|陪同|签署|批示|宣读|点评|摄|报道|作(?:了)?(?:工作|重要|主旨|专题)?(?:部署|报告|讲话|发言)"
    "|作工作|当选|任|担任|致信|致电|抵达|前往|来到|走进|透露|呼吁|提醒|建议|补充|作的|作出|同[^，。]{1,20}举行"
    "|向记者|对记者|在(?:会|接受|现场|讲话|致辞)|等(?:出席|参加|领导|同志)|同志|一行|分别|先后|共同"
    "|带领|率领|看望|考察|参观|听取|摄影|笑着|高兴|激动|自豪|深有感触"
)
_EDGE = r"(?=[，。、；：！？,;:!?\s“”‘’（）()《》·0-9０-９]|$|等|和|与|同志|女士|先生|一行|的)"
# Words that follow a name and that a tagger draws into it: 李强在会上, 蒋铎摄.
_FOLLOWERS = frozenset("在还将称摄作就也都又曾已并向对案说为是用时家等因从率同被把给让获以愿")
_POST = re.compile(f"(?:{_TITLES})$")
_FOREIGN = re.compile(f"(?:{OFFICES_ABROAD})$")
_FAMILY = {
    "奶奶": "Grandma", "爷爷": "Grandpa", "阿姨": "Auntie", "大妈": "Auntie", "大爷": "Uncle",
    "大伯": "Uncle", "先生": "Mr.", "女士": "Ms.", "小姐": "Miss", "叔叔": "Uncle",
}  # fmt: skip
# Tags of the words between which a name stands by itself: a bound of the clause, a verb, a
# preposition, a conjunction, 的, who or what has it; no noun follows it, which it would only
# qualify (龙卷风灾害).
_BEFORE = ("x", "v", "p", "c", "uj", "ul", "r", "d", "n")
_BEHIND = ("x", "v", "d", "p", "c", "uj", "t", "m", "r", "zg")


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    names = sorted(surnames(), key=len, reverse=True)
    surname = "(?:" + "|".join(names) + ")"
    name = f"(?P<name>{surname}{HAN}{{1,2}}?)"
    listed = f"{HAN}{{2,4}}"
    return {
        "title": re.compile(
            rf"(?P<post>{_TITLES})(?:[：:]\s*|\s+)?{name}(?:{_EDGE}|(?={_VERBS}|[在向对率]))"
        ),
        # A name of two takes the adverb with it, and leaves it again.
        "also": re.compile(
            rf"(?<!{HAN})(?P<name>{surname}{HAN}[^人书部方会们家者员])(?=[还也又](?:{_VERBS}|深入))"
        ),
        "removed": re.compile(rf"(?:免去|罢免){name}(?:同志)?(?=[^，。]*职务)"),
        "verb": re.compile(rf"(?<!{HAN}){name}(?={_VERBS})"),
        "behind": re.compile(rf"{name}(?={_TITLES_BEHIND})"),
        "byline": re.compile(
            r"(?:记者|通讯员|特约记者|实习生|摄影|作者|编辑|责编)[：:\s]\s*"
            rf"(?P<list>{listed}(?:[\s、,，;；]+{listed})*)(?!{HAN})"
        ),
        "spaced": re.compile(
            rf"(?:记者|通讯员|作者|摄影)[：:\s]\s*(?P<name>{surname}[ \u3000]{HAN})(?!{HAN})"
        ),
        "address": re.compile(
            rf"(?<!{HAN}老)(?P<name>{surname})(?P<form>{'|'.join(_FAMILY)}|某{{1,2}}(?!些|个|种|地))"
        ),
    }


def find_people(
    text: str, known: Iterable[str] = (), ignored: Iterable[str] = ()
) -> tuple[Person, ...]:
    """People named in `text`, in order; `known` names are found without further evidence.

    A foreign name of which no table knows the spelling is found with an empty `en`. `ignored`
    names are no people here.
    """
    found = People()
    spelled = {name: romanize_person(name) for name in known}
    found.add(find_listed(text, Lexicon(spelled), spelled))
    found.add(find_known(text))
    found.add(find_dotted(text))
    found.add(find_minority(text))
    words = words_of(text)
    found.add(_signed(text))
    found.add(_evident(words))
    found.add(find_officials(text))
    found.add(_addressed(words))
    found.add(list(_tagged(words)))
    found.add(list(_listed(words, found)))
    refused = frozenset(ignored)
    return tuple(person for person in found if person.zh not in refused)


def _person(text: str, start: int, end: int) -> Person:
    name = text[start:end]
    value = romanize_person(re.sub(r"\s", "", name))
    return Person(start=start, end=end, zh=name, value=value, en=value)


def _signed(text: str) -> Iterator[Person]:
    """Those who sign: 记者 陈卓 丁田醒."""
    for match in _patterns()["byline"].finditer(text):
        for signed in re.finditer(f"{HAN}+?(?=摄?(?:[\\s、,，;；]|$))", match["list"]):
            if is_plausible_name(signed.group()):
                start = match.start("list") + signed.start()
                yield _person(text, start, start + len(signed.group()))
    for match in _patterns()["spaced"].finditer(text):
        yield _person(text, *match.span("name"))


def _evident(words: Words) -> Iterator[Person]:
    """Chinese names with a post before or behind them or a verb after them."""
    patterns = _patterns()
    for kind, needs_word in (
        ("title", False), ("removed", True), ("verb", True), ("also", True), ("behind", True),
    ):  # fmt: skip
        for match in patterns[kind].finditer(words.text):
            span = _best(words, match, needs_word=needs_word)
            if kind == "title" and _is_foreign(words.text, match):
                # No pinyin; so the name need not be as sure.
                start, end = span or match.span("name")
                zh = words.text[start:end]
                if is_plausible_name(zh) and not words.crosses(start, end):
                    yield Person(start=start, end=end, zh=zh, value="", en="")
            elif span is not None:
                yield _person(words.text, *span)


def _is_foreign(text: str, match: re.Match[str]) -> bool:
    """Is this, by the country and the office before it, a name that pinyin would get wrong?"""
    before = re.split(
        r"[，。；！？,;\n、（(]", text[max(0, match.start("name") - 16) : match.start("name")]
    )[-1]
    if "中国驻" in before or not _FOREIGN.search(before):
        return False
    abroad = any(place != "中国" for _, place in foreign_places().find(before))
    return abroad or "驻华" in before


def _addressed(words: Words) -> Iterator[Person]:
    for match in _patterns()["address"].finditer(words.text):
        surname, weight = surnames()[match["name"]]
        if weight != "common" or not words.begins(match.start()):
            continue
        form = match["form"]
        en = f"{_FAMILY[form]} {surname}" if form in _FAMILY else surname
        yield Person(
            start=match.start(), end=match.end(), zh=match.group(), value=surname, en=en,
            strong=False,
        )  # fmt: skip


def _tagged(words: Words) -> Iterator[Person]:
    """Names of three characters that the tagger put together, where the words beside allow one.

    What the dictionary lists as a person is as often an ordinary word (高水平, 龙卷风), save after
    a post; and what stands in quotation marks is a term or a title.
    """
    text = words.text
    for (start, end), tag in words.tagged.items():
        name = text[start:end]
        if not tag.startswith("nr") or len(name) != 3 or not is_plausible_name(name):
            continue
        weight = surnames()[(split_surname(name) or ("", ""))[0]][1]
        before, after = words.beside(start, end)
        if (
            weight in ("common", "compound") and name[-1] not in _FOLLOWERS
            and before in _BEFORE and after in _BEHIND
            and (not is_entry(name) or _POST.search(text[max(0, start - 4) : start]))
            and text[start - 1 : start] not in ("“", "‘", "《", "·", "-")
            and text[end : end + 1] not in ("”", "’", "》", "·")
        ):  # fmt: skip
            yield _person(text, start, end)


def _listed(words: Words, found: People) -> Iterator[Person]:
    """Names joined to a found one by 、 or a space: 王成国、杨青玖."""
    taken = {person.end for person in found if person.strong}
    text = words.text
    for (start, end), tag in words.tagged.items():
        if (
            tag.startswith("nr") and text[start - 1 : start] in ("、", " ", "；", ";")
            and start - 1 in taken and is_plausible_name(text[start:end])
            and re.match("[、，。,;；\\s]|$|等|和|与|同志|出席|参加", text[end:])
        ):  # fmt: skip
            taken.add(end)
            yield _person(text, start, end)


def _best(words: Words, match: re.Match[str], *, needs_word: bool) -> tuple[int, int] | None:
    """The span of the name at `match`: the pattern's shortest, or one longer if a word says so."""
    start, end = match.span("name")
    text = match.string
    spans = [(start, end)]
    if end - start == 2 and re.match(HAN, text[end:]):
        spans.append((start, end + 1))
    chosen = next((s for s in spans if (words.tag(*s) or "").startswith("nr")), spans[0])
    name = text[chosen[0] : chosen[1]]
    if len(name) == 3 and name[-1] in _FOLLOWERS:
        bounded = words.begins(start) and is_plausible_name(name[:2])
        return (start, start + 2) if bounded else None
    if not is_plausible_name(name) or text[start - 1 : start] == "·":
        return None
    tag = words.tag(*chosen)
    cut = len(name) == 2 and not words.begins(chosen[1])
    if cut if tag is None else not tag.startswith("nr"):
        return None
    weight = surnames()[(split_surname(name) or ("", ""))[0]][1]
    if weight == "odd" and (len(name) < 3 or tag is None):
        return None
    signs = not needs_word and match["post"] in ("记者", "通讯员") and len(name) > 2
    if tag is not None or signs or not (needs_word or weight == "wordy"):
        return chosen
    sure = weight in ("common", "compound") and len(name) > 2
    return chosen if sure and not words.crosses(*chosen) else None
