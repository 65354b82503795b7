"""A set edition as one HTML document of newspaper pages, for a browser to print.

Each page is a stack of rows; a row is parted into stacks of articles whose widths, in columns of
the page, suit their lengths; each article sets its text in the columns of its width.
"""

from __future__ import annotations

import datetime
import html
import random
from dataclasses import dataclass, replace

from editions.gold import Piece, SetEdition, SetPage
from editions.style import Style

# A browser lays the page out twice, for the screen and for print: the slack keeps the second
# from running over.
_SIZE_PAGES = """
const pages = [...document.querySelectorAll('section')];
const height = Math.ceil(Math.max(...pages.map(page => page.scrollHeight))) + 24;
const style = document.createElement('style');
style.textContent = `@page {size: WIDTHmm ${height}px; margin: 0}
section {height: ${height - 4}px}`;
document.head.append(style);
"""

Run = tuple[Piece, ...]
Cell = tuple[int, tuple[Run, ...]]  # Width in columns, and the articles of a stack.


@dataclass(frozen=True, kw_only=True)
class Document:
    """The HTML, and the set edition with what the page added to it: captions and quotations."""

    html: str
    edition: SetEdition


def write_html(edition: SetEdition, style: Style, name: str, rng: random.Random) -> Document:
    """The document of all pages; `name` is the newspaper's."""
    written = [_Page(edition, page, style, name, rng) for page in edition.pages]
    pages = tuple(
        replace(page, pieces=tuple(made.pieces))
        for page, made in zip(edition.pages, written, strict=True)
    )
    body = "\n".join(made.html for made in written)
    script = _SIZE_PAGES.replace("WIDTH", str(style.width))
    return Document(
        html=f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>{_css(style)}</style>'
        f"<body>{body}<script>{script}</script></body></html>",
        edition=replace(edition, pages=pages),
    )


def runs_of(page: SetPage) -> list[Run]:
    """The pieces of a page by story, in order."""
    runs: list[list[Piece]] = []
    for piece in page.pieces:
        if runs and runs[-1][0].story == piece.story:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [tuple(run) for run in runs]


def arrange(runs: list[Run], columns: int, rng: random.Random) -> list[list[Cell]]:
    """Rows of cells whose widths add up to `columns` and whose heights are about equal."""
    rows: list[list[Cell]] = []
    while runs:
        best: tuple[float, int, list[Cell]] | None = None
        for _ in range(60):
            count = min(len(runs), rng.choice([1, 2, 2, 3, 3, 4, 5]))
            row = _parted(runs[:count], columns, rng)
            heights = [
                sum(_length(run) + 50 * width + 40 for run in cell) / width for width, cell in row
            ]
            waste = 1 - sum(h * w for h, (w, _) in zip(heights, row, strict=True)) / (
                max(heights) * columns
            )
            # One article over all columns wastes nothing, but a page of such bands is no newspaper.
            waste += 0.3 if len(row) == 1 and _length(runs[0]) < 2500 else 0.0
            if best is None or waste < best[0]:
                best = (waste, count, row)
        assert best is not None
        rows.append(best[2])
        runs = runs[best[1] :]
    return rows


def _parted(runs: list[Run], columns: int, rng: random.Random) -> list[Cell]:
    parts = rng.randint(1, min(len(runs), 3, columns))
    cuts = sorted(rng.sample(range(1, len(runs)), parts - 1))
    stacks = [runs[a:b] for a, b in zip([0, *cuts], [*cuts, len(runs)], strict=True)]
    loads = [sum(_length(run) for run in stack) for stack in stacks]
    widths = [max(1, round(columns * load / sum(loads))) for load in loads]
    while sum(widths) != columns:
        change = 1 if sum(widths) < columns else -1
        # The stack that is farthest from its due gets or gives a column.
        order = sorted(range(parts), key=lambda i: loads[i] / widths[i], reverse=change > 0)
        widths[next(i for i in order if widths[i] + change >= 1)] += change
    return [(width, tuple(stack)) for width, stack in zip(widths, stacks, strict=True)]


def _length(run: Run) -> int:
    return sum(len(piece.text) for piece in run)


class _Page:
    """Writes one page; `html` and `pieces` (captions and quotations among them) are the result."""

    def __init__(
        self,
        edition: SetEdition,
        page: SetPage,
        style: Style,
        name: str,
        rng: random.Random,
    ) -> None:
        earlier = [
            piece for one in edition.pages if one.number < page.number for piece in one.pieces
        ]
        # The rest of a paragraph from another page has no indent.
        self.going_on = {piece.story for piece in earlier if piece.broken}
        self.style = style
        self.rng = rng
        self.pieces: list[Piece] = []
        parts = [self._top(datetime.date.fromisoformat(edition.date), page.number, name)]
        for row in arrange(runs_of(page), style.columns, rng):
            cells = "".join(self._cell(width, runs) for width, runs in row)
            parts.append(f'<div class="row">{cells}</div>')
        # What is left of the page is a picture, an advertisement without words.
        self.html = f"<section>{''.join(parts)}<div class='rest'></div></section>"

    def _top(self, day: datetime.date, number: int, name: str) -> str:
        week = "一二三四五六日"[day.weekday()]
        date = f"{day.year}年{day.month}月{day.day}日　星期{week}"
        section = self.rng.choice(["要闻", "综合", "国内新闻", "国际新闻", "经济", "文化"])
        if number == 1:
            issue = f"第{self.rng.randint(2000, 20000)}期　今日{self.rng.choice([4, 8, 16])}版"
            lines = [name, f"{date}　{issue}"]
            self.pieces += [Piece(kind="furniture", text=line, story=None) for line in lines]
            return f'<header><h1>{name}</h1><div class="folio">{date}　{issue}</div></header>'
        editor = self.rng.choice(
            ["责任编辑：王建国", "本版责编　张晓燕　美编　刘洋", "编辑：陈志强"]
        )
        cells = [f"{number:02}", section, date, editor]
        self.pieces.append(Piece(kind="furniture", text="".join(cells), story=None))
        spans = "".join(f"<span>{cell}</span>" for cell in cells)
        return f'<header class="inner">{spans}</header>'

    def _cell(self, width: int, runs: tuple[Run, ...]) -> str:
        size = self.style.column_width * width + self.style.gap * (width - 1)
        inside = "".join(self._article(run, width, size) for run in runs)
        return f'<div class="cell" style="width:{size:.2f}mm">{inside}</div>'

    def _article(self, run: Run, width: int, size: float) -> str:
        style, rng = self.style, self.rng
        titles = [p for p in run if p.kind in ("kicker", "headline", "subhead")]
        rest = [p for p in run if p not in titles]
        classes = ["article"]
        if rng.random() < style.boxed:
            classes.append("box")
        elif rng.random() < style.tinted:
            classes.append("tint")
        self.pieces += titles
        head = [piece.text for piece in titles if piece.kind == "headline"]
        standing = (
            len(titles) == 1
            and len(head) == 1
            and len(head[0]) <= 14
            and _length(run) > 200
            and rng.random() < style.vertical
        )
        title = self._titles(titles, size, _length(run), standing=standing)
        columns = max(1, width - 1) if standing and width > 1 else width
        text = self._text(rest, columns)
        if standing:
            classes.append("standing")
        return f'<div class="{" ".join(classes)}">{title}{text}</div>'

    def _titles(self, titles: list[Piece], size: float, length: int, *, standing: bool) -> str:
        if not titles:
            return ""
        wanted = 15 + min(22, length / 110) * self.rng.uniform(0.7, 1.1)
        lines = []
        for piece in titles:
            points = wanted if piece.kind == "headline" else max(11.5, wanted * 0.48)
            # A line of a title fills the width at most; what is too long for that takes two.
            room = size * 72 / 25.4 * 0.94 / max(1, len(piece.text))
            points = min(points, room if room >= 12 else max(12, min(room * 2, 18)))
            lines.append(
                f'<div class="{piece.kind}" style="font-size:{points:.1f}pt">'
                f"{html.escape(piece.text)}</div>"
            )
        return f'<div class="title{" upright" if standing else ""}">{"".join(lines)}</div>'

    def _text(self, rest: list[Piece], columns: int) -> str:
        paragraphs: list[str] = []
        opening = True
        picture_at = -1
        bodies = [index for index, piece in enumerate(rest) if piece.kind == "body"]
        if len(bodies) > 3 and self.rng.random() < self.style.pictures:
            picture_at = self.rng.choice(bodies[1:])
        quote_at = -1
        if len(bodies) > 4 and self.rng.random() < self.style.quotes:
            quote_at = self.rng.choice(bodies[2:])
        initial = self.rng.random() < self.style.initials
        for index, piece in enumerate(rest):
            if index == picture_at:
                paragraphs.append(self._picture(piece.story))
            if index == quote_at:
                paragraphs.append(self._quotation(rest[bodies[0]]))
            self.pieces.append(piece)
            text = html.escape(piece.text)
            if piece.glued and paragraphs:
                paragraphs[-1] = paragraphs[-1].removesuffix("</p>") + f"{text}</p>"
            else:
                kind: str = piece.kind
                if kind == "body" and opening and initial and piece.text[0].isalpha():
                    kind += " initial"
                if piece.kind == "body" and opening and piece.story in self.going_on:
                    kind += " on"
                paragraphs.append(f'<p class="{kind}">{text}</p>')
            opening = opening and piece.kind != "body"
        return f'<div class="text" style="column-count:{columns}">{"".join(paragraphs)}</div>'

    def _picture(self, story: str | None) -> str:
        what = self.rng.choice(
            ["图为活动现场。", "图为当地群众在参观。", "会议现场。", "图为丰收景象。"]
        )
        caption = f"{what}　本报记者　{self.rng.choice(['王建国', '李敏', '周平'])}摄"
        self.pieces.append(Piece(kind="caption", text=caption, story=story))
        height = self.rng.randint(25, 45)
        return (
            f'<figure><div style="height:{height}mm"></div><figcaption>{caption}</figcaption>'
            "</figure>"
        )

    def _quotation(self, piece: Piece) -> str:
        sentence = piece.text.split("。")[0][:40]
        self.pieces.append(Piece(kind="caption", text=sentence, story=piece.story))
        return f"<aside>{html.escape(sentence)}</aside>"


def _css(style: Style) -> str:
    rule = "column-rule:0.4pt solid #555;" if style.column_rule else ""
    return f"""
* {{box-sizing:border-box}}
body {{margin:0;font-family:{style.body};font-size:{style.size}pt;line-height:{style.leading}}}
section {{width:{style.width}mm;padding:10mm;break-after:page;overflow:visible}}
section {{display:flex;flex-direction:column}}
.rest {{flex:1;background:#ccc}}
section:last-of-type {{break-after:auto}}
header {{border-bottom:1.5pt solid #000;margin-bottom:4mm;text-align:center}}
header h1 {{font:bold 52pt {style.display};margin:0;letter-spacing:.3em}}
header.inner {{display:flex;justify-content:space-between;font:11pt {style.display}}}
.row {{display:flex;gap:{style.gap}mm;margin-bottom:3mm}}
.cell {{flex:none}}
.article {{padding-bottom:3mm;margin-bottom:3mm;border-bottom:{style.article_rule}}}
.article.box {{border:0.8pt solid #000;padding:3mm}}
.article.tint {{background:#e6e6e6;padding:3mm;border:0}}
.article.standing {{display:flex;gap:4mm}}
.title {{font-family:{style.display};font-weight:bold;text-align:{style.align};
line-height:1.25;margin-bottom:2.5mm}}
.title.upright {{writing-mode:vertical-rl;flex:none;text-align:left;margin:0}}
.kicker,.subhead {{font-weight:normal;margin:1mm 0}}
.text {{column-gap:{style.gap}mm;{rule}flex:1;text-align:justify;line-break:strict;
text-justify:inter-character}}
p {{margin:0;text-indent:2em;orphans:1;widows:1}}
p.on {{text-indent:0}}
p.byline {{text-indent:0;text-align:center;font-family:{_other(style)}}}
p.jump_to,p.pointer {{text-indent:0;text-align:right}}
p.jump_from {{text-indent:0;text-align:left}}
p.initial::first-letter {{font-size:2.6em;float:left;line-height:1;padding-right:.1em}}
p.initial {{text-indent:0}}
figure {{margin:1mm 0;break-inside:avoid}}
figure div {{background:#bbb}}
figcaption {{font:{style.size - 1}pt/1.35 {_other(style)}}}
aside {{font:bold {style.size + 4}pt/1.4 {style.display};margin:3mm 0;padding:2mm 0;
border-top:1pt solid #000;border-bottom:1pt solid #000;break-inside:avoid}}
"""


def _other(style: Style) -> str:
    return "'Noto Sans CJK SC'" if "Serif" in style.body else "'Noto Serif CJK SC'"
