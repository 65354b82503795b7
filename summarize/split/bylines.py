"""Who and where: bylines (署名), datelines (电头) and photo credits (摄影署名)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.records import Byline, Passage
from summarize.split.not_authors import is_newspaper_word, is_no_author, is_place, is_task

__all__ = [
    "Credited",
    "Dateline",
    "cut_credit",
    "cut_signature",
    "find_dateline",
    "is_credit",
    "parse_bylines",
    "split_names",
]

_HAN = "[\u3400-\u9fff]"
# A name in one or two parts: 陈卓, 鞠 鹏 (two characters set wide), 阿布都·克里木.
_NAME = rf"(?:{_HAN}{{1,4}}(?:[·•]{_HAN}{{1,8}})*)"
_SPACE = r"[\s\u3000]"
_NAMES = rf"{_NAME}(?:(?:{_SPACE}*[、,，/]{_SPACE}*|{_SPACE}+){_NAME})*"
_OFFICE = (
    r"(?:本报|本社|本网|本刊|新华社|中新社|人民网|新华网"
    rf"|《?{_HAN}{{2,6}}(?:日报|晚报|时报|法治报|法制报)》?)"
)
_POST = (
    rf"(?:{_OFFICE}{_SPACE}*)?(?:驻{_HAN}{{2,6}}?)?"
    r"(?:全媒体|融媒体|首席|特派|高级|资深|见习|实习|特约|摄影|文字)*"
    r"(?:记者|通讯员|实习生|撰稿人|评论员|观察员|撰稿|作者)"
)
# 陈卓 文, 陈卓/文, 陈卓报道; 陈尚文 is a name.
_AFTER = (
    rf"(?:(?:{_SPACE}|[/／])+(?:文/?图|文|图)"
    rf"|{_SPACE}*(?:文/图|报道|整理|采写|摄影报道|综合报道|文并摄))"
)
_MARKS = rf"(?:{_SPACE}|[■□●▲◆◎○△◇★☆*])*"
_ROLES = re.compile(
    rf"(?P<post>{_POST}){_SPACE}*[:：]?{_SPACE}*(?P<names>.*?)(?=$|{_SPACE}*[、,，]?{_SPACE}*{_POST})"
)
_ROLED = re.compile(rf"(?:{_NAMES}|{_HAN}{{4,9}}){_AFTER}?")
_BYLINE_START = re.compile(rf"{_MARKS}(?:(?:文|图|文/图)[/／:：]?{_SPACE}*)?{_POST}")
_LABELED = re.compile(rf"(?:作者|文(?![/／]图)|撰文|采写)[/／:：]{_SPACE}*(?P<names>{_NAMES})")
_SIGNED = re.compile(rf"(?P<marks>{_MARKS})(?P<names>{_NAMES})")
# Common surnames of one character, and those of two.
_SURNAMES = frozenset(
    "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜"
    "倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
    "吉饶瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
)
_COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "夏侯",
)

_DATE = r"(?:[0-9０-９一二三四五六七八九十]{1,3}月)?[0-9０-９一二三四五六七八九十]{1,3}日"
_DATELINE = re.compile(
    rf"(?:据|综合)?(?:(?:新华社|中新社|中新网|新华网|人民网|央视网|本报|本社|本网|本台|法治日报|{_HAN}{{2,4}}网)"
    # 本报东京、平壤7月3日电: of two places with a date.
    rf"(?:(?:{_SPACE}|{_HAN}){{0,12}}?(?:{_DATE})?|{_HAN}{{2,8}}(?:、{_HAN}{{2,8}}){{1,5}}{_DATE})"
    rf"{_SPACE}*(?:专?电|讯|消息)|本报讯)"
    # 新华社电讯, 本报消息人士 are words of a sentence.
    r"(?![讯话力视影子动脑台站商网价息号机者人])"
)
_IN_BRACKETS = re.compile(rf"{_SPACE}*[（(](?P<inner>[^（()）]{{2,60}})[）)]{_SPACE}*")
# 本报讯 记者陈卓报道: the names end at 报道 or at a space.
_OPEN_BYLINE = re.compile(
    rf"{_SPACE}*(?P<inner>(?:{_POST}{_SPACE}*{_HAN}{{2,3}}"
    rf"(?:[、 \u3000]+{_HAN}{{2,3}})*[、\s\u3000]*)+?)"
    rf"(?:{_SPACE}*(?:综合)?报道[:：]?{_SPACE}*|{_SPACE}+(?=\d|今|昨|近|日前))"
)
_AGENCY = r"(?:新华社|中新社|人民网|新华网|中新网|央视新闻|视觉中国)"
_SHOT = r"(?:摄影报道|摄影|摄|供图|提供|制图|图)"
_CREDIT = "|".join(
    (
        rf"(?:{_POST}{_SPACE}*|{_AGENCY}{_SPACE}*发?{_SPACE}*)?{_NAMES}{_SPACE}*/?{_SHOT}",
        rf"{_AGENCY}{_SPACE}*发?{_SPACE}*[（(]{_NAMES}{_SPACE}*{_SHOT}[）)]",
        rf"{_AGENCY}{_SPACE}*(?:(?:记者|发){_SPACE}*|{_SPACE}){_NAMES}",
        rf"{_AGENCY}发",
        rf"(?:摄影|供图|图片?(?:来源|提供)?)[:：/]{_SPACE}*\S{{2,16}}",
        r"图片?由\S{2,16}提供",
    )
)
_IS_CREDIT = re.compile(rf"(?:{_CREDIT})|[（(](?:{_CREDIT})[）)]")
_LAST_CREDIT = re.compile(
    rf"[（(](?P<bracketed>{_CREDIT})[）)]。?$|(?<=[。！？）)])\s*(?P<bare>{_CREDIT})$"
)
_LONGEST = 60
_SIGNED_IN_BRACKETS = re.compile(r"[（(](?P<inner>[^（()）]{2,50})[）)]$")
_SIGNED_APART = re.compile(rf"(?<=[。！？…”]){_SPACE}+(?P<inner>\S.{{1,30}})$")
# （君文）; but not （待续）, （掌声）; see `not_authors` for the words that are none.
_PEN_NAME = re.compile(
    rf"(?:^|(?<=[。！？…”])){_SPACE}*[（(]"
    r"(?!全文|未完|待续|续完|[上下]转|[节摘选附图]|连载|转载|原载|资料|新华|中新|综合|据|掌声|鼓掌|笑声|欢呼|下同)"
    rf"(?:{_HAN}{{2,3}}|{_HAN}{_SPACE}+{_HAN})[）)]$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dateline:
    """A dateline, the bylines set within it, and where the text after them starts."""

    passage: Passage
    bylines: tuple[Byline, ...]
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Credited:
    """A caption without its credit, and the credit."""

    rest: Passage
    credit: Passage | None


def parse_bylines(passage: Passage) -> tuple[Byline, ...]:
    """The bylines that make up a whole line; empty where the line is anything else.

    本报记者 陈卓 are reporters, 通讯员 correspondents, everyone else authors; a line of bare
    names counts where each begins with a surname.

    >>> line = Passage(text="本报记者 丁田醒 通讯员 郑倩颖", spans=())
    >>> [(byline.role, byline.names) for byline in parse_bylines(line)]
    [('reporter', ('丁田醒',)), ('correspondent', ('郑倩颖',))]
    """
    bracketed = re.fullmatch("[（(][^（()）]+[）)]", passage.text[:_LONGEST])
    if bracketed:
        passage = passage.cut(1, len(passage.text) - 1).strip()
        # （本报平壤2月27日电 记者 张三）, below a text.
        closing = _DATELINE.match(passage.text)
        if closing and _BYLINE_START.match(passage.text, closing.end()):
            passage = passage.cut(closing.end(), len(passage.text)).strip()
    text = passage.text
    if not 2 <= len(text) <= _LONGEST or re.search("[。；“”]|摄$|摄影$", text):
        return ()
    if _BYLINE_START.match(text):
        return _roled(passage)
    return _unroled(passage, bracketed=bracketed is not None)


def _unroled(passage: Passage, *, bracketed: bool) -> tuple[Byline, ...]:
    """The authors of a line that names no post: 文/张三, 张三 李四, （北京　张三）."""
    labeled = _LABELED.fullmatch(passage.text)
    match = labeled or _SIGNED.fullmatch(passage.text)
    if not match:
        return ()
    names = tuple(name for name in split_names(match["names"]) if not is_task(name))
    # （北京　张三）: where a reader writes from.
    if bracketed and len(names) > 1 and is_place(names[0]):
        names = names[1:]
    if not names or any(map(is_newspaper_word if labeled else is_no_author, names)):
        return ()
    known = [_is_name(name) for name in names]
    # Of several names in brackets one that is known vouches for the others: （政秀峻　李贵荣）.
    vouched = bracketed and any(known) and all(2 <= len(name) <= 3 for name in names)
    trusted = not is_place(names[0]) and len(names) <= 6 and (all(known) or vouched)
    if not labeled and not trusted:
        return ()
    inner = passage.cut(match.start("names"), match.end("names"))
    return (Byline(role="author", names=names, passage=inner),)


def _roled(passage: Passage) -> tuple[Byline, ...]:
    bylines: list[Byline] = []
    for match in _ROLES.finditer(passage.text):
        post, names = match["post"], match["names"]
        alone = post.endswith(("评论员", "观察员")) and not names
        if not alone and not _ROLED.fullmatch(names):
            return ()
        names = re.sub(rf"{_AFTER}$", "", names)
        names = "、".join(_run_together(names)) or names
        people = split_names(names)
        # 本报记者 张三 北京报道: where it was written.
        if len(people) > 1 and match["names"].endswith("报道") and is_place(people[-1]):
            people = people[:-1]
        if re.search(rf"{_HAN}{{5}}", names):
            return ()
        # 通讯员队伍建设, 记者手记 are no bylines: run on to the post, a name must look like one.
        run_on = passage.text[match.end("post") : match.start("names")] == ""
        if run_on and not all(
            2 <= len(name) <= 3 and not is_newspaper_word(name) for name in people
        ):
            return ()
        role = "reporter" if "记者" in post or "实习生" in post else "author"
        if "通讯员" in post:
            role = "correspondent"
        inner = passage.cut(match.start("post"), match.end("names")).strip()
        bylines.append(Byline(role=role, names=people or (post,), passage=inner))  # type: ignore[arg-type]
    return tuple(bylines)


def split_names(text: str) -> tuple[str, ...]:
    """Names parted by spaces or 、; two single characters in a row are one name set wide."""
    names: list[str] = []
    half = ""
    for part in re.split(rf"[、,，/]|{_SPACE}+", text):
        if len(part) == 1 and not half:
            half = part
        elif part:
            names.extend([half + part] if len(part) == 1 else filter(None, (half, part)))
            half = ""
    return tuple([*names, half] if half else names)


def _run_together(text: str) -> tuple[str, ...]:
    """Names of two or three characters set without anything between them, 杨国强柴世宽, where
    there is but one way to part them; 王小明图 is one name, and what he did."""
    if not re.fullmatch(rf"{_HAN}{{4,9}}", text) or _is_name(text):
        return ()
    if len(text) == 4 and text[-1] in "文图" and _is_name(text[:-1]):
        return (text[:-1],)
    ways: list[tuple[str, ...]] = [()]
    found = []
    while ways:
        way = ways.pop()
        at = sum(map(len, way))
        if at == len(text):
            found.append(way)
        for name in {text[at : at + 2], text[at : at + 3]}:
            if at + 2 <= len(text) and _is_name(name) and not is_no_author(name):
                ways.append((*way, name))
    return found[0] if len(found) == 1 else ()


def _is_name(name: str) -> bool:
    return (2 <= len(name) <= 3 and name[0] in _SURNAMES) or (
        3 <= len(name) <= 4 and name.startswith(_COMPOUND)
    )


def find_dateline(passage: Passage) -> Dateline | None:
    """The dateline a paragraph opens with: 本报讯, 新华社北京12月26日电（记者 张三）."""
    head = passage.cut(0, 120)
    match = _DATELINE.match(head.text)
    if not match:
        return None
    end = match.end()
    bylines: tuple[Byline, ...] = ()
    for form in (_IN_BRACKETS, _OPEN_BYLINE):
        names = form.match(head.text, end)
        if names:
            bylines = parse_bylines(head.cut(names.start("inner"), names.end("inner")).strip())
        if names and bylines:
            end = names.end()
            break
    end += len(head.text[end:]) - len(head.text[end:].lstrip())
    return Dateline(passage=head.cut(0, match.end()), bylines=bylines, end=end)


def cut_signature(passage: Passage) -> tuple[Passage, tuple[Byline, ...]]:
    """Take bylines off the end of an article's last paragraph: …。（通讯员 王五）, …。　张三.

    What stands in brackets there after a full stop or alone, in two or three characters, is a pen
    name. Of a paragraph that is nothing but a byline an empty one is left.
    """
    start = max(0, len(passage.text) - _LONGEST)
    tail = passage.cut(start, len(passage.text))
    for form in (_SIGNED_IN_BRACKETS, _SIGNED_APART):
        match = form.search(tail.text)
        if not match:
            continue
        inner = tail.cut(match.start("inner"), match.end("inner")).strip()
        bylines = parse_bylines(inner)
        names = split_names(inner.text)
        none = any(is_no_author(name) or is_place(name) for name in names)
        if not bylines and _PEN_NAME.search(tail.text) and not none:
            bylines = (Byline(role="author", names=names, passage=inner),)
        if bylines:
            return passage.cut(0, start + match.start()).strip(), bylines
    return passage, ()


def is_credit(text: str) -> bool:
    """Is the whole line a photo credit: 新华社 邢广利, 本报记者 李四 摄?"""
    return len(text) <= _LONGEST and _IS_CREDIT.fullmatch(text) is not None


def cut_credit(passage: Passage) -> Credited:
    """Take the credit off the end of a caption: （新华社记者 张三 摄）."""
    start = max(0, len(passage.text) - _LONGEST)
    tail = passage.cut(start, len(passage.text))
    match = _LAST_CREDIT.search(tail.text)
    if not match or start + match.start() == 0:
        return Credited(rest=passage, credit=None)
    group = "bracketed" if match["bracketed"] else "bare"
    return Credited(
        rest=passage.cut(0, start + match.start()).strip(),
        credit=tail.cut(match.start(group), match.end(group)).strip(),
    )
