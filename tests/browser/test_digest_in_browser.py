"""The HTML of a digest in a real browser: it is read without scripts and asks for nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarize.records import (
    Article,
    Digest,
    DigestArticle,
    Edition,
    Fact,
    Manifest,
    Page,
    Passage,
    Source,
    Span,
    Summary,
    SummarySentence,
    Translation,
)

pytest.importorskip("selenium.webdriver", reason="needs the `test` extra")
from selenium.webdriver.common.by import By

pytestmark = pytest.mark.browser

ZH = "省长王浩说投入8.5亿元<script>document.title='owned'</script>。"
EN = "Governor Wang Hao said 850 million yuan <script>document.title='owned'</script>."


def _digest() -> Digest:
    text = f"防汛会议召开\n\n{ZH}\n"
    source = Source(name="p1.txt", encoding="utf-8", sha256="0" * 64, size=len(text))
    page = Page(index=0, number=1, text=text, source=source, blocks=())

    def passage(words: str) -> Passage:
        start = text.index(words)
        return Passage(text=words, spans=(Span(page=0, start=start, end=start + len(words)),))

    body = passage(ZH)
    values = (
        ("title", "省长", "governor of Zhejiang"), ("person", "王浩", "Wang Hao"),
        ("number", "8.5亿元", "850 million yuan"),
    )  # fmt: skip
    facts = []
    for kind, zh, en in values:
        start = ZH.index(zh)
        end = start + len(zh)
        facts.append(
            Fact(
                kind=kind, zh=zh, value=en, en=en, start=start, end=end,  # type: ignore[arg-type]
                spans=body.cut(start, end).spans,
                post=("省长", "governor of Zhejiang") if kind == "person" else None,
            )
        )  # fmt: skip
    article = Article(
        id="p1-a1", page=1, kind="news", headline=passage("防汛会议召开"), body=(body,),
        spans=(Span(page=0, start=0, end=len(text)),), facts=tuple(facts),
    )  # fmt: skip
    sentence = SummarySentence(
        zh=ZH, spans=body.spans, score=1.0,
        translation=Translation(source=ZH, text=EN, score=-0.1),
    )  # fmt: skip
    item = DigestArticle(
        article=article,
        summary=Summary(method="extract", sentences=(sentence,)),
        headline=Translation(source="防汛会议召开", text="Flood meeting held", score=-0.1),
    )
    return Digest(
        edition=Edition(pages=(page,), date="2024-06-04"), articles=(item,), unassigned=(),
        manifest=Manifest(version="0.1.0", models=(), options={}),
    )  # fmt: skip


@pytest.fixture(scope="module", params=["stacked", "side-by-side"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("digest") / "digest.html"
    path.write_text(_digest().to_html(layout=request.param), encoding="utf-8")
    return path.as_uri()


def test_nothing_is_fetched_and_nothing_goes_wrong(view: Any) -> None:
    requested = [
        message["params"]["request"]["url"]
        for entry in view.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    ]
    assert [url for url in requested if not url.startswith(("file:", "data:"))] == []
    assert view.get_log("browser") == []
    assert view.title == "Newspaper digest, 4 June 2024"
    assert view.find_elements(By.TAG_NAME, "script") == []


def test_facts_show_their_other_form_on_hover(view: Any) -> None:
    hovered = {
        each.text: each.get_attribute("title")
        for each in view.find_elements(By.CSS_SELECTOR, "article abbr")
    }
    assert hovered == {
        "Wang Hao": "王浩, 省长",
        "王浩": "Wang Hao, governor of Zhejiang",
        "850 million yuan": "8.5亿元",
        "8.5亿元": "850 million yuan",
        "省长": "governor of Zhejiang",
    }
    cursor = view.find_element(By.TAG_NAME, "abbr").value_of_css_property("cursor")
    assert cursor == "help"


def test_links_lead_from_contents_and_index_to_the_article(view: Any) -> None:
    for place in ("nav a", "#people a"):
        view.find_element(By.CSS_SELECTOR, place).click()
        assert view.current_url.endswith("#article-1")
        top = view.execute_script(
            "return document.getElementById('article-1').getBoundingClientRect().top"
        )
        assert top < view.execute_script("return innerHeight")


def test_languages_stand_side_by_side_where_there_is_room(view: Any) -> None:
    english, chinese = view.find_elements(By.CSS_SELECTOR, ".pair p")
    beside = view.find_element(By.TAG_NAME, "body").get_attribute("class") == "side-by-side"
    assert (english.rect["y"] == chinese.rect["y"]) is beside
    size = view.get_window_size()
    try:
        view.set_window_size(500, 900)
        assert chinese.rect["y"] > english.rect["y"]
        wide = view.execute_script("return document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
    finally:
        view.set_window_size(size["width"], size["height"])
