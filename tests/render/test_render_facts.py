"""Facts where they help: a line below a summary, an index, a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from summarize.records import Article, Digest, DigestArticle, Fact, FactKind
from summarize.render.facts import facts_of_summary, has_other_form
from summarize.render.facts_csv import COLUMNS, render_facts
from summarize.render.index import bodies_index, people_index
from summarize.render.json import digest_to_dict
from summarize.render.markdown import render_markdown


def fact(kind: FactKind, zh: str, en: str, **more: object) -> Fact:
    start = int(str(more.pop("start", 0)))
    values = {"value": en, "start": start, "end": start + len(zh), **more}
    return Fact(kind=kind, zh=zh, en=en, **values)  # type: ignore[arg-type]


def placed(item: DigestArticle, *facts: Fact) -> DigestArticle:
    """`item` with these facts, each where its Chinese stands in the first paragraph."""
    passage = item.article.body[0]
    found = []
    for each in facts:
        start = passage.text.index(each.zh)
        end = start + len(each.zh)
        spans = passage.cut(start, end).spans
        found.append(replace(each, start=start, end=end, spans=spans))
    return replace(item, article=replace(item.article, facts=tuple(found)))


@pytest.mark.parametrize(
    ("kind", "zh", "en", "value", "shown"),
    [
        ("number", "8.5亿元", "850 million yuan", "850000000", True),
        ("number", "55分钟", "55 minutes", "55", False),
        ("number", "三百多人", "more than 300 people", "300", True),
        ("number", "一个", "one", "1", False),
        ("percent", "98.4%", "98.4 percent", "98.4", False),
        ("percent", "近九成", "nearly 90 percent", "90", True),
        ("date", "6月3日", "June 3", "2024-06-03", False),
        ("date", "昨日", "yesterday", "2024-06-03", True),
        ("date", "当日", "that day", "", False),
        ("person", "李明", "Li Ming", "Li Ming", True),
        ("place", "浙江", "Zhejiang", "Zhejiang", False),
        ("organisation", "省高院", "Zhejiang Provincial High People's Court", "", True),
        ("organisation", "公安局", "bureau of public security", "", False),
        ("title", "民警", "police officer", "", False),
        ("glossary", "浙里办", "Zheli Ban", "", True),
        ("term", "试点", "pilot program", "", False),
    ],
)
def test_only_forms_that_differ_are_shown(
    kind: FactKind, zh: str, en: str, value: str, shown: bool
) -> None:
    assert has_other_form(fact(kind, zh, en, value=value)) is shown


def test_a_line_below_the_summary(digest: Digest) -> None:
    item = placed(
        digest.articles[0],
        fact("date", "6月3日", "June 3", value="2024-06-03"),
        fact("number", "8.5亿元", "850 million yuan", value="850000000"),
    )
    markdown = render_markdown(replace(digest, articles=(item,)))
    assert "\n\n**Names and figures:** 850 million yuan 8.5亿元\n" in markdown
    assert markdown.count("**Names and figures:**") == 1


def test_facts_outside_the_summary_are_not_below_it(digest: Digest) -> None:
    item = digest.articles[0]
    assert [each.zh for each in item.article.facts] == ["李明", "6月15日"]
    assert facts_of_summary(item) == []
    assert "**Names and figures:**" not in render_markdown(digest)


def named(item: DigestArticle, *facts: Fact) -> DigestArticle:
    return replace(item, article=replace(item.article, facts=facts))


def test_people_stand_in_the_order_of_pinyin_with_posts_and_articles(digest: Digest) -> None:
    first, second, _ = digest.articles
    first = named(
        first,
        fact("person", "王浩", "Wang Hao", post=("省长", "governor of Zhejiang"), start=2),
        fact("person", "李明", "Li Ming", start=9),
        fact("person", "吕安", "Lü An", start=19),
        fact("person", "蔡奶奶", "Grandma Cai", value="Cai", start=29),
    )
    second = named(second, fact("person", "王浩", "Wang Hao", post=("书记", "secretary")))
    people = people_index((first, second))
    assert [(each.en, list(each.posts), list(each.articles)) for each in people] == [
        ("Li Ming", [("", "reporter")], [1]),
        ("Lü An", [], [1]),
        ("Wang Hao", [("省长", "governor of Zhejiang"), ("书记", "secretary")], [1, 2]),
    ]
    markdown = render_markdown(replace(digest, articles=(first, second)))
    assert (
        "\n- **Wang Hao** 王浩, governor of Zhejiang (省长); secretary (书记): "
        "[1] (page 1, continued on page 2), [2] (page 1)\n"
    ) in markdown
    assert "\n[1]: #1-city-holds-flood-control-meeting\n[2]: #2-dragon-boats-race\n" in markdown


def test_a_body_is_one_entry_under_all_its_names(digest: Digest) -> None:
    court = "Zhejiang Provincial High People's Court"
    items = [
        named(
            item,
            fact("organisation", zh, court),
            fact("organisation", "公安局", "bureau of public security", start=9),
            fact("organisation", "中央经济工作会议", "Central Economic Work Conference", start=19),
            fact("organisation", "民法典", "Civil Code", start=39),
        )
        for item, zh in zip(digest.articles, ("省高院", "浙江省高级人民法院"), strict=False)
    ]
    (body,) = bodies_index(items)
    assert (body.en, list(body.zh), list(body.articles)) == (
        court,
        ["省高院", "浙江省高级人民法院"],
        [1, 2],
    )


@pytest.mark.parametrize(
    ("zh", "en", "shown"),
    [
        ("中央经济工作会议", "Central Economic Work Conference", True),
        ("党的二十届三中全会", "the Third Plenary Session of the 20th CPC Central Committee", True),
        ("沪苏湖高铁", "Shanghai-Suzhou-Huzhou High-Speed Railway", True),
        ("党员", "Party member", False),
        ("试点", "pilot program", False),
    ],
)
def test_a_term_with_a_name_of_its_own_is_shown(zh: str, en: str, shown: bool) -> None:
    assert has_other_form(fact("term", zh, en)) is shown


def rows(digest: Digest) -> list[dict[str, str]]:
    text = render_facts(digest)
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_table_has_a_row_a_fact(digest: Digest) -> None:
    money = fact(
        "number", "8.5亿元", "nearly 850 million yuan", value="850000000", unit="yuan",
        approximation="nearly", change="rise",
    )  # fmt: skip
    item = placed(digest.articles[0], money)
    item = replace(
        item,
        article=replace(
            item.article,
            facts=(
                *item.article.facts,
                digest.articles[0].article.facts[1],
                fact("person", "李明", "Li Ming", post=("省长", "governor")),
            ),
        ),
    )
    first, second, third = rows(replace(digest, articles=(item,)))
    assert tuple(first) == COLUMNS
    page = digest.edition.pages[0].text
    start = page.index("8.5亿元")
    assert first == {
        "article id": "p1-a1", "headline": "全市防汛工作会议召开", "page": "1", "kind": "number",
        "zh": "8.5亿元", "value": "850000000", "unit": "yuan", "approximation": "nearly",
        "change": "rise", "en": "nearly 850 million yuan", "post": "",
        "source span": f"{start}-{start + 5}",
    }  # fmt: skip
    back = digest.edition.pages[1].text.index("6月15日")
    assert (second["page"], second["source span"]) == ("2", f"1:{back}-{back + 5}")
    assert (third["post"], third["source span"]) == ("governor (省长)", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_no_cell_is_a_formula(text: str, hostile: Callable[[str], Digest]) -> None:
    for row in rows(hostile(text)):
        for name, cell in row.items():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", " ")), name
        assert row["zh"] == f"'{text.strip()}"


def test_json_has_what_is_known_of_a_fact(digest: Digest) -> None:
    known = fact(
        "number", "3亿元", "300 million yuan", unit="yuan", approximation="over", change="fall"
    )
    person = fact("person", "李明", "Li Ming", post=("省长", "governor"))
    item = named(digest.articles[0], known, person)
    first, second = digest_to_dict(replace(digest, articles=(item,)))["articles"][0]["facts"]  # type: ignore[index]
    wanted = ("unit", "approximation", "change", "post")
    assert [first[key] for key in wanted] == ["yuan", "over", "fall", None]
    assert [second[key] for key in wanted] == [
        None, None, None, {"zh": "省长", "en": "governor"},
    ]  # fmt: skip


def test_article_without_facts_has_no_index(digest: Digest) -> None:
    bare = replace(digest.articles[1], article=replace(digest.articles[1].article, facts=()))
    assert isinstance(bare.article, Article)
    markdown = render_markdown(replace(digest, articles=(bare,)))
    assert "## People" not in markdown
    assert "## Bodies" not in markdown
