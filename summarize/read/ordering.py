"""Leaves to the pages of an edition: none twice, and in the order of the paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarize.read.items import natural_key
from summarize.read.leaves import Leaf
from summarize.read.sheet import place_sheet
from summarize.read.twins import find_twins
from summarize.records import Finding, Page

__all__ = ["bind"]

_FORMS = {"html": "HTML", "pdf": "PDF", "text": "text", "image": "an image"}


def bind(leaves: Sequence[Leaf]) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages that `leaves` of one day become, and what is to be known of it.

    They are ordered by part and page number, then as the index of the page lists them, then by
    name, the figures in it by value. A page without a number has the place that its name, or its
    file of several pages, gives it among the others, and else comes last. Files that the user named
    one by one, not all of them with a page number, keep their order.
    """
    twins = find_twins(leaves)
    kept, findings = _without_repeats(
        [replace(leaf, mark=twins[leaf].mark) if leaf in twins else leaf for leaf in leaves],
        {leaf.place: twin.place for leaf, twin in twins.items()},
    )
    ordered = _ordered(kept)
    pages = []
    for index, leaf in enumerate(ordered):
        mark = leaf.mark
        sheet = leaf.sheet
        if mark is not None:
            sheet = replace(sheet, label=mark.label, section=mark.section)
        number = mark.number if mark is not None else _hole(ordered, index) or index + 1
        pages.append(place_sheet(sheet, index=index, number=number, source=leaf.source))
    return tuple(pages), tuple(findings)


def _ordered(leaves: Sequence[Leaf]) -> list[Leaf]:
    if any(leaf.item.named and leaf.mark is None for leaf in leaves):
        return sorted(leaves, key=lambda leaf: leaf.place)
    by_name = sorted(leaves, key=_by_name)
    numbered = [leaf for leaf in by_name if leaf.mark is not None]
    keys = [leaf.mark.key for leaf in numbered if leaf.mark is not None]
    shapes = {_shape(leaf) for leaf in numbered}
    among = [leaf for leaf in by_name if leaf.mark is None and _shape(leaf) in shapes]
    if among and keys == sorted(keys):
        # scan1 to scan8 are pages 1 to 8, although the number of one could not be read.
        inside = [leaf for leaf in by_name if _shape(leaf) in shapes]
        return [*inside, *(leaf for leaf in by_name if _shape(leaf) not in shapes)]
    numbered.sort(key=_by_number)
    return [*numbered, *(leaf for leaf in by_name if leaf.mark is None)]


def _by_name(leaf: Leaf) -> tuple[object, ...]:
    return (natural_key(leaf.item.path), natural_key(leaf.item.name), leaf.place)


def _by_number(leaf: Leaf) -> tuple[object, ...]:
    key = leaf.mark.key if leaf.mark is not None else ("", 0)
    return (key, leaf.listed if leaf.listed is not None else -1, _by_name(leaf))


def _shape(leaf: Leaf) -> str:
    """The path less its figures: scan#.png."""
    return re.sub(r"\d+", "#", leaf.item.path)


def _hole(ordered: Sequence[Leaf], index: int) -> int | None:
    """The number that a page without one has between its neighbors, where they leave one out."""
    before = ordered[index - 1].mark if index else None
    after = ordered[index + 1].mark if index + 1 < len(ordered) else None
    if before is None or after is None or after.number != before.number + 2:
        return None
    return before.number + 1


def _without_repeats(
    leaves: Sequence[Leaf], twins: Mapping[tuple[int, int], tuple[int, int]]
) -> tuple[list[Leaf], list[Finding]]:
    """The leaves less those of pages that are there in a better form, or in the very same bytes.

    `twins` are places of leaves of one page, the second being another form of the first.
    """
    best: dict[Leaf, Leaf] = {}
    for forms in _same_page(leaves, twins):
        best.update(dict.fromkeys(forms, _best(forms)))
    kept: list[Leaf] = []
    findings: list[Finding] = []
    copies: dict[tuple[str, int], Leaf] = {}
    for leaf in leaves:
        better = best[leaf]
        if better.kind != leaf.kind:
            findings.append(_twice(leaf, better))
            continue
        copy = copies.setdefault((leaf.source.sha256, leaf.place[1]), leaf)
        if copy is not leaf and not leaf.item.named:
            findings.append(_copy(leaf, copy))
        else:
            kept.append(leaf)
    return kept, findings


def _same_page(
    leaves: Sequence[Leaf], twins: Mapping[tuple[int, int], tuple[int, int]]
) -> Iterable[list[Leaf]]:
    """Leaves whose page numbers agree, or whose names do but for their ending, or whose text."""
    pages: dict[object, list[Leaf]] = {}
    stems: dict[object, object] = {}
    for leaf in sorted(leaves, key=lambda leaf: (leaf.mark is None, leaf.place in twins)):
        stem = (leaf.stem or str(leaf.place[0]), leaf.place[1])
        twin = stems.get(twins.get(leaf.place), stem)
        key: object = leaf.mark.key if leaf.mark is not None else stems.get(stem, twin)
        stems.setdefault(stem, key)
        stems.setdefault(leaf.place, key)
        pages.setdefault(key, []).append(leaf)
    return pages.values()


def _best(forms: Sequence[Leaf]) -> Leaf:
    """A leaf of the form to be read: the one that tells most of the page, unless it holds less than
    half of the text of another, as where one article of a page was saved."""
    lengths: Counter[int] = Counter()
    for leaf in forms:
        lengths[leaf.rank] += len(leaf.sheet.text)
    longest = max(lengths.values())
    rank = min(rank for rank, length in lengths.items() if 2 * length >= longest)
    return next(leaf for leaf in forms if leaf.rank == rank)


def _twice(leaf: Leaf, better: Leaf) -> Finding:
    page = f"Page {better.mark.label or better.mark.number}" if better.mark else "A page"
    return Finding(
        kind="repeated",
        severity="note",
        message=f"{page} is there twice: {better.item.name} ({_FORMS[better.kind]}) was read, and "
        f"{leaf.item.name} ({_FORMS[leaf.kind]}) left out.",
    )


def _copy(leaf: Leaf, copy: Leaf) -> Finding:
    return Finding(
        kind="repeated",
        severity="note",
        message=f"{leaf.item.name} is a copy of {copy.item.name}, and was left out.",
    )
