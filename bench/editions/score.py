"""The scores of a found edition against the truth, by characters.

An article is found where it shares at least 80% of its non-blank characters with one found
article: |A and B| / max(|A|, |B|), each article matched once, best first.
Headlines and bylines are scored over the articles that were found: `headline` means that the
whole title group (kicker, headline, subheads joined) is equal, however it is divided; `line` that
the main headline is; `byline` that the names are the same, over articles that have any.
Column breaks: rejoined where both sides lie side by side in one paragraph of one article;
`wrong` counts true paragraph ends that were joined. Jumps: right where one article holds at least
half of what the story has on either page; `wrong` counts articles over two pages that are no jump.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

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
            "rejoin precision": _rate(self.rejoined, self.rejoined + self.wrongly_joined),
            "lines": _rate(self.lines_joined, self.lines),
            "jumps": _rate(self.jumps_right, self.jumps),
        }


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def score_text(built: BuiltEdition, found: FoundEdition) -> Score:
    """The score of an edition of text pages, by the offsets of its characters.

    Raises ValueError where the splitter read another text than was built.
    """
    if found.texts != tuple(page.text for page in built.pages):
        raise ValueError(f"The pages of {built.date} were read as another text than was built.")
    gold = _gold_sizes(built)
    shared: Counter[tuple[str, int]] = Counter()
    sizes: Counter[int] = Counter()
    holders: list[dict[str, Counter[int]]] = []
    for number, article in enumerate(found.articles):
        pages: dict[str, Counter[int]] = {}
        for span in article.spans:
            page = built.pages[span.page]
            for index in range(span.start, span.end):
                if page.text[index].isspace():
                    continue
                sizes[number] += 1
                owner = page.owners[index]
                if owner is not None:
                    shared[owner, number] += 1
                    pages.setdefault(owner, Counter())[span.page] += 1
        holders.append(pages)
    overlaps = {
        (owner, number): count / max(gold[owner], sizes[number])
        for (owner, number), count in shared.items()
    }
    pairs = match(overlaps)
    return (
        score_parts(built.stories, found.articles, pairs)
        + _joins(built, found.articles)
        + _jumps(built, holders)
        + Score(unaccounted=found.unaccounted)
    )


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


def _gold_sizes(built: BuiltEdition) -> Counter[str]:
    return Counter(
        owner
        for page in built.pages
        for character, owner in zip(page.text, page.owners, strict=True)
        if owner is not None and not character.isspace()
    )


def _joins(built: BuiltEdition, articles: Sequence[FoundArticle]) -> Score:
    place: dict[tuple[int, int], tuple[int, int]] = {}
    paragraphs = [paragraph for article in articles for paragraph in article.body]
    for number, paragraph in enumerate(paragraphs):
        for position, source in enumerate(_visible(paragraph)):
            place[source] = (number, position)
    score = Score()
    for join in built.joins:
        before, after = place.get(join.before), place.get(join.after)
        joined = bool(before and after and before[0] == after[0] and before[1] + 1 == after[1])
        score += {
            "column": Score(breaks=1, rejoined=joined),
            "line": Score(lines=1, lines_joined=joined),
            "paragraph": Score(ends=1, wrongly_joined=joined),
        }[join.kind]
    return score


def _visible(paragraph: Passage) -> list[tuple[int, int]]:
    """The source place of every non-blank character of a paragraph."""
    places = [(span.page, i) for span in paragraph.spans for i in range(span.start, span.end)]
    return [p for p, character in zip(places, paragraph.text, strict=True) if character.strip()]


def _jumps(built: BuiltEdition, holders: list[dict[str, Counter[int]]]) -> Score:
    whole: Counter[tuple[str, int]] = Counter(
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
            all(pages.get(jump.story, Counter())[p] >= whole[jump.story, p] / 2 for p in parts)
            for pages in holders
        )
    wrong = 0
    for pages in holders:
        touched = {page for counts in pages.values() for page in counts}
        bridged = any(len(counts) > 1 for owner, counts in pages.items() if owner in true_pairs)
        wrong += len(touched) > 1 and not bridged
    return Score(jumps=len(built.jumps), jumps_right=right, jumps_wrong=wrong)
