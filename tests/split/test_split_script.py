"""Pages in traditional characters: split by the same rules, shown as printed, digested right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC

import summarize
from summarize.records import Article, Edition, Fact
from summarize.split import split_edition

SEED = Path(__file__).parent.parent.parent / "seeds" / "000_112a6f594cfad589.txt"
FIRST = """\
第01版　要聞　2024年12月26日　星期四

全省司法行政工作會議在臺中召開

本報記者 陳卓 通訊員 鍾麗華

本報訊 12月25日，全省司法行政工作會議召開。去年全省共投入8.5億元，新建服務站兩千餘個，受益兩千萬人。

省司法廳廳長王建國表示：「我們要讓群眾享受到優質的法律服務。」他強調，各地要解決困難，推動法律服務向基層延（下轉2版）
"""
SECOND = """\
第02版　綜合　2024年12月26日　星期四

（上接1版）

伸，讓法律服務的陽光照到每一個角落，讓群眾滿意。
"""


def _texts(article: Article) -> list[str]:
    parts = (article.kicker, article.headline, *article.subheads, article.caption, article.credit)
    return [part.text for part in (*parts, *article.body) if part]


@pytest.mark.parametrize("variant", ["s2t", "s2tw", "s2hk"])
def test_the_split_is_that_of_the_simplified_page(
    make_edition: Callable[..., Edition], variant: str
) -> None:
    text = SEED.read_text(encoding="utf-8")
    convert = OpenCC(variant).convert
    simplified = split_edition(make_edition(text))
    traditional = split_edition(make_edition(convert(text)))
    assert len(traditional.articles) == len(simplified.articles)
    for one, other in zip(simplified.articles, traditional.articles, strict=True):
        assert other.spans == one.spans
        assert [part.spans for part in other.body] == [part.spans for part in one.body]
        assert _texts(one) != _texts(other)
        assert [byline.role for byline in other.bylines] == [byline.role for byline in one.bylines]
    assert [finding.kind for finding in traditional.edition.findings] == ["script"]
    assert simplified.edition.findings == ()


def test_everything_shown_is_the_source(make_edition: Callable[..., Edition]) -> None:
    split = split_edition(make_edition(FIRST, SECOND))
    (article,) = split.articles
    assert article.headline is not None
    assert article.headline.text == "全省司法行政工作會議在臺中召開"
    assert [byline.names for byline in article.bylines] == [("陳卓",), ("鍾麗華",)]
    assert article.jump_to is not None
    assert article.jump_to.passage.text == "下轉2版"
    assert article.body[-1].text.endswith(
        "向基層延伸，讓法律服務的陽光照到每一個角落，讓群眾滿意。"
    )
    assert {part.text for part in split.unassigned if part.reason == "folio"} == {
        FIRST.splitlines()[0],
        SECOND.splitlines()[0],
    }


def test_a_missing_half_is_quoted_as_printed(make_edition: Callable[..., Edition]) -> None:
    (article,) = split_edition(make_edition(FIRST)).articles
    assert [(each.kind, each.zh) for each in article.findings] == [("jump", "下轉2版")]


def _values(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {fact.zh: fact.value for fact in facts}


def test_facts_of_traditional_text_are_right(scripted: Callable[..., Any], tmp_path: Path) -> None:
    translator = scripted()
    paths = [tmp_path / "20241226_01.txt", tmp_path / "20241226_02.txt"]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    made = summarize.digest(paths, cache=False)
    (item,) = made.articles
    values = _values(item.article.facts)
    expected: dict[str, Any] = {
        "陳卓": "Chen Zhuo",
        "鍾麗華": "Zhong Lihua",
        "王建國": "Wang Jianguo",
        "8.5億元": "850000000",
        "兩千餘個": "2000",
        "12月25日": "2024-12-25",
    }
    assert {zh: values.get(zh) for zh in expected} == expected
    assert next(f.en for f in item.article.facts if f.zh == "8.5億元") == "850 million yuan"
    for fact in item.article.facts:
        source = "".join(made.edition.pages[s.page].text[s.start : s.end] for s in fact.spans)
        assert source == fact.zh
    # Models see simplified characters, readers those of the paper.
    seen = "".join(sentence.text for call, _ in translator.calls for sentence in call)
    assert "会议" in seen
    assert "會議" not in seen
    assert item.summary is not None
    assert all("會" in s.zh or "務" in s.zh or "衆" in s.zh for s in item.summary.sentences)
    assert item.headline is not None
    assert item.headline.source == "全省司法行政工作会议在台中召开"
    assert made.manifest.findings["script"] == 1
    assert "全省司法行政工作會議在臺中召開" in made.to_markdown()


def test_lines_to_translate_are_made_simplified(
    scripted: Callable[..., Any],
) -> None:
    scripted()
    made = summarize.translate(["會議在臺中召開。", "", "圖書館新館開放。"], cache=False)
    assert [each.source for each in made] == ["会议在台中召开。", "", "图书馆新馆开放。"]


def test_an_article_taken_whole_keeps_its_characters(
    scripted: Callable[..., Any],
) -> None:
    scripted()
    text = "圖書館新館開放\n\n市圖書館新館12月25日正式向讀者開放，藏書達兩百萬冊。\n"
    found = summarize.whole(text)
    assert [finding.kind for finding in found.edition.findings] == ["script"]
    (item,) = summarize.digest(found, cache=False).articles
    assert item.article.body[0].text.startswith("市圖書館新館")
    assert _values(item.article.facts)["兩百萬冊"] == "2000000"
