"""From an Edition to its articles, with every character of every page accounted for."""

from __future__ import annotations

from collections import Counter

from summarize.records import Article, Edition, Split, Unassigned

__all__ = ["split_edition"]


def split_edition(edition: Edition) -> Split:
    """Take an edition apart into articles and unassigned text, which together hold all of it.

    Articles are in reading order, page by page, with ids such as "p1-a2" (printed page number and
    place on it), unique in the edition. An article that jumps is one article, with spans on each of
    its pages, under the id of its first part; where its other half is missing, its `findings` say
    so. Pages in traditional characters are read through a simplified twin, and their text stays as
    it is; a finding of the edition says so. Where a page holds no article, all its text is
    unassigned; nothing is raised.
    """
    # On use, since `import summarize` needs this package and not its hundred patterns.
    from summarize.split.account import article_spans, unassigned_text
    from summarize.split.article import build_article
    from summarize.split.group import group
    from summarize.split.jumps import join_jumps
    from summarize.split.twin import recast, simplified_twin, with_script_finding

    # Rules see simplified characters; what they find is read off the source by its spans.
    read = simplified_twin(edition)
    articles: list[Article] = []
    unassigned: list[Unassigned] = []
    places: Counter[int] = Counter()
    for page in read.pages:
        owned = group(page)
        for draft, spans in article_spans(page, owned):
            places[page.number] += 1
            name = f"p{page.number}-a{places[page.number]}"
            articles.append(build_article(page, draft, name=name, spans=spans))
        unassigned.extend(unassigned_text(page, owned))
    found = Split(
        edition=with_script_finding(edition),
        articles=join_jumps(read.pages, articles),
        unassigned=tuple(unassigned),
    )
    return found if read is edition else recast(found, edition.pages)
