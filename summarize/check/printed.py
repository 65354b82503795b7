"""The sentences of a digest that is written already, each with the Chinese printed beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarize.check.printed_markdown import read_markdown
from summarize.errors import InputError

__all__ = ["Printed", "read_printed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """A text of article number `article` (from 1): its part, its Chinese and its English.

    `part` is headline, kicker, subhead, caption, summary or text; English may be missing.
    """

    article: int
    part: str
    zh: str
    en: str


def read_printed(text: str, name: str) -> tuple[Printed, ...]:
    """The texts of a digest in JSON or Markdown, in order; a digest edited by hand will do.

    Raises InputError where there are none.
    """
    found = tuple(_json(text, name) if text.lstrip().startswith("{") else _markdown(text))
    if not found:
        raise InputError(
            f"No article with its Chinese was found in {name}.",
            remedy="Name a digest that `summarize digest` wrote, as Markdown or JSON.",
        )
    return found


def _markdown(text: str) -> Iterator[Printed]:
    for article, part, zh, en in read_markdown(text):
        yield Printed(article=article, part=part, zh=zh, en=en)


def _json(text: str, name: str) -> Iterator[Printed]:
    try:
        articles = json.loads(text)["articles"]
        for number, article in enumerate(articles, start=1):
            for part, zh, en in _texts(article):
                if zh:
                    yield Printed(article=number, part=part, zh=zh, en=en or "")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{name} is no digest in JSON: {type(error).__name__}: {error}.",
            remedy="Name a file that `summarize digest --json` wrote.",
        ) from error


def _texts(article: Mapping[str, Any]) -> Iterator[tuple[str, str | None, str | None]]:
    """(part, Chinese, English). English that was not accepted stands under `translations`."""
    made = article["translations"]
    for part in ("kicker", "headline", "caption"):
        yield part, article[part], article[f"{part}_en"] or _text(made[part])
    for place, zh in enumerate(article["subheads"]):
        english = _at(article["subheads_en"], place) or _text(_at(made["subheads"], place))
        yield "subhead", zh, english
    for sentence in (article["summary"] or {}).get("sentences", ()):
        yield "summary", sentence["zh"], sentence["en"] or _text(sentence["translation"])
    for place, sentences in enumerate(made["body"]):
        whole = _at(article["body_en"], place)
        if whole is not None:
            yield "text", article["body"][place], whole
        else:
            yield from (("text", each["source"], each["text"]) for each in sentences)


def _at(items: Sequence[Any], place: int) -> Any:
    return items[place] if place < len(items) else None


def _text(translation: Mapping[str, Any] | None) -> str | None:
    return translation["text"] if translation else None
