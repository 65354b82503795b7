"""Articles with the briefs that editors wrote of them, as prompts and targets."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

from recipe import Briefs

from summarize.zh.sentences import split_sentences

__all__ = ["read_briefs"]

# A roundup is several items, not an article: it is called so, or its brief numbers them.
ROUNDUP = re.compile("快讯|（1）")


def read_briefs(data: Path, briefs: Briefs, seed: int) -> Iterator[tuple[str, str]]:
    """Prompts and targets: `count` items drawn by `seed` of those whose brief is not their title.

    Of an article its first sentences are shown, up to `longest` characters: news says first what
    matters. Items whose brief or text stands in the file `held_out` are left out.
    """
    apart = {
        text for row in _rows(data / briefs.held_out) for text in (row["summary"], row["text"])
    }
    found = [
        (briefs.prompt.format(text=_opening(row["text"], briefs.longest)), row["summary"])
        for row in _rows(data / briefs.file)
        if not row["headline_like"]
        and not ROUNDUP.search(row["title"] + row["summary"])
        and not {row["summary"], row["text"]} & apart
    ]
    yield from random.Random(f"{seed} {briefs.file}").sample(found, min(briefs.count, len(found)))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def _opening(text: str, longest: int) -> str:
    """As many whole sentences as `longest` characters hold, the first one always."""
    taken = ""
    for start, end in split_sentences(text):
        sentence = text[start:end].strip()
        if taken and len(taken) + len(sentence) > longest:
            break
        taken += sentence
    return taken
