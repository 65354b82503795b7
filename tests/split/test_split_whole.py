"""A text taken whole: one article, with every character accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

import summarize

PAGE = """<html><body><div>第01版：要闻</div><div>2024年12月27日 星期五</div>
<h1>全省会议<br>在杭州召开</h1><div id="ozoom"><p>本报讯 昨日，全省会议在杭州召开。</p>
<p>会议要求做好各项工作。</p></div>
<div><a href="content_1.htm">上一篇</a></div></body></html>"""


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        ("会议召开\n\n会议在杭州召开。", "会议召开", ["会议在杭州召开。"]),
        ("会议召开。\n\n会议在杭州召开。", None, ["会议召开。", "会议在杭州召开。"]),
        ("会议召开\n", None, ["会议召开"]),
    ],
)
def test_text(text: str, headline: str | None, body: list[str]) -> None:
    (article,) = summarize.whole(text).articles
    assert (article.headline.text if article.headline else None) == headline
    assert [paragraph.text for paragraph in article.body] == body


def test_markup_tells_headline_and_furniture(tmp_path: Path) -> None:
    path = tmp_path / "content_2.htm"
    path.write_text(PAGE, encoding="utf-8")
    found = summarize.whole(path)
    (article,) = found.articles
    assert article.headline is not None
    assert article.headline.text == "全省会议\n在杭州召开"
    assert [part.text for part in article.body] == [
        "本报讯 昨日，全省会议在杭州召开。",
        "会议要求做好各项工作。",
    ]
    (page,) = found.edition.pages
    spans = [*article.spans, *(piece.span for piece in found.unassigned)]
    pieces = [page.text[span.start : span.end] for span in sorted(spans, key=lambda s: s.start)]
    assert "".join(pieces) == page.text
    assert {piece.reason for piece in found.unassigned} == {"folio", "navigation"}
