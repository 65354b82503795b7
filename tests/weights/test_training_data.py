"""Pairs cleaned, kept apart from test sets, made by rule, and shown with hints as in use."""

from __future__ import annotations

import json
import lzma
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from briefs import read_briefs
from dictionary import Counts, best_glosses, confirmed, phrases, read_dictionary
from ecdict import foreign_names, read_ecdict, words_by_chinese
from made import make
from pairs import Pair, TestLines, clean, says_the_same
from prepare import prepare
from prompts import draw_prompt
from recipe import Briefs, Hints, Made, Recipe, Source, read_recipe
from senses import Links, senses

from summarize.check import check_translation
from summarize.weights import load_catalog
from summarize.zh.facts import FactFinder

ZH, EN = (
    "公司去年融资8.5亿元，王成国出席会议。",
    "It raised 850 million yuan; Wang Chengguo attended.",
)


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("本法适用于集会。", "This Law， covers6 them7.", "This Law, covers them."),
        ("会议召开了。", "The meeting 会议 was held.", None),
        ("会", "A meeting.", None),
        ("会议今天在杭州召开，省领导出席。", "Yes.", None),
        ("会议召开。", "The meeting was held, and then " + "it went on and on " * 20, None),
        ("G20峰会召开。", "The G20 summit was held.", "The G20 summit was held."),
    ],
)  # fmt: skip
def test_cleaning(zh: str, en: str, expected: str | None) -> None:
    made = clean(Pair(tag="t", zh=zh, en=en))
    assert (made and made.en) == expected


def test_what_a_test_set_holds_is_left_out() -> None:
    tests = TestLines(["省政府昨日在杭州召开新闻发布会，介绍全省粮食生产情况。"], near=0.5)
    same = Pair(tag="t", zh="省政府昨日在杭州召开新闻发布会,介绍全省粮食生产情况", en="x")
    near = Pair(tag="t", zh="省政府昨日在杭州召开新闻发布会，介绍全省工业生产情况。", en="x")
    other = Pair(tag="t", zh="记者昨日从省气象局获悉，明天起全省将有大范围降雨过程。", en="x")
    assert [tests.holds(pair) for pair in (same, near, other)] == [True, True, False]


@pytest.mark.parametrize(
    ("zh", "en", "same"),
    [
        (ZH, EN, True),
        ("会议强调，要加强安全生产。", "The meeting called for safety at work.", True),
        # The English of another article of the law.
        (
            "各级人民政府和有关部门应当采取措施，保障妇女享有与男子平等的权利。",
            "Women's personal dignity is inviolable.",
            False,
        ),
        # A clause is lost.
        (
            "会议强调，要加强安全生产，严肃查处环境污染案件。",
            "The meeting called for safety at work to be strengthened.",
            False,
        ),
        ("会议召开。", "It took place.", True),
    ],
)
def test_english_that_says_something_else_teaches_nothing(zh: str, en: str, same: bool) -> None:
    assert says_the_same(Pair(tag="t", zh=zh, en=en), FactFinder().find(zh)) == same


def test_pairs_made_by_rule_pass_the_checks() -> None:
    finder = FactFinder()
    for kind in ("figures", "names"):
        pairs = list(make(kind, 150, seed=2))
        assert pairs == list(make(kind, 150, seed=2))
        assert len({pair.zh for pair in pairs}) > 100
        for pair in pairs:
            found = check_translation(pair.zh, pair.en, facts=finder.find(pair.zh))
            errors = [f.message for f in found if f.severity == "error"]
            assert errors == [], pair


def test_hints_are_those_that_the_english_uses() -> None:
    spec, facts = load_catalog().get("embedded"), FactFinder().find(ZH)
    pair = Pair(tag="t", zh=ZH, en=EN)
    certain = Hints(right=1.0, wrong=0.0, glosses=0.0, none=0.0)
    prompt, target = draw_prompt(pair, spec, facts, certain, random.Random(1))
    assert "8.5亿元=850 million yuan" in prompt
    assert target == f" {EN}"
    other = replace(pair, en="It raised 8.5 billion yuan.")
    prompt, _ = draw_prompt(other, spec, facts, certain, random.Random(1))
    assert "=" not in prompt
    wrong_too = Hints(right=1.0, wrong=1.0, glosses=0.0, none=0.0)
    prompt, _ = draw_prompt(other, spec, facts, wrong_too, random.Random(1))
    assert "8.5亿元=850 million yuan" in prompt
    words = Hints(right=0.0, wrong=0.0, glosses=1.0, none=0.0)
    prompt, _ = draw_prompt(pair, spec, facts, words, random.Random(1))
    assert "[公司=company; 融资=financing; 出席=attend; 会议=meeting]" in prompt
    bare = Hints(right=1.0, wrong=1.0, glosses=1.0, none=1.0)
    prompt, _ = draw_prompt(pair, spec, facts, bare, random.Random(1))
    assert "[" not in prompt


def test_glosses_are_short_and_names_come_last() -> None:
    words = read_dictionary(
        [
            "会议\t會議\tHui4 yi4\tmeeting; conference; CL:場|场[chang3]",
            "融资\t融資\trong2 zi1\tto finance (a project); financing",
            "现代\t現代\tXian4 dai4\tHyundai",
            "现代\t現代\txian4 dai4\tmodern times",
            "日前\t日前\tri4 qian2\ta few days ago",
            "为此\t為此\twei4 ci3\tto this end",
            "吗\t嗎\tma5\t(question particle)",
            "千方百计\t千方百計\tx\tlit. thousand ways (idiom); by every means",
            "江南\t江南\tx\tprovince in Qing times, abolished; see 江[jiang1]; to help sb out",
        ]
    )
    assert words == {
        "融资": ["finance", "financing"], "现代": ["modern times", "Hyundai"],
        "日前": ["a few days ago"], "为此": ["to this end"], "千方百计": ["by every means"],
        "会议": ["meeting", "conference"],
    }  # fmt: skip


def test_the_gloss_that_pairs_use_most_is_chosen_and_what_they_contradict_left_out() -> None:
    words = {
        "会议": ["meeting", "conference"], "落地": ["fall to the ground"], "其中": ["in"],
        "日电": ["NEC"], "英语": ["English"], "过程": ["process"],
    }  # fmt: skip
    assert best_glosses(words, Counts.of(words, [])) == {
        "会议": "meeting", "落地": "fall to the ground", "过程": "process",
    }  # fmt: skip
    pairs = [
        Pair(tag="t", zh="会议落地。", en="The conferences bore fruit."),
        Pair(tag="t", zh="英语过程", en="English processes"),
    ]
    assert best_glosses(words, Counts.of(words, pairs * 20)) == {
        "会议": "conference",
        "英语": "English",
        "过程": "process",
    }


def test_words_of_the_larger_dictionary_need_pairs_that_confirm_them() -> None:
    words = {"芯片": ["the", "chip"], "消费": ["consume", "consumption"], "什么": ["what"]}
    pairs = [
        Pair(tag="t", zh="芯片很小。", en="The chip is small."),
        Pair(tag="t", zh="什么消费？", en="What does the dog eat?"),
        Pair(tag="t", zh="天气好。", en="The weather is fine."),
    ]
    counts = Counts.of(words, pairs * 5)
    assert confirmed(words, counts) == {"芯片": "chip"}
    assert confirmed(words, Counts.of(words, pairs * 4)) == {}


def test_longer_words_that_the_tagger_cuts_up() -> None:
    words = {
        "共和党": ["Republican Party"], "热带低气压": ["tropical depression"], "会议": ["meeting"],
        "没有人": ["no one"], "一帆风顺": ["plain sailing"],
    }  # fmt: skip
    found = phrases(words)
    assert found["热带低气压"] == "tropical depression"
    assert found.keys().isdisjoint({"会议", "没有人", "一帆风顺"})


def test_a_word_accounts_for_the_english_that_others_do_not_explain() -> None:
    lines = [
        ({"会议", "召开"}, {"meet", "held"}), ({"会议", "结束"}, {"meet", "ende"}),
        ({"会议"}, {"conf"}), ({"比赛", "召开"}, {"matc", "held"}),
        ({"比赛", "结束"}, {"matc", "ende"}),
    ]  # fmt: skip
    links = Links(lines * 10)
    counted = links.senses()
    assert [counted[word][0] for word in ("会议", "召开", "结束", "比赛")] == [
        "meet", "held", "ende", "matc",
    ]  # fmt: skip
    assert "held" not in counted["会议"]
    assert "conf" in counted["会议"]
    # Words that are met too seldom have none.
    assert Links(lines).senses() == {}
    known = {"会议": "meeting", "召开": "convene", "召开会议": "call a meeting"}
    assert senses(known, {"会议": ["meeting", "session"]}, links) == {
        "会议": ["sess", "conf"],
        "召开": ["held"],
        "召开会议": ["conv", "held", "conf"],
    }


def test_words_and_names_of_the_english_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "ecdict.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "CREATE TABLE stardict (id INTEGER PRIMARY KEY, word, translation, bnc, frq, exchange)"
        )
        database.executemany(
            "INSERT INTO stardict (word, translation, bnc, frq, exchange) VALUES (?, ?, ?, ?, ?)",
            [
                ("demand", "n. 要求, 需求\nv. 要求", 723, 1287, "d:demanded/s:demands"),
                ("demanded", "vt. 要求, 询问", 2000, 0, "0:demand/1:d"),
                ("claim", "vt. 请求, 要求（对某物）", 600, 0, None),
                ("medical", "a. 医疗的", 900, 0, None),
                ("medically", "adv. 医疗", 900, 0, None),
                ("hydrocele", "[医] 要求", 900, 0, None),
                ("petition", "n. 请求", 0, 0, None),
                ("provenzano", " [人名] 普罗文扎诺", 0, 0, None),
                ("mccauley", " [人名] 麦考利", 0, 0, None),
                ("Macaulay", "n. 麦考利（姓氏）", 16543, 0, None),
                ("Palermo", "n. 巴勒莫（西西里首府）", 25402, 0, None),
                ("goldring", " [人名] 戒指", 0, 0, None),
                ("lee", " [人名] 李", 9, 0, None),
            ],
        )
    entries = list(read_ecdict(path))
    assert "demanded" not in {entry.word for entry in entries}
    assert words_by_chinese(entries) == {
        "要求": ["demand", "claim"], "需求": ["demand"], "请求": ["claim"], "医疗": ["medical"],
    }  # fmt: skip
    assert foreign_names(entries) == {
        "普罗文扎诺": "Provenzano", "麦考利": "Macaulay", "巴勒莫": "Palermo",
    }  # fmt: skip


def _recipe(tests: str) -> Recipe:
    source = Source(
        file="pairs.tsv.xz", columns=("set", "zh", "en"), tags=(), share=1.0, licence="none"
    )
    return replace(
        read_recipe(), sources=(source,), made=(Made(kind="figures", count=5),), tests=(tests,)
    )


def test_the_whole_preparation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = "省政府昨日在杭州召开新闻发布会，介绍全省粮食生产情况。"
    with lzma.open(tmp_path / "pairs.tsv.xz", "wt", encoding="utf-8") as file:
        file.write(f"set\tzh\ten\na\t{ZH}\t{EN}\na\t{ZH}\t{EN}\n")
        file.write(f"a\t{held}\tThe province held a press conference on its grain.\n")
        other = "Every week the dog ran twice round that quiet lake, it is told."
        file.write(f"a\t各级人民政府应当采取措施，保障妇女享有平等权利。\t{other}\n")
    with lzma.open(tmp_path / "test.tsv.xz", "wt", encoding="utf-8") as file:
        file.write(f"zh\tref\n{held}\tThe provincial government held a conference.\n")
    recipe = _recipe("test.tsv.xz")
    path = prepare(tmp_path, recipe, tmp_path / "out")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [row["d"] for row in rows] == ["a", *["made-figures"] * 5]
    said = capsys.readouterr().out
    assert "left out: as in a test set" in said
    assert "left out: twice" in said
    rows = (line.rpartition(" ") for line in said.splitlines())
    counted = {name.strip(): count for name, _, count in rows}
    assert (counted["a"], counted["left out: says something else"]) == ("1", "1")
    before = path.stat().st_mtime_ns
    assert prepare(tmp_path, recipe, tmp_path / "out").stat().st_mtime_ns == before
    assert prepare(tmp_path, replace(recipe, seed=99), tmp_path / "out").stat().st_mtime_ns > before


def test_briefs_are_asked_for_after_the_first_sentences(tmp_path: Path) -> None:
    text = "省政府今天召开会议。\n会议部署秋粮收购。\n" + "各地要抓好落实。" * 9
    rows = [
        {"title": "部署秋粮收购", "summary": "省政府今天部署秋粮收购。", "text": text},
        {"title": "联播快讯", "summary": "（1）甲；（2）乙。", "text": "甲。\n乙。"},
        {"title": "甲开幕", "summary": "甲开幕。", "text": "甲开幕。", "headline_like": True},
        {"title": "别的", "summary": "这条在测试集里。", "text": "测试集里有这条。"},
    ]
    for name, part in (("train", rows), ("dev", rows[3:])):
        with lzma.open(tmp_path / f"{name}.jsonl.xz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps({"headline_like": False} | row) + "\n" for row in part)
    briefs = Briefs(
        file="train.jsonl.xz", held_out="dev.jsonl.xz", prompt="{text}\n摘要：", longest=20,
        count=10, licence="none",
    )  # fmt: skip
    ((prompt, brief),) = read_briefs(tmp_path, briefs, seed=1)
    assert prompt == "省政府今天召开会议。会议部署秋粮收购。\n摘要："
    assert brief == "省政府今天部署秋粮收购。"
    recipe = replace(read_recipe(), sources=(), made=(), tests=(), briefs=(briefs,))
    line = prepare(tmp_path, recipe, tmp_path / "out").read_text("utf-8")
    assert json.loads(line) == {"p": prompt, "t": brief, "d": "brief"}
