"""What is certain about a block decides: its role, its region; its size tells headlines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from summarize.records import Block, BlockRole, Edition, Passage
from summarize.split import split_edition

TEXT = """\
校园安全检查启动
本报讯 市教育局昨日启动校园安全检查，检查组走访二十所学校。
检查将持续到月底，结果向社会公布。
图书捐赠
志愿者向山区学校捐赠图书三千册，孩子们很高兴。
"""
Blocks = list[tuple[int, dict[str, object]]]


def laid(make_edition: Callable[..., Edition], text: str, blocks: Blocks) -> Edition:
    """The edition with blocks of so many lines each and what is known of them."""
    edition = make_edition(text)
    (page,) = edition.pages
    lines = [line for block in page.blocks for line in block.lines]
    made = []
    for count, known in blocks:
        made.append(Block(lines=tuple(lines[:count]), **known))  # type: ignore[arg-type]
        lines = lines[count:]
    assert not lines
    return Edition(pages=(replace(page, blocks=tuple(made)),))


def headlines(edition: Edition) -> list[str]:
    return [a.headline.text if a.headline else "" for a in split_edition(edition).articles]


def test_roles_are_certain(make_edition: Callable[..., Edition]) -> None:
    roles: list[BlockRole] = ["headline", "body", "body", "headline", "body"]
    edition = laid(make_edition, TEXT, [(1, {"role": role}) for role in roles])
    assert headlines(edition) == ["校园安全检查启动", "图书捐赠"]


def test_a_crosshead_by_markup_begins_no_article(make_edition: Callable[..., Edition]) -> None:
    roles: list[BlockRole] = ["headline", "body", "body", "crosshead", "body"]
    edition = laid(make_edition, TEXT, [(1, {"role": role}) for role in roles])
    assert headlines(edition) == ["校园安全检查启动"]


def test_regions_never_share_an_article(make_edition: Callable[..., Edition]) -> None:
    text = "\n".join(TEXT.splitlines()[:3]) + "\n"
    for other, found in ((1, ["校园安全检查启动"]), (2, ["校园安全检查启动", ""])):
        edition = laid(make_edition, text, [(2, {"region": 1}), (1, {"region": other})])
        assert headlines(edition) == found


def test_an_article_goes_on_around_another_region(make_edition: Callable[..., Edition]) -> None:
    regions = [1, 1, 2, 2, 1]
    text = "\n".join(
        [
            "校园安全检查启动",
            "本报讯 市教育局昨日启动校园安全检查，检查组走访二十所学校。",
            "图书捐赠",
            "志愿者向山区学校捐赠图书三千册，孩子们很高兴。",
            "检查将持续到月底，结果向社会公布。",
        ]
    )
    edition = laid(make_edition, text, [(1, {"region": region}) for region in regions])
    first, second = split_edition(edition).articles
    assert [passage.text for passage in first.body][1:] == ["检查将持续到月底，结果向社会公布。"]
    assert second.headline is not None
    assert second.headline.text == "图书捐赠"


def test_size_tells_kicker_headline_and_subhead(make_edition: Callable[..., Edition]) -> None:
    text = (
        "全力保障群众安全\n校园安全检查\n昨日全面启动\n检查组走访二十所学校\n"
        + TEXT.splitlines()[1]
    )
    sizes = [14.0, 28.0, 28.0, 14.0, 10.0]
    edition = laid(make_edition, text, [(1, {"size": size}) for size in sizes])
    (article,) = split_edition(edition).articles
    assert article.kicker == Passage(text="全力保障群众安全", spans=article.kicker.spans)  # type: ignore[union-attr]
    assert article.headline is not None
    assert article.headline.text == "校园安全检查\n昨日全面启动"
    assert [subhead.text for subhead in article.subheads] == ["检查组走访二十所学校"]


def test_navigation_is_unassigned_with_its_reason(make_edition: Callable[..., Edition]) -> None:
    roles: list[BlockRole] = ["navigation", "body", "body", "headline", "body"]
    split = split_edition(laid(make_edition, TEXT, [(1, {"role": role}) for role in roles]))
    reasons = [part.reason for part in split.unassigned if part.reason != "blank"]
    assert reasons == ["navigation"]
