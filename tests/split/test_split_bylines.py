"""Who signs: names in lines, in datelines, at the ends of texts; and what only looks like one."""

from __future__ import annotations

import pytest

from summarize.records import Passage
from summarize.split.bylines import cut_signature, find_dateline, parse_bylines


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
    ],
)
def test_ends_of_texts(text: str, rest: str | None, names: list[tuple[str, ...]]) -> None:
    left, bylines = cut_signature(_passage(text))
    assert left.text == (text if rest is None else rest)
    assert [byline.names for byline in bylines] == names
