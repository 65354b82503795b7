"""Training pages: the lines of built pages with the roles that are right for each.

The truth knows stories, titles, signatures and where paragraphs go on; what else a line may be
(crosshead, caption, signature) is left open within what its signs allow.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from editions.forms import FORMS, disturb, write_edition
from editions.gold import BuiltEdition, Story, StoryEdition
from editions.setting import set_edition
from numpy.typing import NDArray
from split_dress import set_ragged
from split_parts import part_pages
from split_rare import RARE, add_rare

from summarize.read.text import find_blocks
from summarize.records import Block, Page, Source
from summarize.split.decode import Item, possible_roles
from summarize.split.model import ROLES
from summarize.split.roles import Role
from summarize.split.sift import Entry, sift

Labeled = tuple[list[Item], NDArray[np.bool_]]

FORM_NAMES = (
    "blocks", "indent", "bare", "wrapped-blank", "wrapped-indent", "wrapped-bare", "wrapped-bare",
    "furniture", "jumps", "punctuation", "mix",
)  # fmt: skip
SIZED_SHARE, RAGGED_SHARE = 0.3, 0.3
_PARAGRAPH = frozenset((Role.LEAD, Role.BODY, Role.CROSSHEAD))
GOES_ON = {
    Role.HEADLINE: Role.HEAD,
    Role.PHOTO: Role.CAPTION_MORE,
    Role.CAPTION: Role.CAPTION_MORE,
    Role.NOTE: Role.NOTE_MORE,
}


def label_pages(editions: Sequence[StoryEdition], seed: int) -> Iterator[Labeled]:
    """The items of every page in every form, with the roles that are right for each."""
    for edition in editions:
        for number, name in enumerate(FORM_NAMES):
            rng = random.Random(f"{seed}-{number}-{edition.source}-{edition.date}")
            form = FORMS[name]
            way = rng.choice(form.ways)
            if way.width == 0:
                way = replace(way, width=rng.randint(10, 25))
            rare = add_rare(set_edition(edition), rng, cut=way.width is None)
            made = disturb(rare, form, rng)
            built = write_edition(made, way, form=name, rng=rng)
            if rng.random() < RAGGED_SHARE:
                built = set_ragged(built, rng)
            yield from _label_edition(part_pages(built, rng), rng)


def _label_edition(built: BuiltEdition, rng: random.Random) -> Iterator[Labeled]:
    stories = {story.id: story for story in built.stories}
    going_on = {join.after for join in built.joins if join.kind in ("column", "line")}
    seen: set[str] = set()
    source = Source(name="", encoding="utf-8", sha256="", size=0)
    for index, built_page in enumerate(built.pages):
        text = built_page.text
        page = Page(index=0, number=1, text=text, source=source, blocks=find_blocks(text, 0))
        labeler = _Labeler(stories, seen, {at for number, at in going_on if number == index})
        entries = sift(page)
        owners = [built_page.owners[entry.line.start] for entry in entries]
        labels = {
            entry.line.start: labeler.roles(entry, owner, _left(owners, place))
            for place, (entry, owner) in enumerate(zip(entries, owners, strict=True))
        }
        if rng.random() < SIZED_SHARE:
            entries = sift(replace(page, blocks=_sized(page, labels, rng)))
        entries = [entry for entry in entries if entry.item]
        if entries:
            items = [entry.item for entry in entries if entry.item]
            yield items, np.array([role_row(labels[entry.line.start]) for entry in entries])


def _left(owners: Sequence[str | None], place: int) -> int:
    """How many lines after this one are of the same story, at most two."""
    count = 0
    for owner in owners[place + 1 : place + 3]:
        if owner != owners[place]:
            break
        count += 1
    return count


class _Labeler:
    """Says which roles are right for the lines of a page, in order."""

    def __init__(self, stories: dict[str, Story], seen: set[str], going_on: set[int]) -> None:
        self._stories, self._seen, self._going_on = stories, seen, going_on
        self._last: str | None = None
        self._titles = ""
        self._opened = False
        self._within = frozenset((Role.MORE,))

    def roles(self, entry: Entry, owner: str | None, left: int) -> frozenset[Role]:
        """The right roles; all of them where the line is furniture that went unnoticed.

        `left` lines of the story, at most two, come after it.
        """
        if owner is None or entry.item is None:
            return frozenset(ROLES)
        if owner.startswith(RARE):
            return self._rare(owner)
        first = owner != self._last
        self._last = owner
        return self._first(entry, owner) if first else self._further(entry, entry.item, owner, left)

    def _further(self, entry: Entry, item: Item, owner: str, left: int) -> frozenset[Role]:
        """A line of a story after its first."""
        text = _visible(item.view.line.text)
        story = self._stories[owner]
        if self._titles and self._titles.startswith(text[:-1]):
            self._titles = self._titles[len(text) :]
            return frozenset((Role.HEAD,))
        self._titles = ""
        if story.signed and text == _visible(story.signed):
            return frozenset((Role.BYLINE,))
        if entry.line.start in self._going_on:
            # A byline or a note takes one line; what goes on is the text that opens the story.
            self._opened |= self._within == {Role.MORE}
            return self._within
        return self._paragraph(item, left)

    def _rare(self, owner: str) -> frozenset[Role]:
        role = Role(owner.partition("-")[0])
        if owner in self._seen:
            return frozenset((GOES_ON.get(role, Role.MORE),))
        self._seen.add(owner)
        # After these the story goes on.
        if role not in (Role.NOTE, Role.CAPTION, Role.CREDIT, Role.CROSSHEAD):
            self._last = owner
        return frozenset((role,))

    def _first(self, entry: Entry, owner: str) -> frozenset[Role]:
        """The first line of a story, or of its second part on another page."""
        again = owner in self._seen
        self._seen.add(owner)
        story = self._stories[owner]
        self._opened = again
        self._within = frozenset((Role.MORE,))
        self._titles = "" if again else _visible("".join(story.titles))
        assert entry.item is not None
        text = _visible(entry.item.view.line.text)
        if self._titles.startswith(text[:-1]) and not again:
            self._titles = self._titles[len(text) :]
            return frozenset((Role.HEADLINE,))
        self._titles = ""
        if text[:4] in _visible("".join(story.titles)):
            return frozenset((Role.HEADLINE,))
        # Where the line 上接 was not seen, what opens the page is anybody's guess.
        resumed = "jump_from" in entry.item.setting.before
        return frozenset((Role.RESUMED,)) if resumed else frozenset(ROLES)

    def _paragraph(self, item: Item, left: int = 2) -> frozenset[Role]:
        """The first line of a paragraph of a story."""
        signs, line = item.view.signs, item.view.line
        roles = {Role.BODY if self._opened else Role.LEAD}
        self._within = frozenset((Role.MORE,))
        if signs & {"captioned", "credited"}:
            roles.add(Role.CAPTION)
            self._within |= {Role.CAPTION_MORE}
        if "credit" in signs:
            shot = {Role.CREDIT} if re.search("[摄图供]", line.text) else {Role.SIGNATURE}
            return frozenset({Role.CREDIT} | shot)
        if signs >= {"bracketed", "byline"}:
            return frozenset((Role.SIGNATURE if self._opened else Role.BYLINE,))
        if signs & {"byline", "name", "post"}:
            roles |= {Role.SIGNATURE} if self._opened else {Role.BYLINE}
        heads = item.view.end in ("open", "bang", "quote", "close") and not item.view.marks
        # A crosshead never closes an article; a signature does, with perhaps a date below.
        if left and ("numbered" in signs or (self._opened and heads and len(line.text) <= 20)):
            roles.add(Role.CROSSHEAD)
        if left < 2 and self._opened and Role.SIGNATURE in possible_roles(item):
            roles.add(Role.SIGNATURE)
        if "note" in signs:
            roles.add(Role.NOTE)
            self._within |= {Role.NOTE_MORE}
        self._opened = self._opened or not roles & {Role.BYLINE, Role.CAPTION, Role.NOTE}
        return frozenset(roles)


def _visible(text: str) -> str:
    return "".join(text.split())


def _sized(page: Page, labels: dict[int, frozenset[Role]], rng: random.Random) -> tuple[Block, ...]:
    """The page as geometry gives it: each line a block of its own with the size of its type."""
    large = rng.uniform(1.35, 3.0)
    small = rng.uniform(1.0, 1.4)
    blocks = []
    for block in page.blocks:
        for line in block.lines:
            roles = labels[line.spans[0].start]
            size, bold = 1.0, False
            if roles == {Role.HEADLINE} or (roles == {Role.HEAD} and rng.random() < 0.5):
                size, bold = large * rng.uniform(0.8, 1.2), rng.random() < 0.5
            elif roles == {Role.HEAD}:
                size = small
            elif roles <= _PARAGRAPH and Role.CROSSHEAD in roles and len(line.text) <= 16:
                size, bold = rng.choice([1.0, 1.15]), rng.random() < 0.6
            size *= 10 * rng.uniform(0.98, 1.02)
            blocks.append(Block(lines=(line,), size=size, bold=bold))
    return tuple(blocks)


def role_row(roles: frozenset[Role]) -> list[bool]:
    """Which of all roles are among these."""
    return [role in roles for role in ROLES]
