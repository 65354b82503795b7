"""The outline of a split, line by line."""

from __future__ import annotations

from dataclasses import replace

from summarize.records import Reference, Split
from summarize.render.outline import render_outline

OUTLINE = """\
p1-a1  page 1  news  全市防汛工作会议召开
    kicker     专项行动启动 市长作部署
    subhead    王芳讲话
    reporter   本报记者 李明 张伟
    dateline   本报讯
    para 1     6月3日,全市防汛工作会议召开。会议决定投入8.… (32)
    para 2     各地要在6月15日前完成排查。 (15)
    to         page 2: 下转2版

p1-a2  page 1  photo  龙舟竞渡
    caption    6月2日,龙舟队在东湖训练。 (14)
    credit     新华社 陈晓
    pointer    page 4, 5: 详细报道见4-5版

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
    outline = render_outline(replace(split, articles=(bare,), unassigned=()))
    assert outline == (
        "p2-a1  page 2  brief  (no headline)\n"
        "    from       page ?: 简讯一则\n"
        "\n"
        "unassigned: 0 pieces; white space: 0 characters\n"
    )
