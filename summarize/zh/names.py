"""Chinese people in running text, by their surname and the words around them.

A wrong name misleads more than a missing one, so every name needs a listed surname, a length of
two to four characters and evidence: a post before it, a verb of speech or attendance after it,
or a place in a list of bylines. The dictionary's own tag alone is never enough.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarize.zh.romanize import romanize_person, split_surname, surnames
from summarize.zh.tables import read_table

__all__ = ["Person", "find_people", "is_plausible_name"]

_TITLES = (
    "总书记|书记|副主席|主席|总理|委员长|省长|市长|县长|区长|镇长|乡长|部长|厅长|局长|处长|科长|司长"
    "|署长|院长|检察长|庭长|所长|校长|会长|秘书长|主任|组长|队长|站长|社长|总编辑|董事长|总经理|总裁|经理"
    "|负责人|发言人|代表|教授|研究员|专家|律师|法官|检察官|民警|辅警|警官|调解员|公证员|仲裁员|记者"
    "|通讯员|主持人|医生|院士|教练|常委|委员|政委|参谋长|司令员|大使|村民|市民|居民|同志|助理|干警|队员"
    "|网格员|志愿者|老师|校友|作家|画家|导演|演员|运动员|选手|当事人|被告人|原告|被告|嫌疑人"
)
_VERBS = (
    "讲话|主持|出席|说|介绍|表示|指出|强调|参加|致辞|发言(?!人)|告诉|解释|坦言|直言|感慨|回忆|认为|带队|率队"
    "|调研|会见|陪同|签署|批示|宣读|点评|摄|报道|作(?:了)?(?:工作|重要|主旨|专题)?(?:部署|报告|讲话|发言)"
    "|作工作|当选|任|担任|致信|致电|抵达|前往|来到|走进|透露|呼吁|提醒|建议|补充"
    "|向记者|对记者|在(?:会|接受|现场|讲话|致辞)|等(?:出席|参加|领导|同志)|同志|一行|分别|先后|共同"
    "|摄影"
)
_EDGE = r"(?=[，。、；：！？,;:!?\s“”‘’（）()《》·]|$|等|和|与|同志|女士|先生|一行|的)"
_HAN = "[\u4e00-\u9fff]"
# Characters that write foreign names; a given name of nothing else is no Chinese one.
_TRANSCRIPTION = set(
    "克斯尔特德拉姆普顿夫罗格兹茨诺维琪基洛纳蒂弗萨迪伦恩亚奥巴布鲁伯森莱加卡达尼伊瓦冯曼契奇"
    "里沙修赛因桑米什乌卢班丁蒙贝佩塔托耶扎哈库"
)
# Words that follow a name and that a tagger draws into it: 李强在会上, 蒋铎摄.
_FOLLOWERS = set("在还将称摄作就也都又曾已并向对案说")
_PRONOUNS = re.compile("[他她它我你您其这那的了]")
_ABROAD = re.compile(r"驻华|(?<!中)国(?:总统|首相|总理|国王|外长|防长|议长)")
# Last characters that make a noun of what looks like a name: 高速路, 江南区, 万寿路.
_NOUN_ENDS = set(
    "化性区市县镇乡村路街省州局院厅部站队厂园校店会社场线网桥江河湖山岛港湾高铁等的了们者族"
)
_FAMILY = {
    "奶奶": "Grandma", "爷爷": "Grandpa", "阿姨": "Auntie", "大妈": "Auntie", "大爷": "Uncle",
    "大伯": "Uncle", "先生": "Mr.", "女士": "Ms.", "小姐": "Miss", "叔叔": "Uncle",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A person: `strong` where a post, a byline or a verb beside the name vouches for it.

    `value` is the romanized name; `en` adds the form of address, as in "Grandma Cai".
    """

    start: int
    end: int
    zh: str
    value: str
    en: str
    strong: bool = True


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = sorted(surnames(), key=len, reverse=True)
    surname = "(?:" + "|".join(names) + ")"
    title = re.compile(
        rf"(?:{_TITLES})(?:[：:]\s*|\s+)?(?P<name>{surname}{_HAN}{{1,2}}?)(?:{_EDGE}|(?={_VERBS}|[在向对率]))"
    )
    verb = re.compile(rf"(?<!{_HAN})(?P<name>{surname}{_HAN}{{1,2}}?)(?={_VERBS})")
    byline = re.compile(
        rf"(?:记者|通讯员|特约记者|实习生|摄影)[：:\s]\s*(?P<list>{_HAN}{{2,4}}(?:[\s、,，]+{_HAN}{{2,4}})*)"
        rf"(?!{_HAN})"
    )
    address = re.compile(
        rf"(?<!{_HAN}老)(?P<name>{surname})(?P<form>{'|'.join(_FAMILY)}|某{{1,2}}(?!些|个|种|地))"
    )
    return title, verb, byline, address


@functools.cache
def _ordinary() -> frozenset[str]:
    """Words and places that are no people."""
    words = {row[0] for name in ("not_names", "leaders") for row in read_table(name)}
    return frozenset(words | {row[0] for row in read_table("places")})


@functools.cache
def _foreign_places() -> re.Pattern[str]:
    names = [row[0] for row in read_table("places") if row[2] == "abroad" and row[0] != "中国"]
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def _is_foreign(text: str, start: int, end: int) -> bool:
    """Is this, by the words before it, a name that pinyin would get wrong?"""
    before = re.split("[，。；！？,;\n]", text[max(0, start - 16) : start])[-1]
    if text[start - 1 : start] == "·" or text[end : end + 1] == "·" or _ABROAD.search(before):
        return True
    return "中国驻" not in before and _foreign_places().search(before) is not None


def is_plausible_name(name: str) -> bool:
    """Two to four characters, a listed surname, and a given name that can be one."""
    parts = split_surname(name)
    if parts is None or not re.fullmatch(f"{_HAN}{{2,4}}", name) or len(parts[1]) > 2:
        return False
    given = parts[1]
    if name in _ordinary() or name in surnames() or _PRONOUNS.search(given):
        return False
    if len(given) > 1 and all(char in _TRANSCRIPTION for char in given):
        return False
    return given[-1] not in _NOUN_ENDS or (len(given) == 2 and given[-1] in "江山湖河")


def find_people(text: str, known: Iterable[str] = ()) -> tuple[Person, ...]:
    """People named in `text`, in order; `known` names are found without further evidence."""
    found: list[Person] = []
    for name in sorted(known, key=len, reverse=True):
        for match in re.finditer(re.escape(name), text):
            _add(found, match.start(), match.end(), name)
    title, verb, byline, address = _patterns()
    for match in byline.finditer(text):
        for signed in re.finditer(f"{_HAN}+?(?=摄?(?:[\\s、,，]|$))", match["list"]):
            if is_plausible_name(signed.group()):
                start = match.start("list") + signed.start()
                _add(found, start, start + len(signed.group()), signed.group())
    words = _Words(text)
    for pattern, needs_word in ((title, False), (verb, True)):
        for match in pattern.finditer(text):
            span = _best(words, match, needs_word=needs_word)
            if span:
                _add(found, *span, text[span[0] : span[1]])
    found += [each for each in _addressed(address, words) if not _overlaps(found, each)]
    for start, end in words.listed(found):
        _add(found, start, end, text[start:end])
    return tuple(sorted(found, key=lambda person: person.start))


def _add(found: list[Person], start: int, end: int, name: str) -> None:
    value = romanize_person(name)
    person = Person(start=start, end=end, zh=name, value=value, en=value)
    if not _overlaps(found, person):
        found.append(person)


def _overlaps(found: Iterable[Person], person: Person) -> bool:
    return any(person.start < other.end and other.start < person.end for other in found)


def _addressed(pattern: re.Pattern[str], words: _Words) -> Iterator[Person]:
    for match in pattern.finditer(words.text):
        surname, weight = surnames()[match["name"]]
        if weight != "common" or not words.begins(match.start()):
            continue
        form = match["form"]
        en = f"{_FAMILY[form]} {surname}" if form in _FAMILY else surname
        yield Person(
            start=match.start(),
            end=match.end(),
            zh=match.group(),
            value=surname,
            en=en,
            strong=False,
        )


class _Words:
    """The dictionary's words of a text, cut when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @functools.cached_property
    def _tagged(self) -> dict[tuple[int, int], str]:
        import rjieba

        spans, position = {}, 0
        for word, tag in rjieba.tag(self.text):
            spans[position, position + len(word)] = tag
            position += len(word)
        return spans

    @functools.cached_property
    def _edges(self) -> set[int]:
        return {edge for span in self._tagged for edge in span}

    def tag(self, start: int, end: int) -> str | None:
        """The tag of the word that is exactly this span; None where no such word is."""
        return self._tagged.get((start, end))

    def begins(self, position: int) -> bool:
        """Does a word begin here?"""
        return position in self._edges

    def crosses(self, start: int, end: int) -> bool:
        """Does a word reach over either edge of the span?"""
        return start not in self._edges or end not in self._edges

    def listed(self, found: list[Person]) -> Iterator[tuple[int, int]]:
        """Names joined to a found one by 、 or a space: 王成国、杨青玖."""
        taken = {person.end: person for person in found if person.strong}
        for (start, end), tag in self._tagged.items():
            before = self.text[start - 1 : start]
            if (
                tag.startswith("nr") and before in ("、", " ") and before and start - 1 in taken
                and is_plausible_name(self.text[start:end])
                and re.match("[、，。,;；\\s]|$|等|和|与|同志|出席|参加", self.text[end:])
            ):  # fmt: skip
                yield start, end


def _best(words: _Words, match: re.Match[str], *, needs_word: bool) -> tuple[int, int] | None:
    """The span of the name at `match`: the pattern's shortest, or one longer if a word says so."""
    start, end = match.span("name")
    text = match.string
    spans = [(start, end)]
    if end - start == 2 and re.match(f"{_HAN}", text[end:]):
        spans.append((start, end + 1))
    chosen = next((s for s in spans if (words.tag(*s) or "").startswith("nr")), spans[0])
    name = text[chosen[0] : chosen[1]]
    if len(name) == 3 and name[-1] in _FOLLOWERS:
        chosen, name = (start, start + 2), name[:2]
        return chosen if is_plausible_name(name) and not _is_foreign(text, *chosen) else None
    if not is_plausible_name(name) or _is_foreign(text, *chosen):
        return None
    tag = words.tag(*chosen)
    if tag is not None and not tag.startswith("nr"):
        return None
    weight = surnames()[(split_surname(name) or ("", ""))[0]][1]
    if weight == "odd" and (len(name) < 3 or tag is None):
        return None
    doubtful = tag is None and (needs_word or weight == "wordy")
    if doubtful and (
        words.crosses(*chosen) or weight not in ("common", "compound") or len(name) < 3
    ):
        return None
    return chosen
