"""Names written for their sound that no table has."""

from __future__ import annotations

import pytest

from summarize.check import check_translation
from summarize.zh.facts import FactFinder
from summarize.zh.transcriptions import unknown_transcriptions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在女单决赛中，阿尼西莫娃战胜诺斯科娃，夺得冠军。", ["阿尼西莫娃", "诺斯科娃"]),
        ("向边境城市科兹洛杰茨推进。", ["科兹洛杰茨"]),
        ("乌方称，谢韦尔斯克市仍在乌军控制下。", ["谢韦尔斯克"]),
        # Known, or spelled beside it.
        ("俄军在库皮扬斯克、波克罗夫斯克等方向推进。", []),
        ("他来自马鲁基多尔 (Maroochydore)。", []),
        ("奥密克戎毒株", []),
        # Words of the same characters.
        ("设立特别基金，维修道路，英雄格萨尔王，库尔德人", []),
        ("习近平同特朗普举行会谈。", []),
    ],
)
def test_unknown_transcriptions(text: str, names: list[str]) -> None:
    assert list(unknown_transcriptions(text, FactFinder().find(text))) == names


def test_the_spelling_of_an_unknown_name_is_said_to_be_a_guess() -> None:
    zh = "在女单决赛中，阿尼西莫娃夺得冠军。"
    english = "Anisimova won the title in the women's singles final."
    findings = check_translation(zh, english, facts=FactFinder().find(zh))
    assert [(f.kind, f.severity, f.zh) for f in findings] == [("spelling", "warning", "阿尼西莫娃")]
