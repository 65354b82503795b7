"""Set stories as pages of pieces, and disturb them as printing does: columns, jumps, furniture."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import replace

from editions.gold import Jump, Piece, SetEdition, SetPage, Story, StoryEdition

# What may not begin a line (JIS X 4051 and GB/T 15834 agree on these).
NO_START = "，。、；：？！”’）》〉】〕」』…—,.;:?!)%％"
NO_END = "“‘（《〈【〔「『("

_OUT = (
    "（下转第{c}版）", "（下转{n}版）", "（下转第{n}版）", "(下转{n}版)", "（紧接第{n}版）",
    "（转{n}版）", "下转{n}版⇒", "▼下转{n}版", "（下转A{n}版）", "（转A{n}版）",
    "【下转第{n}版】", "（转第{c}版）", "◀下转第{n}版", "（下转{z}版）",
)  # fmt: skip
_IN = (
    "（上接第{c}版）", "（上接{n}版）", "（上接第{n}版）", "(上接{n}版)", "（紧接第{n}版）",
    "（接{n}版）", "⇐上接{n}版", "▲上接{n}版", "（上接A{n}版）", "（接A{n}版）",
    "【上接第{n}版】", "（接第{c}版）", "▶上接第{n}版", "（上接{z}版）",
)  # fmt: skip
_POINTERS = (
    "（详见{n}版）", "（详细报道见{n}版）", "（相关报道见{n}版）", "（全文见第{n}版）",
    "▶详见{n}版", "（图片报道见第{c}版）", "（评论见{n}版）", "（讲话全文见第{c}版）",
    "(详细报道见{n}-{m}版)",
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九十"
_WEEK = "一二三四五六日"
_SECTIONS = ("要闻", "综合", "国内新闻", "国际", "经济", "社会", "体育新闻", "文化", "理论", "副刊")
_EDITORS = ("王建国", "李 敏", "张晓燕", "刘 洋", "陈志强", "赵丽华", "周 平", "吴海燕")


def set_edition(edition: StoryEdition) -> SetEdition:
    """The edition with nothing disturbed: every story whole, one after the other."""
    return SetEdition(
        date=edition.date,
        source=edition.source,
        stories=tuple(edition.stories()),
        pages=tuple(
            SetPage(
                number=page.number,
                pieces=tuple(piece for story in page.stories for piece in set_story(story)),
            )
            for page in edition.pages
        ),
    )


def set_story(story: Story) -> list[Piece]:
    """The pieces of a story in printing order."""
    pieces = [Piece(kind="kicker", text=text, story=story.id) for text in story.kicker]
    pieces += [Piece(kind="headline", text=text, story=story.id) for text in story.headline]
    pieces += [Piece(kind="subhead", text=text, story=story.id) for text in story.subheads]
    if story.signed:
        pieces.append(Piece(kind="byline", text=story.signed, story=story.id))
    return pieces + [Piece(kind="body", text=text, story=story.id) for text in story.paragraphs]


def break_columns(edition: SetEdition, rng: random.Random, share: float = 0.12) -> SetEdition:
    """A share of the longer paragraphs cut at any character, as the end of a column does."""

    def cut(piece: Piece) -> list[Piece]:
        if piece.kind != "body" or len(piece.text) < 60 or rng.random() >= share:
            return [piece]
        place = legal_break(piece.text, rng.randint(15, len(piece.text) - 15))
        if place is None:
            return [piece]
        first = replace(piece, text=piece.text[:place], broken=True)
        return [first, replace(piece, text=piece.text[place:], glued=False)]

    return _each_page(edition, lambda pieces: [part for piece in pieces for part in cut(piece)])


def legal_break(text: str, place: int) -> int | None:
    """The first place at or after `place` where a line may end, None within 8 of the text's end."""
    while place < len(text) - 8:
        inside_word = text[place - 1].isascii() and text[place].isascii()
        if (
            text[place] not in NO_START
            and text[place - 1] not in NO_END
            and not inside_word
            and not text[place - 1 : place + 1].isspace()
            and not text[place].isspace()
            and not text[place - 1].isspace()
        ):
            return place
        place += 1
    return None


def share_lines(edition: SetEdition, rng: random.Random, share: float = 0.1) -> SetEdition:
    """Some kickers and headlines, or headlines and subheads, on one line, parted by a space."""

    def glue(pieces: list[Piece]) -> list[Piece]:
        made: list[Piece] = []
        for piece in pieces:
            before = made[-1] if made else None
            if (
                before
                and before.story == piece.story
                and {before.kind, piece.kind} <= {"kicker", "headline", "subhead"}
                and len(before.text) + len(piece.text) <= 50
                and rng.random() < share
            ):
                text = f"{before.text} {piece.text}"
                made[-1] = replace(piece, kind="headline", text=text)
            else:
                made.append(piece)
        return made

    return _each_page(edition, glue)


def add_furniture(edition: SetEdition, rng: random.Random) -> SetEdition:
    """A masthead or folio above each page, and other furniture between stories and columns."""
    day = datetime.date.fromisoformat(edition.date)
    look = rng.randrange(5)
    pages = []
    for page in edition.pages:
        section = rng.choice(_SECTIONS)
        made = [_furniture(text) for text in _top(day, page.number, section, rng, look)]
        for index, piece in enumerate(page.pieces):
            before = page.pieces[index - 1] if index else None
            new_story = before is not None and before.story != piece.story
            column = before is not None and before.broken and not piece.glued
            if (new_story and rng.random() < 0.2) or (column and rng.random() < 0.25):
                made.append(_furniture(_between(day, page.number, section, rng)))
            made.append(piece)
        if rng.random() < 0.5:
            made.append(_furniture(_editors(rng)))
        pages.append(replace(page, pieces=tuple(made)))
    return replace(edition, pages=tuple(pages))


def add_jumps(edition: SetEdition, rng: random.Random, share: float = 0.15) -> SetEdition:
    """A share of the longer stories go on on a later page; some other halves are missing.

    One jump in eight leads out of the edition (its second part is left out of the truth), one in
    eight comes from outside; pointers to other pages stand under a few stories.
    """
    pages = [list(page.pieces) for page in edition.pages]
    numbers = [page.number for page in edition.pages]
    second_parts: list[list[list[Piece]]] = [[] for _ in pages]
    jumps: list[Jump] = []
    for index, pieces in enumerate(pages):
        for start, end in reversed(_runs(pieces)):
            run = pieces[start:end]
            cut = _cut_story(run, rng) if rng.random() < share else None
            if cut is None:
                if rng.random() < 0.06 and len(numbers) > 1:
                    run.append(_pointer(run[0].story, numbers, numbers[index], rng))
                    pieces[start:end] = run
                continue
            first, second = cut
            fate = rng.choice(["out", "in"]) if rng.random() < 0.25 else "pair"
            form = rng.randrange(len(_OUT))
            later = list(range(index + 1, len(pages)))
            if fate == "in":
                outside = max(numbers) + rng.randint(1, 4)
                pieces[start:end] = _second(run, second, outside, form, rng, titled=True)
            elif fate == "out" or not later:
                outside = max(numbers) + rng.randint(1, 4)
                pieces[start:end] = _first(first, outside, form, rng)
            else:
                target = rng.choice(later[:3])
                pieces[start:end] = _first(first, numbers[target], form, rng)
                titled = rng.random() < 0.6
                second_parts[target].append(
                    _second(run, second, numbers[index], form, rng, titled=titled)
                )
                jumps.append(Jump(story=run[0].story or "", start=index, end=target))
    for pieces, parts in zip(pages, second_parts, strict=True):
        for part in parts:
            starts = [start for start, _ in _runs(pieces)] + [len(pieces)]
            # Most papers set what was jumped at the foot of the page.
            place = len(pieces) if rng.random() < 0.5 else rng.choice(starts[1:])
            pieces[place:place] = part
    return replace(
        edition,
        pages=tuple(
            replace(page, pieces=tuple(pieces))
            for page, pieces in zip(edition.pages, pages, strict=True)
        ),
        jumps=tuple(jumps),
    )


def map_text(
    edition: SetEdition, change: Callable[[str], str], change_name: Callable[[str], str]
) -> SetEdition:
    """The edition with the text of every piece, and every name, put through a function."""
    changed = _each_page(
        edition, lambda pieces: [replace(piece, text=change(piece.text)) for piece in pieces]
    )
    stories = tuple(
        replace(story, names=frozenset(map(change_name, story.names))) for story in edition.stories
    )
    return replace(changed, stories=stories)


def true_stories(edition: SetEdition) -> tuple[Story, ...]:
    """The stories as they stand in the pages: titles where they begin, the text that is there."""
    stories = []
    for story in edition.stories:
        pieces = [
            (index, piece)
            for index, page in enumerate(edition.pages)
            for piece in page.pieces
            if piece.story == story.id
        ]
        first = pieces[0][0]

        def titles(kind: str, own: list[tuple[int, Piece]], first: int) -> tuple[str, ...]:
            return tuple(p.text for index, p in own if p.kind == kind and index == first)

        paragraphs: list[str] = []
        going_on = False
        for _, piece in pieces:
            if piece.kind != "body":
                continue
            if going_on:
                paragraphs[-1] += piece.text
            else:
                paragraphs.append(piece.text)
            going_on = piece.broken
        printed = "".join("".join(piece.text.split()) for _, piece in pieces)
        stories.append(
            replace(
                story,
                kicker=titles("kicker", pieces, first),
                headline=titles("headline", pieces, first),
                subheads=titles("subhead", pieces, first),
                names=frozenset(name for name in story.names if name in printed),
                paragraphs=tuple(paragraphs),
            )
        )
    return tuple(stories)


def _each_page(edition: SetEdition, change: Callable[[list[Piece]], list[Piece]]) -> SetEdition:
    pages = tuple(replace(page, pieces=tuple(change(list(page.pieces)))) for page in edition.pages)
    return replace(edition, pages=pages)


def _furniture(text: str) -> Piece:
    return Piece(kind="furniture", text=text, story=None)


def _top(day: datetime.date, number: int, section: str, rng: random.Random, look: int) -> list[str]:
    """The lines above a page; `look` is one of five, the same through an edition."""
    date = f"{day.year}年{day.month}月{day.day}日"
    week = f"星期{_WEEK[day.weekday()]}"
    looks = [
        [f"{date}　{week}　第{number}版", section],
        [f"第{number:02}版：{section}", f"{date} {week}"],
        [f"{number}版　{section}", f"{date}　{week}　责任编辑：{rng.choice(_EDITORS)}"],
        [f"{section}　{day:%Y-%m-%d}　{week}　A{number}"],
        [f"{_chinese(number)}版", f"{date}"],
    ]
    return looks[look]


def _between(day: datetime.date, number: int, section: str, rng: random.Random) -> str:
    return rng.choice(
        [
            section,
            f"{section}　{number}",
            _editors(rng),
            f"第{number}版",
            f"{day.year}年{day.month}月{day.day}日　星期{_WEEK[day.weekday()]}",
            "新闻热线：0571-85310000",
            f"本报电话：{rng.randint(60000000, 69999999)}",
            "投稿邮箱：xinwen@example.cn",
            "今日天气　多云转晴　12℃～21℃　东南风3级",
            "广告许可证：京工商广字第0121号",
            "国内统一刊号：CN11-0065　邮发代号：1-1",
        ]
    )


def _editors(rng: random.Random) -> str:
    one, other = rng.sample(_EDITORS, 2)
    return rng.choice(
        [
            f"责任编辑：{one}",
            f"责编 {one}　美编 {other}",
            f"本版编辑：{one}　校对：{other}",
            f"编辑/{one} 校对/{other}",
        ]
    )


def _chinese(number: int) -> str:
    if number < 20:
        return ("十" if number >= 10 else "") + (_DIGITS[number % 10] if number % 10 else "")
    return _DIGITS[number // 10] + "十" + (_DIGITS[number % 10] if number % 10 else "")


def _refer(form: str, number: int) -> str:
    chinese = _chinese(number)
    wide = str(number).translate({ord(str(d)): 0xFF10 + d for d in range(10)})
    return form.format(n=number, c=chinese, z=wide, m=number + 1)


def _runs(pieces: list[Piece]) -> list[tuple[int, int]]:
    """Start and end of every stretch of pieces of one story."""
    runs: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if piece.story is None:
            continue
        if runs and pieces[index - 1].story == piece.story:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _cut_story(run: list[Piece], rng: random.Random) -> tuple[list[Piece], list[Piece]] | None:
    """The run cut at 40 to 80% of its text: between paragraphs, after or within a sentence."""
    bodies = [index for index, piece in enumerate(run) if piece.kind == "body"]
    total = sum(len(run[index].text) for index in bodies)
    if total < 400 or len(bodies) < 2:
        return None
    wanted = total * rng.uniform(0.4, 0.8)
    for index in bodies:
        if wanted <= len(run[index].text):
            break
        wanted -= len(run[index].text)
    how = rng.choice(["paragraph", "sentence", "anywhere", "anywhere"])
    text = run[index].text
    place: int | None = None
    if how == "sentence" and (ends := [m.end() for m in re.finditer("。”?", text[:-12])]):
        place = min(ends, key=lambda end: abs(end - wanted))
    elif how == "anywhere" and len(text) > 40:
        place = legal_break(text, max(12, min(int(wanted), len(text) - 20)))
    if place is None:
        return (run[:index], run[index:]) if index > bodies[0] else None
    first = replace(run[index], text=text[:place], broken=True)
    second = replace(run[index], text=text[place:], glued=False)
    return [*run[:index], first], [second, *run[index + 1 :]]


def _first(pieces: list[Piece], number: int, form: int, rng: random.Random) -> list[Piece]:
    text = _refer(_OUT[form], number)
    glued = text[0] in "（(【" and rng.random() < 0.5
    return [*pieces, Piece(kind="jump_to", text=text, story=pieces[0].story, glued=glued)]


def _second(
    run: list[Piece], rest: list[Piece], number: int, form: int, rng: random.Random, *, titled: bool
) -> list[Piece]:
    """The second part of a story: its title again, shortened or not, and where it comes from."""
    jump = Piece(kind="jump_from", text=_refer(_IN[form], number), story=run[0].story)
    headline = [piece for piece in run if piece.kind == "headline"][:1]
    if not titled or not headline:
        if jump.text[0] in "（(【" and rng.random() < 0.5:
            return [jump, replace(rest[0], glued=True), *rest[1:]]
        return [jump, *rest]
    short = re.split("[　 ：——]", headline[0].text)[0]
    if len(short) >= 4 and rng.random() < 0.6:
        headline = [replace(headline[0], text=short)]
    return rng.choice([[*headline, jump, *rest], [jump, *headline, *rest]])


def _pointer(story: str | None, numbers: list[int], here: int, rng: random.Random) -> Piece:
    number = rng.choice([n for n in numbers if n != here])
    text = _refer(rng.choice(_POINTERS), number)
    glued = text[0] in "（(" and rng.random() < 0.5
    return Piece(kind="pointer", text=text, story=story, glued=glued)
