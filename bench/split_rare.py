"""What the true editions lack, put among their stories: briefs, photographs, notes, crossheads.

Their stories are news with headlines. Briefs are made of the first paragraphs of stories, captions
of their first sentences; the id of what is made begins with its role ("brief-…").
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from editions.gold import Piece, SetEdition, SetPage, Story
from split_dress import dress, find_clauses

RARE = (
    "brief-", "photo-", "note-", "caption-", "crosshead-", "headline-", "credit-", "lead-", "body-",
)  # fmt: skip
SHARE, DIVIDED_SHARE = 0.4, 0.25
# Stories with less text have no crossheads (characters).
_DIVIDED = 400
_HEADINGS = ("简讯", "短讯", "要闻简报", "简明新闻", "国内短波", "一句话新闻", "◆简讯◆", "各地快讯")
_PICTURES = ("图片新闻", "影像", "镜头", "")
_BULLETS = ("●", "■", "▲", "◆", "", "", "", "")
_PLACES = ("苏州", "青岛", "贵阳", "上海", "广东", "陕西", "长沙", "厦门")
_AGENCIES = ("新华社记者　", "本报记者 ", "新华社发 ", "本报通讯员 ", "")
_NAMES = ("李小军", "王 勇", "陈丽", "张明华", "周 凯", "吴伟民", "孙 涛")
_NUMBERS = (
    ("一、", "二、", "三、", "四、"), ("（一）", "（二）", "（三）"), ("1. ", "2. ", "3. "),
    ("◆",) * 4, ("",) * 4, ("",) * 4, ("",) * 4, ("",) * 4,
)  # fmt: skip
_NOTES = ("编者按", "编者按：", "【编者按】", "编者的话：", "开栏的话", "核心阅读")
_DATELINE = re.compile(r"^\S*[讯电]\s+")

Made = tuple[list[Piece], Sequence[int]]


def add_rare(edition: SetEdition, rng: random.Random, *, cut: bool) -> SetEdition:
    """The edition with its stories dressed, and with rare elements on some of its pages."""
    stories: dict[str, Story] = {}
    pages = []
    for index, page in enumerate(edition.pages):
        made = replace(page, pieces=tuple(dress(list(page.pieces), rng, cut=cut)))
        for number, make in enumerate(_MAKERS):
            if rng.random() < SHARE:
                ground = _Ground(page=made, name=f"{index}-{number}", rng=rng, stories=stories)
                new, places = make(ground) if ground.leads else ([], [0])
                place = rng.choice(places)
                pieces = (*made.pieces[:place], *new, *made.pieces[place:])
                made = replace(made, pieces=pieces)
        if rng.random() < DIVIDED_SHARE:
            made = _divide(_Ground(page=made, name=f"{index}-heads", rng=rng, stories=stories))
        pages.append(made)
    return replace(edition, pages=tuple(pages), stories=(*edition.stories, *stories.values()))


@dataclass(kw_only=True)
class _Ground:
    """A page to put something on: `bounds` and `within` are places between and in its stories,
    `leads` first paragraphs, `titles` titles; `stories` takes what is made."""

    page: SetPage
    name: str
    rng: random.Random
    stories: dict[str, Story]
    bounds: list[int] = field(init=False)
    within: list[int] = field(init=False)
    leads: list[str] = field(init=False)
    titles: list[str] = field(init=False)

    def __post_init__(self) -> None:
        pieces = self.page.pieces
        self.bounds = [
            place
            for place in range(len(pieces) + 1)
            if place in (0, len(pieces)) or pieces[place - 1].story != pieces[place].story
        ]
        self.within = [
            place
            for place in range(1, len(pieces))
            if place not in self.bounds
            and not pieces[place].glued
            and pieces[place].kind not in ("headline", "subhead")
        ]
        self.leads = [
            piece.text
            for piece, last in zip(pieces[1:], pieces, strict=False)
            if piece.kind == "body" and last.kind != "body" and len(piece.text) < 300
        ]
        self.titles = [
            piece.text for piece in pieces if piece.kind in ("kicker", "headline", "subhead")
        ]

    def kinds(self, place: int) -> tuple[str, str]:
        """Kinds of the pieces before and after a place within a story."""
        pieces = self.page.pieces
        return pieces[place - 1].kind, pieces[place].kind

    def piece(self, role: str, text: str) -> Piece:
        """A new story of one piece."""
        story = f"{role}-{self.name}-{len(self.stories)}"
        self.stories[story] = Story(id=story, source="made", headline=(), paragraphs=(text,))
        return Piece(kind="body", text=text, story=story)

    def bare_lead(self) -> str:
        """A first paragraph without its dateline."""
        return _DATELINE.sub("", self.rng.choice(self.leads))


def _briefs(ground: _Ground) -> Made:
    rng = ground.rng
    bullet = rng.choice(_BULLETS)
    new = [Piece(kind="furniture", text=rng.choice(_HEADINGS), story=None)]
    for _ in range(rng.randint(2, 5)):
        place = f"{rng.choice(_PLACES)} " if rng.random() < 0.4 else ""
        lead = ground.bare_lead() if rng.random() < 0.5 else rng.choice(ground.leads)
        new.append(ground.piece("brief", f"{bullet}{place}{lead}"))
    return new, ground.bounds


def _caption(ground: _Ground, about: str) -> str:
    """The first sentence of a paragraph as a caption."""
    rng = ground.rng
    credit = rng.choice(_AGENCIES) + rng.choice(_NAMES) + rng.choice(["摄", " 摄", "　摄"])
    text = re.split("(?<=。)", _DATELINE.sub("", about))[0][:110]
    text = rng.choice(["", "", "图为", "▲", "上图："]) + text
    text = rng.choice([text, text, re.sub("。$", "（资料照片）。", text)])
    return text + rng.choice([f"（{credit}）", f"({credit})", credit, ""])


def _photo(ground: _Ground) -> Made:
    heading = ground.rng.choice(_PICTURES)
    head = [Piece(kind="furniture", text=heading, story=None)] if heading else []
    return [*head, ground.piece("photo", _caption(ground, ground.bare_lead()))], ground.bounds


def _titled_photo(ground: _Ground) -> Made:
    """A photograph under the headline of a story that it shows, perhaps with text below it, and
    who took it at the end."""
    rng = ground.rng
    about = rng.choice([piece for piece in ground.page.pieces if piece.kind == "body"])
    own = [piece for piece in ground.page.pieces if piece.story == about.story]
    told = [_DATELINE.sub("", piece.text) for piece in own if piece.kind == "body"]
    new = [ground.piece("headline", own[0].text[:14])]
    new.append(ground.piece("caption", _caption(ground, about.text)))
    if rng.random() < 0.65:
        first = rng.randrange(len(told))
        lead, *texts = told[first : first + rng.randint(1, 3)]
        new += [ground.piece("lead", lead), *(ground.piece("body", text) for text in texts)]
        if rng.random() < 0.7:
            new.append(ground.piece("credit", _credit(rng)))
    return new, ground.bounds


def _caption_within(ground: _Ground) -> Made:
    """A caption in the middle of the story that its photograph shows."""
    place = ground.rng.choice(ground.within or ground.bounds[:-1])
    pieces = ground.page.pieces
    own = [each for each in pieces if each.kind == "body" and each.story == pieces[place].story]
    about = ground.rng.choice(own).text if own else ground.bare_lead()
    return [ground.piece("caption", _caption(ground, about))], [place]


def _credited_within(ground: _Ground) -> Made:
    """A caption within a story, and a line below it that says who took the photograph."""
    new, places = _caption_within(ground)
    return [*new, ground.piece("credit", _credit(ground.rng))], places


def _credit(rng: random.Random) -> str:
    text = rng.choice(["新华社 ", "新华社记者　", "本报记者 "]) + rng.choice(_NAMES)
    return text + rng.choice(["", " 摄", "　摄"])


def _note(ground: _Ground) -> Made:
    places = [place for place in ground.bounds[:-1] if place < len(ground.page.pieces)]
    places += [
        place
        for place in ground.within
        if ground.kinds(place) in (("headline", "body"), ("byline", "body"))
    ]
    return [ground.piece("note", ground.rng.choice(_NOTES) + ground.bare_lead())], places


def _divide(ground: _Ground) -> SetPage:
    """The page with a long story divided by crossheads, one or some, as papers set them: the
    first after an opening, the others some paragraphs apart."""
    rng, pieces = ground.rng, list(ground.page.pieces)
    sizes = Counter[str | None]()
    for piece in pieces:
        sizes[piece.story] += len(piece.text) * (piece.kind == "body")
    long = sorted(story for story, size in sizes.items() if story and size >= _DIVIDED)
    if not long:
        return ground.page
    story = rng.choice(long)
    marks = iter(rng.choice(_NUMBERS)[: rng.choice([1, 2, 2, 3, 3, 3, 4])])
    mark = next(marks, None)
    since, wanted = 0, rng.randint(80, 400)
    made: list[Piece] = []
    for place, piece in enumerate(pieces):
        if place in ground.within and piece.story == story and mark is not None and since >= wanted:
            last = pieces[place - 1]
            whole = last.kind == piece.kind == "body" and not last.broken
            if whole and min(len(last.text), len(piece.text)) > 30:
                # It is worded as a headline or taken from the text below it.
                below = find_clauses([piece]).get(story) or ground.titles
                text = mark + rng.choice(rng.choice([below, ground.titles]))[:16]
                made.append(ground.piece("crosshead", text))
                since, wanted, mark = 0, rng.randint(130, 900), next(marks, None)
        made.append(piece)
        since += len(piece.text) * (piece.story == story)
    return replace(ground.page, pieces=tuple(made))


def _bare_headlines(ground: _Ground) -> Made:
    """Headlines without text at the foot of a page, as a guide to others has them."""
    count = ground.rng.choice([0, 0, 1, 2])
    titles = ground.rng.sample(ground.titles, min(count, len(ground.titles)))
    return [ground.piece("headline", text) for text in titles], [len(ground.page.pieces)]


_MAKERS: tuple[Callable[[_Ground], Made], ...] = (
    _briefs, _photo, _titled_photo, _note, _caption_within, _credited_within, _bare_headlines,
)  # fmt: skip
