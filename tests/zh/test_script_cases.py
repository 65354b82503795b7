"""Which script a text is in, and its simplified twin."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from summarize.zh import script
from summarize.zh.script import is_traditional, simplified

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "script.toml").read_text(encoding="utf-8")
)
SEED = Path(__file__).parent.parent.parent / "seeds" / "000_112a6f594cfad589.txt"


@pytest.mark.parametrize("case", CASES["pair"], ids=lambda case: case["text"][:12])
def test_twin(case: dict[str, Any]) -> None:
    assert simplified(case["text"]) == case["simplified"]


@pytest.mark.parametrize("case", CASES["script"], ids=lambda case: case["text"][:12])
def test_script(case: dict[str, Any]) -> None:
    assert is_traditional(case["text"]) == case["traditional"]


@pytest.mark.parametrize("variant", ["s2t", "s2tw", "s2hk"])
def test_a_page_in_any_traditional_script_is_told_and_comes_back(variant: str) -> None:
    text = SEED.read_text(encoding="utf-8")
    traditional = OpenCC(variant).convert(text)
    assert is_traditional(traditional)
    assert not is_traditional(text)
    assert simplified(traditional) == text


def test_characters_that_tell_are_those_that_opencc_knows() -> None:
    to_simplified, to_traditional = OpenCC("t2s").convert, OpenCC("s2t").convert
    assert all(to_simplified(char) != char for char in script._TRADITIONAL)
    assert all(to_traditional(char) != char for char in script._SIMPLIFIED)
    assert all(to_simplified(char) == char for char in script._SIMPLIFIED)


CHARS = st.one_of(st.characters(), st.sampled_from("臺灣裏裡著着乾幹後於衞説「」﹁\r\n\u2028甚麼"))


@given(st.text(alphabet=CHARS, max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    made = simplified(text)
    assert len(made) == len(text)
    for before, after in zip(text, made, strict=True):
        assert before.isspace() == after.isspace()
        assert before == after or not before.isascii()


def test_opencc_is_loaded_for_traditional_text_alone() -> None:
    code = (
        "import sys, summarize; from summarize.split import split_edition; "
        "from summarize.read import read_string; "
        "split_edition(read_string('图书馆开放\\n\\n本报讯 3月6日，市图书馆新馆开放。\\n')); "
        "assert 'opencc' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
