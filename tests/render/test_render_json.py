"""The documented JSON: valid by its own schema, traceable to the source, safe to read blindly."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from summarize.records import Digest, Finding, Split
from summarize.render.json import digest_to_dict, load_schema, render_json, split_to_dict

SCHEMA = load_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def walk(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every object inside `node`."""
    found = [path] if isinstance(node, dict) else []
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in pairs:
        if isinstance(value, dict | list):
            found += walk(value, (*path, key))
    return found


def at(node: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        node = node[key]
    return node


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_products_are_valid(digest: Digest, split: Split) -> None:
    VALIDATOR.validate(digest_to_dict(digest))
    VALIDATOR.validate(split_to_dict(split))


def test_every_object_refuses_unknown_and_missing_fields(digest: Digest, split: Split) -> None:
    # What is counted by stage, option or kind of finding has free names.
    free = {"options", "findings", "timings"}
    checked = 0
    one = replace(digest, articles=digest.articles[:1])
    for data in (digest_to_dict(one), split_to_dict(split)):
        # One object of each sort: those of a list are alike.
        sorts = {tuple("[]" if isinstance(key, int) else key for key in p): p for p in walk(data)}
        for path in sorts.values():
            if path[:1] == ("manifest",) and path[-1] in free:
                continue
            more = copy.deepcopy(data)
            at(more, path)["unheard_of"] = 1
            assert not VALIDATOR.is_valid(more), path
            for key in at(data, path):
                # Without its manifest a digest is read as a split, and fails as one.
                less = copy.deepcopy(data)
                del at(less, path)[key]
                assert not VALIDATOR.is_valid(less), (*path, key)
                checked += 1
    assert checked > 100


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "summarize/2"),
        (("date",), "4 June"),
        (("source", 0, "sha256"), "abc"),
        (("source", 0, "size"), -1),
        (("articles", 0, "kind"), "poem"),
        (("articles", 0, "spans"), [[1]]),
        (("articles", 0, "spans"), [[1, 2, 0, 0]]),
        (("articles", 0, "bylines", 0, "role"), "editor"),
        (("articles", 0, "headline"), 5),
        (("articles", 0, "confidence"), 1.5),
        (("articles", 0, "pages"), []),
        (("pages", 0, "label"), 3),
        (("pages", 0, "width"), 0),
        (("articles", 0, "summary", "sentences", 0, "score"), "good"),
        (("articles", 0, "summary", "sentences", 0, "translation", "hints"), [["一"]]),
        (("articles", 0, "facts", 0, "kind"), "colour"),
        (("articles", 0, "subheads_en"), [1]),
        (("articles", 2, "error"), 1),
        (("unassigned", 0, "start"), "0"),
        (("manifest", "seed"), 5),
        (("manifest", "options", "sentences"), [3]),
    ],
)
def test_wrong_values_are_refused(digest: Digest, path: tuple[str | int, ...], value: Any) -> None:
    data = digest_to_dict(digest)
    at(data, path[:-1])[path[-1]] = value
    assert not VALIDATOR.is_valid(data)


def test_every_field_is_described() -> None:
    definitions: Any = SCHEMA["$defs"]
    bare = [
        (name, field)
        for name, definition in definitions.items()
        for field, rule in definition.get("properties", {}).items()
        if "description" not in rule
    ]
    assert bare == []


def test_spans_lead_back_to_the_source(digest: Digest) -> None:
    data: Any = digest_to_dict(digest)
    pages = [page.text for page in digest.edition.pages]
    article = data["articles"][0]
    for sentence in article["summary"]["sentences"]:
        (span,) = sentence["source_spans"]
        page = span[2] if len(span) == 3 else article["page_index"]
        assert pages[page][span[0] : span[1]] == sentence["zh"]
    # The article starts on page 1 and jumps to page 2.
    assert [len(span) for span in article["spans"]] == [2, 3]
    assert article["spans"][1][2] == 1


def test_rejected_english_is_not_where_english_is_looked_for(digest: Digest) -> None:
    data: Any = digest_to_dict(digest)
    good, bad, _ = data["articles"][0]["summary"]["sentences"]
    assert good["en"] == "A flood control meeting was held on June 3."
    assert bad["en"] is None
    assert bad["translation"]["accepted"] is False
    assert bad["translation"]["text"] == "The meeting put 8.5 billion yuan into dykes."
    assert bad["findings"][0]["expected"] == "850 million yuan"


def test_a_paragraph_is_only_as_good_as_its_sentences(digest: Digest) -> None:
    item = digest.articles[0]
    assert item.summary is not None
    first, second, third = (one.translation for one in item.summary.sentences)
    assert first is not None
    assert second is not None
    assert third is not None
    full = replace(item, body=((first, third), (first, second)))
    data: Any = digest_to_dict(replace(digest, articles=(full,)))
    VALIDATOR.validate(data)
    assert data["articles"][0]["body_en"] == [f"{first.text} {third.text}", None]
    assert len(data["articles"][0]["translations"]["body"][1]) == 2


def test_a_digest_holds_all_of_its_split(digest: Digest, split: Split) -> None:
    whole: Any = digest_to_dict(digest)
    part: Any = split_to_dict(split)
    assert whole["pages"] == part["pages"]
    assert whole["unassigned"] == part["unassigned"]
    for made, found in zip(whole["articles"], part["articles"], strict=True):
        assert {key: made[key] for key in found} == found


def test_findings_on_bounds_and_jumps_are_the_articles_in_digest_and_split(
    digest: Digest, split: Split
) -> None:
    bounds = Finding(kind="split", severity="warning", message="Two headlines compete.")
    jump = Finding(kind="jump", severity="note", message="The article goes on elsewhere.")
    item = digest.articles[1]
    item = replace(item, article=replace(item.article, findings=(bounds, jump)))
    data: Any = digest_to_dict(replace(digest, articles=(item,)))
    VALIDATOR.validate(data)
    assert [found["kind"] for found in data["articles"][0]["findings"]] == ["split", "jump"]
    part: Any = split_to_dict(replace(split, articles=(item.article,)))
    assert part["articles"][0]["findings"] == data["articles"][0]["findings"]
    assert [found.kind for found in item.all_findings()] == ["split", "jump"]
    assert not hasattr(item, "findings")


def test_an_article_on_several_pages_names_them(split: Split) -> None:
    data: Any = split_to_dict(split)
    assert [article["pages"] for article in data["articles"]] == [[1, 2], [1], [2]]
    assert data["articles"][0]["jump_to"]["text"] == "下转2版"
    assert data["articles"][0]["jump_from"]["text"] == "上接1版"


def test_what_a_page_says_of_itself(split: Split) -> None:
    first, second = split.edition.pages
    first = replace(first, label="A01", section="要闻", width=1105.0, height=1559.0)
    note = Finding(kind="date", severity="warning", message="Two pages bear different dates.")
    edition = replace(split.edition, pages=(first, second), findings=(note,))
    data: Any = split_to_dict(replace(split, edition=edition))
    VALIDATOR.validate(data)
    assert [page["label"] for page in data["pages"]] == ["A01", None]
    assert data["pages"][0]["section"] == "要闻"
    assert (data["pages"][0]["width"], data["pages"][1]["width"]) == (1105.0, None)
    assert data["findings"][0]["message"] == "Two pages bear different dates."


def test_text_can_be_put_together_from_the_data_alone(split: Split) -> None:
    data: Any = split_to_dict(split)
    for page in data["pages"]:
        assert len(page["text"]) == page["characters"]
        for piece in data["unassigned"]:
            if piece["page_index"] == page["index"]:
                assert page["text"][piece["start"] : piece["end"]] == piece["text"]


def test_one_source_with_two_pages_stands_once(split: Split) -> None:
    first, second = split.edition.pages
    pages = (first, replace(second, source=first.source))
    data: Any = split_to_dict(replace(split, edition=replace(split.edition, pages=pages)))
    assert len(data["source"]) == 1
    assert data["source"][0]["characters"] == len(first.text) + len(second.text)
    assert [page["source"] for page in data["pages"]] == [0, 0]


def test_text_is_readable_and_parses_back(digest: Digest, split: Split) -> None:
    for product, data in ((digest, digest_to_dict(digest)), (split, split_to_dict(split))):
        text = render_json(product)
        assert json.loads(text) == data
        assert "全市防汛工作会议召开" in text
        assert text.endswith("}\n")


def test_what_utf8_and_json_cannot_hold(hostile: Callable[[str], Digest]) -> None:
    digest = hostile('a\ud800b\n\x00"\\')
    text = render_json(digest)
    assert text.encode("utf-8")
    assert json.loads(text) == digest_to_dict(digest)
    item = digest.articles[0]
    assert item.headline is not None
    endless = replace(item, headline=replace(item.headline, score=float("-inf")))
    data: Any = json.loads(render_json(replace(digest, articles=(endless,))))
    assert data["articles"][0]["translations"]["headline"]["score"] is None
