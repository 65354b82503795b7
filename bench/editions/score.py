"""The scores of a found edition against the truth, by characters.

An article is found where it shares at least 80% of its non-blank characters with one found
article: |A and B| / max(|A|, |B|), each article matched once, best first.
Headlines and bylines are scored over the articles that were found: `headline` means that the
whole title group (kicker, headline, subheads joined) is equal, however it is divided; `line` that
the main headline is; `byline` that the names are the same, over articles that have any.
Column breaks: rejoined where both sides lie side by side in one paragraph of one article;
a join is wrong where a paragraph ends that the page shows to end (`wrongly_joined`), or where text
of two articles meets in a paragraph (`crossed`). Paragraph ends that nothing shows, at a full line
of wrapped text with neither indents nor blank lines, are counted apart (`unmarked`).
Jumps: right where one article holds at least half of what the story has on either page; `wrong`
counts articles over two pages that are no jump.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from editions.found import FoundArticle, FoundEdition
from editions.gold import BuiltEdition, Story
from summarize.records import Passage

OVERLAP = 0.8


@dataclass(frozen=True, kw_only=True)
class Score:
    """Counts that add up over editions; the rates are derived from them."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    headline: int = 0
    line: int = 0
    signed: int = 0
    byline: int = 0
    breaks: int = 0
    rejoined: int = 0
    lines: int = 0
    lines_joined: int = 0
    ends: int = 0
    wrongly_joined: int = 0
    crossed: int = 0
    unmarked: int = 0
    unmarked_joined: int = 0
    jumps: int = 0
    jumps_right: int = 0
    jumps_wrong: int = 0
    unaccounted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            **{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        )

    @property
    def precision(self) -> float | None:
        return _rate(self.matched, self.found)

    @property
    def recall(self) -> float | None:
        return _rate(self.matched, self.gold)

    @property
    def f1(self) -> float | None:
        return _rate(2 * self.matched, self.found + self.gold)

    def rates(self) -> dict[str, float | None]:
        """Every rate of the table, 0 to 1; None where there was nothing to score."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "headline": _rate(self.headline, self.matched),
            "line": _rate(self.line, self.matched),
            "byline": _rate(self.byline, self.signed),
            "rejoined": _rate(self.rejoined, self.breaks),
            "rejoin precision": _rate(
                self.rejoined, self.rejoined + self.wrongly_joined + self.crossed
            ),
            "lines": _rate(self.lines_joined, self.lines),
            "jumps": _rate(self.jumps_right, self.jumps),
        }


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Non-blank characters: of each story (`gold`), of each found article by its place (`sizes`),
    and what an article holds of a story on a page: `held[place][story][page index]`."""

    gold: Counter[str]
    sizes: Counter[int]
    held: tuple[dict[str, Counter[int]], ...]

    def overlaps(self) -> dict[tuple[str, int], float]:
        """|A and B| / max(|A|, |B|) of every story and article that share anything."""
        return {
            (story, place): counts.total() / max(self.gold[story], self.sizes[place])
            for place, stories in enumerate(self.held)
            for story, counts in stories.items()
        }


def score_text(built: BuiltEdition, found: FoundEdition) -> Score:
    """The score of an edition of text pages, by the offsets of its characters.

    Raises ValueError where the splitter read another text than was built.
    """
    shared = share(built, found)
    return (
        score_parts(built.stories, found.articles, match(shared.overlaps()))
        + _joins(built, found.articles)
        + _jumps(built, shared)
        + Score(unaccounted=found.unaccounted)
    )


def share(built: BuiltEdition, found: FoundEdition) -> Shared:
    """Who holds what. Raises ValueError where another text was read than was built."""
    if found.texts != tuple(page.text for page in built.pages):
        raise ValueError(f"The pages of {built.date} were read as another text than was built.")
    owners = [
        [
            None if character.isspace() else owner or ""
            for character, owner in zip(page.text, page.owners, strict=True)
        ]
        for page in built.pages
    ]
    gold = Counter(owner for page in owners for owner in page if owner)
    sizes: Counter[int] = Counter()
    held: list[dict[str, Counter[int]]] = []
    for place, article in enumerate(found.articles):
        stories: dict[str, Counter[int]] = {}
        for span in article.spans:
            counts = Counter(owners[span.page][span.start : span.end])
            del counts[None]
            sizes[place] += counts.total()
            for owner, count in counts.items():
                if owner:
                    stories.setdefault(owner, Counter())[span.page] += count
        held.append(stories)
    return Shared(gold=gold, sizes=sizes, held=tuple(held))


def match(overlaps: dict[tuple[str, int], float]) -> dict[str, int]:
    """Story id to the place of its article, one to one, best overlap first."""
    pairs: dict[str, int] = {}
    taken: set[int] = set()
    for (owner, number), overlap in sorted(overlaps.items(), key=lambda item: (-item[1], item[0])):
        if overlap >= OVERLAP and owner not in pairs and number not in taken:
            pairs[owner] = number
            taken.add(number)
    return pairs


def score_parts(
    stories: Sequence[Story], articles: Sequence[FoundArticle], pairs: dict[str, int]
) -> Score:
    """Counts of articles, headlines and bylines."""
    score = Score(gold=len(stories), found=len(articles), matched=len(pairs))
    for story in stories:
        if story.id not in pairs:
            continue
        article = articles[pairs[story.id]]
        score += Score(
            headline=_bare(*article.titles) == _bare(*story.titles),
            line=_bare(article.headline or "") == _bare(*story.headline),
            signed=bool(story.names),
            byline=bool(story.names) and article.names == {_bare(n) for n in story.names},
        )
    return score


def _bare(*texts: str) -> str:
    return "".join("".join(text.split()) for text in texts)


def _joins(built: BuiltEdition, articles: Sequence[FoundArticle]) -> Score:
    place: dict[tuple[int, int], tuple[int, int]] = {}
    paragraphs = [paragraph for article in articles for paragraph in article.body]
    for number, paragraph in enumerate(paragraphs):
        for position, source in enumerate(_visible(paragraph)):
            place[source] = (number, position)
    counts: Counter[tuple[str, bool]] = Counter()
    for join in built.joins:
        before, after = place.get(join.before), place.get(join.after)
        joined = bool(before and after and before[0] == after[0] and before[1] + 1 == after[1])
        counts[join.kind, joined] += 1
    return Score(
        breaks=counts["column", True] + counts["column", False],
        rejoined=counts["column", True],
        lines=counts["line", True] + counts["line", False],
        lines_joined=counts["line", True],
        ends=counts["paragraph", True] + counts["paragraph", False],
        wrongly_joined=counts["paragraph", True],
        crossed=sum(_crossings(built, paragraph) for paragraph in paragraphs),
        unmarked=counts["unmarked", True] + counts["unmarked", False],
        unmarked_joined=counts["unmarked", True],
    )


def _crossings(built: BuiltEdition, paragraph: Passage) -> int:
    """How often text of one story is followed by that of another."""
    owners = [built.pages[page].owners[place] for page, place in _visible(paragraph)]
    known = [owner for owner in owners if owner]
    return sum(one != other for one, other in pairwise(known))


def _visible(paragraph: Passage) -> list[tuple[int, int]]:
    """The source place of every non-blank character of a paragraph."""
    places = [(span.page, i) for span in paragraph.spans for i in range(span.start, span.end)]
    return [p for p, character in zip(places, paragraph.text, strict=True) if character.strip()]


def _jumps(built: BuiltEdition, shared: Shared) -> Score:
    whole = Counter(
        (owner, index)
        for index, page in enumerate(built.pages)
        for character, owner in zip(page.text, page.owners, strict=True)
        if owner is not None and not character.isspace()
    )
    true_pairs = {jump.story for jump in built.jumps}
    right = 0
    for jump in built.jumps:
        parts = (jump.start, jump.end)
        right += any(
            all(stories.get(jump.story, Counter())[p] >= whole[jump.story, p] / 2 for p in parts)
            for stories in shared.held
        )
    wrong = 0
    for stories in shared.held:
        touched = {page for counts in stories.values() for page in counts}
        bridged = any(len(counts) > 1 for story, counts in stories.items() if story in true_pairs)
        wrong += len(touched) > 1 and not bridged
    return Score(jumps=len(built.jumps), jumps_right=right, jumps_wrong=wrong)
