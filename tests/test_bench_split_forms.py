"""The builder of the splitting benchmark: its truth is exact in every form."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from editions.forms import FORMS, build_text, wrap
from editions.setting import NO_START, add_jumps, break_columns, set_edition, true_stories
from hypothesis import given
from hypothesis import strategies as st
from invented_editions import edition, owned


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_character_of_a_story_has_its_owner(form: str, seed: int) -> None:
    built = build_text(edition(), form, seed)
    for story in built.stories:
        text = "".join(built.pages[page].text[place] for page, place in owned(built, story.id))
        for part in (*story.titles, *_halves(built, story.paragraphs)):
            assert "".join(part.split()) in text


def _halves(built: object, paragraphs: tuple[str, ...]) -> list[str]:
    """The beginning and the end of each: a jump line may stand in the middle."""
    return [half for text in paragraphs for half in (text[:8], text[-8:])]


@pytest.mark.parametrize("form", FORMS)
def test_what_has_no_owner_is_blank_or_furniture(form: str) -> None:
    built = build_text(edition(), form, 1)
    rest = "".join(
        character
        for page in built.pages
        for character, owner in zip(page.text, page.owners, strict=True)
        if owner is None
    )
    assert "号消息" not in rest
    assert "號消息" not in rest
    if not FORMS[form].furniture:
        assert not rest.strip()


@pytest.mark.parametrize("form", FORMS)
def test_joins_stand_where_paragraphs_are_cut_or_end(form: str) -> None:
    built = build_text(edition(stories=5), form, 4)
    texts = [page.text for page in built.pages]
    paragraphs = ["".join(text.split()) for story in built.stories for text in story.paragraphs]
    assert {join.kind for join in built.joins} >= {"column", "paragraph"}
    for join in built.joins:
        (page, before), (next_page, after) = join.before, join.after
        pair = texts[page][before] + texts[next_page][after]
        assert (page, before) < (next_page, after)
        if join.kind in ("paragraph", "unmarked"):
            assert any(text.endswith(pair[0]) for text in paragraphs)
            assert any(text.startswith(pair[1]) for text in paragraphs)
        else:
            assert any(pair in text for text in paragraphs)


@pytest.mark.parametrize("form", FORMS)
def test_a_seed_builds_one_text(form: str) -> None:
    first, again = build_text(edition(), form, 1), build_text(edition(), form, 1)
    assert first == again
    assert first != build_text(edition(), form, 2)


def test_forms_are_what_they_say() -> None:
    texts = {form: build_text(edition(), form, 1).pages[0].text for form in FORMS}
    assert "\n\n" in texts["blocks"]
    assert "\n　　" in texts["indent"]
    assert "\n\n" not in texts["wrapped-indent"]
    assert "　　" not in texts["wrapped-bare"]
    assert "\n" not in texts["crlf"].replace("\r\n", "")
    assert "記者" in texts["traditional"]


@given(st.text("春耕，。“”（）ab1 ", max_size=80), st.integers(4, 25))
def test_wrapped_lines_keep_the_text_and_begin_with_no_closing_mark(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines[1:]:
        assert not line[:1] or line[0] not in NO_START


def test_columns_are_cut_where_a_line_may_end() -> None:
    made = break_columns(set_edition(edition()), random.Random(1), share=1.0)
    pieces = [piece for page in made.pages for piece in page.pieces]
    assert sum(piece.broken for piece in pieces) == 36
    for before, after in pairwise(pieces):
        if before.broken:
            assert before.story == after.story
            assert after.text[0] not in NO_START
    assert true_stories(made) == tuple(edition().stories())


def test_jumps_lead_to_the_page_that_is_printed() -> None:
    plain = set_edition(edition(pages=4, stories=6, paragraphs=5, sentences=5))
    made = add_jumps(plain, random.Random(1), share=0.5)
    assert len(made.jumps) > 3
    for jump in made.jumps:
        kinds = {
            index: [piece.kind for piece in page.pieces if piece.story == jump.story]
            for index, page in enumerate(made.pages)
        }
        assert kinds[jump.start][-1] == "jump_to"
        assert "jump_from" in kinds[jump.end]
        assert jump.start < jump.end
    whole = {jump.story for jump in made.jumps}
    for before, after in zip(plain.stories, true_stories(made), strict=True):
        if before.id in whole:
            assert after == before


def test_a_missing_half_is_not_in_the_truth() -> None:
    plain = set_edition(edition(pages=1, stories=8, paragraphs=5, sentences=5))
    made = add_jumps(plain, random.Random(1), share=1.0)
    assert not made.jumps
    lengths = [sum(map(len, story.paragraphs)) for story in true_stories(made)]
    full = [sum(map(len, story.paragraphs)) for story in plain.stories]
    assert all(have < had for have, had in zip(lengths, full, strict=True))
