"""The larger embedded model itself, where its gigabyte of base weights is installed."""

from __future__ import annotations

import pytest

from summarize.translators import load_translator
from summarize.translators.contract import Decoding, Sentence
from summarize.weights import embedded_available, load_catalog, verify

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(
        not embedded_available(load_catalog().get("embedded-large")),
        reason="needs summarize[large]",
    ),
]


def test_figures_and_names_arrive_and_its_files_are_whole() -> None:
    model = load_translator("embedded-large")
    sentences = [
        Sentence(
            text="衢州市某企业亟需通过融资8.5亿元来渡过难关。",
            hints=(("8.5亿元", "850 million yuan"), ("衢州市", "Quzhou")),
        ),
        Sentence(text="线路全长164公里,设计时速350公里。"),
    ]
    made = [row[0] for row in model.translate(sentences, Decoding())]
    assert all(candidate.finished for candidate in made)
    assert "850 million" in made[0].text
    assert "Quzhou" in made[0].text
    assert "164" in made[1].text
    assert "350" in made[1].text
    assert [check.file for check in verify("embedded-large") if not check.ok] == []
