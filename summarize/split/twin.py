"""Pages in traditional characters read through a simplified twin, and shown as they are printed.

Rules and models know simplified characters. The twin of a page has its length, so passages found
in the one are read off the other by their spans: `recast` turns articles from one into the other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, TypeVar, cast

from summarize.records import (
    Article,
    Byline,
    DigestArticle,
    Edition,
    Fact,
    Finding,
    Page,
    Passage,
    Reference,
    Span,
    Split,
    Summary,
    SummarySentence,
    Unassigned,
)
from summarize.zh.script import is_traditional, simplified

__all__ = ["recast", "simplified_twin", "with_script_finding"]

# Records made of others. Translations are not among them: they keep what a model saw.
_MADE_OF_OTHERS = (Article, DigestArticle, Reference, Split, Summary)
_KIND = "script"

Recast = TypeVar("Recast")


def simplified_twin(edition: Edition) -> Edition:
    """The edition with every traditional page in simplified characters; itself where none is."""
    pages = tuple(_twin(page) if is_traditional(page.text) else page for page in edition.pages)
    return edition if pages == edition.pages else dataclasses.replace(edition, pages=pages)


def with_script_finding(edition: Edition) -> Edition:
    """The edition, with a note if pages of it are in traditional characters; said once."""
    found = [page for page in edition.pages if is_traditional(page.text)]
    if not found or any(finding.kind == _KIND for finding in edition.findings):
        return edition
    which = ", ".join(page.label or str(page.number) for page in found)
    pages = f"Page {which} is" if len(found) == 1 else f"Pages {which} are"
    finding = Finding(
        kind=_KIND,
        severity="note",
        message=f"{pages} in traditional characters: articles are found, summarized and translated "
        "from a simplified twin made with OpenCC; the Chinese shown is the source's.",
    )
    return dataclasses.replace(edition, findings=(*edition.findings, finding))


def recast(value: Recast, pages: Sequence[Page]) -> Recast:
    """Articles, or what was made of them, with the characters that stand at their spans in `pages`.

    `pages` are those they were made from, or twins. Translations keep the text that was
    translated, and a summary that a model wrote freely its own words.
    """
    return cast("Recast", _Recaster(pages).recast(value))


class _Recaster:
    """Goes through records and reads every stretch of the source anew."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        # How a passage reads now, by how it read before, for the findings that quote it.
        self._now: dict[str, str] = {}

    def recast(self, value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(self.recast, value))
        if isinstance(value, _MADE_OF_OTHERS):
            changed: dict[str, Any] = {
                field.name: self.recast(getattr(value, field.name))
                for field in dataclasses.fields(value)
            }
            return dataclasses.replace(value, **changed)
        return self._piece(value)

    def _piece(self, value: object) -> object:
        match value:
            case Passage():
                after = self._now[value.text] = self._text(value.spans)
                value = Passage(text=after, spans=value.spans)
            case Finding() if value.zh:
                value = dataclasses.replace(value, zh=self._now.get(value.zh, value.zh))
            case Byline():
                after = self._text(value.passage.spans)
                names = tuple(_name(name, value.passage.text, after) for name in value.names)
                passage = Passage(text=after, spans=value.passage.spans)
                value = dataclasses.replace(value, names=names, passage=passage)
            case Fact() | SummarySentence() if value.spans:
                after = self._now[value.zh] = self._text(value.spans)
                value = dataclasses.replace(value, zh=after)
            case Unassigned():
                value = dataclasses.replace(value, text=self._text((value.span,)))
        return value

    def _text(self, spans: Sequence[Span]) -> str:
        return "".join(self._pages[span.page].text[span.start : span.end] for span in spans)


def _name(name: str, before: str, after: str) -> str:
    """The name as it stands in `after` where `before`, white space within aside, has it."""
    places = [place for place, char in enumerate(before) if not char.isspace()]
    start = "".join(before[place] for place in places).find(name)
    if start < 0:
        return name
    return "".join(after[place] for place in places[start : start + len(name)])


def _twin(page: Page) -> Page:
    text = simplified(page.text)
    return dataclasses.replace(
        page,
        text=text,
        blocks=tuple(
            dataclasses.replace(
                block,
                lines=tuple(
                    Passage(
                        text="".join(text[span.start : span.end] for span in line.spans),
                        spans=line.spans,
                    )
                    for line in block.lines
                ),
            )
            for block in page.blocks
        ),
    )
