"""Who signs: names in lines, in datelines, at the ends of texts; and what only looks like one."""

from __future__ import annotations

import pytest

from summarize.records import Passage
from summarize.split.bylines import cut_signature, find_dateline, parse_bylines

# Notes of two or three characters in brackets after a full stop, where a pen name could stand.
NOTES = (
    "摘编", "编者", "编者注", "编者按", "整理", "供稿", "有删改", "有删节", "化名", "下略",
    "原文略", "待考", "上篇", "之一", "左图", "如图", "众笑", "起立", "法新社", "光明网",
    "本报讯", "北京", "张家口", "文/图",
)  # fmt: skip


def _passage(text: str) -> Passage:
    return Passage(text=text, spans=())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报记者 陈卓 文/图", [("陈卓",)]),
        ("本报记者 陈卓/文", [("陈卓",)]),
        ("本报记者陈卓文/图", [("陈卓",)]),
        # 文 ends a name as well.
        ("本报记者陈尚文", [("陈尚文",)]),
        ("新华社记者　邹国爱　何君东　罗玉文", [("邹国爱", "何君东", "罗玉文")]),
        # Set without a space, where they can be parted in one way only.
        ("记者杨国强柴世宽", [("杨国强", "柴世宽")]),
        ("记者买买提江", []),
        ("（政秀峻　李贵荣）", [("政秀峻", "李贵荣")]),
        ("（本报平壤、首尔2月27日电 记者程维丹、李博雅）", [("程维丹", "李博雅")]),
        ("通讯员队伍建设", []),
        ("（春涛）", []),
        ("（附图片）", []),
        # What somebody did is no name, nor where he writes from.
        ("本报记者王小明图", [("王小明",)]),
        ("（图/文 王强）", [("王强",)]),
        ("（王强　李军　文/图）", [("王强", "李军")]),
        ("文/图 王强", [("王强",)]),
        ("（整理 王强）", [("王强",)]),
        ("（北京　王强）", [("王强",)]),
        ("本报记者 王强 北京报道", [("王强",)]),
        ("（编辑　王强）", []),
        ("（摄影　王强）", []),
        ("（江西）", []),
        ("记者手记", []),
        ("记者安全保障", []),
        ("（作者系教授）", []),
        ("（白军社）", [("白军社",)]),
        # A post vouches for names that are words as well.
        ("本报记者江南", [("江南",)]),
        ("文/江南", [("江南",)]),
    ],
)
def test_lines(text: str, names: list[tuple[str, ...]]) -> None:
    assert [byline.names for byline in parse_bylines(_passage(text))] == names


@pytest.mark.parametrize(
    ("text", "dateline", "names"),
    [
        ("本报首尔8月13日电　（记者陈尚文）韩国和", "本报首尔8月13日电", [("陈尚文",)]),
        ("本报东京、平壤7月3日电 （记者王莉）日本", "本报东京、平壤7月3日电", [("王莉",)]),
        ("新华社北京9月3日电　（记者杨国强柴世宽）", "新华社北京9月3日电", [("杨国强", "柴世宽")]),
        ("本报记者、编辑到现场发来消息", None, []),
    ],
)  # fmt: skip
def test_datelines(text: str, dateline: str | None, names: list[tuple[str, ...]]) -> None:
    found = find_dateline(_passage(text))
    assert (found and found.passage.text) == dateline
    assert [byline.names for byline in (found.bylines if found else ())] == names


@pytest.mark.parametrize(
    ("text", "rest", "names"),
    [
        ("会议召开。（通讯员 王五）", "会议召开。", [("王五",)]),
        ("双双夺冠。　　本报记者　徐康宝", "双双夺冠。", [("徐康宝",)]),
        ("后来居上。　秦仁保", "后来居上。", [("秦仁保",)]),
        ("“真周到。”　　　（君文）", "“真周到。”", [("君文",)]),
        ("工程竣工。（立君）", "工程竣工。", [("立君",)]),
        ("（春涛）", "", [("春涛",)]),
        ("谢谢大家！（掌声）", None, []),
        ("见第三版。（待续）", None, []),
        ("（附图）", None, []),
        ("他说好。　他走了", None, []),
        ("会议（座谈）", None, []),
        ("工程竣工。（王强 供图）", None, []),
        *((f"工程竣工。（{note}）", None, []) for note in NOTES),
    ],
)
def test_ends_of_texts(text: str, rest: str | None, names: list[tuple[str, ...]]) -> None:
    left, bylines = cut_signature(_passage(text))
    assert left.text == (text if rest is None else rest)
    assert [byline.names for byline in bylines] == names
