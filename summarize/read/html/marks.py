"""What ids, classes, tags and comments of digital newspapers mean.

Collected from the pages and crawlers of some forty papers. Founder's 翔宇 and 数字报 systems mark
the parts of an article by tags (<founder-title>), comments (<!--<npm:article-title>-->,
<!--enpcontent-->) or ids and classes of their templates; People's Daily, Guangming Daily and
their kin use headings in <div class="article"> (once "text_c") and a body with the id "ozoom".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from summarize.records import BlockRole

__all__ = ["CommentMark", "Mark", "body_mark", "comment_mark", "element_mark", "is_photo"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """The role that its name gives an element; None: kicker or subhead, by its place (font02).

    `sure`: by a name that belongs to newspaper systems alone, so it counts anywhere on a page;
    other names are common words and count between the headline and the body.
    """

    role: BlockRole | None
    sure: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentMark:
    """A comment that opens or closes the body or another part of an article."""

    opens: bool
    body: bool = False
    mark: Mark | None = None


_SURE: dict[str, BlockRole] = {
    "founderpretitle": "kicker",
    "foundertitle": "headline",
    "foundersubtitle": "subhead",
    "founderauthor": "byline",
    "newsarticlepretitle": "kicker",
    "newsarticletitle": "headline",
    "newsarticlesubtitle": "subhead",
    "newsarticleauthor": "byline",
    "newseditionnumber": "folio",
    "newseditionname": "folio",
    "paperdatediv": "folio",
    "currentbm": "folio",
    "newspic": "caption",
    "pcic": "caption",
    "figcaption": "caption",
}
_COMMENTED: dict[str, BlockRole] = {
    "articlepretitle": "kicker",
    "articletitle": "headline",
    "articlesubtitle": "subhead",
    "articleauthor": "byline",
    "articlepictext": "caption",
    "articlepictitle": "caption",
}
# Common words, alone or put together (subTitle, doc_title, zuozhe), tried in this order.
_LIKELY: tuple[tuple[re.Pattern[str], BlockRole | None], ...] = (
    (
        re.compile("(?:pre|intro|yin|jian|up|top)(?:doc)?-?(?:title|biaoti|ti)|intro|kicker"),
        "kicker",
    ),
    (re.compile("(?:sub|fu|second)(?:doc)?(?:title|biaoti|ti|head)|subhead|sub"), "subhead"),
    (
        re.compile("(?:doc|news|art|main|zhu|detail)(?:title|biaoti|ti)|bsharetext|font01|bt1"),
        "headline",
    ),
    (re.compile("font02|bt2"), None),
    (re.compile("(?:doc|news|art|article)?(?:author|zuozhe|writer)"), "byline"),
    (re.compile("attachment|pictext|piccaption|tushuo"), "caption"),
    (re.compile("(?:paper|news|pub)?(?:date|time)|riqi|lai|layout|banming?"), "folio"),
)
_BODIES = frozenset(
    (
        "foundercontent",
        "ozoom",
        "articlecontent",
        "newsarticlecontent",
        "newsdetatext",
        "doccontent",
        "newscontent",
        "mmcont",
    )
)
# Classes of these names are common on any page; as ids they are newspaper systems'.
_BODY_IDS_ONLY = frozenset(("articlecontent", "doccontent", "newscontent"))
_ROWS: tuple[BlockRole, ...] = ("kicker", "headline", "subhead", "byline")
_NESTED = 3
_COMMENT = re.compile(r"\s*<?(?P<close>/?)\s*(?:npm:)?(?P<name>enpcontent|article-[\w-]+)\s*>?\s*")
_NOT_LETTER = re.compile("[^a-z0-9]")
_ICON = re.compile(r"\.gif(?:$|\?)|tplimg|/icons?/|logo", re.IGNORECASE)
_SMALL = 120


def element_mark(tag: str, element: etree._Element) -> Mark | None:
    """What the tag, id or a class of an element names it; None where nothing does."""
    names = _names(tag, element)
    for name in names:
        if name in _SURE:
            return Mark(role=_SURE[name], sure=True)
    for name in names[1:]:
        for form, role in _LIKELY:
            if form.fullmatch(name):
                return Mark(role=role, sure=False)
    return _by_row(element) if tag == "tr" else None


def body_mark(tag: str, element: etree._Element) -> bool:
    """Does an element by its tag, id or class hold the body of an article?"""
    if _plain(tag) in _BODIES or _plain(element.get("id", "")) in _BODIES:
        return True
    classes = {_plain(each) for each in element.get("class", "").split()}
    return bool(classes & (_BODIES - _BODY_IDS_ONLY))


def comment_mark(text: str) -> CommentMark | None:
    """What a comment such as enpcontent, /enpcontent or <npm:article-title> marks."""
    match = _COMMENT.fullmatch(text[:80])
    if match is None:
        return None
    name = _plain(match["name"])
    opens = not match["close"]
    if name in ("enpcontent", "articlecontent"):
        return CommentMark(opens=opens, body=True)
    role = _COMMENTED.get(name)
    return CommentMark(opens=opens, mark=Mark(role=role, sure=True)) if role else None


def is_photo(element: etree._Element) -> bool:
    """Is an <img> a photograph or drawing, rather than an icon of the page?"""
    if _ICON.search(element.get("src", "")):
        return False
    for side in ("width", "height"):
        size = re.match(r"\d{1,5}(?=\s*(?:px)?$)", element.get(side, "").strip())
        if size and int(size.group()) < _SMALL:
            return False
    return True


def _by_row(row: etree._Element) -> Mark | None:
    """Founder's table of an article (class "wz") has a row for each part, empty ones included."""
    if row.get("valign") != "top":
        return None
    above = islice(row.iterancestors("table"), _NESTED)
    if not any("wz" in table.get("class", "").split() for table in above):
        return None
    before = sum(1 for _ in islice(row.itersiblings("tr", preceding=True), len(_ROWS)))
    return Mark(role=_ROWS[before], sure=False) if before < len(_ROWS) else None


def _names(tag: str, element: etree._Element) -> list[str]:
    words = [tag, element.get("id", ""), *element.get("class", "").split()]
    return [_plain(word) for word in words]


def _plain(word: str) -> str:
    return _NOT_LETTER.sub("", word.lower())
