"""Editions printed to PDF by a browser, and the truth about them.

Chromium writes the characters of a page in the order of its HTML, so that the raw order of the
PDF tells where each paragraph really goes from one column to the next.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from editions.gold import (
    Meeting,
    PrintedEdition,
    SetEdition,
    SetPage,
    Story,
    StoryEdition,
    StoryPage,
)
from editions.page_html import write_html
from editions.setting import add_jumps, set_edition, true_stories
from editions.style import choose_style

NAMES = ("东江日报", "海城晚报", "北原时报", "南湖日报", "西岭法治报")
# A page of six columns holds about this many characters; narrower ones less.
_ROOM = {6: 9000, 5: 7500, 4: 4500, 3: 3200}
_LONGEST = 3000
_CONTEXT = 6
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-pdf-header-footer", "--run-all-compositor-stages-before-draw",
)  # fmt: skip


class PrintingError(Exception):
    """The browser did not print what was set."""


def browser() -> str | None:
    """The path of Chromium, None where it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def build_pdf(edition: StoryEdition, seed: int, cache: Path, *, pages: int) -> PrintedEdition:
    """The first pages of an edition as one PDF of the cache, printed where it is not there yet.

    Raises PrintingError where the PDF lacks a page or a paragraph.
    """
    rng = random.Random(f"{seed}-pdf-{edition.source}-{edition.date}")
    style = choose_style(rng)
    cut = replace(edition, pages=_fitting(edition, _ROOM[style.columns], pages))
    made = add_jumps(set_edition(cut), rng, share=0.08)
    document = write_html(made, style, rng.choice(NAMES), rng)
    made = document.edition
    key = hashlib.sha256(document.html.encode()).hexdigest()[:16]
    path = cache / key / f"{edition.date.replace('-', '')}.pdf"
    if not path.exists():
        print_html(document.html, path)
    return printed(made, path)


def _fitting(edition: StoryEdition, room: int, pages: int) -> tuple[StoryPage, ...]:
    """The stories of the edition in order, not too long ones, as full pages."""
    filled: list[list[Story]] = [[]]
    left = room
    for story in edition.stories():
        if story.size > _LONGEST:
            continue
        if story.size > left:
            if len(filled) == pages:
                break
            filled.append([])
            left = room
        filled[-1].append(story)
        left -= story.size
    return tuple(
        StoryPage(number=number, section=None, stories=tuple(stories))
        for number, stories in enumerate(filled, 1)
    )


def print_html(text: str, path: Path) -> None:
    """Print a document to `path`. Raises PrintingError where the browser fails."""
    program = browser()
    if program is None:
        raise PrintingError("There is no chromium to print with; try: apt-get install chromium")
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "edition.html"
        source.write_text(text, encoding="utf-8")
        target = Path(folder) / "edition.pdf"
        command = [
            program, *_FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}",
            source.as_uri(),
        ]  # fmt: skip
        ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        if ran.returncode or not target.exists():
            raise PrintingError(f"chromium printed nothing: {ran.stderr[-500:]}")
        # First beside its place: another run may be looking.
        beside = path.with_suffix(f".{os.getpid()}")
        shutil.copyfile(target, beside)
        beside.replace(path)


def printed(made: SetEdition, path: Path) -> PrintedEdition:
    """The truth about a printed edition, its column breaks read from the PDF.

    Raises PrintingError where a page or a paragraph is missing.
    """
    document = pypdfium2.PdfDocument(path)
    if len(document) != len(made.pages):
        raise PrintingError(f"{path} has {len(document)} pages, {len(made.pages)} were set.")
    meetings: list[Meeting] = []
    last: dict[str, tuple[str, bool]] = {}
    parts: dict[tuple[str, int], str] = {}
    for index, page in enumerate(made.pages):
        characters = _raw_characters(document[index])
        where = f"{path}, page {index + 1}"
        meetings += _page_meetings(page, index, characters, last, where)
        for piece in page.pieces:
            if piece.story is not None:
                key = (piece.story, index)
                parts[key] = parts.get(key, "") + bare(piece.text)
    document.close()
    return PrintedEdition(
        form="pdf",
        date=made.date,
        source=made.source,
        stories=true_stories(made),
        files=(path,),
        pages=len(made.pages),
        parts=parts,
        meetings=tuple(meetings),
        jumps=made.jumps,
    )


def bare(text: str) -> str:
    """The text without white space, compatibility forms made plain (NFKC)."""
    return "".join(unicodedata.normalize("NFKC", text).split())


Character = tuple[str, float, float]  # A plain character, the left and the top of its box.


def _raw_characters(page: pypdfium2.PdfPage) -> list[Character]:
    """The visible characters of a page in the order of its content."""
    import ctypes

    text = page.get_textpage()
    edges = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = edges
    found: list[Character] = []
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        plain = bare(chr(code)) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not plain or pdfium.FPDFText_IsGenerated(text, index):
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        found += [(character, left.value, top.value) for character in plain]
    text.close()
    return found


def _page_meetings(
    page: SetPage,
    index: int,
    characters: list[Character],
    last: dict[str, tuple[str, bool]],
    where: str,
) -> list[Meeting]:
    """Column breaks and paragraph ends of a page; `last` tells how each story stood before it."""
    whole = "".join(character for character, _, _ in characters)
    meetings: list[Meeting] = []
    for piece in page.pieces:
        if piece.story is None:
            continue
        text = bare(piece.text)
        start = whole.find(text)
        if start < 0:
            # A drop capital is painted apart from its paragraph.
            text = text[1:]
            start = whole.find(text)
        if start < 0:
            raise PrintingError(f"{where} lacks {text[:20]}…")
        if piece.kind != "body":
            continue
        if piece.story in last:
            tail, broken = last[piece.story]
            meetings.append(
                Meeting(
                    kind="column" if broken else "paragraph",
                    page=index,
                    before=tail,
                    after=text[:_CONTEXT],
                )
            )
        tops = [top for _, _, top in characters[start : start + len(text)]]
        for place in range(_CONTEXT, len(text) - _CONTEXT):
            # In PDF, y grows upwards: a new column begins well above the line before it.
            if tops[place] > tops[place - 1] + 20:
                meetings.append(
                    Meeting(
                        kind="column",
                        page=index,
                        before=text[place - _CONTEXT : place],
                        after=text[place : place + _CONTEXT],
                    )
                )
        last[piece.story] = (text[-_CONTEXT:], piece.broken)
    return meetings
