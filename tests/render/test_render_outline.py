"""The outline of a split, line by line."""

from __future__ import annotations

from dataclasses import replace

from summarize.records import Finding, Reference, Split
from summarize.render.outline import render_outline

OUTLINE = """\
edition of 2024-06-04: 3 articles on 2 pages
    page 1  page1.txt  utf-8
    page 2  page2.txt  utf-8

p1-a1  page 1, continued on page 2  news  全市防汛工作会议召开
    kicker        专项行动启动 市长作部署
    subhead       王芳讲话
    reporter      本报记者 李明 张伟
    dateline      本报讯
    para 1        6月3日,全市防汛工作会议召开。会议决定投入8.… (32)
    para 2        各地要在6月15日前完成排查。 (15)
    followed      page 2: 下转2版
    followed      page 1: 上接1版

p1-a2  page 1  photo  龙舟竞渡
    caption       6月2日,龙舟队在东湖训练。 (14)
    credit        新华社 陈晓
    pointer       page 4, 5: 详细报道见4-5版

p2-a1  page 2  brief  简讯一则

unassigned: 1 piece; white space: 1 character
    page 2  page furniture  责任编辑 赵强 (7)
"""


def test_outline(split: Split) -> None:
    assert render_outline(split) == OUTLINE


def test_what_is_missing_is_said(split: Split) -> None:
    article = split.articles[2]
    assert article.headline is not None
    jump = Reference(passage=article.headline, pages=())
    bare = replace(article, headline=None, jump_from=jump)
    edition = replace(split.edition, date=None, pages=split.edition.pages[1:])
    bare = replace(bare, spans=())
    outline = render_outline(replace(split, edition=edition, articles=(bare,), unassigned=()))
    assert outline == (
        "edition of unknown date: 1 article on 1 page\n"
        "    page 2  page2.txt  utf-8\n"
        "\n"
        "p2-a1  page 2  brief  (no headline)\n"
        "    from          page ?: 简讯一则\n"
        "\n"
        "unassigned: 0 pieces; white space: 0 characters\n"
    )


def test_what_to_know_of_the_reading_comes_first(split: Split) -> None:
    warning = Finding(kind="date", severity="warning", message="Two pages bear different dates.")
    pages = (
        replace(split.edition.pages[0], label="A01", section="要闻"),
        replace(split.edition.pages[1], label="A03"),
    )
    edition = replace(split.edition, pages=pages, findings=(warning,))
    assert render_outline(replace(split, edition=edition)).startswith(
        "edition of 2024-06-04: 3 articles on 2 pages\n"
        "    page A01  要闻  page1.txt  utf-8\n"
        "    page A03  page2.txt  utf-8\n"
        "    warning       Two pages bear different dates.\n"
        "\n"
        "p1-a1  page A01, continued on page A03  news  全市防汛工作会议召开\n"
    )


def test_an_article_split_with_doubt_is_marked(split: Split) -> None:
    note = Finding(kind="split", severity="warning", message="Two headlines compete.")
    unsure = replace(split.articles[1], confidence=0.31, findings=(note,))
    assert (
        "p1-a2  page 1  photo  龙舟竞渡\n"
        "    unsure        its bounds are a guess (confidence 0.31)\n"
        "    warning       Two headlines compete.\n"
    ) in render_outline(replace(split, articles=(unsure,)))


def test_navigation_is_one_line(split: Split) -> None:
    piece = split.unassigned[0]
    links = tuple(replace(piece, text=f"栏目{number}", reason="navigation") for number in range(9))
    outline = render_outline(replace(split, unassigned=(*links, piece)))
    assert outline.endswith(
        "unassigned: 10 pieces; white space: 0 characters\n"
        "    page 2  navigation (9 pieces)  栏目0 栏目1 栏目2 栏目3 栏目4 栏目5 … (35)\n"
        "    page 2  page furniture  责任编辑 赵强 (7)\n"
    )
