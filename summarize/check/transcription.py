"""May these Chinese characters transcribe that foreign name? 特朗普 and Trump, 约翰逊 and Johnson.

Transcription keeps consonants roughly (Xinhua's tables of names in Chinese): both sides are cut
into classes of consonants, voiced and voiceless together, and aligned. The sounds that Chinese
drops or adds most often, such as r, h and w, cost less.
"""

from __future__ import annotations

import functools
import re

from summarize.check.sounds import LONGEST, readings

__all__ = ["foreign_runs", "likeness"]

_DIGRAPHS = (
    ("sch", "S"), ("tch", "S"), ("sh", "S"), ("ch", "C"), ("th", "D"), ("ph", "F"), ("gh", "g"),
    ("ck", "K"), ("qu", "Kw"), ("dge", "S"), ("dg", "S"), ("zh", "S"), ("cz", "S"), ("cc", "C"),
    ("ll", "L"), ("kn", "N"), ("wr", "L"), ("ps", "PS"), ("ng", "N"),
)  # fmt: skip
_LETTERS = {
    "b": "P", "p": "P", "d": "T", "t": "T", "k": "K", "q": "K", "f": "F", "v": "V", "m": "M",
    "n": "N", "l": "L", "r": "r", "s": "S", "z": "S", "x": "KS", "h": "h", "w": "w", "y": "y",
    "j": "J",
}  # fmt: skip
# Classes that may stand for each other; small letters are sounds that are often left out.
_ALIKE = {
    "P": "P", "T": "T", "K": "KHS", "F": "FHP", "V": "WFP", "M": "MN", "N": "NM", "L": "L",
    "r": "LR", "S": "SRT", "h": "HXS", "w": "W", "y": "YS", "J": "SYHR", "C": "SK", "D": "STL",
    "g": "KH", "G": "KSHW",
}  # fmt: skip
_INITIALS = {
    "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L", "g": "K",
    "k": "K", "h": "H", "j": "S", "q": "S", "x": "S", "r": "R", "z": "S", "c": "S", "s": "S",
    "y": "Y", "w": "W",
}  # fmt: skip
# The characters of Xinhua's tables: foreign names are written with little else.
_USUAL = frozenset(
    "阿埃艾爱安昂奥敖巴白拜班邦保鲍贝本比彼边别宾波伯布策茨查蔡昌达戴丹当道德登邓迪蒂丁东杜顿多厄恩尔法范方菲费芬丰冯弗福夫富"
    "盖甘冈高戈哥格根贡古瓜圭哈海汉豪赫黑亨洪胡怀华惠霍基吉季加贾简金京久卡凯坎康考科柯克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷里利力"
    "莉丽莲林琳柳龙隆卢鲁路伦罗洛马玛麦迈曼芒毛梅门蒙孟米密缅明莫姆木穆纳娜奈南内尼妮年宁纽农努诺欧帕派潘庞佩彭皮匹平珀普奇契乔"
    "琴丘屈热让荣茹瑞若撒萨塞赛桑沙莎山尚舍申圣施什史斯丝思苏索孙塔泰坦汤唐陶特滕藤提廷通图托瓦万旺威韦维薇温文翁沃武伍西希锡"
    "夏香肖谢辛欣兴雄休许逊雅亚娅扬尧耶叶伊依因英尤于约越泽扎詹赞曾珍芝智朱兹佐祖堡蕾琪基哈摩甸拿甫"
)
_RUN = re.compile(f"[{''.join(sorted(_USUAL))}·•-]+")
_WEAK = 0.3
_STRONG = 1.0
_EXTRA = 0.7
_UNUSUAL = 1.6


@functools.lru_cache(maxsize=4096)
def _english(name: str) -> str:
    """The consonant classes of a name: Trump is TrMP, Johnson JhNSN."""
    text = re.sub(r"[^a-z]", "", name.lower())
    for letters, classes in _DIGRAPHS:
        text = text.replace(letters, classes)
    text = re.sub(r"c(?=[eiy])", "S", text).replace("c", "K")
    text = re.sub(r"g(?=[eiy])", "G", text)
    text = re.sub(r"g(?=[^a-zA-Z]|$|[aeiouy]|[a-zA-Z])", "K", text)
    text = "".join(_LETTERS.get(char, char) for char in text)
    return re.sub(r"[aeiou]", "", re.sub(r"(.)\1", r"\1", text))


@functools.lru_cache(maxsize=8192)
def _syllable(char: str) -> tuple[str, str]:
    """(classes of the initial, of the final) of a character: 朗 is ("L", "N"), 尔 ("L", "")."""
    firsts, lasts = set(), set()
    for reading in readings(char):
        firsts.add("L" if reading == "er" else _INITIALS.get(reading[:1], ""))
        lasts.add("N" if re.search(r"ng?$", reading) else "")
    return "".join(sorted(firsts - {""})), "".join(sorted(lasts - {""}))


def likeness(name: str, source: str) -> float:
    """How well the best stretch of `source` transcribes `name`: 1 at most, 0 and less not at all.

    A local alignment (Smith and Waterman, 1981) that must take all of `name`.
    """
    wanted = _english(name)
    if not wanted or len(name) > LONGEST:
        return 0.0
    sounds = [each for char in source for each in _sounds(char)]
    return _aligned(wanted, sounds) / len(re.sub("[a-z]", "", wanted) or wanted)


def foreign_runs(source: str) -> list[str]:
    """The stretches of `source` in the characters that foreign names are written with."""
    return [run for run in _RUN.findall(source) if len(run) > 1]


def _sounds(char: str) -> list[tuple[str, float]]:
    """The sounds of a character, each with the price of leaving it out."""
    first, last = _syllable(char)
    if char in "·•-":
        return []
    if char not in _USUAL:
        # 阿穆尔 may be written with others as well, but not for long.
        return [(first, _UNUSUAL)] * bool(first) + [(last, 0.1)] * bool(last) or [("", _UNUSUAL)]
    if not first and not last:
        return [("", _WEAK)]
    price = _WEAK if set(first) <= set("YWHR") else _EXTRA
    return [(first, price)] * bool(first) + [(last, 0.1)] * bool(last)


def _aligned(wanted: str, sounds: list[tuple[str, float]]) -> float:
    previous = [0.0] * (len(sounds) + 1)  # a name may begin at any character
    for sign in wanted:
        weak = sign.islower()
        gain = _WEAK if weak else _STRONG
        fitting = frozenset(_ALIKE.get(sign, sign))
        row = [previous[0] - gain]
        for place, (classes, price) in enumerate(sounds, start=1):
            alike = not fitting.isdisjoint(classes)
            best = max(previous[place] - gain, row[place - 1] - price)
            row.append(max(best, previous[place - 1] + gain) if alike else best)
        previous = row
    return max(previous)
