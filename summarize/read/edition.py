"""What the user names, or a string, to editions, with every failure named."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from summarize.errors import InputError, SummarizeError, UsageError
from summarize.progress import Progress, no_progress
from summarize.read.archives import Archives
from summarize.read.dating import part_by_date
from summarize.read.inputs import Found, Skipped, find_inputs
from summarize.read.items import Item
from summarize.read.leaves import Remark, failure
from summarize.read.limits import check_size, check_text
from summarize.read.ordering import bind
from summarize.read.page_marks import printed_page
from summarize.read.printed import check_date, date_in_name, masthead_date
from summarize.read.reading import read_leaves
from summarize.read.sheet import Sheet, place_sheet
from summarize.read.text import find_blocks
from summarize.records import Edition, Finding, Source

__all__ = ["read_edition", "read_editions", "read_string"]

logger = logging.getLogger(__name__)

Inputs = Sequence[str | os.PathLike[str]]


def read_edition(
    inputs: Inputs,
    *,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    date: str | None = None,
    progress: Progress = no_progress,
) -> Edition:
    """The pages of one edition.

    Parameters: each of `inputs` is a file, a folder, a pattern (`2024-12-27/*.htm`), a zip archive,
    or "-" (standard input, at most once); `encoding` forces a Python codec for text instead of
    detection; `stdin` stands in for standard input; `date` (YYYY-MM-DD) selects the edition of
    that day where there are several, and else goes before the date that is found; `progress` is
    told how many files are read.
    Raises InputError where an input cannot be read or decoded, is too long, empty, binary or
    hardly Chinese; UsageError where an argument makes no sense, or where there are several
    editions and `date` selects none.
    """
    found = list(
        read_editions(inputs, encoding=encoding, stdin=stdin, date=date, progress=progress)
    )
    if len(found) > 1:
        days = ", ".join(edition.date or "without a date" for edition in found)
        raise UsageError(
            f"There are {len(found)} editions in these inputs: {days}.",
            remedy=f"Choose one with --date, e.g. --date {found[0].date or found[-1].date}, or "
            "write each to a folder with -o FOLDER/.",
        )
    return found[0]


def read_editions(
    inputs: Inputs,
    *,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    date: str | None = None,
    progress: Progress = no_progress,
) -> Iterator[Edition]:
    """The editions in `inputs`, told apart by date, the earliest first; at least one.

    Parameters and what is raised as for `read_edition`. Where every file or folder has a date in
    its name, one edition is read at a time; one of which nothing could be read has no pages, and
    findings that say why.
    """
    # Before any reading: a mistyped date should not cost the time.
    known = check_date(date) if date is not None else None
    names = [os.fspath(name) for name in inputs]
    with Archives() as archives:
        found = find_inputs(names, stdin, archives)
        bundles = _bundles(found, known)
        if known is None:
            for bundle in bundles:
                yield from _read_bundle(bundle, names, encoding, None, progress)
            return
        (bundle,) = bundles
        yield _selected(list(_read_bundle(bundle, names, encoding, known, progress)), known)


def read_string(text: str, *, name: str = "text", date: str | None = None) -> Edition:
    """An edition of one page from text already decoded; `Source` describes it as UTF-8.

    Raises InputError where the text is too long, empty, binary or hardly Chinese; UsageError
    where `date` is no date.
    """
    known = check_date(date) if date is not None else None
    text = text.removeprefix("\ufeff")
    lone = re.search("[\ud800-\udfff]", text)
    if lone:
        raise InputError(
            f"{name} holds half a surrogate pair at character {lone.start():,}.",
            remedy="Decode the text with errors='strict' and the right encoding.",
        )
    data = text.encode()
    check_size(name, len(data))
    check_text(name, text)
    source = Source(
        name=name, encoding="utf-8", sha256=hashlib.sha256(data).hexdigest(), size=len(data)
    )
    blocks = find_blocks(text, 0)
    mark = printed_page(blocks)
    sheet = Sheet(
        text=text, blocks=blocks, encoding="utf-8",
        label=mark.label if mark else None, section=mark.section if mark else None,
    )  # fmt: skip
    page = place_sheet(sheet, index=0, number=mark.number if mark else 1, source=source)
    printed = masthead_date(blocks)
    return Edition(pages=(page,), date=known or (printed.day if printed else None))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Bundle:
    """Items that must be read together to be told apart, and what was passed over beside them.

    `day` is theirs where it is not the only bundle.
    """

    day: str | None = None
    items: tuple[Item, ...]
    skipped: tuple[Skipped, ...]
    broken: tuple[Remark, ...]


def _bundles(found: Found, known: str | None) -> list[_Bundle]:
    """The bundles of a find, the earliest day first.

    Where each item has a date in its name or folders, those of one day are a bundle. With a date
    given, what has another in its name need not be read.
    """
    broken = tuple(failure(name, ("",), error) for name, error in found.broken)
    days = {item.name: date_in_name(item.path) for item in found.items}
    if known is not None and known in days.values():
        items = [item for item in found.items if item.named or days[item.name] in (None, known)]
        return [_Bundle(items=tuple(items), skipped=(), broken=broken)]
    if known is not None or None in days.values() or len(set(days.values())) < 2:
        return [_Bundle(items=found.items, skipped=found.skipped, broken=broken)]
    ordered = sorted({day for day in days.values() if day is not None})
    return [
        _Bundle(
            day=day,
            items=tuple(item for item in found.items if days[item.name] == day),
            # What has no date of its own is told of beside the first.
            skipped=tuple(s for s in found.skipped if _day(s.path, ordered) == day),
            broken=tuple(remark for remark in broken if _day(remark.path, ordered) == day),
        )
        for day in ordered
    ]


def _day(path: str, ordered: Sequence[str]) -> str:
    day = date_in_name(path)
    return day if day is not None and day in ordered else ordered[0]


def _read_bundle(
    bundle: _Bundle,
    names: Sequence[str],
    encoding: str | None,
    known: str | None,
    progress: Progress,
) -> Iterator[Edition]:
    read = read_leaves(bundle.items, encoding, progress)
    read = replace(read, remarks=(*bundle.broken, *read.remarks))
    skipped = (*bundle.skipped, *read.skipped)
    for each in skipped:
        logger.info("passed over %s: %s", each.name, each.why)
    if not read.leaves:
        if bundle.day is None:
            raise _nothing_read(names, read.remarks, skipped)
        # One day of several: the others are read all the same.
        said = [*(remark.finding for remark in read.remarks), *_passed_over(skipped)]
        yield Edition(pages=(), date=bundle.day, findings=tuple(said))
        return
    for place, group in enumerate(part_by_date(read, known)):
        pages, findings = bind(group.leaves)
        said = [*group.findings, *findings]
        said += [finding for leaf in group.leaves for finding in leaf.sheet.findings]
        said += _passed_over(skipped) if place == 0 else []
        yield Edition(pages=pages, date=group.date, findings=tuple(said))


def _selected(editions: Sequence[Edition], known: str) -> Edition:
    """The edition of the day `known`."""
    for edition in editions:
        if edition.date == known:
            return edition
    days = ", ".join(edition.date or "without a date" for edition in editions)
    raise UsageError(
        f"There is no edition of {known} in these inputs, but {len(editions)} others: {days}.",
        remedy=f"Choose one of them, e.g. --date {editions[0].date}.",
    )


def _passed_over(skipped: Sequence[Skipped]) -> list[Finding]:
    """One note for all files that are no pages, counted by reason."""
    if not skipped:
        return []
    reasons = Counter(each.why for each in skipped)
    said = "; ".join(f"{why}: {count}" for why, count in reasons.most_common())
    what = "1 entry was" if len(skipped) == 1 else f"{len(skipped):,} entries were"
    return [
        Finding(
            kind="skipped",
            severity="note",
            message=f"{what} passed over ({said}), e.g. {skipped[0].name}.",
        )
    ]


def _nothing_read(
    names: Sequence[str], remarks: Sequence[Remark], skipped: Sequence[Skipped]
) -> SummarizeError:
    errors = [remark.error for remark in remarks if remark.error is not None]
    if len(errors) == 1:
        return errors[0]
    said = "".join(f" {finding.message}" for finding in _passed_over(skipped))
    if not errors:
        return InputError(
            f"There is no page in {', '.join(names)}.{said}",
            remedy="Give files of text, HTML, PDF or images, or a folder of them.",
        )
    return InputError(
        f"None of {len(errors)} files could be read; the first: {errors[0].message}{said}",
        remedy=errors[0].remedy,
    )
