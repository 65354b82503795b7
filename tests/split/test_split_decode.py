"""What is made of lines that the weights leave in doubt: joins, lone crossheads, names alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

import numpy as np
import pytest

from summarize.records import Edition
from summarize.split import split_edition
from summarize.split.model import ROLES, Model
from summarize.split.roles import Role

SIZE = len(ROLES)
Weights = Mapping[str, Mapping[Role, float]]


@pytest.fixture
def use_weights(monkeypatch: pytest.MonkeyPatch) -> Callable[[Weights], None]:
    """A function that has the splitter use these weights by feature, and none for edges."""

    def use(weights: Weights) -> None:
        table = np.array([[row.get(role, 0.0) for role in ROLES] for row in weights.values()])
        lines = {feature: number for number, feature in enumerate(weights)}
        model = Model(lines=lines, weights=table, edges={"": np.zeros((SIZE, SIZE))})
        monkeypatch.setattr(import_module("summarize.split.decode"), "read_model", lambda: model)

    return use


@pytest.mark.parametrize(("odds", "joined"), [(4.0, True), (1.0, False), (-3.0, False)])
def test_a_doubtful_join_is_not_made(
    make_edition: Callable[..., Edition],
    use_weights: Callable[[Weights], None],
    odds: float,
    joined: bool,
) -> None:
    use_weights(
        {
            "bias": {Role.BODY: 20},
            "first": {Role.HEADLINE: 50},
            "final": {Role.BODY: 30, Role.MORE: 50 + odds},
        }
    )
    texts = ["全省会议在杭州召开", "会上，省数据局负责同", "志通报试点工作推进情况。"]
    (article,) = split_edition(make_edition("\n\n".join(texts) + "\n")).articles
    body = [passage.text for passage in article.body]
    assert body == (["".join(texts[1:])] if joined else texts[1:])


@pytest.mark.parametrize(
    ("odds", "crossheads", "headlines"),
    [
        (-2.0, 1, ["全省会议在杭州召开", "抓好田间管理"]),
        (-6.0, 1, ["全省会议在杭州召开"]),
        (-2.0, 2, ["全省会议在杭州召开"]),
        (2.0, 2, ["全省会议在杭州召开", "抓好田间管理", "抓好田间管理"]),
    ],
)
def test_a_lone_crosshead_is_the_headline_of_another_article(
    make_edition: Callable[..., Edition],
    use_weights: Callable[[Weights], None],
    odds: float,
    crossheads: int,
    headlines: list[str],
) -> None:
    """`odds` are those of a headline against a crosshead."""
    use_weights(
        {
            "bias": {Role.BODY: 20},
            "first": {Role.HEADLINE: 50},
            "end=open": {Role.CROSSHEAD: 50, Role.HEADLINE: 50 + odds},
        }
    )
    text = "会议要求各地抓好田间管理，部署春耕生产。"
    texts = ["全省会议在杭州召开", text, *["抓好田间管理", text] * crossheads]
    articles = split_edition(make_edition("\n\n".join(texts) + "\n")).articles
    assert [article.headline and article.headline.text for article in articles] == headlines
    assert sum(len(article.body) for article in articles) == len(texts) - len(headlines)


def test_a_name_alone_in_brackets_signs(make_edition: Callable[..., Edition]) -> None:
    text = "本报讯　3月6日，全省会议在杭州召开，部署春耕生产，要求各地抓好田间管理。"
    edition = make_edition(f"全省会议在杭州召开\n　　{text}\n　　（王海昆　钱万顺）\n")
    (article,) = split_edition(edition).articles
    assert [byline.names for byline in article.bylines] == [("王海昆", "钱万顺")]
    assert [passage.text for passage in article.body] == [text.removeprefix("本报讯　")]


@pytest.mark.parametrize(
    ("caption", "kinds"),
    [
        ("图为村民在图书角看书。　本报记者　王建国摄", ["photo"]),
        ("会议现场。　本报记者　王建国摄", ["photo"]),
        ("上图：村民在看书，书是县里今年新添的。　本报记者　王建国摄", ["photo"]),
        ("12月26日，列车驶过元荡湖，当日高铁开通运营。　新华社记者　李明摄", ["news", "photo"]),
    ],
)
def test_a_photo_goes_with_the_article_that_it_shows(
    make_edition: Callable[..., Edition],
    use_weights: Callable[[Weights], None],
    caption: str,
    kinds: list[str],
) -> None:
    use_weights(
        {
            "bias": {Role.BODY: 20},
            "first": {Role.HEADLINE: 50},
            "final": {Role.PHOTO: 50},
        }
    )
    text = "青田县山口村去年办起图书角，藏书3000册，村民白天劳动，晚上读书。"
    edition = make_edition(f"山村图书角办得红火\n\n{text}\n\n{caption}\n")
    articles = split_edition(edition).articles
    assert [article.kind for article in articles] == kinds
    told = articles[-1].caption
    assert told is not None
    assert told.text == caption.partition("。")[0] + "。"


@pytest.mark.parametrize("note", ["（据新华社）", "（编者注）", "（有删改）", "（王强 供图）"])
def test_a_note_in_brackets_is_neither_lost_nor_a_photo(
    make_edition: Callable[..., Edition], note: str
) -> None:
    text = "青田县山口村去年办起图书角，藏书3000册，村民白天劳动，晚上读书，成了村里的新风气。"
    edition = make_edition(f"山村图书角办得红火\n　　{text}\n　　{text}\n　　{note}\n")
    (article,) = split_edition(edition).articles
    assert (article.kind, article.bylines, article.credit) == ("news", (), None)
    assert [passage.text for passage in article.body] == [text, text, note]


def test_a_source_below_the_headline_makes_no_photo(make_edition: Callable[..., Edition]) -> None:
    text = "青田县山口村去年办起图书角，藏书3000册，村民白天劳动，晚上读书，成了村里的新风气。"
    edition = make_edition(f"山村图书角办得红火\n（据新华社）\n　　{text}\n　　{text}\n")
    (article,) = split_edition(edition).articles
    assert (article.kind, article.credit) == ("news", None)


def test_a_place_in_the_line_of_authors_is_none(
    make_edition: Callable[..., Edition], use_weights: Callable[[Weights], None]
) -> None:
    use_weights({"bias": {Role.BODY: 20}, "first": {Role.HEADLINE: 50}, "name": {Role.BYLINE: 50}})
    text = "青田县山口村去年办起图书角，藏书3000册，村民白天劳动，晚上读书，成了村里的新风气。"
    edition = make_edition(f"山村图书角办得红火\n\n石家庄　长弓\n\n{text}\n")
    (article,) = split_edition(edition).articles
    assert [byline.names for byline in article.bylines] == [("长弓",)]


def test_the_last_line_of_a_list_of_names_signs_nothing(
    make_edition: Callable[..., Edition], use_weights: Callable[[Weights], None]
) -> None:
    use_weights(
        {"bias": {Role.BODY: 20}, "first": {Role.HEADLINE: 50}, "final": {Role.SIGNATURE: 50}}
    )
    texts = [
        "图书角获奖名单",
        "青田县昨天评出六位读书之星。",
        "王强　李明　张华",
        "赵云　钱进　孙立",
    ]
    (article,) = split_edition(make_edition("\n\n".join(texts) + "\n")).articles
    assert [passage.text for passage in article.body] == texts[1:]
    assert article.bylines == ()
    (article,) = split_edition(make_edition("\n\n".join([*texts[:2], texts[3]]) + "\n")).articles
    assert [byline.names for byline in article.bylines] == [("赵云", "钱进", "孙立")]
