"""The embedded model itself: figures and names given as hints arrive; nothing heavy is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from summarize.translators import load_translator
from summarize.translators.contract import Decoding, Sentence, Translator
from summarize.weights import embedded_available, verify

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(not embedded_available(), reason="needs summarize[offline]"),
]

# Sentence, hints by hand, what must be in the English.
CASES = [
    (
        "衢州市某企业亟需通过融资8.5亿元来渡过难关。",
        (("8.5亿元", "850 million yuan"), ("衢州市", "Quzhou")),
        ["850 million", "Quzhou"],
    ),
    ("省委常委王成国出席会议并讲话。", (("王成国", "Wang Chengguo"),), ["Wang Chengguo"]),
    ("线路全长164公里,设计时速350公里。", (), ["164", "350"]),
    ("服务对象满意率98.4%。", (("98.4%", "98.4%"),), ["98.4"]),
    (
        "12月25日,会议在温州召开。",
        (("12月25日", "December 25"), ("温州", "Wenzhou")),
        ["December 25", "Wenzhou"],
    ),
]


@pytest.fixture(scope="module")
def embedded() -> Translator:
    return load_translator("embedded")


def test_figures_and_names_arrive(embedded: Translator) -> None:
    sentences = [Sentence(text=zh, hints=hints) for zh, hints, _ in CASES]
    for (zh, _, wanted), (candidate,) in zip(
        CASES, embedded.translate(sentences, Decoding()), strict=True
    ):
        assert candidate.finished, zh
        assert [word for word in wanted if word not in candidate.text] == [], candidate.text


def test_a_ban_on_repeats_does_not_depend_on_the_batch(embedded: Translator) -> None:
    sentences = [Sentence(text=zh, hints=hints) for zh, hints, _ in CASES]
    decoding = Decoding(no_repeat_ngram=2)
    together = embedded.translate(sentences, decoding)
    alone = [embedded.translate([sentence], decoding)[0] for sentence in sentences]
    assert [c[0].text for c in together] == [c[0].text for c in alone]
    assert "850 million" in together[0][0].text


def test_shipped_and_prepared_files_are_whole() -> None:
    checks = verify("embedded")
    assert [check.file for check in checks if not check.ok] == []


def test_a_prepared_model_needs_neither_torch_nor_transformers(embedded: Translator) -> None:
    script = (
        "import sys; from summarize.translators import load_translator;"
        "load_translator('embedded');"
        "print([m for m in ('torch', 'transformers', 'gguf') if m in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
