"""Anchors against what github.com gives."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from summarize.render.slug import slug

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "render_slugs.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["heading"])
def test_slug(case: dict[str, str]) -> None:
    assert slug(case["heading"]) == case["anchor"]
