"""A headless browser, and a made-up edition of two pages, one with geometry and one without."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from summarize.records import (
    Article,
    Block,
    Box,
    Byline,
    Edition,
    Finding,
    Page,
    Passage,
    Reference,
    Source,
    Span,
    Split,
    Unassigned,
)

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
CHROMEDRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--window-size=1400,1200",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not (CHROMIUM and CHROMEDRIVER):
        pytest.skip("needs chromium and chromedriver: `apt install chromium chromium-driver`")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=CHROMEDRIVER)
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture
def view(browser: Any, address: str) -> Any:
    """The browser with `address`, which each file defines, freshly opened, old logs read away."""
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(address)
    return browser


class _Compositor:
    """Sets blocks on one page and remembers where their text came to stand."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.text = ""
        self.blocks: list[Block] = []

    def set(
        self, text: str, box: tuple[float, float, float, float], size: float, *, bold: bool = False
    ) -> Passage:
        """Set `text` into `box`, breaking its lines where they are full; returns the passage."""
        per_line = max(1, int((box[2] - box[0]) / size))
        tall = box[3] - box[1] > 2 * (box[2] - box[0]) and len(text) * size <= box[3] - box[1]
        pieces = [text] if tall else [text[i : i + per_line] for i in range(0, len(text), per_line)]
        lines = []
        for piece in pieces:
            start = len(self.text)
            self.text += piece + "\n"
            span = Span(page=self.index, start=start, end=start + len(piece))
            lines.append(Passage(text=piece, spans=(span,)))
        self.text += "\n"
        left, top, right, bottom = box
        if not tall:
            bottom = min(bottom, top + len(lines) * size * 1.4)
        place = Box(left=left, top=top, right=right, bottom=bottom)
        self.blocks.append(Block(lines=tuple(lines), box=place, size=size, bold=bold))
        return Passage.join(lines)

    def page(self, number: int, label: str, *, geometry: bool) -> Page:
        name = f"A0{number}.pdf" if geometry else f"A0{number}.txt"
        source = Source(name=f"papers/{name}", encoding="pdf", sha256="0" * 64, size=1)
        page = Page(
            index=self.index, number=number, text=self.text, source=source,
            blocks=tuple(self.blocks), label=label, section="要闻", width=800.0, height=1100.0,
        )  # fmt: skip
        if geometry:
            return page
        bare = tuple(replace(block, box=None, size=None) for block in self.blocks)
        return replace(page, blocks=bare, width=None, height=None)


BODY = (
    "6月3日,全市防汛工作会议召开。会议决定投入8.5亿元加固堤防,各地要在6月15日前完成排查。会议强调,"
    "要坚持人民至上、生命至上,压紧压实各级责任,做好强降雨防范应对各项工作。"
)
PHOTO = "6月2日,龙舟队在东湖训练,迎接端午节的到来。市民在岸边观看。"
LIBRARY = "市图书馆新馆昨日正式向读者开放。新馆共有藏书30万册,市民凭身份证即可入馆借阅图书。" * 3
# What a hostile file could hold: it must be shown, never obeyed.
HOSTILE = "<script>document.title='owned'</script><img src=http://evil.example/x>"


def _joined(*passages: Passage) -> tuple[Span, ...]:
    spans: list[Span] = []
    for page in dict.fromkeys(span.page for passage in passages for span in passage.spans):
        own = [s for passage in passages for s in passage.spans if s.page == page]
        spans.append(Span(page=page, start=own[0].start, end=own[-1].end))
    return tuple(spans)


def _unassigned(pages: tuple[Page, ...], taken: list[Span]) -> tuple[Unassigned, ...]:
    """Everything that no article has, told apart by its wording."""
    reasons = {"第A01": "folio", "首页": "navigation", "<scr": "advertisement"}
    found = []
    for page in pages:
        position = 0
        edges = sorted((s.start, s.end) for s in taken if s.page == page.index)
        for start, end in [*edges, (len(page.text), len(page.text))]:
            if position < start:
                text = page.text[position:start]
                known = [reason for mark, reason in reasons.items() if text.startswith(mark)]
                reason = known[0] if known else "blank" if not text.strip() else "no headline near"
                span = Span(page=page.index, start=position, end=start)
                found.append(Unassigned(span=span, text=text, reason=reason))
            position = max(position, end)
    return tuple(found)


@pytest.fixture(scope="session")
def edition() -> Split:
    """Three articles: one with every field that jumps from A01 to A03, a photo, a vertical one."""
    front, back = _Compositor(0), _Compositor(1)
    front.set("第A01版 要闻 2024年6月4日 星期二", (40, 20, 400, 36), 12)
    kicker = front.set("专项行动启动 市长作部署", (40, 80, 500, 100), 16)
    headline = front.set("全市防汛工作会议召开", (40, 104, 500, 144), 34, bold=True)
    subhead = front.set("王芳讲话", (40, 150, 300, 172), 16)
    byline = front.set("本报记者 李明 张伟", (40, 180, 200, 192), 9)
    opening = front.set("本报讯 " + BODY * 3, (40, 200, 180, 900), 9)
    more = front.set(BODY * 3, (200, 200, 340, 900), 9)
    last = front.set(BODY * 2 + "(下转A03版)", (360, 200, 500, 900), 9)
    tall = front.set("图书馆新馆开放", (730, 80, 764, 360), 32, bold=True)
    library = front.set(LIBRARY, (540, 80, 710, 500), 9)
    caption = front.set(PHOTO, (540, 820, 760, 880), 9)
    credit = front.set("新华社 陈晓 摄", (540, 885, 660, 897), 9)
    front.set(HOSTILE, (40, 1000, 760, 1030), 9)
    back.set("首页 要闻 时评 视频 图片 专题 地方 法治 教育 健康" * 12, (0, 0, 600, 10), 10)
    onward = back.set("(上接A01版)" + BODY, (0, 0, 600, 10), 10)
    pages = (
        front.page(1, "A01", geometry=True),
        back.page(3, "A03", geometry=False),
    )
    jump_to = last.cut(len(last.text) - 7, len(last.text) - 1)
    jump_from = onward.cut(1, 7)
    flood = Article(
        id="p1-a1", page=1, kind="news", kicker=kicker, headline=headline, subheads=(subhead,),
        bylines=(Byline(role="reporter", names=("李明", "张伟"), passage=byline),),
        dateline=opening.cut(0, 3),
        body=(
            Passage.join(
                [opening.cut(4, len(opening.text)), more, last.cut(0, len(last.text) - 8)]
            ),
            onward.cut(8, len(onward.text)),
        ),
        jump_to=Reference(passage=jump_to, pages=(3,)),
        jump_from=Reference(passage=jump_from, pages=(1,)),
        spans=_joined(kicker, last, onward),
    )  # fmt: skip
    doubt = Finding(kind="split", severity="warning", message="Its end is not sure <b>at all</b>.")
    opened = Article(
        id="p1-a2", page=1, kind="news", headline=tall, body=(library,),
        spans=_joined(tall, library), confidence=0.35, findings=(doubt,),
    )  # fmt: skip
    boats = Article(
        id="p1-a3", page=1, kind="photo", caption=caption, credit=credit,
        pointers=(Reference(passage=credit.cut(0, 3), pages=(4, 5)),),
        spans=_joined(caption, credit),
    )  # fmt: skip
    articles = (flood, opened, boats)
    dates = Finding(kind="date", severity="warning", message="Two pages bear different dates.")
    return Split(
        edition=Edition(pages=pages, date="2024-06-04", findings=(dates,)),
        articles=articles,
        unassigned=_unassigned(pages, [span for each in articles for span in each.spans]),
    )
