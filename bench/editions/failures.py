"""What went wrong, for people to read: the stories that no article matches."""

from __future__ import annotations

from collections.abc import Iterator

from editions.found import FoundEdition
from editions.gold import BuiltEdition
from editions.score import match, share


def failures(built: BuiltEdition, found: FoundEdition) -> Iterator[str]:
    """For every story that is not found: its titles, and what the articles hold that share it."""
    shared = share(built, found)
    overlaps = shared.overlaps()
    pairs = match(overlaps)
    for story in built.stories:
        if story.id in pairs:
            continue
        lines = [f"{story.id} {' / '.join(story.titles)} ({shared.gold[story.id]} characters)"]
        for place, article in enumerate(found.articles):
            if (story.id, place) not in overlaps:
                continue
            opening = article.body[0].text[:20] if article.body else ""
            counts = shared.held[place][story.id]
            pages = ", ".join(f"{n} on page {built.pages[i].number}" for i, n in counts.items())
            lines.append(
                f"    {overlaps[story.id, place]:.2f}: {pages} of {shared.sizes[place]} in "
                f"{' / '.join(article.titles) or '(no title)'} | {opening}"
            )
        yield "\n".join(lines)
