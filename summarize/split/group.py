"""The lines of a page to drafts of articles: which belong together, and what belongs to none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.records import BlockRole, Page, Passage, Reference
from summarize.split.bylines import cut_credit, find_dateline
from summarize.split.decode import assign_roles
from summarize.split.furniture import section_kind
from summarize.split.lines import Line
from summarize.split.references import ReferenceKind, cut_references
from summarize.split.roles import STARTERS, TEXT, WITHIN, Role
from summarize.split.sift import Entry, sift
from summarize.split.units import glue
from summarize.split.view import View

__all__ = ["BODY_ROLES", "Draft", "Owned", "Part", "group"]

BODY_ROLES = (Role.BODY, Role.LEAD, Role.CROSSHEAD, Role.BRIEF, Role.RESUMED)
_CAPTIONS = (Role.CAPTION, Role.PHOTO)
# 图为…, 上图：…, 图①…: a photo that goes with a text.
_POINTS_BACK = re.compile("[上下左右附题]?图(?:[为：:①-⑨]|[一二三四])")
# Characters of a caption that only names what is seen: 会议现场。
_SHORT = 12
_NOTES = (Role.NOTE, Role.NOTE_MORE)


@dataclass(kw_only=True, slots=True)
class Part:
    """A paragraph, headline line or other part of an article: its role and its lines."""

    role: Role
    views: list[View]
    passage: Passage = field(default_factory=lambda: Passage(text="", spans=()))

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.passage.text

    @property
    def size(self) -> float | None:
        """The size of its type relative to the page's body type, None where unknown."""
        return self.views[0].line.size

    @property
    def markup(self) -> BlockRole | None:
        """The role that markup gives the part, None where there is none."""
        return self.views[0].line.role


@dataclass(kw_only=True, slots=True)
class Draft:
    """An article being put together; `section` is the kind its section heading announces.

    `confidence`, 0 to 1, is the probability that it begins and ends where it does.
    """

    section: str = "news"
    has_text: bool = False
    confidence: float = 1.0
    parts: list[Part] = field(default_factory=list)
    references: list[tuple[ReferenceKind, Reference]] = field(default_factory=list)

    def having(self, *roles: Role) -> list[Part]:
        """The parts with one of these roles, in order."""
        return [part for part in self.parts if part.role in roles]

    def add(self, role: Role, view: View) -> None:
        """Add a line: to the paragraph or caption that it goes on with, or as a part of its own."""
        if role in WITHIN:
            wanted = (*TEXT, Role.CROSSHEAD) if role is Role.MORE else _CAPTIONS
            for part in reversed(self.parts):
                if part.role in wanted:
                    part.views.append(view)
                    return
            role = Role.BODY if role is Role.MORE else Role.CAPTION
        self.parts.append(Part(role=role, views=[view]))

    def close(self, page: Page) -> None:
        """Put the lines of each part together and take printed references off.

        A body or a caption makes the draft an article, but not 本报讯 alone.
        """
        for part in self.parts:
            part.passage = glue(page, [view.line.passage for view in part.views])
            if len(part.views) > 1 and "版" in part.passage.text:
                referred = cut_references(part.passage)
                self.references.extend(referred.references)
                part.passage = referred.rest
            if part.role in (*BODY_ROLES, *_CAPTIONS) and part.passage.text:
                dateline = find_dateline(part.passage)
                self.has_text |= dateline is None or dateline.end < len(part.passage.text)
        self.parts = [part for part in self.parts if part.passage.text]


@dataclass(frozen=True, kw_only=True, slots=True)
class Owned:
    """A line and what it belongs to: an article's draft, or the reason why to none."""

    unit: Line
    owner: Draft | str


def group(page: Page) -> list[Owned]:
    """Every line of a page, in order, with the article it belongs to or the reason why to none.

    Lines of different regions never belong to one article; each region is grouped by itself.
    """
    entries = sift(page)
    regions: dict[int | None, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        regions[entry.line.region].append(place)
    owners: dict[int, Draft | str] = {}
    for places in regions.values():
        found = _group_region(page, [entries[place] for place in places])
        owners.update(zip(places, found, strict=True))
    return [
        Owned(unit=entry.line, owner=_settled(owners[place])) for place, entry in enumerate(entries)
    ]


def _group_region(page: Page, entries: Sequence[Entry]) -> list[Draft | str]:
    one = _is_one(entries)
    roles, starts = assign_roles([entry.item for entry in entries if entry.item], one=one)
    gathered = _Gathered(one=one)
    assigned = iter(zip(roles, starts, strict=True))
    for entry in entries:
        if entry.reason is not None:
            gathered.leave(entry.reason, entry.line)
        elif entry.item:
            gathered.take(entry, entry.item.view, *next(assigned))
        else:
            gathered.refer(entry)
    gathered.finish()
    for draft in gathered.drafts:
        draft.close(page)
    return gathered.owners


def _is_one(entries: Sequence[Entry]) -> bool:
    """Does markup tell that a region is one article: no headline of it stands below its text?"""
    roles = [entry.line.role for entry in entries]
    if "body" not in roles:
        return "headline" in roles
    return "headline" not in roles[roles.index("body") :]


class _Gathered:
    """The drafts of a region as its lines come, and the owner of each line.

    `one` says that they are one article.
    """

    def __init__(self, *, one: bool) -> None:
        self._one = one
        self.owners: list[Draft | str] = []
        self.drafts: list[Draft] = [Draft()]
        self._section = "news"
        self._waiting: list[tuple[int, Entry]] = []
        self._left = False

    def leave(self, reason: str, line: Line) -> None:
        """A line that belongs to no article."""
        if reason == "section":
            self._section = section_kind(line.text)
        self.owners.append(reason)

    def take(self, entry: Entry, view: View, role: Role, start: float) -> None:
        """A line of an article; `start` is the probability that it begins one."""
        draft = self.drafts[-1]
        if role in _NOTES:
            self.owners.append("editor's note")
            return
        if self._parted(draft, role, entry):
            role, start = Role.RESUMED, 1.0  # printed, so it is certain
        elif role is Role.PHOTO and _shows_what_is_told(draft, view):
            role, start = Role.CAPTION, 0.0
        if role in STARTERS and draft.parts:
            draft.confidence = min(draft.confidence, start)
            draft = Draft()
            self.drafts.append(draft)
        if not draft.parts:
            draft.section = self._section
            # A column of briefs or notices goes on; other headings stand over one article.
            self._section = self._section if self._section in ("brief", "notice") else "news"
            draft.confidence = start
        else:
            draft.confidence = min(draft.confidence, 1 - start)
        draft.add(role, view)
        draft.references.extend(entry.references)
        self._left = any(kind == "jump_to" for kind, _ in entry.references)
        self.owners.append(draft)
        self._settle(draft)

    def _parted(self, draft: Draft, role: Role, entry: Entry) -> bool:
        """Does a printed jump part this text from the text before it?

        After 下转 an article has no more text, and before 上接 only its headline.
        """
        text = role in (*BODY_ROLES, Role.MORE)
        # Not `having`, which looks at every part: this is asked for each line.
        if self._one or not text or not any(part.role in BODY_ROLES for part in draft.parts):
            return False
        came = [*self._waiting, (0, entry)]
        return self._left or any(
            kind == "jump_from" for _, each in came for kind, _ in each.references
        )

    def refer(self, entry: Entry) -> None:
        """A printed reference on a line of its own: 下转 ends an article, 上接 may open one."""
        if any(kind == "jump_from" for kind, _ in entry.references):
            self._waiting.append((len(self.owners), entry))
            self.owners.append("reference without article")
            return
        self.drafts[-1].references.extend(entry.references)
        self._left |= any(kind == "jump_to" for kind, _ in entry.references)
        self.owners.append(self.drafts[-1])

    def finish(self) -> None:
        """After the last line."""
        self._settle(self.drafts[-1])

    def _settle(self, draft: Draft) -> None:
        for place, entry in self._waiting:
            draft.references.extend(entry.references)
            self.owners[place] = draft
        self._waiting.clear()


def _shows_what_is_told(draft: Draft, view: View) -> bool:
    """Is a photo one of the article before it?

    Its caption points back, 图为签约现场, or is too short to tell any news of its own.
    """
    if not draft.having(*BODY_ROLES):
        return False
    told = cut_credit(view.line.passage).rest.text
    return bool(_POINTS_BACK.match(told) or (len(told) <= _SHORT and told.endswith("。")))


def _settled(owner: Draft | str) -> Draft | str:
    """Text that turned out to be no article, with the reason."""
    if isinstance(owner, str) or owner.has_text:
        return owner
    if not owner.parts:
        return "reference without article"
    headed = owner.parts[0].role is Role.HEADLINE
    return "headline without text" if headed else "text without article"
