"""A digest held against its source: is the Chinese printed there, and is the English true to it?

Each text is matched to an article by its Chinese. Chinese that the source does not print word for
word (a model wrote it, or a person changed it) is compared with its article fact by fact, as a
summary is; Chinese that no article resembles cannot be traced, and that is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.check.contract import HAN
from summarize.check.printed import Printed
from summarize.check.summary import check_summary
from summarize.check.translation import check_translation
from summarize.records import Article, Fact, Finding, Split
from summarize.split.twin import recast, simplified_twin
from summarize.zh.facts import FactFinder, annotate, learn
from summarize.zh.script import is_traditional, simplified

__all__ = ["CheckedText", "check_digest"]

# Of the pairs of neighbouring characters of a sentence, the share that its article must have for
# it to be the article that the sentence is about.
RESEMBLES = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedText:
    """A text of a digest: where it stands, whether the source prints it, and what is wrong."""

    printed: Printed
    traced: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Source:
    """An article of the source: its facts, and its letters alone for comparing."""

    article: Article
    letters: str
    pairs: frozenset[str]


def check_digest(texts: Sequence[Printed], found: Split) -> Iterator[CheckedText]:
    """Check every text of a digest against the edition that it was made from, in order."""
    read, articles = simplified_twin(found.edition), found.articles
    if read is not found.edition:
        articles = recast(articles, read.pages)
    finder = learn(articles, date=found.edition.date)
    sources = [_source(annotate(article, finder)) for article in articles]
    pages = _letters("".join(page.text for page in read.pages))
    convert = is_traditional("\n".join(text.zh for text in texts))
    for text in texts:
        zh = simplified(text.zh) if convert else text.zh
        yield _checked(text, zh, sources, pages, finder)


def _source(article: Article) -> _Source:
    parts = [article.kicker, article.headline, *article.subheads, article.dateline, *article.body]
    letters = _letters("".join(part.text for part in (*parts, article.caption) if part is not None))
    return _Source(article=article, letters=letters, pairs=_pairs(letters))


def _letters(text: str) -> str:
    return re.sub(f"[^{HAN}A-Za-z0-9%.]", "", text)


def _pairs(letters: str) -> frozenset[str]:
    return frozenset(letters[place : place + 2] for place in range(len(letters) - 1))


def _checked(
    text: Printed, zh: str, sources: Sequence[_Source], pages: str, finder: FactFinder
) -> CheckedText:
    letters = _letters(zh)
    pairs = _pairs(letters) or frozenset((letters,))
    best = max(sources, key=lambda each: (letters in each.letters, len(pairs & each.pairs)))
    share = len(pairs & best.pairs) / len(pairs)
    printed = letters in best.letters or letters in pages
    traced = printed or share >= RESEMBLES
    findings = () if printed else _unprinted(zh, best.article, traced=traced)
    facts = _facts(zh, best.article, finder) if traced else finder.find(zh)
    findings += check_translation(zh, text.en, facts=facts)
    return CheckedText(printed=text, traced=traced, findings=findings)


def _facts(zh: str, article: Article, finder: FactFinder) -> tuple[Fact, ...]:
    """The facts of the sentence, those dates among them that the article's dateline completes."""
    completed = [fact for fact in article.facts if fact.kind == "date" and fact.zh in zh]
    return (*finder.find(zh), *completed)


def _unprinted(zh: str, article: Article, *, traced: bool) -> tuple[Finding, ...]:
    if not traced:
        return (
            Finding(
                kind="untraced", severity="error", zh=zh,
                message="No article of the source says this.",
            ),
        )  # fmt: skip
    facts = [f for f in check_summary(article, [zh]) if f.kind in ("number", "name")]
    worded = Finding(
        kind="wording", severity="note", zh=zh,
        message="The source does not print this sentence word for word.",
    )  # fmt: skip
    return (worded, *facts)
