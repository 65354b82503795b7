"""Negation: a 不, 没 or 禁止 of the source is felt in the translation, and none is added.

Polarity can be put in many ways (unable, fail to, without, except), so one side counts narrowly
what surely negates its predicate and the other widely what may render that; a warning only where
even the wide count falls short.
"""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Finding

__all__ = ["CHECK", "EN_WIDE", "ZH_NOT"]

# 不 and its like where they surely negate what follows and English has no other custom.
_ZH_SURE = re.compile(
    r"(?:不(?:是(?![吗么])|会|能(?!不)|得(?![不已了])|可(?![不避少或缺估忽思多替逾磨])|准|许|应|宜|予|存在"
    r"|具备|符合|承认|同意|接受|支持|允许|希望|愿意?|想|知道|相信|属于|构成|需要|必(?![然须])|适用|参加|包括"
    r"|影响|再)|没(?:有(?!办法不|人不)|能|想|收到|发现|看到)|未(?:能|经|曾|予|获|作|被|发现|收到|按|依|尝)"
    r"|从未|禁止|严禁|切勿|请勿|无法|无权|无需|无须|并非)"
)
# 不 before most verbs and adjectives; not in words that English puts without a negation.
_ZH_LIKELY = re.compile(
    "不(?![断同过管论少久料禁由妨惜时仅但只光单足满到及如若良懈朽锈动幸测肖法菲凡可错等止安怕愧一息"
    "平妥顾免慎舍屈畏忘倦迭在辍尽停日齐堪力知然外特则克乏失以吝啻宁明远要让俗厌绝"
    "易用必便解]|[过少差无好要])"
    "|(?<![埋淹沉吞出湮])没(?![收落])|未(?![来知婚满成必免]|遂)|并非|绝非|毫无|(?<![三南毫])无(?![论锡数疑限偿线人私声"
    "处比所穷辜须愧聊畏障氟菌痛烟纺烦糖情敌色双缝机偏形缘端微尽常悔党期暇可私恙])"
)
# Questions and set phrases in which a sure sign negates nothing.
ZH_NOT = re.compile(
    r"(.)不\1|是不是|能不能|会不会|有没有|可不可以|要不要|不是[^。；]*?(?:而是|就是|便是)|不得不|不能不"
    r"|不会不|不可不|记不得|不但|不仅|不只|不光|不单|没有[^。，；]*?(?:就没有|不)|无不|莫不|未必不"
    r"|非[^。，；]{1,12}不|除非|不可|要不是|几乎(?:没有?|不|无)|岂不|说不定|不饱和|不列颠|漫不经心"
    r"|不相上下|座无虚席|前所未"
)
# What may render a negation, prefixes and verbs of refusal included.
_EN_WORDS = (
    "not|no|nor|none|nobody|nothing|nowhere|never|neither|without|cannot|hardly|barely|scarcely"
    "|rarely|seldom|rather than|instead|unless|void|null|unable|devoid|sorry|ban(?:s|ned|ning)?"
    "|bar(?:s|red|ring)?|out of|free (?:of|from)|too|missing"
)
_EN_STEMS = (
    "fail|refus|reject|lack|den(?:y|ie)|prohibit|forbid|forbad|prevent|avoid|ceas|exempt|exclu"
    "|except|absen|declin|oppos|neglect|ignor|withh|impossib|abstain|refrain|minimal"
    "|dis(?:a[bdfgl]|like|qual|sat|reg|cl|ob|hon|cont|resp|ad|en)|im(?:poss|prop|perf|prac)"
    "|il(?:leg|lic)|non-|ir(?:regul|relev|respons|resp)"
    "|in(?:abil|adeq|capab|compl|corr|elig|eff|vis|suff|val|acc|appr)"
    "|un(?!der|ion|it|iv|til|cle|iq|ear)"
)
EN_WIDE = re.compile(rf"\b(?:(?:{_EN_WORDS})\b|(?:{_EN_STEMS})|\w{{3,}}less\b)|n['’]t\b", re.I)
# Other ways round a negation, enough where it is only likely.
_EN_LIKELY = re.compile(
    r"\b(?:un\w+|in(?:\w{6,})|im\w{4,}|dis\w+|less|than|still|yet|before|until|remain\w*|keep\w*|kept"
    r"|lo[sw]\w*|but|although|though|however|other|otherwise|different|short|bad\w*|wrong|difficult"
    r"|hard|poor\w*|away|limit\w*|restrict\w*|regardless|or|even|any|what|how|why|who|despite|drop\w*"
    r"|quit|end\w*|no\w+|forg\w+|leav\w+|left|skip\w*|save\w*|all|always|just|simply|must)\b",
    re.I,
)
_AUXILIARY = "is|are|was|were|do|does|did|has|have|had|will|would|shall|should|could|may|must|can"
_EN_SURE = re.compile(
    rf"\b(?:(?:{_AUXILIARY})(?: (?:also|still|yet))? not(?! only)|cannot|never|no longer"
    r"|(?:is|are|was|were) no(?! (?:more|less|later|fewer)))\b"
    r"|\b(?:is|are|was|were|do|does|did|has|have|had|wo|would|should|could|ca|must)n['’]t\b",
    re.I,
)
_ZH_WIDE = re.compile(
    "[不没未非无無莫勿别否免拒禁止防难缺失乏弃绝反杜欠少仅只才除差空休岂哪怎何误错停戒违破罢忘远假若吗么疑歇断"
    "另异逃避毋弗亡]"
)


def _dropped(pair: Pair) -> list[str]:
    """Negations of the source that the translation cannot render; none where it may.

    Sure ones are counted; where the translation has no sign of any, the likely ones do as well.
    """
    masked = ZH_NOT.sub(lambda match: "＿" * len(match.group()), pair.source)
    wide = len(EN_WIDE.findall(pair.text))
    sure = list(dict.fromkeys(match.group() for match in _ZH_SURE.finditer(masked)))
    if len(sure) > wide:
        return sure
    likely = list(dict.fromkeys(match.group() for match in _ZH_LIKELY.finditer(masked)))
    return [] if wide or _EN_LIKELY.search(pair.text) else likely


def _added(pair: Pair) -> list[str]:
    """Sure negations of the translation where the source has no sign of any."""
    found = [match.group() for match in _EN_SURE.finditer(pair.text)]
    return [] if _ZH_WIDE.search(pair.source) else found


def score(pair: Pair) -> float:
    """Negations that one side has and the other cannot have."""
    return float(len(_dropped(pair)) + len(_added(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a direction: lost, or added."""
    findings = []
    if dropped := _dropped(pair):
        zh = "、".join(dict.fromkeys(dropped))
        findings.append(
            Finding(
                kind="negation", severity="warning", zh=zh, expected="a negation",
                message=f"The source negates with {zh}; the translation may have lost that.",
            )
        )  # fmt: skip
    if added := _added(pair):
        findings.append(
            Finding(
                kind="negation", severity="warning", found=added[0],
                message=f"The translation negates ({added[0]}); the source may not.",
            )
        )  # fmt: skip
    return tuple(findings)


CHECK = Check(name="negation", score=score, explain=explain, high=0)
