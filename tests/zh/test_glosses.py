"""The dictionary's English of ordinary words: the table's form, and which words are looked up."""

from __future__ import annotations

import re

import pytest

from summarize.zh.facts import FactFinder
from summarize.zh.glosses import gloss_table, glosses, words_beside
from summarize.zh.tables import read_table

TEXT = "省委书记王成国出席图书馆开放仪式，投资8.5亿元。"


@pytest.mark.parametrize(("name", "count"), [("glosses", 80_000), ("newspaper_words", 1_800)])
def test_every_row_is_a_word_and_its_gloss(name: str, count: int) -> None:
    rows = read_table(name)
    assert len({row[0] for row in rows}) == len(rows) > count
    for row in rows:
        assert len(row) == 2, row
        assert re.fullmatch("[\u4e00-\u9fff]{2,}", row[0]), row
        # What would end a hint early cannot stand in a gloss.
        assert re.fullmatch(r"[A-Za-z0-9 .'’é-]+", row[1]), row


def test_what_a_newspaper_means_by_a_word_comes_before_what_a_dictionary_does() -> None:
    assert dict(read_table("glosses"))["骨干"] == "diaphysis"
    assert glosses("骨干队伍夯实基层治理。", ())[0] == ("骨干", "backbone")


def test_no_word_written_by_hand_is_a_term_that_is_found_anyway() -> None:
    terms = {row[0] for row in read_table("terms")}
    assert not terms & {row[0] for row in read_table("newspaper_words")}


def test_words_in_order_each_once_without_those_of_facts() -> None:
    facts = FactFinder().find(TEXT)
    found = glosses(TEXT * 2, facts)
    assert found[:3] == (("出席", "attend"), ("图书馆", "library"), ("开放", "open"))
    assert len(dict(found)) == len(found)
    covered = "".join(fact.zh for fact in facts)
    assert {"王成国", "8.5亿元"} <= {fact.zh for fact in facts}
    assert not any(word in covered for word, _ in glosses(TEXT, facts))


def test_a_set_phrase_is_glossed_by_its_two_words() -> None:
    assert glosses("出席会议。", ()) == (("出席", "attend"), ("会议", "meeting"))
    # One of whose halves the tables lack gets none.
    assert "进村" not in dict(read_table("glosses"))
    assert glosses("进村入户。", ()) == (("入户", "door-to-door"),)


def test_the_longest_entry_wins() -> None:
    table = dict(read_table("glosses"))
    assert {"火山", "活动", "火山活动"} <= table.keys()
    assert glosses("火山活动减弱。", ()) == (
        ("火山活动", "volcanic activity"),
        ("减弱", table["减弱"]),
    )


def test_parts_of_a_name_that_nobody_has_decided() -> None:
    text = "德斯蒙德·普罗文扎诺说"
    facts = FactFinder().find(text)
    assert [(fact.kind, fact.en) for fact in facts] == [("person", "")]
    assert dict(glosses(text, facts)) == {"德斯蒙德": "Desmond", "普罗文扎诺": "Provenzano"}


def test_words_that_a_model_knows_are_left_out() -> None:
    assert glosses("我们因为他们而努力。", ()) == (("努力", "strive"),)


def test_at_most_so_many() -> None:
    assert glosses(TEXT, (), limit=2) == glosses(TEXT, ())[:2]
    assert glosses("", ()) == ()


def test_words_are_found_where_they_stand() -> None:
    facts = FactFinder().find(TEXT)
    words = list(words_beside(TEXT, facts))
    assert words
    assert all(TEXT.startswith(word, place) for place, word in words)
    covered = {place for fact in facts if fact.en for place in range(fact.start, fact.end)}
    assert covered.isdisjoint(place for place, _ in words)


def test_senses_are_stems_of_words_that_have_a_gloss() -> None:
    rows = read_table("senses")
    assert len({row[0] for row in rows}) == len(rows) > 30_000
    for word, ways in rows:
        assert word in gloss_table()
        assert re.fullmatch(r"[a-z0-9'’-]{1,4}( [a-z0-9'’-]{1,4})*", ways), (word, ways)
