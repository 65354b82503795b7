"""The data of the summary bench: articles with the editors' own briefs."""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass, replace
from pathlib import Path

from rouge import characters

from summarize.records import Article, Passage, Span
from summarize.summarizers.candidates import candidates
from summarize.summarizers.features import Measured, measure
from summarize.zh.facts import annotate, learn

__all__ = ["Item", "read_items"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An article without its headline, the reference, and its sentences measured without and
    with its headline."""

    article: Article
    reference: str
    pool: tuple[Measured, ...]
    titled: tuple[Measured, ...]

    @property
    def sentences(self) -> list[str]:
        return [entry.candidate.text for entry in self.pool]


def read_items(path: Path, limit: int | None, *, take_all: bool = False) -> list[Item]:
    """The first `limit` items of a data file; .xz is decompressed.

    Roundups (快讯) are left out, and unless `take_all` items whose brief is their title.
    """
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    items: list[Item] = []
    for line in data.decode().splitlines():
        if len(items) == limit:
            break
        row = json.loads(line)
        title, brief = row["title"], row["summary"]
        if "快讯" in title or (not take_all and characters(title) == characters(brief)):
            continue
        article = _article(row["text"], title)
        pool = [candidate for candidate in candidates(article) if candidate.whole]
        if not pool:
            continue
        article = annotate(article, learn([article], date=None))
        bare = replace(article, headline=None)
        items.append(
            Item(
                article=bare,
                reference=brief,
                pool=measure(bare, pool),
                titled=measure(article, pool),
            )
        )
    return items


def _article(text: str, title: str) -> Article:
    body, start = [], 0
    for line in text.split("\n"):
        span = Span(page=0, start=start, end=start + len(line))
        body.append(Passage(text=line, spans=(span,)))
        start += len(line) + 1
    return Article(
        id="1", page=1, kind="news", headline=Passage(text=title, spans=()), body=tuple(body)
    )
