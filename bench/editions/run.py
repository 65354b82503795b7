"""Run the splitter and its rivals over built editions of text."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import summarize
from editions.found import FoundEdition, found_by_split
from editions.gold import BuiltEdition
from editions.rivals import RIVALS
from editions.score import Score, score_text
from summarize.errors import InputError


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
        try:
            return found_by_split(summarize.split(write_pages(built, Path(folder))))
        except InputError:
            texts = tuple(page.text for page in built.pages)
            return FoundEdition(texts=texts, articles=())


def score_all(built: BuiltEdition, found: FoundEdition) -> dict[str, Score]:
    """Scores by splitter: "summarize", which found `found`, and the rivals."""
    texts = [page.text for page in built.pages]
    scores = {"summarize": score_text(built, found)}
    return scores | {name: score_text(built, rival(texts)) for name, rival in RIVALS.items()}
