"""Stories with parts that the true ones lack: of letters, decrees, lists, tables, verse; longer
titles; paragraphs that a column end cuts near their ends; lines that do not come out even."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from editions.gold import BuiltEdition, BuiltPage, Join, Piece
from editions.setting import legal_break

_LISTS = (
    ["名单如下：", "何家栋　沈玉芬　吕志强　魏小燕", "高天明　许桂英　邓海波　萧秀云"],
    ["一等奖：", "罗明（成都）", "唐芳（昆明）", "二等奖：", "韩伟（兰州）　冯洋（太原）"],
    ["项目　　数量　　金额", "一季度　　35　　120.5", "二季度　　41　　133.8"],
)  # fmt: skip
_NUMBERS = ("（一）（二）（三）（四）", "一、二、三、四、", "1.2.3.4.", "●●●●")
_SIGNED = ("读者 {}", "{}", "{}", "市民 {}", "{}　{}", "{where}　{}", "{where}　{}　{}")
_NAMES = ("罗建新", "唐玉兰", "韩 冰", "冯志宏", "曹丽华", "欧阳明", "魏国强")
_BODIES = (
    "国务院办公厅", "中华全国总工会", "市教育局", "山东省财政厅", "本报编辑部", "县人民政府",
    "国家统计局农村社会经济调查司", "中国农业科学院蔬菜研究所", "河南新乡县委办公室",
    "市公安局交通管理处", "中共中央组织部　中共中央宣传部", "光明日报社　中国作家协会",
    "东海县供销社", "第二机床厂党委",
)  # fmt: skip
_WHERE = ("江西永新县武装部", "河北邯郸", "湖北大冶县委宣传部", "上海", "四川广元市纪检委")
_DATES = ("2018年12月20日", "一九九〇年十月一日", "2019年6月3日于北京", "二〇二一年三月", "10月8日")
# Names of columns and numbers of series, set above a headline.
_SERIES = (
    "连载（{}）", "·{}·", "（{}）", "述评之{}", "系列报道（{}）", "（系列之{}）", "●连载{}",
)  # fmt: skip
_COLUMNS = ("读者来信", "调查与思考", "人物", "记者手记", "新春走基层", "【今日谈】", "专访")
# What stands in brackets after a headline: a pen name, the kind or the part of an article.
_PENS = ("钟声", "社论", "国纪平", "今日谈", "上", "下", "一", "二", "通讯", "望海楼")
_COUNTS = "一二三四五六七八九十"
_SPEECH = re.compile("(?<=：)(?=“)")
_SALUTATIONS = (
    "编辑部：",
    "编辑同志：",
    "同志们：",
    "各位代表：",
    "女士们，先生们，朋友们：",
    "各市、县人民政府：",
)
_DATELINE = re.compile(r"\S{0,20}[讯电]\s")


def dress(pieces: list[Piece], rng: random.Random, *, cut: bool) -> list[Piece]:
    """The pieces of a page, some of them longer, some with new ones beside them.

    With `cut`, column ends part some paragraphs near their ends; where lines are wrapped they would
    leave full lines, which nothing tells from others.
    """
    dressed: list[Piece] = []
    clauses = find_clauses(pieces)
    for last, piece, following in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        if piece.kind == "headline":
            if (last is None or last.story != piece.story) and rng.random() < 0.06:
                dressed.append(replace(piece, text=_column(rng), kind="kicker"))
            dressed += _titled(piece, clauses.get(piece.story) or [piece.text], rng)
        elif piece.kind == "body":
            opens = last and last.kind != "body" and not _DATELINE.match(piece.text)
            if opens and rng.random() < 0.1:
                dressed.append(replace(piece, text=rng.choice(_SALUTATIONS)))
            ends = following is None or following.story != piece.story
            *spoken, rest = _spoken(piece, rng)
            dressed += [*spoken, *_written(rest, ends, rng, cut=cut)]
        else:
            dressed.append(piece)
    return dressed


def find_clauses(pieces: list[Piece]) -> dict[str | None, list[str]]:
    """Clauses of the text of each story, such as could stand in its headlines and crossheads."""
    found: dict[str | None, list[str]] = {}
    for piece in pieces:
        if piece.kind == "body":
            clauses = re.findall(
                "(?<=[，。；])[^，。；：！？“”‘’、（）]{5,22}(?=[，。；])", piece.text
            )
            found.setdefault(piece.story, []).extend(clauses)
    return found


def _column(rng: random.Random) -> str:
    """The name of a column, or a number in a series."""
    if rng.random() < 0.3:
        return rng.choice(_COLUMNS)
    number = rng.choice(
        [rng.choice(_COUNTS), f"十{rng.choice(_COUNTS[:9])}", str(rng.randint(1, 60))]
    )
    return rng.choice(_SERIES).format(number)


def _titled(piece: Piece, clauses: list[str], rng: random.Random) -> list[Piece]:
    """A headline, perhaps with more in its line or more lines below: what its text says; perhaps
    what somebody said, or signed with a pen name."""
    chance = rng.random()
    if chance < 0.12:
        return [replace(piece, text=f"{piece.text}{rng.choice('  　暨')}{rng.choice(clauses)}")]
    if 0.22 <= chance < 0.25:
        return [replace(piece, text=f"“{piece.text[:14].strip('“”')}”")]
    if 0.25 <= chance < 0.27:
        return [replace(piece, text=f"{piece.text}（{rng.choice(_PENS)}）")]
    more = rng.randint(1, 3) if chance < 0.22 else 0
    texts = [" ".join(rng.choices(clauses, k=rng.choice([1, 1, 2, 3]))) for _ in range(more)]
    return [piece, *(replace(piece, text=text, kind="subhead") for text in texts)]


def _written(piece: Piece, ends: bool, rng: random.Random, *, cut: bool) -> list[Piece]:
    """A paragraph as a list, with a list or verse after it, signed, or cut by a column end."""
    chance = rng.random()
    if piece.glued or piece.broken:
        return [piece]
    if chance < 0.05:
        items = [part for part in re.split("(?<=[。；])", piece.text) if len(part) > 8]
        marks = re.findall("（.）|..", rng.choice(_NUMBERS))
        texts = [mark + item.replace("。", "；") for mark, item in zip(marks, items, strict=False)]
        return [replace(piece, text=text) for text in texts] or [piece]
    if chance < 0.08:
        added = rng.choice(_LISTS) if rng.random() < 0.5 else _verse(piece.text)
        return [piece, *(replace(piece, text=text) for text in added)]
    if cut and chance < 0.12 and len(piece.text) > 40:
        # A column may end a line after a paragraph began, or before its last few characters.
        place = rng.choice([rng.randint(8, 22), len(piece.text) - rng.randint(9, 20)])
        end = legal_break(piece.text, place)
        if end is not None:
            first = replace(piece, text=piece.text[:end], broken=True)
            return [first, replace(piece, text=piece.text[end:])]
    if ends and chance > 0.9:
        name = rng.choice(_SIGNED).format(*rng.sample(_NAMES, 2), where=rng.choice(_WHERE))
        signed = rng.choice([name, rng.choice(_BODIES)])
        date = rng.choice(_DATES)
        added = rng.choice(
            [[signed, date], [date], [signed], [signed], [f"（{signed}）"], ["（附图片）"]]
        )
        return [piece, *(replace(piece, text=text) for text in added)]
    return [piece]


def _spoken(piece: Piece, rng: random.Random, share: float = 0.15) -> list[Piece]:
    """A paragraph; what somebody says in it may be one of its own, as papers set interviews."""
    texts = _SPEECH.split(piece.text, maxsplit=1)
    if piece.glued or min(map(len, texts)) <= 8 or rng.random() >= share:
        return [piece]
    return [
        *(replace(piece, text=text, broken=False) for text in texts[:-1]),
        replace(piece, text=texts[-1]),
    ]


def _verse(text: str) -> list[str]:
    """Clauses of a text, a line each, as verse is set."""
    clauses = re.findall("[^，。；：！？]{5,9}[，。；]", text)
    return clauses[:4] if len(clauses) >= 2 else []


def set_ragged(built: BuiltEdition, rng: random.Random, share: float = 0.15) -> BuiltEdition:
    """Wrapped lines a character longer here and there, as punctuation set close makes them."""
    pages = [(list(page.text), list(page.owners)) for page in built.pages]
    joins: list[Join] = []
    for join in built.joins:
        index, place = join.after
        text, owners = pages[index]
        moves = join.kind == "line" and text[place - 1] == "\n" and rng.random() < share
        if moves:
            text[place - 1], text[place] = text[place], text[place - 1]
            owners[place - 1], owners[place] = owners[place], owners[place - 1]
        joins.append(replace(join, after=(index, place + 1)) if moves else join)
    made = tuple(
        _page(page, text, owners) for page, (text, owners) in zip(built.pages, pages, strict=True)
    )
    return replace(built, joins=tuple(joins), pages=made)


def _page(page: BuiltPage, text: list[str], owners: list[str | None]) -> BuiltPage:
    return replace(page, text="".join(text), owners=tuple(owners))
