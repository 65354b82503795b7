"""What causal models are shown."""

from __future__ import annotations

import pytest

from summarize.translators.contract import Sentence
from summarize.translators.prompts import build_prompt, clean_hint
from summarize.weights import load_catalog

CASES = [
    ("没有提示。", (), "没有提示。\nEN:"),
    ("在温州。", (("温州", "Wenzhou"),), "在温州。\n[温州=Wenzhou]\nEN:"),
    ("甲乙", (("甲", "A"), ("乙", "B")), "甲乙\n[甲=A; 乙=B]\nEN:"),
    # What would end a hint or add a line is taken out; empty sides drop the hint.
    ("一\n二  三", (("一", "a;b]\nEN:"), ("二", " ")), "一 二 三\n[一=a b EN:]\nEN:"),
]


@pytest.mark.parametrize(("text", "hints", "expected"), CASES)
def test_embedded_prompt(text: str, hints: tuple[tuple[str, str], ...], expected: str) -> None:
    spec = load_catalog().get("embedded")
    assert build_prompt(spec, Sentence(text=text, hints=hints)) == expected


def test_terms_of_hy_mt() -> None:
    spec = load_catalog().get("hy-mt-1.8b")
    prompt = build_prompt(spec, Sentence(text="在温州{0}。", hints=(("温州", "Wenzhou {x}"),)))
    assert prompt.startswith("参考下面的翻译：\n温州 翻译成 Wenzhou {x}\n\n将以下文本翻译为英语")
    assert prompt.endswith("不要额外解释：\n在温州{0}。")


def test_clean_hint() -> None:
    assert clean_hint(" Party [CPC]; Committee=x ") == "Party CPC Committee x"
