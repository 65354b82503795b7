"""The facts that help a reader: those whose English and Chinese forms differ.

55分钟 is 55 minutes to anybody; 8.5亿元 is 850 million yuan only to who can count in 亿. Places are
left out, since a page is full of them and their English is their Chinese read aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.records import Article, DigestArticle, Fact, Span
from summarize.render.about import Write
from summarize.zh.terms import is_proper

__all__ = [
    "facts_of_summary",
    "facts_within",
    "has_other_form",
    "said_of_fact",
]

# Figures that are not simply the digits of the English: in 万 and 亿, in Chinese numerals, rounded.
_WORDED = re.compile("[零〇一二两三四五六七八九十百千万亿几数半余多近约成倍]|分之")
# 一个, 第二次: nothing to count.
_SMALL = re.compile(r"第?[一二两三四五六七八九十]\D{0,2}")


def has_other_form(fact: Fact) -> bool:
    """Does a reader learn something from seeing both forms of this fact?"""
    if fact.kind in ("number", "percent"):
        return bool(_WORDED.search(fact.zh)) and not _SMALL.fullmatch(fact.zh)
    if fact.kind == "date":
        # 昨日, 今年7月: the text leaves the day or the year to the paper's date.
        return not re.search("[0-9一二三四五六七八九十]", fact.zh) and fact.value[:1].isdigit()
    if fact.kind in ("organisation", "title"):
        return re.search("[A-Z]", fact.en) is not None
    if fact.kind == "term":
        return is_proper(fact.en)
    return fact.kind in ("person", "glossary")


def facts_within(text: str, spans: Sequence[Span], article: Article) -> list[Fact]:
    """The facts of an article that stand in a text with these spans of the source, in order.

    A text without spans was written by a model: its facts are those whose Chinese it holds.
    """
    if not spans:
        return [fact for fact in article.facts if fact.zh in text]
    return [fact for fact in article.facts if _lies_in(fact, spans)]


def _lies_in(fact: Fact, spans: Sequence[Span]) -> bool:
    return bool(fact.spans) and all(
        any(s.page == o.page and s.start <= o.start and o.end <= s.end for s in spans)
        for o in fact.spans
    )


def said_of_fact(fact: Fact, write: Write) -> str:
    """A fact in both forms, and the post of a person; `write` as for `about_line`.

    A date is shown by what was worked out: 2024-12-25 昨日.
    """
    said = f"{write(fact.value if fact.kind == 'date' else fact.en)} {write(fact.zh)}"
    return said + (f", {write(fact.post[1])} ({write(fact.post[0])})" if fact.post else "")


def facts_of_summary(item: DigestArticle) -> list[Fact]:
    """The facts to show below a summary, each once, in order; a post goes with its person."""
    article, sentences = item.article, item.summary.sentences if item.summary else ()
    found = [f for each in sentences for f in facts_within(each.zh, each.spans, article)]
    held = {fact.post for fact in found if fact.post}
    shown = (
        fact
        for fact in found
        if has_other_form(fact) and not (fact.kind == "title" and (fact.zh, fact.en) in held)
    )
    return list(_once(shown))


def _once(facts: Iterator[Fact]) -> Iterator[Fact]:
    seen = set()
    for fact in facts:
        if (fact.zh, fact.en) not in seen:
            seen.add((fact.zh, fact.en))
            yield fact
