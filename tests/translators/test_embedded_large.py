"""The larger embedded model itself, where its gigabyte of base weights is installed."""

from __future__ import annotations

import pytest

from summarize.translators import load_translator
from summarize.translators.ladder import translate_texts
from summarize.weights import embedded_available, load_catalog, verify
from summarize.zh.facts import FactFinder

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(
        not embedded_available(load_catalog().get("embedded-large")),
        reason="needs summarize[large]",
    ),
]


def test_figures_and_names_arrive_and_its_files_are_whole() -> None:
    model = load_translator("embedded-large")
    # Greedy search makes 8.5 billion of the first, whatever the hint says: the checks must see it.
    texts = ["衢州市某企业亟需通过融资8.5亿元来渡过难关。", "线路全长164公里,设计时速350公里。"]
    first, second = translate_texts(texts, model, FactFinder())
    assert [f for made in (first, second) for f in made.findings if f.severity == "error"] == []
    assert "850 million" in first.text
    assert "164" in second.text
    assert "350" in second.text
    assert [check.file for check in verify("embedded-large") if not check.ok] == []
