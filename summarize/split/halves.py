"""The halves of articles that jump: which articles may be one, and which pages they name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarize.records import Article, Page, Reference
from summarize.split.joined import REPEATED, titles_of
from summarize.split.likeness import title_likeness
from summarize.split.references import Printed, is_two_way, read_printed
from summarize.split.rejoin import ends_sentence

__all__ = ["Half", "first_halves", "second_halves", "turned"]

# No edition prints this many jumps: text that does is no newspaper, and comparing all with all
# would take days. What is over stays apart, and says so.
_MOST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Half:
    """An article that may be the half of another: its `place` among the articles, its page.

    `jump` is what it says of the other half, None where it says nothing. `named` are the indices
    of the pages it names, `absent` the labels of those that the edition lacks, `own` says that it
    names the page it stands on. `rank` is 0 but for the further pages of 下转2、3版.
    """

    place: int
    page: int
    titles: str
    paragraphs: tuple[str, ...]
    headline: str | None
    jump: Reference | None = None
    printed: Printed | None = None
    named: frozenset[int] = frozenset()
    absent: tuple[str, ...] = ()
    own: bool = False
    rank: int = 0


def turned(article: Article) -> Article:
    """The article with 紧接1版 on page 3 leading back and 紧接4版 on page 1 leading on."""
    to, back = article.jump_to, article.jump_from
    if to and not back and is_two_way(to) and to.pages and max(to.pages) < article.page:
        return replace(article, jump_to=None, jump_from=to)
    if back and not to and is_two_way(back) and back.pages and min(back.pages) > article.page:
        return replace(article, jump_to=back, jump_from=None)
    return article


def first_halves(pages: Sequence[Page], articles: Sequence[Article]) -> list[Half]:
    """Articles that jump, once a page named; then those that break off on a page that a second
    half names."""
    said = [_half(pages, place, each, each.jump_to) for place, each in enumerate(articles)]
    named = _all_named(pages, [(each, each.jump_from) for each in articles])
    broken = [
        half
        for half in said
        if not half.jump
        and half.page in named
        and half.paragraphs
        and not ends_sentence(half.paragraphs[-1])
    ]
    jumping = [part for half in said if half.jump for part in _by_page(half)]
    return [*jumping, *broken][:_MOST]


def second_halves(pages: Sequence[Page], articles: Sequence[Article]) -> list[Half]:
    """Articles that come from a jump; then, on a page that a jump names, those without a headline
    and those with the headline of what jumps there."""
    halves = [_half(pages, place, each, each.jump_from) for place, each in enumerate(articles)]
    jumping = [
        _half(pages, place, each, each.jump_to)
        for place, each in enumerate(articles)
        if each.jump_to
    ]
    resumed = [half for half in halves if half.jump]
    likely = [
        half
        for half in halves
        if not half.jump and half.paragraphs and any(_may_follow(half, one) for one in jumping)
    ]
    return [*resumed, *likely][:_MOST]


def _may_follow(half: Half, jumping: Half) -> bool:
    if half.page not in jumping.named or half.place == jumping.place:
        return False
    return half.headline is None or title_likeness(half.headline, jumping.titles) >= REPEATED


def _by_page(half: Half) -> list[Half]:
    if len(half.named) < 2:
        return [half]
    return [
        replace(half, named=frozenset({page}), rank=rank)
        for rank, page in enumerate(sorted(half.named))
    ]


def _half(pages: Sequence[Page], place: int, article: Article, jump: Reference | None) -> Half:
    page = article.spans[0].page
    half = Half(
        place=place,
        page=page,
        titles=" ".join(title.text for title in titles_of(article)),
        paragraphs=tuple(passage.text for passage in article.body),
        headline=article.headline.text if article.headline else None,
    )
    if jump is None:
        return half
    printed = read_printed(jump)
    found = {label: _pages_of(pages, pages[page], label) for label in printed.labels}
    named = frozenset().union(*found.values())
    return replace(
        half,
        jump=jump,
        printed=printed,
        named=named - {page},
        absent=tuple(label for label, places in found.items() if not places),
        own=page in named,
    )


def _all_named(
    pages: Sequence[Page], jumps: Iterable[tuple[Article, Reference | None]]
) -> frozenset[int]:
    halves = (_half(pages, 0, article, jump) for article, jump in jumps if jump)
    return frozenset().union(*(half.named for half in halves))


def _pages_of(pages: Sequence[Page], origin: Page, label: str) -> frozenset[int]:
    """The indices of the pages that `label` can mean on the page `origin`.

    A3 is that page or, where no page has a letter, page 3. 3 is the page of that number in the
    section that it is printed in (A3 on page A1), else any of that number.
    """
    letter, number = label.rstrip("0123456789"), int(re.sub(r"\D", "", label))
    same = [page for page in pages if _label(page)[1] == number]
    own = [page for page in same if _label(page)[0] == (letter or _label(origin)[0])]
    lettered = any(_label(page)[0] for page in pages)
    if letter and not own and lettered:
        return frozenset()
    return frozenset(page.index for page in own or same)


def _label(page: Page) -> tuple[str, int]:
    """Letter, empty where there is none, and number of a page."""
    match = re.search(r"([A-Z]*)\s?0*(\d+)", unicodedata.normalize("NFKC", page.label or ""))
    return (match[1], int(match[2])) if match else ("", page.number)
