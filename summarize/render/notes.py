"""Findings as footnotes, and what a digest says about them as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from summarize.records import DigestArticle, Finding
from summarize.render.escape import escape

__all__ = [
    "WARNING_SIGN",
    "Notes",
    "checks_phrase",
    "count_phrase",
    "describe",
    "said_of",
]

WARNING_SIGN = "⚠"

# A finding may hold a whole sentence, which stands right beside its note.
_MOST_CHARS = 60


class Notes:
    """Footnotes of a document: numbered through, printed below the article they belong to."""

    def __init__(self) -> None:
        self._count = 0
        self._waiting: list[str] = []

    def mark(self, findings: Iterable[Finding]) -> str:
        """References to the findings, led by a space ("" for none); their text is kept.

        The space keeps a reference apart from a figure: 164 with note 1 must not look like 164¹.
        What was found several times alike is one note that says how often.
        """
        marks = []
        for finding, times in Counter(findings).items():
            self._count += 1
            marks.append(f" [^{self._count}]")
            often = f" ({times} times)" if times > 1 else ""
            self._waiting.append(f"[^{self._count}]: {describe(finding)}{often}")
        return "".join(marks)

    def take(self) -> list[str]:
        """The definitions since the last call, one a line."""
        taken, self._waiting = self._waiting, []
        return taken


def describe(finding: Finding) -> str:
    """One finding as a sentence of Markdown."""
    return f"**{finding.severity.capitalize()}:** {said_of(finding, escape)}"


def said_of(finding: Finding, write: Callable[[str], str]) -> str:
    """What a finding says, with its particulars where the message leaves them out.

    `write` makes untrusted text part of the document.
    """
    particulars = [
        f"{label} {write(_cut(value))}"
        for label, value in (
            ("source", finding.zh),
            ("expected", finding.expected),
            ("found", finding.found),
        )
        if value and value not in finding.message
    ]
    tail = f" ({'; '.join(particulars)})" if particulars else ""
    return f"{write(finding.message)}{tail}"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_CHARS else f"{text[:_MOST_CHARS]}…"


def count_phrase(number: int, singular: str) -> str:
    """`1 article`, `2 articles`; only for nouns that take a plain -s."""
    return f"{number:,} {singular}{'' if number == 1 else 's'}"


def checks_phrase(items: Iterable[DigestArticle]) -> str:
    """What the checks of these articles came to, in one line."""
    items = tuple(items)
    found = [finding for item in items for finding in item.all_findings()]
    translations = [made for item in items for made in item.translations()]
    unverified = sum(made.failed for made in translations)
    incomplete = sum(item.error is not None for item in items)
    phrase = "no findings"
    if found:
        severities = Counter(finding.severity for finding in found)
        counts = [
            count_phrase(severities[severity], severity)
            for severity in ("error", "warning", "note")
            if severities[severity]
        ]
        phrase = f"{count_phrase(len(found), 'finding')} ({', '.join(counts)})"
    if unverified:
        total = count_phrase(len(translations), "translation")
        phrase += f"; {WARNING_SIGN} {unverified:,} of {total} unverified"
    if incomplete:
        phrase += f"; {WARNING_SIGN} {count_phrase(incomplete, 'article')} incomplete"
    return phrase
