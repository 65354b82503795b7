"""The translate stage: texts in, checked translations out, failing sentences decoded again.

Every text is cut into sentences, and a sentence that the model cannot take whole into clauses; the
pieces of the whole edition are decoded together. A long piece that fails a check, or loses a name
or a clause, is decoded in clauses, of which a model loses less. What fails climbs the ladder of
`rungs`; after the last rung it is decoded in halves; what fails even then keeps its findings, so
that the reader is told.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from summarize.check import check_translation
from summarize.progress import Progress, no_progress
from summarize.records import Translation
from summarize.store import Store
from summarize.translators.attempt import Attempt
from summarize.translators.contract import Candidate, Decoding, Sentence, Translator
from summarize.translators.joining import join_clauses
from summarize.translators.kept import keep, recall
from summarize.translators.plan import halves, in_clauses, pieces
from summarize.zh.facts import FactFinder

__all__ = ["BEAM", "GREEDY", "NARROW", "NO_REPEAT", "WIDE", "Rung", "rungs", "translate_texts"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """The ways to decode what no outcome is accepted of yet; the best candidate of all is taken.

    `written`: the facts that the best outcome lacks are written into the source; that is tried for
    a name or small figure that is lost as well, even where its loss is a warning alone.
    """

    decodings: tuple[Decoding, ...]
    written: bool = False


GREEDY = Decoding()
# Four candidates of a beam, the best by their facts first, are worth 2.4 chrF over greedy search
# (FLORES dev, `bench/fit_rescoring.py`) and cost six times its decoding (`bench/translate.py`):
# text read by people is worth it. A beam prefers what is short; with the greedy candidate beside
# its own, the choice is worth 0.1 to 0.5 points more and costs a sixth more.
BEAM = Decoding(beam_size=4, candidates=4)
NO_REPEAT = Decoding(beam_size=2, candidates=2, no_repeat_ngram=4)
WIDE = (
    Rung(decodings=(GREEDY, BEAM)),
    Rung(decodings=(NO_REPEAT,)),
    Rung(decodings=(BEAM,), written=True),
)
# Of a large model a beam for every sentence would take minutes an article.
NARROW = (
    Rung(decodings=(GREEDY,)),
    Rung(decodings=(BEAM, NO_REPEAT)),
    Rung(decodings=(BEAM,), written=True),
)


def rungs(translator: Translator) -> tuple[Rung, ...]:
    """The ladder for `translator`: with a beam for every sentence, or for those that fail."""
    return WIDE if translator.beam_for_all else NARROW


# Sentences a call: few enough that an interrupt is heard and progress is seen within seconds, many
# enough that a CPU batch is full.
CHUNK = 24

# Findings about something that may be said anywhere in a sentence.
ANYWHERE = frozenset(("name", "place", "title", "organisation", "term"))

logger = logging.getLogger(__name__)


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
    attempts = {
        piece: Attempt.at(piece, finder.find(piece), translator) for plan in plans for piece in plan
    }
    _Ladder(
        pieces=list(attempts.values()),
        finder=finder,
        translator=translator,
        store=store,
        progress=progress,
    ).climb()
    return [
        _assemble(text, [attempts[piece] for piece in plan], finder)
        for text, plan in zip(texts, plans, strict=True)
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ladder:
    """The pieces of an edition on their way up, and what they are decoded with."""

    pieces: Sequence[Attempt]
    finder: FactFinder
    translator: Translator
    store: Store | None
    progress: Progress

    def climb(self) -> None:
        """Bring every piece to its best outcome, and store it."""
        recall(self.pieces, self.translator, self.store)
        first, *others = rungs(self.translator)
        self._decode(self.pieces, [first])
        lossy = [piece for piece in self.pieces if piece.lossy]
        for piece in lossy:
            self._cut(piece, in_clauses(piece.text, self.translator))
        clauses = _parts(lossy)
        self._decode(clauses, [first])
        left = [piece for piece in lossy if not piece.parts] + clauses
        self._decode(left, others)
        halved = [each for each in left if each.open]
        parted = [piece for piece in lossy if piece.parts]
        for each in halved:
            self._cut(each, halves(each.text))
        self._decode(_parts(halved), [first, *others])
        # Clauses take their halves before sentences take their clauses.
        for each in halved + parted:
            _take_parts(each)
        for piece in lossy:
            keep(piece, self.translator, self.store)
        self.progress("translate", len(self.pieces), len(self.pieces))

    def _cut(self, attempt: Attempt, texts: Iterable[str]) -> None:
        attempt.parts = [
            Attempt.at(text, self.finder.find(text), self.translator) for text in texts
        ]

    def _decode(self, attempts: Sequence[Attempt], rungs: Iterable[Rung]) -> None:
        """Decode on each rung what is left, longest first so that batches hold like lengths."""
        for rung in rungs:
            waiting = [
                (each, given) for each in attempts if (given := _given(each, rung, self.translator))
            ]
            waiting.sort(key=lambda pair: -len(pair[0].text))
            for start in range(0, len(waiting), CHUNK):
                self._say_settled()
                chunk = waiting[start : start + CHUNK]
                for attempt, candidates in _candidates(chunk, rung.decodings, self.translator):
                    attempt.consider(candidates)
                    if not attempt.lossy:
                        keep(attempt, self.translator, self.store)

    def _say_settled(self) -> None:
        # What is settled is what an interrupt leaves in the store; a text may yet need a rung.
        settled = sum(not piece.lossy for piece in self.pieces)
        self.progress("translate", settled, len(self.pieces))


def _parts(attempts: Iterable[Attempt]) -> list[Attempt]:
    return [part for attempt in attempts for part in attempt.parts]


def _given(attempt: Attempt, rung: Rung, translator: Translator) -> Sentence | None:
    """What the model is shown on `rung`; None where there is nothing to win."""
    if rung.written:
        return attempt.with_missing_written_in(translator)
    return attempt.given if attempt.open else None


def _candidates(
    chunk: Sequence[tuple[Attempt, Sentence]],
    decodings: Sequence[Decoding],
    translator: Translator,
) -> Iterator[tuple[Attempt, list[Candidate]]]:
    """Each with its candidates; where a batch breaks, its sentences are tried one by one."""
    try:
        shown = [given for _, given in chunk]
        made = [translator.translate(shown, decoding) for decoding in decodings]
        for (attempt, _), *found in zip(chunk, *made, strict=True):
            yield attempt, list(chain.from_iterable(found))
    except Exception as error:
        logger.debug("a batch of %d sentences broke", len(chunk), exc_info=True)
        if len(chunk) > 1:
            for pair in chunk:
                yield from _candidates([pair], decodings, translator)
        else:
            chunk[0][0].fail(error)


def _take_parts(attempt: Attempt) -> None:
    """Use the parts where together they are better than the whole was."""
    made = [part.best for part in attempt.parts if part.best is not None]
    if not made or len(made) != len(attempt.parts):
        return
    candidate = Candidate(
        text=_joined(made),
        score=sum(part.score for part in made) / len(made),
        finished=all(part.finished for part in attempt.parts),
        tokens=0,
    )
    attempt.consider([candidate])


def _joined(parts: Iterable[Translation]) -> str:
    return join_clauses((part.source, part.text) for part in parts)


def _assemble(text: str, attempts: Sequence[Attempt], finder: FactFinder) -> Translation:
    """One translation of the whole text from those of its pieces, checked once more as a whole."""
    made = [each.best for each in attempts if each.best is not None]
    if not made:
        return Translation(source=text, text="", score=0.0)
    if len(made) == 1 and made[0].source == text:
        return replace(made[0], text=_joined(made))
    english = _joined(made)
    whole = check_translation(
        text,
        english,
        finished=all(each.finished for each in attempts),
        facts=finder.find(text),
    )
    findings = dict.fromkeys(finding for part in made for finding in part.findings)
    # What one clause lacks another may say; a figure must stand where it belongs.
    there = {finding.zh for finding in whole if finding.kind in ANYWHERE}
    kept = [f for f in findings if f.kind not in ANYWHERE or f.zh in there]
    # What shows only in the whole, such as a phrase that every clause repeats, is said as well; of
    # clauses left out the pieces tell more surely, each with the English of its own.
    said = {(finding.kind, finding.zh) for finding in findings}
    kept += [
        finding
        for finding in whole
        if (finding.kind, finding.zh) not in said and finding.kind != "omission"
    ]
    return Translation(
        source=text,
        text=english,
        score=sum(part.score for part in made) / len(made),
        hints=tuple(dict.fromkeys(hint for part in made for hint in part.hints)),
        findings=tuple(kept),
        attempts=max(part.attempts for part in made),
    )
