"""What the text around a line has in common with it, and before it with after it."""

from __future__ import annotations

from collections.abc import Callable

from summarize.records import Edition
from summarize.split.cohesion import Cohesion, find_cohesion
from summarize.split.lines import find_lines
from summarize.split.vocabulary import begins_paragraph, ends_title

SCHOOL = """\
市教育局昨日启动校园安全检查，检查组分头走访全市二十所学校，查看食堂、宿舍和实验室，并同师生座谈。
检查组要求各学校在月底以前改正发现的问题。"""
GIFT = """\
志愿者今天冒雨向山区捐赠图书三千册，孩子们领到童话、画册和字典，高兴地跑回教室里读了起来，老师说这批图书够看一年。
捐赠者多是退休工人，已经连续十年上山。"""
TEXT = f"{SCHOOL}\n\n检查组走访学校\n\n{SCHOOL}\n\n志愿者捐赠图书\n\n{GIFT}\n"


def test_an_article_coheres_and_its_headline_comes_again(
    make_edition: Callable[..., Edition],
) -> None:
    lines = find_lines(make_edition(TEXT).pages[0])
    by_text = dict(zip((line.text for line in lines), find_cohesion(lines), strict=True))
    crosshead, headline = by_text["检查组走访学校"], by_text["志愿者捐赠图书"]
    assert crosshead is not None
    assert headline is not None
    assert (crosshead.near, crosshead.far) == (5, 5)
    assert crosshead.after == 5
    assert (headline.near, headline.before, headline.after) == (0, 0, 5)


def test_a_headline_alone_is_too_little_text(make_edition: Callable[..., Edition]) -> None:
    lines = find_lines(make_edition(f"志愿者捐赠图书\n\n{GIFT}\n").pages[0])
    first, second, *_ = find_cohesion(lines)
    assert first == Cohesion(near=None, far=None, before=None, after=5)
    assert second == Cohesion(near=None, far=None, before=None, after=None)


def test_a_line_within_a_sentence_is_not_measured(make_edition: Callable[..., Edition]) -> None:
    lines = find_lines(make_edition("检查组走访学校，\n检查校园安全。\n检查持续\n").pages[0])
    assert [measured is None for measured in find_cohesion(lines)] == [False, True, False]


def test_no_lines() -> None:
    assert find_cohesion([]) == []


def test_characters_tell_where_paragraphs_begin_and_titles_end() -> None:
    assert begins_paragraph("据统计") > 0 > begins_paragraph("了一次会")
    assert ends_title("召开座谈会") > 0 > ends_title("召开座谈会的")
    assert begins_paragraph("\U00020000") == 0
    # Two characters say more than one: 为了 begins paragraphs, 为 goes on.
    assert begins_paragraph("为了发展") > begins_paragraph("为人民")
