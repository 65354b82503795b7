"""The people and bodies of an edition, with their posts and where they are named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarize.records import DigestArticle

__all__ = ["IndexEntry", "bodies_index", "people_index"]


@dataclass(slots=True, kw_only=True)
class IndexEntry:
    """One person or body: `zh` are the forms printed, `posts` (Chinese, English) pairs.

    Reporters and the like, who have no post in the text, have one without Chinese. `articles` are
    numbers of articles in the digest, from 1. Each is a dictionary to None: a set in order.
    """

    en: str
    zh: dict[str, None] = field(default_factory=dict)
    posts: dict[tuple[str, str], None] = field(default_factory=dict)
    articles: dict[int, None] = field(default_factory=dict)


def people_index(items: Sequence[DigestArticle]) -> list[IndexEntry]:
    """People in the order of their pinyin, surname first; those known by a surname alone left out.

    Two people of one English name are told apart by their Chinese.
    """
    entries: dict[str, IndexEntry] = {}
    for number, item in enumerate(items, 1):
        signed = {name: byline.role for byline in item.article.bylines for name in byline.names}
        for fact in item.article.facts:
            # 蔡奶奶 and 李某 are not to be found again under such a name.
            if fact.kind != "person" or fact.en != fact.value or " " not in fact.en:
                continue
            post = fact.post
            if post is None and fact.zh in signed:
                post = ("", signed[fact.zh])
            entry = entries.setdefault(fact.zh, IndexEntry(en=fact.en))
            entry.zh[fact.zh] = entry.articles[number] = None
            if post is not None:
                entry.posts[post] = None
    return sorted(entries.values(), key=lambda entry: (_letters(entry.en), entry.zh))


def bodies_index(items: Sequence[DigestArticle]) -> list[IndexEntry]:
    """Bodies in the order of the pinyin of their Chinese, each under all forms that are printed.

    Bodies of no known place (市公安局, of which city is not said) are left out.
    """
    from summarize.zh.terms import is_body

    entries: dict[str, IndexEntry] = {}
    for number, item in enumerate(items, 1):
        for fact in item.article.facts:
            if fact.kind == "organisation" and fact.en[:1].isupper() and is_body(fact.zh):
                # 省委省政府 are two bodies.
                joint = re.fullmatch("(CPC .+ Committee) and the (.+)", fact.en)
                for en in joint.groups() if joint else (fact.en,):
                    entry = entries.setdefault(en, IndexEntry(en=en))
                    entry.zh[fact.zh] = entry.articles[number] = None
    return sorted(entries.values(), key=lambda entry: (_pinyin(entry.zh), entry.en))


def _letters(name: str) -> list[str]:
    """Words of a name without marks, so that Lü comes among Lu and Xi'an among Xian."""
    return [re.sub("[^a-z]", "", word.lower().replace("ü", "u")) for word in name.split()]


def _pinyin(forms: Iterable[str]) -> list[str]:
    from pypinyin import lazy_pinyin

    return list(lazy_pinyin(next(iter(forms))))
