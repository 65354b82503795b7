"""Any translation, line against line, whoever made it: no model is loaded for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summarize.check.translation import check_translation
from summarize.errors import UsageError
from summarize.records import Finding
from summarize.zh.facts import FactFinder
from summarize.zh.script import is_traditional, simplified

__all__ = ["CheckedLine", "check_lines"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedLine:
    """A line, counted from 1, of both texts and what is wrong with its English."""

    line: int
    source: str
    text: str
    findings: tuple[Finding, ...]


def check_lines(
    chinese: Sequence[str],
    english: Sequence[str],
    *,
    date: str | None = None,
    glossary: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[CheckedLine]:
    """Check each line of `english` as the translation of the same line of `chinese`.

    Parameters: `date` (YYYY-MM-DD) is the day of the text, from which 昨日 counts; `glossary` maps
    Chinese terms to the English they must have. Pages in traditional characters are checked in
    simplified ones. Raises UsageError where the texts differ in their number of lines.
    """
    if len(chinese) != len(english):
        raise UsageError(
            f"The Chinese has {len(chinese)} lines and the English {len(english)}.",
            remedy="Give two texts, each line of one the translation of that line of the other.",
        )
    finder = FactFinder(date=date, glossary=glossary)
    convert = is_traditional("\n".join(chinese))
    return (
        CheckedLine(line=number, source=zh, text=en, findings=_checked(zh, en, finder, convert))
        for number, (zh, en) in enumerate(zip(chinese, english, strict=True), start=1)
    )


def _checked(zh: str, en: str, finder: FactFinder, convert: bool) -> tuple[Finding, ...]:
    if not zh.strip():
        return (_unasked(en),) if en.strip() else ()
    source = simplified(zh) if convert else zh
    return check_translation(source, en, facts=finder.find(source))


def _unasked(text: str) -> Finding:
    return Finding(
        kind="invention", severity="error", found=text[:80],
        message="There is English here and no Chinese.",
    )  # fmt: skip
