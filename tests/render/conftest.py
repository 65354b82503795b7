"""A small edition of two pages, taken apart and digested by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from summarize.records import (
    Article,
    Byline,
    Digest,
    DigestArticle,
    Edition,
    Fact,
    Finding,
    Manifest,
    ModelUse,
    Page,
    Passage,
    Reference,
    Source,
    Span,
    Split,
    Summary,
    SummarySentence,
    Translation,
    Unassigned,
)

FRONT = """\
专项行动启动 市长作部署

全市防汛工作会议召开

王芳讲话

本报记者 李明 张伟

本报讯 6月3日,全市防汛工作会议召开。会议决定投入8.5亿元加固堤防。(下转2版)

龙舟竞渡

6月2日,龙舟队在东湖训练。

新华社 陈晓

(详细报道见4-5版)
"""

BACK = """\
(上接1版)各地要在6月15日前完成排查。

简讯一则

责任编辑 赵强
"""

ZH_MONEY = "会议决定投入8.5亿元加固堤防。"

WRONG_FIGURE = Finding(
    kind="number",
    severity="error",
    message="The amount of money differs from the source.",
    zh="8.5亿元",
    expected="850 million yuan",
    found="8.5 billion yuan",
)
FREE_NAME = Finding(kind="name", severity="note", message="王芳 is spelled by the pinyin rule.")


def _page(index: int, text: str) -> Page:
    source = Source(
        name=f"page{index + 1}.txt",
        encoding="utf-8",
        sha256=f"{index + 1:064x}",
        size=len(text.encode()),
    )
    return Page(index=index, number=index + 1, text=text, source=source, blocks=())


EDITION = Edition(pages=(_page(0, FRONT), _page(1, BACK)), date="2024-06-04")


def _passage(text: str, page: int = 0) -> Passage:
    start = EDITION.pages[page].text.index(text)
    return Passage(text=text, spans=(Span(page=page, start=start, end=start + len(text)),))


def _spans(first: str, last: str, page: int = 0) -> Span:
    text = EDITION.pages[page].text
    return Span(page=page, start=text.index(first), end=text.index(last) + len(last))


def _said(source: str, text: str, *findings: Finding) -> Translation:
    return Translation(
        source=source, text=text, score=-0.25, hints=(("6月3日", "June 3"),), findings=findings
    )


def _sentence(zh: str, text: str, *findings: Finding, page: int = 0) -> SummarySentence:
    return SummarySentence(
        zh=zh, spans=_passage(zh, page).spans, score=1.5, translation=_said(zh, text, *findings)
    )


NEWS = Article(
    id="p1-a1",
    page=1,
    kind="news",
    kicker=_passage("专项行动启动 市长作部署"),
    headline=_passage("全市防汛工作会议召开"),
    subheads=(_passage("王芳讲话"),),
    bylines=(
        Byline(
            role="reporter", names=("李明", "张伟"), passage=_passage("本报记者 李明 张伟")
        ),
    ),
    dateline=_passage("本报讯"),
    body=(
        Passage.join([_passage("6月3日,全市防汛工作会议召开。"), _passage(ZH_MONEY)]),
        _passage("各地要在6月15日前完成排查。", 1),
    ),
    jump_to=Reference(passage=_passage("下转2版"), pages=(2,)),
    jump_from=Reference(passage=_passage("上接1版", 1), pages=(1,)),
    spans=(_spans("专项行动", "(下转2版)"), _spans("(上接1版)", "完成排查。", 1)),
    facts=(
        Fact(
            kind="person", zh="李明", value="Li Ming", en="Li Ming", start=0, end=2,
            spans=_passage("李明").spans,
        ),
        Fact(
            kind="date", zh="6月15日", value="2024-06-15", en="June 15", start=0, end=5,
            spans=_passage("6月15日", 1).spans,
        ),
    ),
)  # fmt: skip

PHOTO = Article(
    id="p1-a2",
    page=1,
    kind="photo",
    headline=_passage("龙舟竞渡"),
    caption=_passage("6月2日,龙舟队在东湖训练。"),
    credit=_passage("新华社 陈晓"),
    pointers=(Reference(passage=_passage("详细报道见4-5版"), pages=(4, 5)),),
    spans=(_spans("龙舟竞渡", "(详细报道见4-5版)"),),
    facts=(
        Fact(
            kind="organisation", zh="新华社", value="Xinhua News Agency",
            en="Xinhua News Agency", start=0, end=3,
        ),
    ),
)  # fmt: skip

FAILED = Article(
    id="p2-a1",
    page=2,
    kind="brief",
    headline=_passage("简讯一则", 1),
    spans=(_passage("简讯一则", 1).spans),
)

SENTENCES = (
    _sentence("6月3日,全市防汛工作会议召开。", "A flood control meeting was held on June 3."),
    _sentence(ZH_MONEY, "The meeting put 8.5 billion yuan into dykes.", WRONG_FIGURE),
    _sentence("各地要在6月15日前完成排查。", "Checks must be complete by June 15.", page=1),
)

DIGESTED = (
    DigestArticle(
        article=NEWS,
        summary=Summary(method="extract", sentences=SENTENCES),
        kicker=_said("专项行动启动 市长作部署", "Campaign starts; mayor sets tasks"),
        headline=_said("全市防汛工作会议召开", "City holds flood control meeting"),
        subheads=(_said("王芳讲话", "Wang Fang speaks", FREE_NAME),),
    ),
    DigestArticle(
        article=PHOTO,
        summary=Summary(method="extract", sentences=()),
        headline=_said("龙舟竞渡", "Dragon boats race"),
        caption=_said("6月2日,龙舟队在东湖训练。", "Dragon boat crews train on June 2."),
    ),
    DigestArticle(article=FAILED, error="Translation stopped: the sentence is too long."),
)

UNASSIGNED = (
    Unassigned(
        span=_passage("责任编辑 赵强", 1).spans[0], text="责任编辑 赵强", reason="page furniture"
    ),
    Unassigned(span=Span(page=1, start=len(BACK) - 1, end=len(BACK)), text="\n", reason="blank"),
)

MANIFEST = Manifest(
    version="0.1.0",
    models=(
        ModelUse(
            role="translate",
            name="embedded",
            engine="ctranslate",
            sha256="ab" * 32,
            license="Gemma Terms of Use",
        ),
    ),
    options={"sentences": 3, "date": None},
    findings={"number": 1, "name": 1},
    timings={"translate": 1.5},
)


@pytest.fixture
def digest() -> Digest:
    """One article with a wrong figure and a jump, one photo, one that failed."""
    return Digest(edition=EDITION, articles=DIGESTED, unassigned=UNASSIGNED, manifest=MANIFEST)


@pytest.fixture
def split() -> Split:
    return Split(edition=EDITION, articles=(NEWS, PHOTO, FAILED), unassigned=UNASSIGNED)


@pytest.fixture
def hostile(digest: Digest) -> Callable[[str], Digest]:
    """The digest with one text in every place that the source or a model fills."""

    def fill(text: str) -> Digest:
        passage = replace(NEWS.body[0], text=text)
        bad = replace(WRONG_FIGURE, message=text, zh=text, expected=text, found=text)
        made = Translation(source=text, text=text, score=-1.0, findings=(bad,))
        reference = Reference(passage=passage, pages=())
        article = replace(
            NEWS, kicker=passage, headline=passage, subheads=(passage,), dateline=passage,
            bylines=(Byline(role="author", names=(text,), passage=passage),),
            body=(passage,), caption=passage, credit=passage, jump_to=reference,
            jump_from=reference, pointers=(reference,), findings=(bad,),
            facts=(replace(NEWS.facts[0], zh=text, en=text),),
        )  # fmt: skip
        sentence = SummarySentence(zh=text, spans=(), score=1.0, translation=made)
        item = DigestArticle(
            article=article,
            summary=Summary(method=text, sentences=(sentence,), findings=(bad,)),
            kicker=made, headline=made, subheads=(made,), caption=made, body=((made,),),
            error=text,
        )  # fmt: skip
        left = replace(UNASSIGNED[0], text=text, reason=text)
        page = replace(EDITION.pages[0], source=replace(EDITION.pages[0].source, name=text))
        use = ModelUse(role=text, name=text, engine=text, sha256=text, license=text)
        return replace(
            digest,
            edition=replace(EDITION, pages=(page, EDITION.pages[1])),
            articles=(item,),
            unassigned=(left,),
            manifest=replace(MANIFEST, models=(use,), options={"date": text}),
        )

    return fill
