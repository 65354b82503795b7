"""Training pages of few stories: taken apart, an edition keeps its text, owners and joins."""

from __future__ import annotations

import random

import pytest
import split_parts
from editions.forms import build_text
from invented_editions import edition


def test_parts_hold_all_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split_parts, "_SHARE", 1.0)
    built = build_text(edition(stories=9), "wrapped-bare", 1)
    made = split_parts.part_pages(built, random.Random(1))
    assert len(made.pages) > len(built.pages)
    for field in ("text", "owners"):
        before, after = (
            [each for page in pages for each in getattr(page, field)]
            for pages in (built.pages, made.pages)
        )
        assert after == before
    for old, new in zip(built.joins, made.joins, strict=True):
        for (page, place), (part, moved) in ((old.before, new.before), (old.after, new.after)):
            assert made.pages[part].text[moved] == built.pages[page].text[place]
            assert made.pages[part].owners[moved] == built.pages[page].owners[place]
    # No story begins in one part and goes on in the next.
    owners = [{owner for owner in page.owners if owner} for page in made.pages]
    assert sum(map(len, owners)) == len(set.union(*owners))
