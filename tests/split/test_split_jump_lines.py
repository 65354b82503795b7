"""Printed references in their many forms, and words that only look like them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.records import Passage, Span
from summarize.split.references import cut_references, is_jump, read_printed

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "jumps.toml").read_text(encoding="utf-8")
)["line"]


def _passage(text: str) -> Passage:
    return Passage(text=text, spans=(Span(page=0, start=5, end=5 + len(text)),))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_line(case: dict[str, Any]) -> None:
    referred = cut_references(_passage(case["text"]), page=case.get("page"))
    found = [[kind, each.passage.text, *each.pages] for kind, each in referred.references]
    assert found == case["found"]
    assert referred.rest.text == case.get("rest", case["text"])
    for name in {"labels", "mark", "title"} & set(case):
        said = getattr(read_printed(referred.references[0][1]), name)
        assert said == (tuple(case[name]) if name == "labels" else case[name])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_jump_by_itself_is_a_jump_line(case: dict[str, Any]) -> None:
    kinds = [kind for kind, *_ in case["found"]]
    only = kinds in (["jump_to"], ["jump_from"]) and case.get("rest") == ""
    assert is_jump(case["text"]) == only or kinds == ["jump_to", "pointer"]


@given(
    st.text(
        alphabet="（）()【】《》下转上接紧续未完第一二版页见刊12AＡl—、·① ▼⇒。会议", max_size=60
    )
)
def test_nothing_is_lost(text: str) -> None:
    referred = cut_references(_passage(text))
    passages = [referred.rest, *(each.passage for _, each in referred.references)]
    for passage in passages:
        assert passage.text == "".join(text[s.start - 5 : s.end - 5] for s in passage.spans)
    for kind, each in referred.references:
        assert kind == "pointer" or each.passage.text
        assert all(number > 0 for number in each.pages)
