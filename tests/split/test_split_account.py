"""Every character of every page is in one article or unassigned, exactly once."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.read import read_edition
from summarize.records import Article, Edition, Passage, Split
from summarize.split import split_edition

SEED = Path(__file__).parent.parent.parent / "seeds" / "000_112a6f594cfad589.txt"
LINES = """\
本报记者 陈卓
本报讯 12月25日，会议在温州召开。
（下转2版）
(上接第一版)
详见4-5版
简讯
编者按
落地见效。
责任编辑:王明
12月26日，列车驶过。（新华社记者 张三 摄）
新华社 邢广利
一、抓落实
会议强调，要坚持系统观念，统筹推进各项工作，不断深化改革，
全省会议在杭州召开
WeChat
“有形 有效” 浙江推进建设
……
4
，
Pay支付
𠮷野家
·
本报讯
（记者 张三）
（
”。
公告
●温州 近日开展活动。
""".splitlines()
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\f", "\u2028", "\u2029", "\n\u3000\u3000", "\v", " \n"]
PAGES = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(BREAKS)), max_size=25).map(
    lambda parts: "".join(line + gap for line, gap in parts)
)


def passages(item: object) -> Iterator[Passage]:
    """Every Passage inside a record."""
    if isinstance(item, Passage):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from passages(part)
    elif dataclasses.is_dataclass(item) and not isinstance(item, type):
        for field in dataclasses.fields(item):
            yield from passages(getattr(item, field.name))


def check(split: Split) -> None:
    """The account is whole, and every passage is made of source slices inside its article."""
    pages = split.edition.pages
    marks = [[0] * len(page.text) for page in pages]
    spans = [span for article in split.articles for span in article.spans]
    spans += [part.span for part in split.unassigned]
    for span in spans:
        assert span.start < span.end
        for place in range(span.start, span.end):
            marks[span.page][place] += 1
    assert all(mark == 1 for page in marks for mark in page)
    for part in split.unassigned:
        assert part.text == pages[part.span.page].text[part.span.start : part.span.end]
        assert (part.reason == "blank") == part.text.isspace()
    for article in split.articles:
        check_article(article, [page.text for page in pages])
    assert len({article.id for article in split.articles}) == len(split.articles)


def check_article(article: Article, texts: list[str]) -> None:
    owned = {(span.page, place) for span in article.spans for place in range(span.start, span.end)}
    assert article.body or article.caption
    for passage in passages(article):
        assert passage.text
        slices = (texts[span.page][span.start : span.end] for span in passage.spans)
        assert passage.text == "".join(slices)
        # The line break kept between two words may stand before a folio line in between.
        assert all(
            (span.page, place) in owned or texts[span.page][place].isspace()
            for span in passage.spans
            for place in range(span.start, span.end)
        )


@given(st.lists(PAGES, min_size=1, max_size=3))
@settings(max_examples=100)
def test_pages_of_press_lines(make_edition: Callable[..., Edition], texts: list[str]) -> None:
    check(split_edition(make_edition(*texts, numbers=(1,) * len(texts))))


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_arbitrary_text(make_edition: Callable[..., Edition], text: str) -> None:
    check(split_edition(make_edition(text)))


@given(st.text(alphabet="，。！？“”（）()·—…、 \n\u3000\r\f\u2028𠮷A1版转见记者摄", max_size=80))
@settings(max_examples=100)
def test_marks_and_spaces(make_edition: Callable[..., Edition], text: str) -> None:
    check(split_edition(make_edition(text)))


@pytest.mark.parametrize("cut", range(0, 2900, 290))
def test_seed_cut_anywhere(make_edition: Callable[..., Edition], cut: int) -> None:
    text = read_edition([SEED]).pages[0].text
    check(split_edition(make_edition(text[:cut], text[cut:])))


def test_ids_go_on_where_two_pages_have_one_number(make_edition: Callable[..., Edition]) -> None:
    text = "图书馆新馆开放\n\n本报讯 3月6日，市图书馆新馆正式向读者开放。\n"
    split = split_edition(make_edition(text, text, text, numbers=(4, 4, 5)))
    assert [article.id for article in split.articles] == ["p4-a1", "p4-a2", "p5-a1"]


LINE = "会议强调，要坚持稳中求进工作总基调，扎实做好各项工作，推动高质量发展。"
SHAPES: dict[str, Callable[[int], str]] = {
    "one long line": lambda size: "通知\n\n" + LINE * size,
    "many paragraphs": lambda size: (LINE + "\n\n") * size,
    "paragraphs broken off": lambda size: (LINE[:-1] + "\n\n") * size,
    "wrapped lines": lambda size: "\n".join(LINE[:30] for _ in range(size)),
    "headlines": lambda size: "全省会议在杭州召开\n" * size,
    "brackets": lambda size: "（" * size * 20 + "\n" + "”" * size * 20,
    "single characters": lambda size: "会\r" * size,
    "jumps": lambda size: "（下转2版）" * size,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_is_linear(make_edition: Callable[..., Edition], shape: str) -> None:
    seconds = []
    for size in (150, 2400):
        edition = make_edition(SHAPES[shape](size))
        start = time.process_time()
        split_edition(edition)
        seconds.append(time.process_time() - start)
    # Sixteen times the text; quadratic time would be 256 times as long.
    assert seconds[1] < 80 * seconds[0] + 0.1
