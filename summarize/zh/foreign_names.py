"""Names written with characters for their sound: foreign ones, and Uygur, Tibetan and Mongolian.

A name is rendered where a table has it or the newspaper prints it in Latin letters beside the
Chinese; else the person is found without English.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from summarize.zh.known_people import DOT, NAMED_AFTER, known_english
from summarize.zh.lexicon import Lexicon
from summarize.zh.name_shapes import HAN, TRANSCRIBING, is_transcription, sounds_foreign
from summarize.zh.person import Person
from summarize.zh.places import foreign_places
from summarize.zh.tables import read_table
from summarize.zh.words import is_entry, words_of

__all__ = ["OFFICES_ABROAD", "find_dotted", "find_minority", "find_officials"]

OFFICES_ABROAD = (
    "总统|首相|总理|国王|女王|王储|外长|外交部长|防长|国防部长|议长|国务卿|大臣|秘书长|总干事|发言人|大使"
    "|领导人|特使|主席|部长|院长|所长|行长|司令|参谋长|州长|议员"
)
_CHARS = "".join(sorted(TRANSCRIBING))
# Beside a point, those that write Uygur names as well.
_ANY = _CHARS + "买力肉孜吐逊木合则甫江吾汗牙娅妮茵黛莲拜娃玉奈各蕾契何易卜热耳鲍腊宰义"
_PART = f"[{_ANY}]{{1,14}}(?:[-－–][{_ANY}]{{1,8}})?"
_DOTTED = re.compile(f"{_PART}(?:{DOT}{_PART})+")
_LATIN = re.compile(r"\s?[（(]\s?(?P<name>[A-Z][\w.'’-]*(?: (?:[a-z]{1,3} )?[A-Z][\w.'’-]*)*)")
_AFTER = (
    r"(?=[，。、；：！？,;:!?\s“”（）()《》0-9]|$"
    "|[说称在表指会和与及将就对同向出等的举于当为]|今天)"
)
_OFFICIAL = re.compile(f"(?:{OFFICES_ABROAD})(?P<name>[{_CHARS}]{{2,7}}){_AFTER}")


def find_dotted(text: str) -> Iterator[Person]:
    """Names in parts set apart by a point: 米特·罗姆尼, 阿米尔·可汗（Amir Khan）."""
    for match in _DOTTED.finditer(text):
        start, end = _known_within(match) or _trimmed(text, *match.span())
        name = text[start:end]
        # 民族复兴·英雄烈士谱 has a point as well, between words.
        if not sounds_foreign(name) or NAMED_AFTER.match(text, end):
            continue
        printed = _LATIN.match(text, end)
        english = _decided(name) or (printed["name"] if printed else _with_initials(name))
        yield Person(start=start, end=end, zh=name, value=english, en=english)


def _decided(name: str) -> str:
    return known_english(name) or _minority(name)


def _with_initials(name: str) -> str:
    """尼·赫鲁晓夫: initials, and a name that is known without them."""
    match = re.fullmatch(f"(?:.{DOT})+(?P<last>.{{2,}})", name)
    return (known_english(match["last"]) or "") if match else ""


def _known_within(match: re.Match[str]) -> tuple[int, int] | None:
    """A known name inside the run, which may have drawn in what stands beside it (默克尔提出)."""
    run = match.group()
    points = [point.start() for point in re.finditer(DOT, run)]
    for end in range(len(run), points[-1] + 1, -1):
        for start in range(points[0]):
            if _decided(run[start:end]):
                return match.start() + start, match.start() + end
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without the end of another word (科瓦尔提 of 科瓦尔提出), with all of its first."""
    points = [point.start() for point in re.finditer(DOT, text[start:end])]
    first, last = start + points[0], start + points[-1]
    for low, high in words_of(text).tagged:
        if low < start < high:
            if high < first and is_entry(text[low:high]):
                start = high
            elif high <= first and first - start == 1:
                # 克 alone is the end of a name with a character that writes few.
                start = low
        if last + 1 < low < end < high and is_entry(text[low:high]):
            end = low
    place = foreign_places().at(text, start) or ""
    return (start + len(place) if start + len(place) < first else start), end


def find_officials(text: str) -> Iterator[Person]:
    """Foreign office-holders named without a point, of whom no table knows: 议长卡罗尼."""
    places = foreign_places()
    for match in _OFFICIAL.finditer(text):
        name, start = match["name"], match.start("name")
        if is_transcription(name) and places.at(text, start) is None:
            yield Person(start=start, end=match.end("name"), zh=name, value="", en="", strong=False)


@functools.cache
def _elements() -> tuple[Lexicon, Mapping[str, tuple[str, str]]]:
    rows = {zh: (en, kind) for zh, en, kind in read_table("minority_names") if kind != "person"}
    return Lexicon(rows), rows


def _pieces(text: str, position: int) -> list[str]:
    """The elements that follow one another from `position`, of one language."""
    lexicon, rows = _elements()
    pieces: list[str] = []
    while piece := lexicon.at(text, position):
        if pieces and rows[piece][1] != rows[pieces[0]][1]:
            break
        pieces.append(piece)
        position += len(piece)
    return pieces


def _minority(name: str) -> str:
    """买买提·艾力 is Memet Eli; nothing where one element is unknown."""
    name = re.sub(DOT, "", name)
    pieces = _pieces(name, 0)
    if not pieces or "".join(pieces) != name:
        return ""
    return " ".join(_elements()[1][piece][0] for piece in pieces)


def find_minority(text: str) -> Iterator[Person]:
    """Tibetan and Mongolian names of two elements or three: 扎西次仁 is Tashi Tsering."""
    lexicon, rows = _elements()
    end = 0
    for start, _ in lexicon.find(text):
        pieces = _pieces(text, start)
        if start < end or not 2 <= len(pieces) <= 3 or rows[pieces[0]][1] == "uygur":
            continue
        length = sum(map(len, pieces))
        name = text[start : start + length]
        if len(set(pieces)) == 1 or not _bounded(text, start, start + length, name):
            continue
        end = start + length
        english = " ".join(rows[piece][0] for piece in pieces)
        yield Person(start=start, end=end, zh=name, value=english, en=english)


def _bounded(text: str, start: int, end: int, name: str) -> bool:
    """Is the name written together, and no part of a longer one or of a place?"""
    around = (text[start - 1 : start], text[end : end + 1])
    whole = not any(re.fullmatch(DOT, char) for char in around if char)
    place = re.match("[县乡镇村区州市湖山河峰寺]", text[end:])
    return whole and place is None and re.fullmatch(f"{HAN}+", name) is not None
