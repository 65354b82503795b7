"""Invented pages in press style, and the real one with its split written by hand."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize.read import read_edition
from summarize.records import Article, Edition, Passage, Reference
from summarize.split import split_edition

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((ROOT / "cases" / "split.toml").read_text(encoding="utf-8"))["case"]
SEED = ROOT.parent / "seeds" / "000_112a6f594cfad589.txt"
EXPECTED = json.loads(SEED.with_suffix(".split.json").read_text(encoding="utf-8"))


def _plain(article: Article) -> dict[str, Any]:
    def text(passage: Passage | None) -> str:
        return passage.text if passage else ""

    def reference(found: Reference | None) -> list[str | int]:
        return [found.passage.text, *found.pages] if found else []

    return {
        "kind": article.kind,
        "kicker": text(article.kicker),
        "headline": text(article.headline),
        "subheads": [passage.text for passage in article.subheads],
        "bylines": [[byline.role, *byline.names] for byline in article.bylines],
        "dateline": text(article.dateline),
        "body": [passage.text for passage in article.body],
        "caption": text(article.caption),
        "credit": text(article.credit),
        "jump_to": reference(article.jump_to),
        "jump_from": reference(article.jump_from),
        "pointers": [reference(pointer) for pointer in article.pointers],
    }


def _case(case: dict[str, Any]) -> Any:
    """A case, a strict xfail where it says what the fitted weights still get wrong."""
    known = case.get("known_failure")
    marks = [pytest.mark.xfail(reason=known, strict=True)] if known else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.mark.parametrize("case", [_case(case) for case in CASES])
def test_split(case: dict[str, Any], make_edition: Callable[..., Edition]) -> None:
    split = split_edition(make_edition(case["text"]))
    found = [_plain(article) for article in split.articles]
    assert len(found) == len(case["articles"])
    for article, expected in zip(found, case["articles"], strict=True):
        assert {field: article[field] for field in expected} == expected
    unassigned = [[part.reason, part.text] for part in split.unassigned if part.reason != "blank"]
    assert unassigned == case["unassigned"]


@pytest.mark.parametrize("place", range(3))
def test_seed_article(place: int) -> None:
    article = split_edition(read_edition([SEED])).articles[place]
    expected = EXPECTED["articles"][place]
    found = _plain(article)
    assert (article.id, article.page) == (expected["id"], expected["page"])
    for field in ("kind", "subheads", "body"):
        assert found[field] == expected[field]
    for field in ("kicker", "headline", "dateline", "caption", "credit"):
        assert found[field] == (expected[field] or "")
    assert [
        {"role": byline.role, "names": list(byline.names), "text": byline.passage.text}
        for byline in article.bylines
    ] == expected["bylines"]
    for field in ("jump_to", "jump_from"):
        reference = expected[field]
        assert found[field] == ([reference["text"], *reference["pages"]] if reference else [])
    pointers = [[pointer["text"], *pointer["pages"]] for pointer in expected["pointers"]]
    assert found["pointers"] == pointers


def test_seed_leaves_nothing_but_blanks() -> None:
    split = split_edition(read_edition([SEED]))
    assert len(split.articles) == len(EXPECTED["articles"])
    assert {part.reason for part in split.unassigned} == {"blank"}
