"""What is decoded for a text: sentences and headline parts; of a piece clauses or halves."""

from __future__ import annotations

import functools
from collections.abc import Callable

from summarize.translators.contract import Translator
from summarize.zh.clauses import clauses, headline_parts, split_clauses
from summarize.zh.sentences import split_sentences
from summarize.zh.spacing import close_up

__all__ = ["halves", "in_clauses", "pieces"]

# Where a sentence may be cut in two: after these, the space between parts of a headline included.
CLAUSE_ENDS = "；;：:，,、 "


def pieces(text: str, translator: Translator) -> list[str]:
    """What is decoded for `text`: its sentences, in clauses where over-long, without blanks.

    The parts of a headline are decoded apart as well. Clauses end at ； and ，; a clause that the
    model cannot take at all is cut wherever it must be.
    """
    fits = _fits(translator)
    # A line break left in a headline or between Latin words is a space to a model. It knows figures
    # closed up.
    text = close_up(" ".join(text.split()))
    return [
        piece.strip()
        for start, end in split_sentences(text)
        for part in headline_parts(text[start:end].strip())
        for clause in clauses(part, fits(translator.best_source_tokens))
        for piece in split_clauses(clause, fits(translator.max_source_tokens))
        if piece.strip()
    ]


def in_clauses(text: str, translator: Translator) -> list[str]:
    """A piece in clauses of `clause_tokens`, where they can be; nothing where it is only one."""
    parts = clauses(text, _fits(translator)(translator.clause_tokens))
    return [part.strip() for part in parts] if len(parts) > 1 else []


def halves(text: str) -> list[str]:
    """A piece cut at a clause end or a space near its middle; nothing where it has none."""
    limit = len(text) * 2 // 3
    parts = split_clauses(text, lambda part: len(part) <= limit)
    if len(parts) < 2 or any(part[-1] not in CLAUSE_ENDS for part in parts[:-1]):
        return []
    return [part.strip() for part in parts]


def _fits(translator: Translator) -> Callable[[int], Callable[[str], bool]]:
    """Of a limit: is a text within it? Every text is counted once."""
    count = functools.cache(translator.count_tokens)
    return lambda limit: lambda text: count(text) <= limit
