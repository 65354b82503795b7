"""Training pages with crossheads: only in long stories, apart from one another."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
import split_rare
from editions.setting import set_edition
from invented_editions import edition


def _divided(monkeypatch: pytest.MonkeyPatch, paragraphs: int) -> list[list[str]]:
    """For each story that is divided, the kinds of its pieces, and "crosshead" where one is."""
    monkeypatch.setattr(split_rare, "SHARE", 0.0)
    monkeypatch.setattr(split_rare, "DIVIDED_SHARE", 1.0)
    made = split_rare.add_rare(
        set_edition(edition(paragraphs=paragraphs)), random.Random(2), cut=False
    )
    pages = [[piece.story or "" for piece in page.pieces] for page in made.pages]
    return [page for page in pages if any(story.startswith("crosshead") for story in page)]


def test_long_stories_are_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = _divided(monkeypatch, paragraphs=12)
    assert len(pages) == 3
    for page in pages:
        places = [place for place, story in enumerate(page) if story.startswith("crosshead")]
        # One story is divided, by lines that stand within it and apart from one another.
        assert len({page[place + 1] for place in places}) == 1
        assert all(page[place - 1] == page[place + 1] for place in places)
        assert all(after - before > 1 for before, after in pairwise(places))


def test_short_stories_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _divided(monkeypatch, paragraphs=3) == []
