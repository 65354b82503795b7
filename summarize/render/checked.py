"""What a check of finished work found, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from summarize.check.against import CheckedText
from summarize.check.pairs import CheckedLine
from summarize.records import Finding
from summarize.render.json import finding_to_dict
from summarize.render.notes import count_phrase

__all__ = ["line_to_json", "lines_as_text", "text_to_json", "texts_as_text"]


def line_to_json(checked: CheckedLine) -> str:
    """One object: the line and its findings."""
    findings = [finding_to_dict(finding) for finding in checked.findings]
    return json.dumps({"line": checked.line, "findings": findings}, ensure_ascii=False) + "\n"


def text_to_json(checked: CheckedText) -> str:
    """One object: the article, the part of it, both texts, and the findings."""
    printed = checked.printed
    data = {
        "article": printed.article,
        "part": printed.part,
        "zh": printed.zh,
        "en": printed.en,
        "traced": checked.traced,
        "findings": [finding_to_dict(finding) for finding in checked.findings],
    }
    return json.dumps(data, ensure_ascii=False) + "\n"


def lines_as_text(checked: Iterable[CheckedLine]) -> Iterator[str]:
    """The lines that have findings, and the count of all; a piece at a time."""
    counts: Counter[str] = Counter()
    lines = 0
    for each in checked:
        lines += 1
        counts.update(finding.severity for finding in each.findings)
        if each.findings:
            yield _block(f"line {each.line}", each.source, each.text, each.findings)
    yield _total(count_phrase(lines, "line"), counts)


def texts_as_text(checked: Iterable[CheckedText]) -> Iterator[str]:
    """The texts that have findings, and the count of all; a piece at a time."""
    counts: Counter[str] = Counter()
    texts = untraced = 0
    for each in checked:
        texts += 1
        untraced += not each.traced
        counts.update(finding.severity for finding in each.findings)
        if each.findings:
            head = f"article {each.printed.article}, {each.printed.part}"
            yield _block(head, each.printed.zh, each.printed.en, each.findings)
    yield _total(f"{count_phrase(texts, 'text')}, {untraced} not in the source", counts)


def _block(head: str, zh: str, en: str, findings: Iterable[Finding]) -> str:
    lines = [head, f"    {zh}", f"    {en}"]
    for finding in findings:
        found = f" Found: {finding.found}." if _adds(finding) else ""
        lines.append(f"  {finding.severity}, {finding.kind}: {finding.message}{found}")
    return "\n".join(lines) + "\n\n"


def _adds(finding: Finding) -> bool:
    return finding.found is not None and finding.found not in finding.message


def _total(what: str, counts: Counter[str]) -> str:
    kinds = [count_phrase(counts[each], each) for each in ("error", "warning", "note")]
    return f"{what}: {', '.join(kinds)}\n"
