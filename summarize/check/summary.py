"""Checks of a Chinese summary that a model wrote: is it Chinese, whole, and true to its article?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from summarize.check.claims import Claim, find_claims
from summarize.check.contract import HAN
from summarize.check.loop import repeated_characters
from summarize.records import Article, Finding

__all__ = ["SUMMARY_CHECKS", "check_summary"]

_HAN = re.compile(f"[{HAN}]")
_ENDS = re.compile(r"[。！？!?…][”’」』）)》]*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Draft:
    """A summary beside the text of its article."""

    source: str
    sentences: tuple[str, ...]
    values: frozenset[Fraction]
    days: frozenset[tuple[int | None, int | None]]

    @property
    def text(self) -> str:
        return "".join(self.sentences)


def check_summary(article: Article, sentences: Sequence[str]) -> tuple[Finding, ...]:
    """What is wrong with `sentences` as a Chinese summary of `article`.

    Figures are compared by value (两千 supports 2000); years completed in `article.facts` count
    as said by the article. No finding means accepted; an empty summary gets that finding alone.
    """
    source = _text_of(article)
    claims = find_claims(source)
    dates = " ".join(fact.value for fact in article.facts if fact.kind == "date")
    values = {
        value
        for claim in claims
        for value in (*claim.values, claim.low, claim.high)
        if value is not None
    }
    values |= {
        Fraction(figure) for figure in re.findall(r"[0-9]+(?:\.[0-9]+)?", source + " " + dates)
    }
    draft = _Draft(
        source=source, sentences=tuple(sentences), values=frozenset(values),
        days=frozenset((claim.month, claim.day) for claim in claims),
    )  # fmt: skip
    if not _HAN.search(draft.text):
        kind = "not-chinese" if draft.text.strip() else "empty"
        message = (
            "The summary is not in Chinese." if draft.text.strip() else "The summary is empty."
        )
        return (Finding(kind=kind, severity="error", message=message, found=draft.text),)
    return tuple(finding for check in SUMMARY_CHECKS.values() for finding in check(draft))


def _text_of(article: Article) -> str:
    parts = [article.kicker, article.headline, *article.subheads, article.dateline, *article.body]
    parts += [article.caption, article.credit, *(byline.passage for byline in article.bylines)]
    return "\n".join(part.text for part in parts if part is not None)


def _language(draft: _Draft) -> Iterator[Finding]:
    """Sentences with more Latin letters than Chinese characters."""
    for sentence in draft.sentences:
        latin = len(re.findall("[A-Za-z]", re.sub(r"[A-Za-z]+", _unless_known(draft), sentence)))
        if latin > len(_HAN.findall(sentence)):
            yield _error("not-chinese", "A sentence of the summary is not in Chinese.", sentence)


def _unless_known(draft: _Draft) -> Callable[[re.Match[str]], str]:
    return lambda match: "" if match.group() in draft.source else match.group()


def _loop(draft: _Draft) -> Iterator[Finding]:
    """A sentence said twice, or a string of eight characters more often than in the article."""
    twice = [each for each, times in Counter(draft.sentences).items() if times > 1]
    strings = Counter(draft.text[place : place + 8] for place in range(len(draft.text) - 7))
    often = [
        string for string, times in strings.items()
        if times > 2 and times > draft.source.count(string)
    ]  # fmt: skip
    found = [*twice, *often][:1] or [repeated_characters(draft.text) or ""]
    if found[0]:
        yield _error("loop", "The summary repeats itself.", found[0])


def _cut(draft: _Draft) -> Iterator[Finding]:
    """Sentences without an end mark."""
    for sentence in draft.sentences:
        if sentence.strip() and not _ENDS.search(sentence.strip()):
            yield Finding(
                kind="cut", severity="error", found=sentence[-40:],
                message="A sentence of the summary breaks off before its end.",
            )  # fmt: skip


def _length(draft: _Draft) -> Iterator[Finding]:
    """A summary longer than its article, in Chinese characters."""
    ours, theirs = len(_HAN.findall(draft.text)), len(_HAN.findall(draft.source))
    if ours > theirs:
        yield Finding(
            kind="length", severity="error",
            message=f"The summary is longer ({ours} characters) than the article ({theirs}).",
            expected=f"at most {theirs}", found=str(ours),
        )  # fmt: skip


def _number(draft: _Draft) -> Iterator[Finding]:
    """Figures and dates that the article does not have."""
    for sentence in draft.sentences:
        for claim in find_claims(sentence):
            if not _supported(claim, draft):
                yield _error("number", f"The article does not say {claim.zh}.", claim.zh)


def _supported(claim: Claim, draft: _Draft) -> bool:
    if claim.month is not None:
        return any(month == claim.month and claim.day in (None, day) for month, day in draft.days)
    if claim.low is not None and claim.high is not None:
        return any(claim.low <= value <= claim.high for value in draft.values)
    return any(value in draft.values for value in claim.values)


def _name(draft: _Draft) -> Iterator[Finding]:
    """People whom the article does not name."""
    from summarize.zh.names import find_people

    for sentence in draft.sentences:
        for person in find_people(sentence):
            if person.zh not in draft.source:
                yield _error("name", f"The article does not name {person.zh}.", person.zh)


def _place(draft: _Draft) -> Iterator[Finding]:
    """Places that the article does not name, with their suffix or without."""
    from summarize.zh.places import find_places

    for sentence in draft.sentences:
        for place in find_places(sentence):
            bare = place.bare.zh if place.bare is not None else place.zh
            # 我国 and 全国 are China.
            if bare not in draft.source and place.zh != "中国":
                yield Finding(
                    kind="place", severity="warning", zh=place.zh, found=place.zh,
                    message=f"The article does not name {place.zh}.",
                )  # fmt: skip


def _error(kind: str, message: str, found: str) -> Finding:
    return Finding(kind=kind, severity="error", message=message, zh=found, found=found)


SUMMARY_CHECKS: Mapping[str, Callable[[_Draft], Iterator[Finding]]] = MappingProxyType(
    {
        "language": _language,
        "loop": _loop,
        "cut": _cut,
        "length": _length,
        "number": _number,
        "name": _name,
        "place": _place,
    }
)
