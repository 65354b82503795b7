"""Scores by content, where a reader may take the text of a page in another order.

The overlap of an article and a story is that of their character trigrams (as bags), or, where it
is more, their longest common subsequence: recognition errors cost trigrams three times. White
space is left out and compatibility forms are made plain. A column break is rejoined where the
characters on both its sides stand together in one paragraph; no wrapped lines are counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from subsequence import common_length

from editions.found import FoundArticle, FoundEdition
from editions.gold import Meeting, PrintedEdition, Story
from editions.printing import bare
from editions.score import OVERLAP, Score, match, score_parts

_LIKELY = 0.25


@dataclass(frozen=True, kw_only=True)
class _Text:
    text: str
    grams: Counter[str]


def score_content(built: PrintedEdition, found: FoundEdition) -> Score:
    """The score of a printed edition."""
    stories = {story.id: _text(_whole(built, story)) for story in built.stories}
    articles = [_text(_article_text(article, found)) for article in found.articles]
    overlaps = {
        (story, place): overlap
        for story, gold in stories.items()
        for place, article in enumerate(articles)
        if (overlap := _overlap(gold, article)) > 0
    }
    return (
        score_parts(built.stories, found.articles, match(overlaps))
        + _meetings(built.meetings, found)
        + _jumps(built, found, articles)
        + Score(unaccounted=found.unaccounted)
    )


def _text(text: str) -> _Text:
    return _Text(text=text, grams=Counter(text[i : i + 3] for i in range(len(text) - 2)))


def _whole(built: PrintedEdition, story: Story) -> str:
    return "".join(built.parts.get((story.id, page), "") for page in range(built.pages))


def _article_text(article: FoundArticle, found: FoundEdition) -> str:
    return bare("".join(found.texts[s.page][s.start : s.end] for s in article.spans))


def _overlap(gold: _Text, article: _Text) -> float:
    longest = max(len(gold.text), len(article.text), 1)
    shared = (gold.grams & article.grams).total() / max(longest - 2, 1)
    # Further work only where it can turn the balance.
    if (
        shared < _LIKELY
        or shared >= OVERLAP
        or min(len(gold.text), len(article.text)) < 0.5 * longest
    ):
        return shared
    return max(shared, common_length(gold.text, article.text) / longest)


def _meetings(meetings: tuple[Meeting, ...], found: FoundEdition) -> Score:
    paragraphs = [bare(part.text) for article in found.articles for part in article.body]
    # A bar keeps a match from running over the end of a paragraph.
    whole = "|".join(paragraphs)
    counts = Counter((m.kind, m.before + m.after in whole) for m in meetings)
    return Score(
        breaks=counts["column", True] + counts["column", False],
        rejoined=counts["column", True],
        ends=counts["paragraph", True] + counts["paragraph", False],
        wrongly_joined=counts["paragraph", True],
    )


def _jumps(built: PrintedEdition, found: FoundEdition, articles: list[_Text]) -> Score:
    def holds(article: _Text, story: str, page: int) -> bool:
        part = _text(built.parts[story, page]).grams
        return (part & article.grams).total() >= part.total() / 2

    bridges = {
        (jump.story, place)
        for jump in built.jumps
        for place, article in enumerate(articles)
        if holds(article, jump.story, jump.start) and holds(article, jump.story, jump.end)
    }
    right = {story for story, _ in bridges}
    crossing = {
        place
        for place, article in enumerate(found.articles)
        if len({span.page for span in article.spans}) > 1
    }
    wrong = crossing - {place for _, place in bridges}
    return Score(jumps=len(built.jumps), jumps_right=len(right), jumps_wrong=len(wrong))


def lost_stories(built: PrintedEdition, found: FoundEdition) -> list[str]:
    """For people: every story that is not found, and the articles that share most of it."""
    articles = [_text(_article_text(article, found)) for article in found.articles]
    lines = []
    for story in built.stories:
        gold = _text(_whole(built, story))
        overlaps = sorted(
            ((_overlap(gold, text), place) for place, text in enumerate(articles)), reverse=True
        )
        if overlaps and overlaps[0][0] >= OVERLAP:
            continue
        lines.append(f"{story.id} {' / '.join(story.titles)} ({len(gold.text)} characters)")
        for overlap, place in overlaps[:4]:
            if overlap >= 0.05:
                article = found.articles[place]
                opening = article.body[0].text[:20] if article.body else ""
                titles = " / ".join(article.titles) or "(no title)"
                size = len(articles[place].text)
                lines.append(f"    {overlap:.2f} of {size} in {titles} | {opening}")
    return lines
