"""Translations a line each, for scripts: plain text, or one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable

from summarize.records import Translation
from summarize.render.json import finding_to_dict

__all__ = ["render_jsonl", "render_lines"]

MARK = "[unverified]"


def render_lines(translations: Iterable[Translation]) -> str:
    """One line a translation, empty where the source was blank; a failed one carries a mark.

    The mark comes first and the Chinese last, so that a line without English still says what it
    is: `[unverified] English (中文)`.
    """
    return "".join(f"{_line(item)}\n" for item in translations)


def _line(item: Translation) -> str:
    english = " ".join(item.text.split())
    if item.failed:
        return " ".join(f"{MARK} {english} ({' '.join(item.source.split())})".split())
    return english


def render_jsonl(translations: Iterable[Translation]) -> str:
    """One object a line: source, translation, score, hints, findings."""
    return "".join(
        json.dumps(
            {
                "source": item.source,
                "translation": item.text,
                # JSON has no infinity; a sentence that broke has no score.
                "score": None if item.score == float("-inf") else item.score,
                "hints": [list(hint) for hint in item.hints],
                "findings": [finding_to_dict(finding) for finding in item.findings],
            },
            ensure_ascii=False,
        )
        + "\n"
        for item in translations
    )
