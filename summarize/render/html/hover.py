"""Facts inside a text, each showing its other form while the pointer rests on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from summarize.records import Fact
from summarize.render.facts import has_other_form
from summarize.render.html.text import written

__all__ = ["with_chinese", "with_english"]

# English may say 近 in other words than ours and be as right; the figure is found without them.
_ROUND = re.compile("^(?:about|nearly|more than|less than|above|below|at (?:least|most)) ")


def with_chinese(text: str, facts: Sequence[Fact]) -> str:
    """English `text` as HTML; its names and figures show their Chinese.

    `facts` are those of the Chinese sentence.
    """
    titles = {}
    for fact in filter(has_other_form, facts):
        for said in {fact.en, _ROUND.sub("", fact.en)}:
            titles[said.lower()] = fact.zh + (f", {fact.post[0]}" if fact.post else "")
    return _marked(text, titles, words=True)


def with_english(text: str, facts: Sequence[Fact]) -> str:
    """Chinese `text` as HTML; its names and figures show their English."""
    titles = {}
    for fact in filter(has_other_form, facts):
        value = fact.value if fact.kind == "date" else fact.en
        titles[fact.zh] = value + (f", {fact.post[1]}" if fact.post else "")
    return _marked(text, titles, words=False)


def _marked(text: str, titles: Mapping[str, str], *, words: bool) -> str:
    """`text` with each of the keys of `titles` marked; the longest wins where two overlap."""
    if not titles:
        return written(text)
    edge = r"(?<!\w){}(?!\w)" if words else "{}"
    pattern = re.compile(edge.format(f"(?:{_any_of(titles)})"), re.IGNORECASE)
    parts, place = [], 0
    for match in pattern.finditer(text):
        title = titles.get(match.group().lower() if words else match.group())
        if title is None:
            # Letters whose small form is longer, such as the Turkish İ.
            continue
        parts += [
            written(text[place : match.start()]),
            f'<abbr title="{written(title)}">{written(match.group())}</abbr>',
        ]
        place = match.end()
    return "".join(parts) + written(text[place:])


def _any_of(keys: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(keys, key=len, reverse=True)))
