"""The translate stage: texts in, checked translations out, failing sentences decoded again.

Every text is cut into sentences, and a sentence that the model cannot take whole into clauses; the
pieces of the whole edition are decoded together. A piece that fails a check climbs the ladder of
`RUNGS`; after the last rung it is decoded in halves; what fails even then keeps its findings, so
that the reader is told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from summarize.check import check_translation
from summarize.errors import ModelError
from summarize.progress import Progress, no_progress
from summarize.records import Fact, Finding, Translation
from summarize.store import Store, content_key
from summarize.translators.contract import Candidate, Decoding, Sentence, Translator
from summarize.translators.joining import join_clauses
from summarize.translators.written_in import write_in
from summarize.zh.clauses import clauses, headline_parts, split_clauses
from summarize.zh.facts import FactFinder
from summarize.zh.sentences import split_sentences

__all__ = ["RUNGS", "pieces", "translate_texts"]

GREEDY = Decoding()
BEAM = Decoding(beam_size=4, candidates=4)
NO_REPEAT = Decoding(beam_size=2, candidates=2, no_repeat_ngram=4)
RUNGS = (GREEDY, BEAM, NO_REPEAT)

# Sentences a call: few enough that an interrupt is heard and progress is seen within seconds, many
# enough that a CPU batch is full.
CHUNK = 24

# Where a sentence may be cut in two: after these, the space between parts of a headline included.
CLAUSE_ENDS = "；;：:，,、 "

# Findings about something that may be named anywhere in a sentence.
NAMED = frozenset(("name", "place", "title", "organisation"))

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job:
    """One piece on its way up the ladder; `best` is the least bad outcome so far.

    An `exhausted` job is not decoded again: an earlier run tried every rung.
    """

    text: str
    facts: tuple[Fact, ...]
    given: Sentence
    best: Translation | None = None
    finished: bool = False
    attempts: int = 0
    exhausted: bool = False
    halves: list[_Job] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        return self.best is not None and not self.best.failed

    @property
    def flawless(self) -> bool:
        return self.best is not None and not self.best.findings

    def settled(self, rung: Decoding) -> bool:
        """Is there nothing to win from decoding on `rung`? A warning alone is worth one beam."""
        return self.exhausted or (self.accepted if rung is NO_REPEAT else self.flawless)


def translate_texts(
    texts: Sequence[str],
    translator: Translator,
    finder: FactFinder,
    *,
    store: Store | None = None,
    progress: Progress = no_progress,
) -> list[Translation]:
    """The checked translations of `texts`, in the same order and of the same count.

    Blank texts come back as blank translations with no findings. A text whose decoding or check
    breaks comes back empty with a finding of kind "failed"; the others are not touched by it.
    """
    plans = [pieces(text, translator) for text in texts]
    jobs = {piece: _job(piece, finder.find(piece), translator) for plan in plans for piece in plan}
    _run(list(jobs.values()), finder, translator, store, progress)
    return [
        _assemble(text, [jobs[piece] for piece in plan], finder)
        for text, plan in zip(texts, plans, strict=True)
    ]


def pieces(text: str, translator: Translator) -> list[str]:
    """What is decoded for `text`: its sentences, in clauses where over-long, without blanks.

    The parts of a headline are decoded apart as well. Clauses end at ； and ，; a clause that the
    model cannot take at all is cut wherever it must be.
    """
    counted: dict[str, int] = {}

    def takes(limit: int) -> Callable[[str], bool]:
        def fits(part: str) -> bool:
            if part not in counted:
                counted[part] = translator.count_tokens(part)
            return counted[part] <= limit

        return fits

    # A line break left in a headline or between Latin words is a space to a model.
    text = " ".join(text.split())
    return [
        piece.strip()
        for start, end in split_sentences(text)
        for part in headline_parts(text[start:end].strip())
        for clause in clauses(part, takes(translator.best_source_tokens))
        for piece in split_clauses(clause, takes(translator.max_source_tokens))
        if piece.strip()
    ]


def _job(text: str, facts: tuple[Fact, ...], translator: Translator) -> _Job:
    if not translator.uses_hints:
        return _Job(text=text, facts=facts, given=Sentence(text=text))
    return _Job(text=text, facts=facts, given=write_in(text, facts))


def _run(
    jobs: list[_Job],
    finder: FactFinder,
    translator: Translator,
    store: Store | None,
    progress: Progress,
) -> None:
    _recall(jobs, translator, store)
    for rung in RUNGS:
        _decode(jobs, rung, translator, store, progress)
    left = [job for job in jobs if not job.settled(NO_REPEAT)]
    for job in left:
        job.halves = _halves(job, finder, translator)
    parts = [part for job in left for part in job.halves]
    if parts:
        for rung in (GREEDY, NO_REPEAT):
            _decode(parts, rung, translator, None, no_progress)
    for job in left:
        _take_halves(job)
        _keep(job, translator, store)
    progress("translate", len(jobs), len(jobs))


def _decode(
    jobs: Sequence[_Job],
    rung: Decoding,
    translator: Translator,
    store: Store | None,
    progress: Progress,
) -> None:
    """Decode what is not accepted yet, longest first so that batches hold like lengths."""
    waiting = sorted((job for job in jobs if not job.settled(rung)), key=lambda job: -len(job.text))
    for start in range(0, len(waiting), CHUNK):
        chunk = waiting[start : start + CHUNK]
        # What is settled is what an interrupt leaves in the store; a text may yet need a rung.
        progress("translate", sum(job.settled(rung) for job in jobs), len(jobs))
        for job, candidates in _candidates(chunk, rung, translator):
            _consider(job, candidates)
            if job.flawless or (job.accepted and rung is not GREEDY):
                _keep(job, translator, store)


def _candidates(
    chunk: Sequence[_Job], rung: Decoding, translator: Translator
) -> Iterator[tuple[_Job, list[Candidate]]]:
    """Each job with its candidates; where a batch breaks, its sentences are tried one by one."""
    try:
        made = translator.translate([job.given for job in chunk], rung)
        yield from zip(chunk, made, strict=True)
    except Exception as error:
        logger.debug("a batch of %d sentences broke", len(chunk), exc_info=True)
        if len(chunk) > 1:
            for job in chunk:
                yield from _candidates([job], rung, translator)
        else:
            _fail(chunk[0], error)


def _consider(job: _Job, candidates: Iterable[Candidate]) -> None:
    """Take the first candidate that no check has anything against, else the least bad one."""
    job.attempts += 1
    for candidate in candidates:
        try:
            findings = check_translation(
                job.text, candidate.text, finished=candidate.finished, facts=job.facts
            )
        except Exception as error:  # noqa: BLE001  a check that breaks is this sentence's fault alone
            _fail(job, error)
            return
        outcome = Translation(
            source=job.text,
            text=candidate.text,
            score=candidate.score,
            hints=job.given.hints,
            findings=findings,
            attempts=job.attempts,
        )
        if job.best is None or _badness(outcome) < _badness(job.best):
            job.best, job.finished = outcome, candidate.finished
        if job.flawless:
            return


def _badness(outcome: Translation) -> tuple[int, int, float]:
    errors = [finding for finding in outcome.findings if finding.severity == "error"]
    return (len(errors), len(outcome.findings), -outcome.score)


def _fail(job: _Job, error: Exception) -> None:
    logger.debug("a sentence broke", exc_info=error)
    if job.best is None:
        job.best = Translation(
            source=job.text,
            text="",
            score=float("-inf"),
            hints=job.given.hints,
            findings=(_failure(error),),
            attempts=job.attempts,
        )


def _failure(error: Exception) -> Finding:
    said = error.message if isinstance(error, ModelError) else f"{type(error).__name__}: {error}"
    return Finding(
        kind="failed", severity="error", message=f"The sentence could not be translated: {said}"
    )


def _halves(job: _Job, finder: FactFinder, translator: Translator) -> list[_Job]:
    """The piece cut at a clause end or a space near its middle; nothing where it has none."""
    limit = len(job.text) * 2 // 3
    parts = split_clauses(job.text, lambda part: len(part) <= limit)
    if len(parts) < 2 or any(part[-1] not in CLAUSE_ENDS for part in parts[:-1]):
        return []
    return [_job(part, finder.find(part), translator) for part in (part.strip() for part in parts)]


def _take_halves(job: _Job) -> None:
    """Use the halves where together they are better than the whole was."""
    made = [half.best for half in job.halves if half.best is not None]
    if not made or len(made) != len(job.halves):
        return
    candidate = Candidate(
        text=_joined(made),
        score=sum(part.score for part in made) / len(made),
        finished=all(half.finished for half in job.halves),
        tokens=0,
    )
    _consider(job, [candidate])


def _joined(parts: Iterable[Translation]) -> str:
    return join_clauses((part.source, part.text) for part in parts)


def _assemble(text: str, jobs: Sequence[_Job], finder: FactFinder) -> Translation:
    """One translation of the whole text from those of its pieces, checked once more as a whole."""
    made = [job.best for job in jobs if job.best is not None]
    if not made:
        return Translation(source=text, text="", score=0.0)
    if len(made) == 1 and made[0].source == text:
        return made[0]
    english = _joined(made)
    whole = check_translation(
        text,
        english,
        finished=all(job.finished for job in jobs),
        facts=finder.find(text),
    )
    findings = dict.fromkeys(finding for part in made for finding in part.findings)
    # What one clause lacks another may name; a figure must stand where it belongs.
    there = {finding.zh for finding in whole if finding.kind in NAMED}
    kept = [f for f in findings if f.kind not in NAMED or f.zh in there]
    # What shows only in the whole, such as a phrase that every clause repeats, is said as well.
    said = {(finding.kind, finding.zh) for finding in findings}
    kept += [finding for finding in whole if (finding.kind, finding.zh) not in said]
    return Translation(
        source=text,
        text=english,
        score=sum(part.score for part in made) / len(made),
        hints=tuple(dict.fromkeys(hint for part in made for hint in part.hints)),
        findings=tuple(kept),
        attempts=max(part.attempts for part in made),
    )


def _key(job: _Job, translator: Translator) -> str:
    return content_key(
        "translate/1", translator.sha256, translator.engine, job.given.text, job.given.hints
    )


def _keep(job: _Job, translator: Translator, store: Store | None) -> None:
    """Store a settled outcome; one that broke is left to the next run."""
    if store is None or job.best is None or any(f.kind == "failed" for f in job.best.findings):
        return
    store.put(
        _key(job, translator),
        {
            "text": job.best.text,
            "score": job.best.score,
            "finished": job.finished,
            "failed": job.best.failed,
        },
    )


def _recall(jobs: Iterable[_Job], translator: Translator, store: Store | None) -> None:
    """Take outcomes of earlier runs, checked again: the checks may have changed since."""
    if store is None:
        return
    for job in jobs:
        kept = store.get(_key(job, translator))
        if kept is None:
            continue
        _consider(
            job,
            [
                Candidate(
                    text=kept["text"], score=kept["score"], finished=kept["finished"], tokens=0
                )
            ],
        )
        # Decoding is deterministic: what climbed the whole ladder would end there again. Only
        # where the checks have changed their mind since is there something to win.
        job.exhausted = job.accepted or bool(kept["failed"])
