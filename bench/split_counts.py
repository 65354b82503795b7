"""How often characters and pairs of them stand in headlines, and at the ends of paragraphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from editions.gold import StoryEdition
from editions.setting import NO_START

__all__ = ["count_characters", "count_vocabulary"]

# Characters, and pairs of them at breaks, seen in fewer places, and pairs in fewer stories or
# sources, are left out.
LEAST_CHARACTERS = (100, 20)
LEAST_PAIRS, LEAST_SOURCES = 8, 3


def count_vocabulary(editions: Sequence[StoryEdition]) -> dict[str, float]:
    """Log odds of pairs of characters in titles against running text, each story counted once.

    Only pairs that most sources have, decades apart: names in the news are no sign of headlines.
    """
    titles, texts = Counter[str](), Counter[str]()
    sources: dict[str, set[str]] = defaultdict(set)
    for edition in editions:
        for story in edition.stories():
            in_titles = {pair for text in story.titles for pair in _pairs(text)}
            in_texts = {pair for text in story.paragraphs for pair in _pairs(text[:400])}
            titles.update(in_titles)
            texts.update(in_texts)
            for pair in in_titles | in_texts:
                sources[pair].add(edition.source)
    ratio = sum(texts.values()) / sum(titles.values())
    odds = {
        pair: round(float(np.log((titles[pair] + 1) / (texts[pair] + ratio) * ratio)), 1)
        for pair, count in (titles + texts).items()
        if count >= LEAST_PAIRS and len(sources[pair]) >= LEAST_SOURCES
    }
    return {pair: value for pair, value in sorted(odds.items()) if abs(value) >= 0.3}


def count_characters(editions: Sequence[StoryEdition]) -> dict[str, tuple[float, float]]:
    """Log odds of characters, and of pairs of them that say more, at the beginning of paragraphs,
    and at the end of titles, against any place in a paragraph where a line could be broken."""
    begins, ends, first, last = (Counter[str]() for _ in range(4))
    sources: dict[str, set[str]] = defaultdict(set)
    for edition in editions:
        for story in edition.stories():
            begins.update(part for text in story.paragraphs for part in {text[0], text[:2]})
            ends.update(part for text in story.titles for part in {text[-1], text[-2:]})
            for text in story.paragraphs:
                for pair in _pairs(text):
                    sources[pair].add(edition.source)
                inner = [place for place in range(1, len(text)) if text[place] not in NO_START]
                last.update(text[place - 1] for place in inner)
                last.update(text[place - 2 : place] for place in inner if place > 1)
                first.update(text[place] for place in inner)
                first.update(text[place : place + 2] for place in inner if place + 1 < len(text))
    first_odds = _odds(begins, first, lambda pair: pair[0])
    last_odds = _odds(ends, last, lambda pair: pair[-1])
    known = sorted(
        each
        for each in first_odds.keys() | last_odds.keys()
        if len(each) == 1 or len(sources[each]) >= LEAST_SOURCES
    )
    return {
        each: (
            first_odds.get(each, first_odds.get(each[0], 0.0)),
            last_odds.get(each, last_odds.get(each[-1], 0.0)),
        )
        for each in known
    }


def _odds(
    found: Counter[str], within: Counter[str], nearest: Callable[[str], str]
) -> dict[str, float]:
    """Log odds of characters that are common enough to tell; two more of each are thought of.

    Those of a pair lean on those of the character `nearest` to the break, from which they differ.
    """
    ratio = sum(count for each, count in within.items() if len(each) == 1)
    ratio /= sum(count for each, count in found.items() if len(each) == 1)
    odds: dict[str, float] = {}
    for each, count in sorted((within + found).items(), key=lambda item: (len(item[0]), item[0])):
        if count < LEAST_CHARACTERS[len(each) - 1] or any(map(str.isspace, each)):
            continue
        known = odds.get(nearest(each), 0.0) if len(each) > 1 else 0.0
        thought = 2 * float(np.exp(max(0.0, known))), 2 * float(np.exp(max(0.0, -known)))
        value = float(np.log((found[each] + thought[0]) / (within[each] / ratio + thought[1])))
        if abs(value - known) >= (0.1 if len(each) == 1 else 0.5):
            odds[each] = round(value, 1)
    return odds


def _pairs(text: str) -> Iterator[str]:
    return (text[place : place + 2] for place in range(len(text) - 1))
