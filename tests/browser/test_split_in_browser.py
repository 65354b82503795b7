"""The HTML of a split in a real browser: what a person sees, clicks and types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarize.records import Split
from summarize.render.html.document import render_html

pytest.importorskip("selenium.webdriver", reason="needs the `test` extra")
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(edition: Split, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("view") / "split.html"
    path.write_text(render_html(edition), encoding="utf-8")
    return path.as_uri()


def open_fields(view: Any) -> list[str]:
    """The numbers of the articles whose fields are to be seen."""
    return [
        element.get_attribute("data-fields")
        for element in view.find_elements(By.CSS_SELECTOR, "[data-fields]")
        if element.is_displayed()
    ]


def lit(view: Any) -> set[str]:
    return {
        element.get_attribute("data-article")
        for element in view.find_elements(By.CSS_SELECTOR, "[data-article].on")
    }


def test_nothing_is_fetched_and_nothing_goes_wrong(view: Any) -> None:
    view.find_element(By.CSS_SELECTOR, "aside [data-choose='1']").click()
    requested = [
        message["params"]["request"]["url"]
        for entry in view.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    ]
    assert [url for url in requested if not url.startswith(("file:", "data:"))] == []
    assert view.get_log("browser") == []


def test_text_of_the_source_is_shown_and_not_obeyed(view: Any) -> None:
    assert view.title == "Split of the edition of 2024-06-04"
    assert "<script>document.title='owned'" in view.find_element(By.TAG_NAME, "main").text
    assert len(view.find_elements(By.TAG_NAME, "script")) == 1
    assert view.find_elements(By.TAG_NAME, "img") == []


@pytest.mark.parametrize(
    "place",
    [
        "svg.set [data-article='1'] rect",
        "div.region[data-article='1'] .source",
        "#article-1-page-0",
    ],
    ids=["block as set", "region that flows", "badge"],
)
def test_a_click_on_an_article_shows_its_fields(view: Any, place: str) -> None:
    assert open_fields(view) == []
    view.find_element(By.CSS_SELECTOR, place).click()
    assert open_fields(view) == ["1"]
    text = view.find_element(By.ID, "article-1").text
    for field in (
        "全市防汛工作会议召开", "专项行动启动 市长作部署", "王芳讲话", "本报记者 李明 张伟",
        "李明, 张伟", "本报讯", "会议决定投入8.5亿元", "下转A03版", "上接A01版",
        "page A01, continued on page A03", "1.00",
    ):  # fmt: skip
        assert field in text
    # On both pages, in both kinds of page.
    assert lit(view) == {"1"}
    assert view.find_elements(By.CSS_SELECTOR, "#page-0 .on")
    assert view.find_elements(By.CSS_SELECTOR, "#page-1 .on")


def test_the_next_click_shows_the_next_article(view: Any) -> None:
    for number in ("1", "2", "3"):
        view.find_element(By.CSS_SELECTOR, f"aside [data-choose='{number}']").click()
        assert open_fields(view) == [number]
        assert lit(view) == {number}
        current = view.find_elements(By.CSS_SELECTOR, "[aria-current]")
        assert [link.get_attribute("data-choose") for link in current] == [number]
    view.back()
    assert open_fields(view) == ["2"]


def test_the_keyboard_alone_will_do(view: Any) -> None:
    first = "article-1-page-0"
    for _ in range(20):
        view.switch_to.active_element.send_keys(Keys.TAB)
        if view.switch_to.active_element.get_attribute("id") == first:
            break
    badge = view.switch_to.active_element
    assert badge.get_attribute("id") == first
    assert badge.get_attribute("aria-label") == "Article 1: 全市防汛工作会议召开"
    badge.send_keys(Keys.ENTER)
    assert open_fields(view) == ["1"]
    assert view.switch_to.active_element.get_attribute("id") == "article-1"
    view.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert open_fields(view) == []
    assert view.switch_to.active_element.get_attribute("id") == first


def test_doubt_is_seen_at_once(view: Any) -> None:
    assert "Two pages bear different dates." in view.find_element(By.TAG_NAME, "header").text
    entry = view.find_element(By.CSS_SELECTOR, "aside [data-choose='2']")
    assert "bounds uncertain" in entry.text
    entry.click()
    text = view.find_element(By.ID, "article-2").text
    assert "0.35" in text
    assert "Its end is not sure <b>at all</b>." in text


def test_blocks_stand_where_the_page_has_them(view: Any, edition: Split) -> None:
    page = edition.edition.pages[0]
    sheet = view.find_element(By.CSS_SELECTOR, "svg.set").rect
    scale = sheet["width"] / (page.width or 1)
    headline = next(block for block in page.blocks if block.lines[0].text == "全市防汛工作会议召开")
    assert headline.box is not None
    shown = view.find_element(By.CSS_SELECTOR, "svg.set text.headline").rect
    assert shown["x"] - sheet["x"] == pytest.approx(headline.box.left * scale, abs=2)
    assert shown["y"] - sheet["y"] == pytest.approx(headline.box.top * scale, abs=12)
    tall = view.find_element(By.CSS_SELECTOR, "svg.set text.vertical").rect
    assert tall["height"] > 3 * tall["width"]


def test_no_text_leaves_the_page(view: Any) -> None:
    sheet = view.find_element(By.CSS_SELECTOR, "svg.set").rect
    for text in view.find_elements(By.CSS_SELECTOR, "svg.set text"):
        box = text.rect
        assert box["x"] >= sheet["x"] - 1
        assert box["x"] + box["width"] <= sheet["x"] + sheet["width"] + 1


def test_without_javascript_every_article_can_be_read(browser: Any, address: str) -> None:
    browser.get("about:blank")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(address)
        assert open_fields(browser) == ["1", "2", "3"]
        assert "会议决定投入8.5亿元" in browser.find_element(By.ID, "article-1").text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_narrow_window_needs_no_scrolling_sideways(view: Any) -> None:
    size = view.get_window_size()
    try:
        view.set_window_size(500, 900)
        wide = view.execute_script("return document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
    finally:
        view.set_window_size(size["width"], size["height"])
