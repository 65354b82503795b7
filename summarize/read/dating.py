"""Of which day each page is, and so how many editions there are.

What a page states goes before the name of its file, and that before the names of its folders.
Where they disagree the edition says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.read.leaves import Leaf, Leaves
from summarize.read.printed import date_in_name
from summarize.records import Finding

__all__ = ["Group", "part_by_date"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The leaves of one day, in the order given, and what must be known of them."""

    date: str | None
    leaves: tuple[Leaf, ...]
    findings: tuple[Finding, ...] = ()


def part_by_date(read: Leaves, known: str | None) -> list[Group]:
    """The leaves grouped by the day of their edition, the earliest first, undated ones last.

    Parameters: `known` is the date that the user gave; where the leaves are of one day or of none,
    it goes before that.
    A page without a date is of the edition that lies in the same folder, or in the nearest one
    around it; where that folder holds several editions, it is of none. So is one that opens with a
    date which may be that of an article.
    """
    leaves = read.leaves
    firm = _firm_dates(leaves)
    around = _dates_around(leaves, firm)
    if known is not None and len({day for day in firm if day is not None}) < 2:
        days: list[str | None] = [known] * len(leaves)
    else:
        days = [
            day or _nearest(leaf.item.folders, around) or leaf.stated
            for leaf, day in zip(leaves, firm, strict=True)
        ]
    groups: dict[str | None, list[Leaf]] = {}
    for leaf, day in zip(leaves, days, strict=True):
        groups.setdefault(day, []).append(leaf)
    remarks: dict[str | None, list[Finding]] = {}
    for remark in read.remarks:
        home = date_in_name(remark.path) or _nearest(remark.folders, around)
        remarks.setdefault(home if home in groups else _first(groups), []).append(remark.finding)
    return [
        Group(
            date=day, leaves=tuple(groups[day]),
            findings=(
                *_conflicts(day, groups[day], known), *_astray(day, groups), *remarks.get(day, ()),
            ),
        )
        for day in sorted(groups, key=lambda day: (day is None, day or ""))
    ]  # fmt: skip


def _first(groups: dict[str | None, list[Leaf]]) -> str | None:
    return min(groups, key=lambda day: (day is None, day or ""))


def _firm_dates(leaves: Sequence[Leaf]) -> list[str | None]:
    """The date of each leaf by itself, where it is sure to be that of an edition.

    A date that one page alone states, against its own file or folder and the pages beside it, is
    misread or misprinted, and so may one be whose weekday is wrong: neither makes an edition
    where names tell another.
    """
    dates = [leaf.stated if leaf.firm else leaf.filed or leaf.kept for leaf in leaves]
    count = Counter(dates)
    for place, leaf in enumerate(leaves):
        named = leaf.filed or leaf.kept
        alone = count[leaf.stated] == 1 and count[named] > 0
        if leaf.firm and named and leaf.stated != named and (alone or leaf.doubtful):
            dates[place] = named
    return dates


def _dates_around(leaves: Sequence[Leaf], days: Sequence[str | None]) -> dict[str, set[str]]:
    """The dates of the leaves in each folder, those of folders within it included."""
    around: dict[str, set[str]] = {}
    for leaf, day in zip(leaves, days, strict=True):
        if day is not None:
            for folder in leaf.item.folders:
                around.setdefault(folder, set()).add(day)
    return around


def _nearest(folders: Sequence[str], around: Mapping[str, set[str]]) -> str | None:
    """The one date in the innermost of `folders` that holds any; None where it holds several."""
    dates = next((around[folder] for folder in reversed(folders) if folder in around), set())
    return min(dates) if len(dates) == 1 else None


def _conflicts(day: str | None, leaves: Sequence[Leaf], known: str | None) -> Iterator[Finding]:
    """One finding for each other date that the leaves of an edition are given, and by what."""
    believed = _believed(day, leaves, known)
    others: dict[tuple[str, str], list[Leaf]] = {}
    for leaf in leaves:
        for what, date in _sources(leaf):
            if date is not None and date != day:
                others.setdefault((what, date), []).append(leaf)
    for (what, date), those in others.items():
        more = f" (and of {len(those) - 1} more)" if len(those) > 1 else ""
        yield Finding(
            kind="date",
            severity="warning",
            message=f"{what} of {those[0].item.name}{more} says {date}, {believed} says {day}: "
            f"{day} was taken.",
            expected=day,
            found=date,
        )


def _sources(leaf: Leaf) -> tuple[tuple[str, str | None], ...]:
    return (
        (f"The {leaf.stated_by}", leaf.stated if leaf.firm else None),
        ("The name of the file", leaf.filed),
        ("The folder or archive", leaf.kept),
    )


def _believed(day: str | None, leaves: Sequence[Leaf], known: str | None) -> str:
    """What gave the edition its date."""
    if known == day:
        return "--date"
    for place in range(3):
        for leaf in leaves:
            what, date = _sources(leaf)[place]
            if date == day:
                return f"{what[0].lower()}{what[1:]} of {leaf.item.name}"
    return "its neighbor"


def _astray(day: str | None, groups: dict[str | None, list[Leaf]]) -> Iterator[Finding]:
    """Pages of no day beside editions of several."""
    if day is None and len(groups) > 1:
        count = len(groups[None])
        yield Finding(
            kind="date",
            severity="warning",
            message=f"{count} {'page carries' if count == 1 else 'pages carry'} no date and cannot "
            f"be told to an edition beside it, e.g. {groups[None][0].item.name}.",
        )
