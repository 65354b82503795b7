"""What is wrong with glossaries: lines that repeat or contradict, entries that nothing matches."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarize.glossary import Entry, read_entries, searched_forms
from summarize.records import Split

__all__ = ["Problem", "examine", "split_texts"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong with an entry, or with one in view of an earlier `other`.

    Of a conflict between files the later entry is used; within one file it is an error.
    """

    kind: Literal["duplicate", "conflict", "never matched"]
    entry: Entry
    other: Entry | None = None

    def __str__(self) -> str:
        said = f"{self.entry.place}: {self.kind}: {self.entry.source}"
        if self.other is None:
            return said
        if self.kind == "duplicate":
            return f"{said} stands in {self.other.place} already"
        return (
            f"{said} is {self.entry.target!r} here and {self.other.target!r} in {self.other.place}"
        )


def examine(paths: Sequence[str | Path], texts: Iterable[str] | None = None) -> list[Problem]:
    """The problems of all files together, in order of files and lines.

    Parameters: `texts` are those of editions; where they are given, an entry that is found in none
    of them is a problem, and so is one that stands only within longer entries. Raises InputError
    where a file cannot be read.
    """
    entries = [entry for path in paths for entry in read_entries(path)]
    problems = list(_repeated(entries))
    if texts is not None:
        found = _count(entries, texts)
        problems += [
            Problem(kind="never matched", entry=entry)
            for entry in entries
            if not any(found[form] for form in searched_forms(entry.source))
        ]
    order = {id(entry): place for place, entry in enumerate(entries)}
    return sorted(problems, key=lambda problem: order[id(problem.entry)])


def _repeated(entries: Iterable[Entry]) -> Iterable[Problem]:
    by_source: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        before = by_source[entry.source]
        if before:
            same = next((each for each in before if each.target == entry.target), None)
            kind: Literal["duplicate", "conflict"] = "conflict" if same is None else "duplicate"
            yield Problem(kind=kind, entry=entry, other=same or before[0])
        before.append(entry)


def _count(entries: Iterable[Entry], texts: Iterable[str]) -> Counter[str]:
    """How often each form is found, the longest at each place."""
    forms = {form for entry in entries for form in searched_forms(entry.source)}
    if not forms:
        return Counter()
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
    return Counter(match.group() for text in texts for match in pattern.finditer(text))


def split_texts(split: Split) -> list[str]:
    """The texts of an edition as they are searched: rejoined, in simplified characters."""
    from summarize.split.twin import recast, simplified_twin
    from summarize.zh.facts import parts_of

    read, articles = simplified_twin(split.edition), split.articles
    if read is not split.edition:
        articles = recast(articles, read.pages)
    return [part.text for article in articles for part in parts_of(article)]
