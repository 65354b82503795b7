"""Settled translations in the store: put there, and taken again by a later run."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.store import Store, content_key
from summarize.translators.attempt import Attempt
from summarize.translators.contract import Candidate, Translator

__all__ = ["keep", "recall"]


def _key(attempt: Attempt, translator: Translator) -> str:
    """What the outcome hangs on: the model, what it is shown, and what may be written in later."""
    facts = () if translator.uses_hints else tuple((fact.zh, fact.en) for fact in attempt.facts)
    given = attempt.given
    return content_key(
        "translate/11", translator.sha256, translator.engine, given.text, given.pairs, facts
    )


def keep(attempt: Attempt, translator: Translator, store: Store | None) -> None:
    """Store a settled outcome; one that broke is left to the next run."""
    best = attempt.best
    if store is None or best is None or any(f.kind == "failed" for f in best.findings):
        return
    store.put(
        _key(attempt, translator),
        {
            "text": best.text,
            "score": best.score,
            "finished": attempt.finished,
            "failed": best.failed,
        },
    )


def recall(attempts: Iterable[Attempt], translator: Translator, store: Store | None) -> None:
    """Take outcomes of earlier runs, checked again: the checks may have changed since."""
    if store is None:
        return
    for attempt in attempts:
        kept = store.get(_key(attempt, translator))
        if kept is None:
            continue
        attempt.consider(
            [Candidate(text=kept["text"], score=kept["score"], finished=kept["finished"], tokens=0)]
        )
        # Decoding is deterministic: what climbed the whole ladder would end there again. Only
        # where the checks have changed their mind since is there something to win.
        attempt.exhausted = attempt.accepted or bool(kept["failed"])
