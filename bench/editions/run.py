"""Build an edition in a form, split it with summarize and the rivals, and score all."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import summarize
from editions.content import lost_stories, score_content
from editions.failures import failures
from editions.forms import FORMS, build_text
from editions.found import FoundEdition, found_by_split
from editions.gold import BuiltEdition, PrintedEdition, StoryEdition
from editions.printing import browser, build_pdf
from editions.rivals import RIVALS
from editions.scans import build_scans
from editions.score import Score, score_text
from summarize.errors import InputError

# Pages of an edition, and of a source, that are printed: a page takes a second to print and
# read, a scan half a minute.
PRINTED = {"pdf": (4, 16), "scan": (1, 2)}


@dataclass(frozen=True, kw_only=True)
class Result:
    """Scores by splitter ("summarize" and the rivals); `failures` tells them for people."""

    scores: dict[str, Score]
    failures: Iterator[str]


def all_forms() -> tuple[str, ...]:
    return (*FORMS, *PRINTED)


def why_not(form: str) -> str | None:
    """Why a form cannot be built or read here, with the remedy; None where it can."""
    if form in PRINTED and browser() is None:
        return "there is no chromium to print with; try: apt-get install chromium"
    if form == "scan" and importlib.util.find_spec("rapidocr") is None:
        return "the extra for scans is missing; try: pip install 'summarize[ocr]'"
    return None


def run_form(form: str, edition: StoryEdition, seed: int, cache: Path) -> Result:
    """The scores of one edition in one form. Raises PrintingError."""
    if form in FORMS:
        built = build_text(edition, form, seed)
        found = split_built(built)
        score: Callable[[FoundEdition], Score] = partial(score_text, built)
        told = failures(built, found)
    else:
        pages, _ = PRINTED[form]
        printed = build_pdf(edition, seed, cache, pages=pages)
        if form == "scan":
            printed = build_scans(printed, seed, pages=pages)
        found = split_printed(printed)
        score = partial(score_content, printed)
        told = iter(lost_stories(printed, found))
    rivals = {name: score(rival(found.texts)) for name, rival in RIVALS.items()}
    return Result(scores={"summarize": score(found)} | rivals, failures=told)


def write_pages(built: BuiltEdition, folder: Path) -> list[Path]:
    """The pages as UTF-8 files whose names tell date and page; line ends are kept."""
    paths = []
    for page in built.pages:
        path = folder / page.name
        path.write_bytes(page.text.encode())
        paths.append(path)
    return paths


def split_built(built: BuiltEdition) -> FoundEdition:
    """What `summarize.split` finds in the edition; nothing where it finds no article."""
    with TemporaryDirectory() as folder:
        paths = write_pages(built, Path(folder))
        try:
            return found_by_split(summarize.split(paths), [str(path) for path in paths])
        except InputError as error:
            return _nothing(error, [page.text for page in built.pages])


def split_printed(built: PrintedEdition) -> FoundEdition:
    """What `summarize.split` finds in a PDF or scans; nothing where it finds no article."""
    try:
        return found_by_split(summarize.split(built.files))
    except InputError as error:
        return _nothing(error, ())


def _nothing(error: InputError, texts: Sequence[str]) -> FoundEdition:
    """No article at all; raises the error where it says anything else."""
    if "No article" not in str(error):
        raise error
    return FoundEdition(texts=tuple(texts), articles=())
