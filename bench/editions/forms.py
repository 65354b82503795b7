"""The forms of text in which an edition reaches a reader, each built with its truth.

A form is disturbances (columns, jumps, furniture, wording) and a way to set lines; `mix` takes a
way at random for every edition and all disturbances at once.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from editions.gold import BuiltEdition, BuiltPage, Join, JoinKind, Piece, SetEdition, StoryEdition
from editions.setting import (
    NO_END,
    NO_START,
    add_furniture,
    add_jumps,
    break_columns,
    map_text,
    set_edition,
    share_lines,
    true_stories,
)

if TYPE_CHECKING:
    from opencc import OpenCC


@dataclass(frozen=True, kw_only=True)
class Lines:
    """How lines are set: `blank` lines between pieces, `indent` before a paragraph, hard-wrapped
    at `width` full-width characters (None: a paragraph a line), `end` of a line."""

    blank: bool
    indent: bool = False
    width: int | None = None
    end: str = "\n"


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form of text: the ways to set lines (one is drawn an edition) and the disturbances.

    `width` of the ways is drawn from 10 to 25 where it is 0.
    """

    ways: tuple[Lines, ...]
    columns: bool = True
    jumps: bool = False
    furniture: bool = False
    punctuation: bool = False
    traditional: bool = False
    shared: bool = False


_BLOCKS = Lines(blank=True)
_INDENT = Lines(blank=False, indent=True)
_BARE = Lines(blank=False)
_WRAPPED_BLANK = Lines(blank=True, width=0)
_WRAPPED_INDENT = Lines(blank=False, indent=True, width=0)
_WRAPPED_BARE = Lines(blank=False, width=0)

FORMS: dict[str, Form] = {
    "blocks": Form(ways=(_BLOCKS,)),
    "indent": Form(ways=(_INDENT, replace(_INDENT, blank=True))),
    "bare": Form(ways=(_BARE,)),
    "wrapped-blank": Form(ways=(_WRAPPED_BLANK, replace(_WRAPPED_BLANK, indent=True))),
    "wrapped-indent": Form(ways=(_WRAPPED_INDENT,)),
    "wrapped-bare": Form(ways=(_WRAPPED_BARE,)),
    "crlf": Form(ways=(replace(_BLOCKS, end="\r\n"), replace(_INDENT, end="\r\n"))),
    "punctuation": Form(ways=(_BLOCKS, _INDENT), punctuation=True),
    "furniture": Form(ways=(_BLOCKS, _INDENT), furniture=True),
    "jumps": Form(ways=(_BLOCKS, _INDENT), jumps=True),
    "traditional": Form(ways=(_BLOCKS, _INDENT), traditional=True),
    "mix": Form(
        ways=(_BLOCKS, _INDENT, _WRAPPED_BLANK, _WRAPPED_INDENT, replace(_BLOCKS, end="\r\n")),
        jumps=True,
        furniture=True,
        punctuation=True,
        shared=True,
    ),
}


def build_text(edition: StoryEdition, name: str, seed: int) -> BuiltEdition:
    """The edition in form `name` of FORMS; the same seed builds the same text."""
    form = FORMS[name]
    rng = random.Random(f"{seed}-{name}-{edition.source}-{edition.date}")
    way = rng.choice(form.ways)
    if way.width == 0:
        way = replace(way, width=rng.randint(10, 25))
    made = disturb(set_edition(edition), form, rng)
    return write_edition(made, way, form=name, rng=rng)


def disturb(made: SetEdition, form: Form, rng: random.Random) -> SetEdition:
    """The set edition with the disturbances of `form`."""
    if form.jumps:
        made = add_jumps(made, rng)
    if form.columns:
        made = break_columns(made, rng)
    if form.shared:
        made = share_lines(made, rng)
    if form.furniture:
        made = add_furniture(made, rng)
    if form.punctuation:
        made = map_text(made, lambda text: mixed_punctuation(text, rng), lambda name: name)
    if form.traditional:
        convert = _opencc().convert
        made = map_text(made, convert, convert)
    return made


_HALF = str.maketrans("，：；（）！？", ",:;()!?")


def mixed_punctuation(text: str, rng: random.Random) -> str:
    """Half-width punctuation in half of the texts, in all of one or here and there."""
    kind = rng.choice(["full", "full", "half", "mixed"])
    if kind == "full":
        return text
    text = re.sub(
        "[０-９Ａ-Ｚａ-ｚ．％]", lambda match: unicodedata.normalize("NFKC", match[0]), text
    )
    if kind == "half":
        return text.translate(_HALF).replace("“", '"').replace("”", '"')
    return "".join(c.translate(_HALF) if rng.random() < 0.4 else c for c in text)


@cache
def _opencc() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("s2t")


def write_edition(made: SetEdition, way: Lines, *, form: str, rng: random.Random) -> BuiltEdition:
    """The pages as text, with the owner of every character and every join of body text."""
    pages: list[BuiltPage] = []
    joins: list[Join] = []
    last: dict[str, tuple[tuple[int, int], bool, float]] = {}
    for index, page in enumerate(made.pages):
        writer = _Writer(way, rng)
        for piece, following in zip(page.pieces, [*page.pieces[1:], None], strict=True):
            ends_line = following is None or not following.glued
            going_on = piece.story in last and last[piece.story][1] if piece.story else False
            places, lines = writer.write(piece, ends_line=ends_line, going_on=going_on)
            if piece.kind != "body" or piece.story is None:
                continue
            joins += [
                Join(kind="line", before=(index, before), after=(index, after))
                for before, after in lines
            ]
            if piece.story in last:
                before, broken, room = last[piece.story]
                shown = way.indent or way.blank or room >= _width(_TOKEN.findall(piece.text)[0])
                kind: JoinKind = "column" if broken else "paragraph" if shown else "unmarked"
                joins.append(Join(kind=kind, before=before, after=(index, places[0])))
            last[piece.story] = ((index, places[1]), piece.broken, writer.room)
        text = "".join(writer.text)
        pages.append(
            BuiltPage(
                name=f"{made.date.replace('-', '')}-page{page.number:02}.txt",
                number=page.number,
                text=text,
                owners=tuple(writer.owners),
            )
        )
    return BuiltEdition(
        form=form,
        date=made.date,
        source=made.source,
        stories=true_stories(made),
        pages=tuple(pages),
        joins=tuple(joins),
        jumps=made.jumps,
    )


_TOKEN = re.compile(r"[A-Za-z0-9.%]+|.", re.DOTALL)


class _Writer:
    """Writes the pieces of a page as lines; keeps the owner of every character."""

    def __init__(self, way: Lines, rng: random.Random) -> None:
        self.way = way
        self.rng = rng
        self.text: list[str] = []
        self.owners: list[str | None] = []
        self._column = 0.0

    @property
    def room(self) -> float:
        """What is left on the last line, in full-width characters; endless if not wrapped."""
        return (self.way.width or float("inf")) - self._column

    def write(
        self, piece: Piece, *, ends_line: bool, going_on: bool
    ) -> tuple[tuple[int, int], list[tuple[int, int]]]:
        """Places of the first and last character of the piece, and its wrapped line ends."""
        way = self.way
        if not piece.glued:
            self._column = 0.0
            opens = piece.kind in ("body", "byline") and not going_on
            if way.indent and (opens or piece.kind in ("jump_to", "jump_from", "pointer")):
                self._put("　　", None)
                self._column = 2.0
        width = way.width
        if width and piece.kind not in ("body", "byline", "jump_to", "jump_from", "pointer"):
            # Headlines run over several columns; furniture is not set in columns at all.
            width = self.rng.choice([width, 2 * width, 40]) if piece.story else None
        first = len(self.text)
        breaks: list[tuple[int, int]] = []
        for number, part in enumerate(wrap(piece.text, width, self._column)):
            if number:
                self._put(way.end, None)
                breaks.append((_last_visible(self.text), len(self.text)))
            self._put(part, piece.story)
            self._column = (0.0 if number else self._column) + _width(part)
        last = _last_visible(self.text)
        if ends_line:
            self._put(way.end * (2 if way.blank else 1), None)
        return (first, last), breaks

    def _put(self, text: str, owner: str | None) -> None:
        self.text.extend(text)
        self.owners.extend([owner] * len(text))


def _last_visible(text: list[str]) -> int:
    place = len(text) - 1
    while text[place].isspace():
        place -= 1
    return place


def _width(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def wrap(text: str, width: int | None, column: float = 0.0) -> list[str]:
    """The text in lines of `width` full-width characters, the first beginning at `column`.

    Closing punctuation hangs over the edge rather than begin a line, an opening bracket goes to
    the next; numbers and words of ASCII stay whole.
    """
    if width is None:
        return [text]
    lines = [""]
    room = width - column
    for token in _TOKEN.findall(text):
        size = _width(token)
        if size > room and lines[-1] and token[0] not in NO_START:
            opening = ""
            while len(lines[-1]) > 1 and lines[-1][-1] in NO_END:
                opening = lines[-1][-1] + opening
                lines[-1] = lines[-1][:-1]
            lines.append(opening)
            room = width - _width(opening)
        if token.isspace() and not lines[-1] and len(lines) > 1:
            continue  # White space at a line's end is not set.
        if token[0] in NO_START and not lines[-1] and len(lines) > 1:
            lines[-2] += token
            continue
        lines[-1] += token
        room -= _width(token)
    return lines
