"""Jumps joined across pages, and those that cannot be."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.records import Article, Byline, Finding, Page, Passage, Source, Span
from summarize.split.assignment import assign
from summarize.split.jumps import join_jumps
from summarize.split.references import cut_references

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "jumps.toml").read_text(encoding="utf-8")
)["edition"]
SOURCE = Source(name="text", encoding="utf-8", sha256="", size=0)


class Setter:
    """Sets the articles of one page, a part a line."""

    def __init__(self, index: int, number: int, label: str | None) -> None:
        self.index, self.number, self.label = index, number, label
        self.text = ""

    def passage(self, text: str) -> Passage:
        start = len(self.text)
        self.text += text + "\n"
        return Passage(
            text=text, spans=(Span(page=self.index, start=start, end=start + len(text)),)
        )

    def article(self, name: str, given: Mapping[str, Any]) -> Article:
        start = len(self.text)
        headline = self.passage(given["headline"]) if "headline" in given else None
        parts = [self.passage(given["from"])] if "from" in given else []
        body = tuple(self.passage(text) for text in given["body"])
        parts += [self.passage(given["to"])] if "to" in given else []
        jumps = dict(
            found for part in parts for found in cut_references(part, page=self.number).references
        )
        pointer = jumps.get("pointer")
        caption = self.passage(given["caption"]) if "caption" in given else None
        signed = self.passage(given["names"]) if "names" in given else None
        return Article(
            id=name,
            page=self.number,
            kind="news",
            headline=headline,
            body=body,
            caption=caption,
            bylines=(Byline(role="reporter", names=(signed.text,), passage=signed),)
            if signed
            else (),
            jump_to=jumps.get("jump_to"),
            jump_from=jumps.get("jump_from"),
            pointers=(pointer,) if pointer else (),
            spans=(Span(page=self.index, start=start, end=len(self.text) - 1),),
        )


def build(given: Sequence[Mapping[str, Any]]) -> tuple[list[Page], list[Article]]:
    pages: list[Page] = []
    articles: list[Article] = []
    places: Counter[int] = Counter()
    for index, page in enumerate(given):
        setter = Setter(index, page.get("number", index + 1), page.get("label"))
        for each in page["article"]:
            places[setter.number] += 1
            articles.append(setter.article(f"p{setter.number}-a{places[setter.number]}", each))
        pages.append(
            Page(
                index=index,
                number=setter.number,
                label=setter.label,
                text=setter.text,
                source=SOURCE,
                blocks=(),
            )
        )
    return pages, articles


def _groups(articles: Sequence[Article], joined: Sequence[Article]) -> list[list[str]]:
    """The ids of the articles that each of `joined` is made of."""
    by_span = {span: article.id for article in articles for span in article.spans}
    return [[by_span[span] for span in article.spans] for article in joined]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_edition(case: dict[str, Any]) -> None:
    pages, articles = build(case["page"])
    joined = join_jumps(pages, articles)
    groups = _groups(articles, joined)
    assert [group for group in groups if len(group) > 1] == case["joined"]
    assert sorted(name for group in groups for name in group) == sorted(a.id for a in articles)
    wanted = case.get("findings", {})
    for article in joined:
        messages = [finding.message for finding in article.findings]
        expected = wanted.get(article.id, [])
        assert len(messages) == len(expected)
        for message, words in zip(messages, expected, strict=True):
            assert words in message
        assert {finding.kind for finding in article.findings} <= {"jump"}


def test_severity_tells_a_missing_page_from_a_missing_half() -> None:
    for name, severity in (("not in the edition", "note"), ("nothing on it fits", "warning")):
        case = next(case for case in CASES if name in case["name"])
        first = join_jumps(*build(case["page"]))[0]
        assert [finding.severity for finding in first.findings] == [severity]
        assert first.findings[0].zh in ("下转4版", "下转2版")


FIRST = {
    "headline": "全市河道治理工作会议召开",
    "body": ["会议指出，河道清淤完成八成。", "会议要求，各区要落实河长负"],
    "to": "（下转2版）",
    "caption": "河长在巡河。",
    "names": "李明",
}
SECOND = {
    "headline": "河道治理工作会议",
    "from": "（上接1版）",
    "body": ["责制，每周巡河。", "会前，与会人员察看了现场。"],
    "caption": "清淤现场。",
    "names": "李明",
}


def _join(first: Mapping[str, Any], second: Mapping[str, Any]) -> tuple[list[Page], Article]:
    pages, articles = build([{"article": [first]}, {"article": [second]}])
    (joined,) = join_jumps(pages, articles)
    return pages, joined


def test_the_paragraph_cut_by_the_jump_is_one_passage_of_both_pages() -> None:
    pages, joined = _join(FIRST, SECOND)
    assert [passage.text for passage in joined.body] == [
        "会议指出，河道清淤完成八成。",
        "会议要求，各区要落实河长负责制，每周巡河。",
        "会前，与会人员察看了现场。",
    ]
    seam = joined.body[1]
    assert [span.page for span in seam.spans] == [0, 1]
    assert seam.text == "".join(pages[s.page].text[s.start : s.end] for s in seam.spans)


def test_what_the_second_half_repeats_is_given_once_and_the_rest_kept() -> None:
    _, joined = _join(FIRST, SECOND)
    assert joined.headline is not None
    assert joined.headline.text == "全市河道治理工作会议召开"
    assert joined.subheads == ()
    assert [byline.names for byline in joined.bylines] == [("李明",)]
    assert joined.caption is not None
    assert joined.caption.text == "河长在巡河。\n清淤现场。"
    assert joined.jump_to is not None
    assert joined.jump_from is not None
    assert (joined.jump_to.passage.text, joined.jump_from.passage.text) == ("下转2版", "上接1版")
    assert [span.page for span in joined.spans] == [0, 1]
    assert (joined.id, joined.page) == ("p1-a1", 1)


def test_doubt_about_bounds_is_told_once_by_the_less_sure_half() -> None:
    pages, (first, second) = build([{"article": [FIRST]}, {"article": [SECOND]}])
    surer, doubt = (
        Finding(kind="split", severity="warning", message=f"Uncertain: {value}.")
        for value in (0.5, 0.3)
    )
    other = Finding(kind="date", severity="note", message="Another matter.")
    first = replace(first, confidence=0.5, findings=(surer, other))
    second = replace(second, confidence=0.3, findings=(doubt,))
    (joined,) = join_jumps(pages, [first, second])
    assert joined.findings == (doubt, other)
    assert joined.confidence == 0.3


def test_a_new_headline_over_the_second_half_is_not_lost() -> None:
    body = ["责制，每周巡河，河道清淤要在汛期前完成。"]
    _, joined = _join(FIRST, {**SECOND, "headline": "群众点赞身边变化", "body": body})
    assert [passage.text for passage in joined.subheads] == ["群众点赞身边变化"]


def test_finished_sentences_stay_paragraphs() -> None:
    first = {**FIRST, "body": ["会议指出，河道清淤完成八成。"]}
    second = {**SECOND, "body": ["会议要求，河道清淤要在汛期前完成。"]}
    assert len(_join(first, second)[1].body) == 2


def test_latin_words_do_not_fuse_at_the_seam() -> None:
    first = {**FIRST, "body": ["会议要求，各区河长都要在手机上使用WeChat"]}
    second = {**SECOND, "body": ["Pay缴费，并且每周巡河。"]}
    assert _join(first, second)[1].body[0].text == (
        "会议要求，各区河长都要在手机上使用WeChat\nPay缴费，并且每周巡河。"
    )


def test_no_jump_changes_nothing() -> None:
    pages, articles = build([{"article": [{"headline": "甲", "body": ["乙。"]}]}])
    assert join_jumps(pages, articles) == tuple(articles)


SCORES = st.sampled_from([float("-inf"), -2.0, 0.0, 1.0, 1.5, 4.0])


@given(
    st.integers(0, 4).flatmap(
        lambda width: st.lists(st.lists(SCORES, min_size=width, max_size=width), max_size=4)
    )
)
def test_assignment_is_the_best_there_is(scores: list[list[float]]) -> None:
    found = assign(scores, least=1.0)
    assert len(set(found.values())) == len(found)
    assert all(scores[row][column] >= 1.0 for row, column in found.items())
    total = sum(scores[row][column] - 1.0 for row, column in found.items())
    columns = [*range(len(scores[0])), *[None] * len(scores)] if scores else []
    best = max(
        (
            sum(
                max(scores[row][column] - 1.0, 0.0) if column is not None else 0.0
                for row, column in enumerate(order)
            )
            for order in permutations(columns, len(scores))
        ),
        default=0.0,
    )
    assert total == pytest.approx(best)
