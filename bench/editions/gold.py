"""The records of the benchmark: stories, pieces of a set page, and the truth about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

PieceKind = Literal[
    "kicker",
    "headline",
    "subhead",
    "byline",
    "body",
    "jump_to",
    "jump_from",
    "pointer",
    "caption",
    "furniture",
]
JoinKind = Literal["paragraph", "unmarked", "column", "line"]


@dataclass(frozen=True, kw_only=True)
class Story:
    """One true article. `kicker`, `headline` and `subheads` are printed lines in printing order;
    `signed` the line under the headline (None where the text itself names the writers); `names`
    the writers; `size` counts the non-blank characters."""

    id: str
    source: str
    kicker: tuple[str, ...] = ()
    headline: tuple[str, ...]
    subheads: tuple[str, ...] = ()
    signed: str | None = None
    names: frozenset[str] = frozenset()
    paragraphs: tuple[str, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """Every line of the title group, in printing order."""
        return (*self.kicker, *self.headline, *self.subheads)

    @property
    def size(self) -> int:
        return sum(len("".join(text.split())) for text in (*self.titles, *self.paragraphs))


@dataclass(frozen=True, kw_only=True)
class StoryPage:
    """The stories of one printed page, in order."""

    number: int
    section: str | None
    stories: tuple[Story, ...]


@dataclass(frozen=True, kw_only=True)
class StoryEdition:
    """An edition as material: `date` is ISO 8601."""

    date: str
    source: str
    pages: tuple[StoryPage, ...]

    def stories(self) -> Iterator[Story]:
        for page in self.pages:
            yield from page.stories


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What is set as one block: a line of a title, a paragraph or part of one, furniture.

    `story` is None for furniture; `broken` says that the next piece of the story goes on in the
    middle of this paragraph (a column or page break); `glued` that it stands on the same line as
    the piece before it, as a jump line at the end of a paragraph does.
    """

    kind: PieceKind
    text: str
    story: str | None
    broken: bool = False
    glued: bool = False


@dataclass(frozen=True, kw_only=True)
class Join:
    """Where two pieces of body text of one story meet, as (page index, character) of the last
    non-blank character before and the first after. "column": the paragraph goes on; "line": the
    same, at the end of a wrapped line; "paragraph": a new one begins; "unmarked": the same where
    nothing on the page shows it, since lines are wrapped with neither indents nor blank lines and
    the last one is full."""

    kind: JoinKind
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Jump:
    """A story that goes on on another page: page indices of its two parts."""

    story: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class SetPage:
    """A page as pieces in printing order."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class SetEdition:
    """An edition as set pages, with the stories that stand in it and its jumps."""

    date: str
    source: str
    stories: tuple[Story, ...]
    pages: tuple[SetPage, ...]
    jumps: tuple[Jump, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BuiltPage:
    """A page of text and the truth about it: `owners` names the story of every character of
    `text`, None for furniture and for white space between pieces."""

    name: str
    number: int
    text: str
    owners: tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class BuiltEdition:
    """A built edition of text pages with every truth that is scored."""

    form: str
    date: str
    source: str
    stories: tuple[Story, ...]
    pages: tuple[BuiltPage, ...]
    joins: tuple[Join, ...]
    jumps: tuple[Jump, ...]


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """Where two stretches of body text meet on a set page, told by the characters beside it: the
    last of `before` and the first of `after`, white space left out; `page` is the index of the
    page on which the second stands."""

    kind: JoinKind
    page: int
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class PrintedEdition:
    """A built edition whose text a reader may take in another order: PDF and scans.

    `files` are in page order; `parts` says what each story has printed on each page, by (story id,
    page index); all text is without white space.
    """

    form: str
    date: str
    source: str
    stories: tuple[Story, ...]
    files: tuple[Path, ...]
    pages: int
    parts: dict[tuple[str, int], str]
    meetings: tuple[Meeting, ...]
    jumps: tuple[Jump, ...]
