"""The tables of terms, bodies and posts: form, no duplicates, an authority that is explained."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest

from summarize.zh.tables import read_table

TERMS, BODIES, POSTS = (read_table(name) for name in ("terms", "bodies", "posts"))
HEAD = " ".join(
    line.removeprefix("#").strip()
    for line in files("summarize.zh")
    .joinpath("data", "terms.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if line.startswith("#")
)
GROUPS = {
    "party", "congress", "cppcc", "government", "court", "procuratorate", "organ", "department",
    "association", "institution", "field", "matter", "activity", "unit",
}  # fmt: skip


@pytest.mark.parametrize("table", [TERMS, BODIES, POSTS], ids=["terms", "bodies", "posts"])
def test_every_row_is_whole(table: tuple[tuple[str, ...], ...]) -> None:
    for row in table:
        assert len(row) == 4, row
        assert all(row), row
        assert re.fullmatch("[\u4e00-\u9fff、]+", row[0]), row
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9' ,./{}-]*|\{[LN]\}[A-Za-z' .{}-]*", row[1]), row
        assert "  " not in row[1]


def test_there_are_enough_terms() -> None:
    assert len(TERMS) >= 400


@pytest.mark.parametrize("table", [TERMS, BODIES, POSTS], ids=["terms", "bodies", "posts"])
def test_every_authority_is_explained(table: tuple[tuple[str, ...], ...]) -> None:
    listed = {
        name.strip() for entry in re.findall(r"- ([^:]+):", HEAD) for name in entry.split(",")
    }
    of_laws = re.compile(r"(?!TITLE).*\b(?:Law|Code)\b.* \(NPC\)")
    for row in table:
        assert row[3] in listed or of_laws.fullmatch(row[3]), row


def test_no_term_stands_twice() -> None:
    assert [zh for zh, times in Counter(row[0] for row in TERMS).items() if times > 1] == []


def test_no_body_or_post_stands_twice_with_one_meaning() -> None:
    bodies = Counter((row[0], row[2] in ("organ", "unit") and row[2]) for row in BODIES)
    repeated = [key for key, times in bodies.items() if times > 1]
    # A field and a matter may share a word: 应急, 知识产权, 行政.
    groups = {row[0]: set() for row in BODIES}
    for row in BODIES:
        groups[row[0]].add(row[2])
    assert [zh for zh, _ in repeated if len(groups[zh]) == 1] == []
    posts = Counter((row[0], group) for row in POSTS for group in row[2].split(","))
    assert [key for key, times in posts.items() if times > 1] == []


def test_no_conflict_between_the_tables() -> None:
    units = {row[0]: row[1] for row in BODIES if row[2] in ("organ", "unit")}
    terms = {row[0]: row[1] for row in TERMS if row[2] == "body"}
    for zh in units.keys() & terms.keys():
        assert units[zh].lower() in terms[zh].lower(), zh


def test_notes_and_groups_are_known() -> None:
    assert {row[2] for row in TERMS} == {"body", "name", "post", "word"}
    assert {row[2] for row in BODIES} == GROUPS
    assert {group for row in POSTS for group in row[2].split(",")} <= GROUPS | {"-"}


def test_templates_name_the_place() -> None:
    for zh, en, group, _ in BODIES:
        placed = group not in ("organ", "field", "matter", "activity", "unit")
        assert bool(re.search(r"\{[LN]\}", en)) == placed, zh
