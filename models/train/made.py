"""Pairs made by rule where found ones are few: figures with their scales, dates, people and posts.

What the tables and readers of `summarize.zh` give is right by construction, so the English is
theirs; sentences are plain ones, so that the model learns the figure and not the sentence.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from pairs import Pair

from summarize.zh.dates import find_dates
from summarize.zh.numbers import find_quantities
from summarize.zh.romanize import romanize_person, surnames
from summarize.zh.tables import read_table
from summarize.zh.terms import find_terms

__all__ = ["MAKERS", "make"]

GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建国志文玉春海东晓红梅兰新宇鹏飞浩然子轩"
# What is counted, with the sentences that can hold it.
COUNTED: tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    (
        ("元", "元", "元", "美元", "欧元"),
        (
            ("全市完成投资{}。", "The city completed investment of {}."),
            ("去年实现销售收入{}。", "Sales revenue last year was {}."),
            ("项目总投资{}，", "The project has a total investment of {},"),
            ("案件涉及金额{}。", "The case involves {}."),
            ("预计今年将达到{}。", "It is expected to reach {} this year."),
        ),
    ),
    (
        ("人", "人次", "户", "名学生", "件", "起"),
        (
            ("截至目前，共有{}。", "So far there have been {}."),
            ("全年共计{}，", "For the whole year the total was {},"),
            ("目前已达{}。", "The figure has now reached {}."),
        ),
    ),
    (
        ("吨", "公里", "平方米", "亩", "千瓦时", "平方公里"),
        (
            ("总量达{}。", "The total comes to {}."),
            ("比上年增加{}。", "That is {} more than in the previous year."),
            ("全省新增{}。", "The province added {}."),
        ),
    ),
)
SHARE_FRAMES = (
    ("同比增长{}。", "That was up {} from a year earlier."),
    ("同比下降{}。", "That was down {} from a year earlier."),
    ("占全省的{}。", "It makes up {} of the province's total."),
    ("满意率为{}。", "The satisfaction rate is {}."),
)
DATE_FRAMES = (
    ("{}，会议在京召开。", "The meeting was held in Beijing on {}."),
    ("该法自{}起施行。", "The law takes effect on {}."),
    ("{}，他回到家乡。", "On {}, he returned to his hometown."),
)
NAME_FRAMES = (
    (
        "{post}{name}出席会议并讲话。",
        "{name}, {post}, attended the meeting and spoke.",
    ),
    ("{name}主持会议。", "{name} presided over the meeting."),
    ("{post}{name}介绍了有关情况。", "{name}, {post}, gave a briefing."),
    ("{name}、{other}参加调研。", "{name} and {other} took part in the inspection tour."),
    ("{name}说，这项工作很重要。", "{name} said that this work is very important."),
)


def make(kind: str, count: int, seed: int) -> Iterator[Pair]:
    """`count` pairs of a kind, drawn by `seed`. Raises KeyError for an unknown kind."""
    rng = random.Random(f"{seed} {kind}")
    made = 0
    while made < count:
        pair = MAKERS[kind](rng)
        if pair is not None:
            made += 1
            yield pair


def _figures(rng: random.Random) -> Pair | None:
    draw = rng.random()
    if draw < 0.2:
        share = f"{rng.uniform(0.1, 99):.{rng.choice((0, 1, 2))}f}"
        zh = rng.choice((f"{share}%", f"{share}个百分点"))
        return _framed(rng, SHARE_FRAMES, zh, "figures")
    if draw < 0.4:
        day = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
        zh = rng.choice((day, f"{rng.randint(1949, 2030)}年{day}"))
        (date,) = find_dates(zh)
        source, target = rng.choice(DATE_FRAMES)
        return Pair(tag="made-figures", zh=source.format(zh), en=_sentence(target.format(date.en)))
    units, frames = rng.choice(COUNTED)
    if rng.random() < 0.3:
        # 余 and 多 follow round figures: 300余万, 20多亿.
        figure = f"{rng.randint(1, 99) * rng.choice((10, 100))}{rng.choice(('余', '多'))}"
        figure += rng.choice(("", "万", "万", "亿"))
    else:
        about = rng.choice(("", "", "", "约", "近", "超过", "逾", "不到"))
        figure = f"{about}{rng.uniform(1, 999):.{rng.choice((0, 0, 1, 2))}f}"
        figure += rng.choice(("", "万", "万", "亿", "亿", "万亿" if "元" in units else "万"))
    return _framed(rng, frames, figure + rng.choice(units), "figures")


def _framed(
    rng: random.Random, frames: tuple[tuple[str, str], ...], zh: str, kind: str
) -> Pair | None:
    found = find_quantities(zh)
    # A form that the reader does not take whole has no sure English.
    if len(found) != 1 or found[0].zh != zh:
        return None
    source, target = rng.choice(frames)
    return Pair(tag=f"made-{kind}", zh=source.format(zh), en=_sentence(target.format(found[0].en)))


def _names(rng: random.Random) -> Pair:
    name, other = _person(rng), _person(rng)
    posts = [row[0] for row in read_table("terms") if len(row) > 2 and row[2] == "post"]
    post = rng.choice(posts)
    (term, *_) = find_terms(post)
    source, target = rng.choice(NAME_FRAMES)
    zh = source.format(name=name, other=other, post=post)
    en = target.format(name=romanize_person(name), other=romanize_person(other), post=term.en)
    return Pair(tag="made-names", zh=zh, en=_sentence(en))


def _person(rng: random.Random) -> str:
    common = sorted(name for name, (_, weight) in surnames().items() if weight == "common")
    return rng.choice(common) + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2))))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


MAKERS: dict[str, Callable[[random.Random], Pair | None]] = {"figures": _figures, "names": _names}
