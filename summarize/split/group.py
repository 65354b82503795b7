"""The units of a page to drafts of articles: which belong together, and what belongs to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarize.records import Page, Passage, Reference
from summarize.split.bylines import find_dateline
from summarize.split.furniture import is_note, line_reason, section_kind
from summarize.split.references import ReferenceKind, cut_references
from summarize.split.roles import Item, Role, assign_roles
from summarize.split.signs import read_signs
from summarize.split.units import Unit, find_units

__all__ = ["BODY_ROLES", "Draft", "Owned", "Part", "group"]

BODY_ROLES = (Role.BODY, Role.LEAD, Role.CROSSHEAD, Role.BRIEF, Role.RESUMED)
_STARTERS = (Role.BRIEF, Role.PHOTO, Role.RESUMED)
# A folio or section line at the edge of a page: its name stands alone only there.
_EDGE = 4
_LABEL = 10
# How much each speaks for a new article after it, on the scale of the scores of roles.
_BOUNDARIES = {"section": 4.0, "jump_to": 3.0, "pointer": 2.0, "folio": 1.0, "ornament": 1.0}
_SIGNED = 2.0
_LONG = 250


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A passage of an article, without the references at its ends, and its role."""

    role: Role
    item: Item

    @property
    def passage(self) -> Passage:
        """The text of the part."""
        return self.item.unit.passage


@dataclass(kw_only=True, slots=True)
class Draft:
    """An article being put together; `section` is the kind its section heading announces."""

    section: str = "news"
    indents: bool = False
    has_text: bool = False
    parts: list[Part] = field(default_factory=list)
    references: list[tuple[ReferenceKind, Reference]] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Add a part. A body or a caption makes the draft an article, but not 本报讯 alone."""
        self.parts.append(part)
        self.indents = part.item.indents
        if part.role in (*BODY_ROLES, Role.CAPTION, Role.PHOTO):
            dateline = find_dateline(part.passage)
            self.has_text |= dateline is None or dateline.end < len(part.passage.text)

    def having(self, *roles: Role) -> list[Part]:
        """The parts with one of these roles, in order."""
        return [part for part in self.parts if part.role in roles]

    def ends_before(self, role: Role) -> bool:
        """Does a unit of this role begin the next article?"""
        return bool(self.parts) and (role in _STARTERS or (role is Role.HEAD and self.has_text))


@dataclass(frozen=True, kw_only=True, slots=True)
class Owned:
    """A unit and what it belongs to: an article's draft, or the reason why to none."""

    unit: Unit
    owner: Draft | str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sorted:
    """A unit after the first look: `reason` if it is furniture, else its text and references."""

    unit: Unit
    reason: str | None = None
    references: tuple[tuple[ReferenceKind, Reference], ...] = ()
    item: Item | None = None


def group(page: Page) -> list[Owned]:
    """Every unit of a page, in order, with the article it belongs to or the reason why to none."""
    units = find_units(page)
    entries = _sort(units)
    items = [entry.item for entry in entries if entry.item]
    roles = iter(assign_roles(items))
    owned: list[Owned] = []
    draft = Draft()
    section = "news"
    for entry in entries:
        if entry.reason is not None:
            if entry.reason == "section":
                section = section_kind(entry.unit.text)
            owned.append(Owned(unit=entry.unit, owner=entry.reason))
            continue
        role = next(roles) if entry.item else None
        if _begins(draft, role, entry):
            draft = Draft()
        if not draft.parts:
            draft.section = section
            # A column of briefs or notices goes on; other headings stand over one article.
            section = section if section in ("brief", "notice") else "news"
        if entry.item and role:
            draft.add(Part(role=role, item=entry.item))
        draft.references.extend(entry.references)
        owned.append(Owned(unit=entry.unit, owner=draft))
    return [_settled(each) for each in owned]


def _begins(draft: Draft, role: Role | None, entry: _Sorted) -> bool:
    if role:
        return draft.ends_before(role)
    # 上接1版 on a line of its own opens an article, but stands under the headline of its own.
    return draft.has_text and any(kind == "jump_from" for kind, _ in entry.references)


def _settled(each: Owned) -> Owned:
    """Text that turned out to be no article, with the reason."""
    if isinstance(each.owner, str) or each.owner.has_text:
        return each
    parts = each.owner.parts
    if not parts:
        reason = "reference without article"
    else:
        headed = parts[0].role is Role.HEAD
        reason = "headline without text" if headed else "text without article"
    return Owned(unit=each.unit, owner=reason)


def _sort(units: Sequence[Unit]) -> list[_Sorted]:
    long = [unit for unit in units if len(unit.text) >= 40]
    indents = sum(unit.indent >= 2 for unit in long) * 10 >= len(long) * 6 > 0
    entries: list[_Sorted] = []
    boundary, resumed, brief = 0.0, False, False
    for unit in units:
        reason = _reason(unit, len(units), entries)
        if reason is not None:
            if reason == "section":
                brief = section_kind(unit.text) == "brief"
            boundary = max(boundary, _BOUNDARIES.get(reason, 0.0))
            entries.append(_Sorted(unit=unit, reason=reason))
            continue
        referred = cut_references(unit.passage)
        kinds = {kind for kind, _ in referred.references}
        resumed = resumed or "jump_from" in kinds
        after = max([_BOUNDARIES.get(kind, 0.0) for kind in kinds], default=0.0)
        if not referred.rest.text:
            boundary = max(boundary, after)
            entries.append(_Sorted(unit=unit, references=referred.references))
            continue
        rest = replace(unit, passage=referred.rest)
        signs = read_signs(rest)
        brief = brief and not signs.agency and signs.length <= _LONG
        item = Item(
            unit=rest, signs=signs, boundary=boundary, resumed=resumed, brief=brief, indents=indents
        )
        entries.append(_Sorted(unit=unit, references=referred.references, item=item))
        boundary, resumed = max(after, _SIGNED if signs.closing else 0.0), False
    return entries


def _reason(unit: Unit, count: int, before: Sequence[_Sorted]) -> str | None:
    """Why a unit can be part of no article, told by its own wording; None where it may be."""
    text = unit.text
    last = before[-1] if before else None
    if last and last.reason == "editor's note" and len(last.unit.text) <= _LABEL:
        return "editor's note"  # the label stood on a line of its own
    if is_note(text):
        return "editor's note"
    top = unit.place < _EDGE
    return line_reason(text, top=top, edge=top or unit.place >= count - _EDGE)
