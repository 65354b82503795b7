"""True editions from the measuring data, cleaned once.

People's Daily (1963 and 1990), one JSON edition a line. The title's parts stand in printing order,
two spaces between them. The body repeats the title at its beginning (dashes and line breaks may
differ): it is taken off. What follows （附图片） belongs to pictures and is cut. A first line that
holds the author's names and little else is the signature under the headline; where an author is
known and stands nowhere in the text, it is set under the headline, bare or as 本报记者.
Where a long line, or one with a full stop inside, ends with no stop, the archive broke it at a
column or page of its own print: it is joined with the next (so is a short one that ends in 的 or
但是), unless that is short and ends with no stop (a signature, a date) or begins as news does
(新华社…电).
Left out, and counted in `Material.left_out`: pictures, articles with no text (tables of contents)
or lost characters ("?" in the middle of Chinese, "□"), over 6,000 characters, verse and tables,
most of whose lines are short, and roundups (简讯, items marked ▲, items of which at least two have
a heading and a dateline of their own), which are several articles.
A first part that ends in a verb of saying or names an occasion (…会上, …之际) is a kicker; else the
first is the headline; the rest are subheads.

Articles of 2012 to 2019: title lines, "作者：… 时间：…", then paragraphs. Photo captions are left
out (unindented lines, and 新华社记者 …摄). Broadcasts: title and body; items with further titles
inside are roundups.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from editions.gold import Story, StoryEdition, StoryPage

SOURCES = ("1963", "1990", "2019", "broadcasts")
FOLDS = 3
LONGEST = 6000
_SHORTEST = 30
_HEADING = 30
_SAYS = re.compile(
    r"(?:说|指出|强调|表示|宣布|认为|要求|提出|报道|透露|呼吁|决定|证明|举行|发表[^，]{0,4}|会上|之际|时|后|前|号召|主持"
    r"|会见\S{2,12}|[日报刊]评论|述评|电|讯)$|^在\S+(?:上|中|时|下)$"
)
_LOST = re.compile(r"[\u4e00-\u9fff]\?[\u4e00-\u9fff]|[□\ufffd]|\?\?")
_PICTURES = re.compile(r"[（(]附[^）)]{0,12}[图照表][^）)]{0,12}[）)]")
_HEAD_2019 = re.compile(r"^(?:作者：(?P<names>\S+)\s+)?时间：(?P<date>\d{4}-\d\d-\d\d)\s*$")
_DATELINE = re.compile("据?(?:新华社|本报|人民日报)[^，。]{0,20}[讯电][\\s（]")
_PICTURE = re.compile(r"^(?:图片|照片|漫画|插图)|[（(](?:图片|照片|漫画|木刻|油画|国画|摄影)[）)]")
_ROUNDUP = re.compile(r"(?:[简短零点快]讯|短波|简报|短讯|花絮|集锦|点滴|拾零)(?:$|[（(])|快讯")
_TABLE = re.compile("(?:金牌|奖牌|积分|成绩)[榜表]|名次表|节目预告|气象|牌价")
_POST = re.compile("本报|新华社|记者|评论员|编辑|通讯员|本刊")
_STOP = re.compile("[。！？：；…”’）」』—!?;:.)]$|编者$")
# A sentence, a dateline, or the end of what is no heading: of running text, however short.
_PROSE = re.compile("。|^据?(?:新华社|本报)\\S{0,12}[讯电]\\s|(?:[的和与及]|但是|因为|而且|称为)$")
_OPENING = re.compile("据?(?:新华社|本报|人民日报)")
_SIGNED = re.compile(r"^(?:\S*(?:记者|通讯员|特派员|评论员|实习生)|[（(〔\[]\S{1,8}[〕\])）])?$")
_END = re.compile("[。！？!?…”；：:]$")


@dataclass(frozen=True, kw_only=True)
class Material:
    """Editions sorted by source and date, and how many articles were left out, by reason."""

    editions: tuple[StoryEdition, ...]
    left_out: Counter[str]


def load_material(folder: Path, half: str, *, sources: tuple[str, ...] = SOURCES) -> Material:
    """The editions of one half ("dev": even by date, "test": odd; of 2019, the articles).

    Raises FileNotFoundError where `folder` does not hold the data.
    """
    left_out: Counter[str] = Counter()
    parity = {"dev": 0, "test": 1}[half]
    editions: list[StoryEdition] = []
    if "1963" in sources or "1990" in sources:
        rows = _rows(folder / "peoples-daily-dev.jsonl.xz")
        for year in ("1963", "1990"):
            dated = sorted(
                (row for row in rows if row["date"][:4] == year), key=lambda r: r["date"]
            )
            if year in sources:
                editions += [_peoples_daily(row, left_out) for row in dated[parity::2]]
    if "2019" in sources:
        editions += _articles_2019(folder / "articles-2019", parity, left_out)
    if "broadcasts" in sources:
        rows = sorted(_rows(folder / "xwlb-dev.jsonl.xz"), key=lambda row: row["date"])
        # Six of a half's 125 broadcasts hold as many articles as the other sources do.
        editions += [_broadcast(row, left_out) for row in rows[parity::2][::12]]
    return Material(editions=tuple(editions), left_out=left_out)


def fold_of(
    editions: Sequence[StoryEdition], fold: int
) -> tuple[tuple[StoryEdition, ...], tuple[StoryEdition, ...]]:
    """Two thirds of the editions to fit to, and the third, from every source, to measure on."""
    held = tuple(editions[fold::FOLDS])
    return tuple(edition for edition in editions if edition not in held), held


def _rows(path: Path) -> list[dict]:  # type: ignore[type-arg]
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def _peoples_daily(row: dict, left_out: Counter[str]) -> StoryEdition:  # type: ignore[type-arg]
    pages = []
    for page in row["pages"]:
        stories = []
        for index, article in enumerate(page["articles"]):
            story = _archived(article, f"{row['date']}-{page['page']}-{index}", row["date"][:4])
            if isinstance(story, str):
                left_out[story] += 1
            else:
                stories.append(story)
        if stories:
            section = next((a["section"] for a in page["articles"] if a["section"]), None)
            pages.append(StoryPage(number=page["page"], section=section, stories=tuple(stories)))
    return StoryEdition(date=row["date"], source=row["date"][:4], pages=tuple(pages))


def _archived(article: dict, ident: str, source: str) -> Story | str:  # type: ignore[type-arg]
    titles = [part.strip() for part in re.split(r"  +", article["title"]) if part.strip()]
    body = _without_title(article["body"], article["title"])
    body = body[: match.start()] if (match := _PICTURES.search(body)) else body
    lines = [re.sub(" {2,}", "　", line.strip()) for line in re.split("[\n\t]+", body)]
    lines = _mended([line for line in lines if line])
    names = frozenset(re.split(r"[\s、]+", article["author"].strip())) - {""}
    signed, lines = _signature(lines, names)
    fault = _fault(titles, lines)
    if fault:
        return fault
    text = "".join("".join(lines).split())
    if names and not signed and not all(name in text for name in names):
        rng = random.Random(ident)
        post = "" if any(map(_POST.search, names)) else rng.choice(["", "本报记者　", "本报记者 "])
        signed = post + rng.choice("　 ").join(sorted(names))
    kicker, headline, subheads = _divide(titles)
    return Story(
        id=ident, source=source, kicker=kicker, headline=headline, subheads=subheads,
        signed=signed, names=_persons(names), paragraphs=tuple(lines),
    )  # fmt: skip


def _persons(names: frozenset[str]) -> frozenset[str]:
    """The names of people among the authors; 本报评论员 and the like are none."""
    return frozenset(name for name in names if not _POST.search(name))


def _without_title(body: str, title: str) -> str:
    wanted = re.sub(r"[\s—-]", "", title)
    position = count = 0
    while count < len(wanted) and position < len(body):
        character = body[position]
        if character == wanted[count]:
            count += 1
        elif not re.match(r"[\s—-]", character):
            return body
        position += 1
    return body[position:]


def _mended(lines: list[str]) -> list[str]:
    """The lines, with those joined that the archive breaks in the middle of a sentence."""
    made: list[str] = []
    for line in lines:
        last = made[-1] if made else "。"
        prose = _PROSE.search(last) or len(last) >= 50 or line[0] in "，。、"
        whole = len(line) >= 25 or line.endswith("。")
        if prose and not _STOP.search(last) and whole and not _OPENING.match(line):
            made[-1] += line
        else:
            made.append(line)
    return made


def _signature(lines: list[str], names: frozenset[str]) -> tuple[str | None, list[str]]:
    if not lines or not names or len(lines[0]) > 40:
        return None, lines
    rest = lines[0]
    for name in sorted(names, key=len, reverse=True):
        if name not in rest:
            return None, lines
        rest = rest.replace(name, "")
    if _SIGNED.match(re.sub(r"[\s、]", "", rest)):
        return lines[0], lines[1:]
    return None, lines


def _fault(titles: list[str], lines: list[str]) -> str | None:
    """Why an article cannot serve, None where it can."""
    text, title = "".join(lines), "".join(titles)
    marked = sum(bool(re.match("[△▲●■◆◇○□★]", line)) for line in lines)
    short = sum(len(line) <= 22 for line in lines)
    cells = sum(len(re.findall("[　\t ]+", line)) > max(3, len(line) / 10) for line in lines)
    reasons = {
        "picture": not titles or bool(_PICTURE.search(title)),
        "roundup": marked > 1 or bool(_ROUNDUP.search(title)) or _items(lines) > 1,
        "no text": len(text) < _SHORTEST,
        "lost characters": bool(_LOST.search(text + title)),
        "too long": len(text) > LONGEST,
        "verse or table": cells > 1
        or bool(_TABLE.search(title))
        or (len(lines) >= 4 and short > len(lines) / 2),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _items(lines: list[str]) -> int:
    """How many items stand within an article, each with a heading of its own and a dateline."""
    return sum(
        bool(_DATELINE.match(line)) and len(last) <= _HEADING and not _END.search(last)
        for last, line in pairwise(lines)
    )


def _divide(
    titles: list[str],
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    if len(titles) > 1 and _SAYS.search(titles[0]):
        return (titles[0],), (titles[1],), tuple(titles[2:])
    return (), (titles[0],), tuple(titles[1:])


def _articles_2019(folder: Path, parity: int, left_out: Counter[str]) -> list[StoryEdition]:
    stories = []
    for path in sorted(folder.glob("*.txt")):
        for index, part in enumerate(_parts(path.read_text(encoding="utf-8"))):
            story = _modern(part, f"{path.stem}-{index}")
            if index % 2 != parity:
                continue
            if isinstance(story, str):
                left_out[story] += 1
            else:
                stories.append(story)
    rng = random.Random(parity)
    pages: list[tuple[Story, ...]] = []
    while stories:
        count = min(rng.randint(5, 8), len(stories))
        pages.append(tuple(stories[:count]))
        stories = stories[count:]
    return [
        StoryEdition(date=f"2019-06-{11 + start:02}", source="2019", pages=tuple(
            StoryPage(number=number, section="国际", stories=page)
            for number, page in enumerate(pages[start : start + 4], 1)
        ))
        for start in range(0, len(pages), 4)
    ]  # fmt: skip


def _parts(text: str) -> list[tuple[list[str], str, list[str]]]:
    """Title lines, author names and body lines of every article of a file."""
    lines = text.splitlines()
    heads = [index for index, line in enumerate(lines) if _HEAD_2019.match(line)]
    starts = []
    for head in heads:
        start = head
        while start and lines[start - 1].strip() and not lines[start - 1].startswith("　"):
            start -= 1
        starts.append(start)
    parts = []
    for start, head, end in zip(starts, heads, [*starts[1:], len(lines)], strict=True):
        match = _HEAD_2019.match(lines[head])
        names = (match and match["names"]) or ""
        parts.append((lines[start:head], names, lines[head + 1 : end]))
    return parts


def _modern(part: tuple[list[str], str, list[str]], ident: str) -> Story | str:
    titles, names, lines = part
    body = [line.strip() for line in lines if line.strip() and line.startswith("　")]
    # A caption is what stands above its credit; it may be printed twice.
    body = [line for line in body if not re.search(r"记者.{2,8}摄$|^制图：|^版式设计", line)]
    if len(body) > 1 and body[0] == body[-1]:
        body = body[:-1]  # The pull quote, which the site repeats at the end.
    titles = [line.strip() for line in titles if line.strip()]
    known = [name for name in names.split(";") if name]
    signed = None
    if body and re.match(r"本报(?:驻\S+)?(?:特派)?(?:记者|评论员)", body[0]) and len(body[0]) < 60:
        signed, body = body[0], body[1:]
    text = "".join("".join([signed or "", *body]).split())
    printed = frozenset(name for name in known if name in text)
    if known and not printed:
        signed = "　".join(known)
        printed = frozenset(known)
    fault = _fault(titles, body)
    if fault:
        return fault
    # A line that ends in a dash runs on into the next.
    runs_on = len(titles) > 1 and titles[0].endswith("—")
    kicker, headline, subheads = _divide(titles)
    if runs_on:
        headline, subheads = tuple(titles[:2]), tuple(titles[2:])
        kicker = ()
    return Story(
        id=ident, source="2019", kicker=kicker, headline=headline, subheads=subheads,
        signed=signed, names=_persons(printed), paragraphs=tuple(body),
    )  # fmt: skip


def _broadcast(row: dict, left_out: Counter[str]) -> StoryEdition:  # type: ignore[type-arg]
    date = f"{row['date'][:4]}-{row['date'][4:6]}-{row['date'][6:]}"
    stories = []
    for index, article in enumerate(row["articles"]):
        lines = [line.strip() for line in article["body"].splitlines() if line.strip()]
        title = article["title"].strip()
        several = any(len(line) < 40 and not _END.search(line) for line in lines[1:])
        fault = "roundup" if several else _fault([title], lines)
        if fault:
            left_out[fault] += 1
            continue
        stories.append(
            Story(
                id=f"{date}-{index}",
                source="broadcasts",
                headline=(title,),
                paragraphs=tuple(lines),
            )
        )
    rng = random.Random(date)
    pages: list[StoryPage] = []
    while stories:
        count = min(rng.randint(5, 8), len(stories))
        pages.append(StoryPage(number=len(pages) + 1, section=None, stories=tuple(stories[:count])))
        stories = stories[count:]
    return StoryEdition(date=date, source="broadcasts", pages=tuple(pages))
