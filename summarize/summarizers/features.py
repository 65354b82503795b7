"""What speaks for a sentence as part of a summary, and what against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from summarize.records import Article, Fact, Span
from summarize.summarizers.candidates import Candidate
from summarize.summarizers.graph import centrality, terms, vectors

__all__ = ["Features", "Measured", "Weights", "measure", "points_back", "score"]

SHORTEST = 8  # characters; below, a sentence is an exclamation or a crosshead
SHORT = 16  # characters; from here on, a sentence can say who did what
LONGEST = 120  # characters; above, it is an enumeration that nobody reads in a digest
_FACTS_ENOUGH = 4  # more facts than this make a sentence a table

# Words that point back at a sentence the summary may not contain. 要… and 二是… belong to the
# speaker that a sentence before them names (会议强调); alone, the digest itself would demand it.
# Names that begin alike are excepted: 也门, 上海 (以上海为…), 但丁, 其美, 他信, 那曲, 那不勒斯.
_POINTS_BACK = re.compile(
    r"^[“\"「『]?(?:"
    r"这|那(?!曲|坡|不勒斯)|此|其(?!美)|该|他(?!信(?![任心守奉仰]))|她|它|前者|后者|上述|以上(?!海)|双方|两人"
    r"|二人(?!转)|对此|为此|据此|由此|就此|因此|因而|与此|在此|所以|于是"
    r"|当日|当天|当时|当晚|同日|同时|随后|之后|接着|会上|会前|会后|会议期间"
    r"|另外|另据|另悉|除此|然而|但(?!丁)|不过|而且|并且|而(?!立)|也(?!门)|还|又|再次|其次"
    r"|要(?!求|闻|点|塞|素|职)|[二三四五六七八九]是|第[二三四五六七八九][,，]"
    r")"
)
# 我 of a speaker whom the sentence does not name; 我国, 我省 are the paper's own words.
_SPEAKER_LOST = re.compile(
    r"^(?:(?![说道称“‘\"「]|表示|强调|指出|介绍|认为|坦言|告诉).)*?"
    r"(?:咱们|我们|(?<!自)我(?![国省市县区州党军方院校队]))"
)
_QUOTATION = re.compile(r"^[“\"「『].*[”\"」』][。！？!?]?$", re.DOTALL)
_QUESTION = re.compile(r"[？?][”’」』）)\"']*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Features:
    """What is measured of a sentence; each is 0 to 1.

    centrality: LexRank within the article. lead: 1 / (place in the article, from 1), a quarter
    of that where the article opens with a scene.
    headline: share of the headline's terms that it repeats.
    facts: figures, dates and names in it, as a share of enough. Against it: length (too short
    or too long), points_back, question, quotation (words of somebody and nothing else).
    """

    centrality: float
    lead: float
    headline: float
    facts: float
    length: float
    points_back: float
    question: float
    quotation: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """The weight of each feature in the score; below 0 for what speaks against a sentence.

    `redundancy` weighs the likeness (cosine) to the sentence already chosen that is most alike.
    Found by `bench/summary.py --tune` on news briefs, save four that such data cannot tell:
    headline (its references are reworded headlines), facts (a broadcast brief leaves figures
    out, a digest's reader wants them), points_back (ROUGE is blind to a missing antecedent) and
    length (enough to put a lead behind an exclamation before it).
    """

    centrality: float = 0.5
    lead: float = 1.0
    headline: float = 0.6
    facts: float = 0.3
    length: float = -0.6
    points_back: float = -0.5
    question: float = -0.5
    quotation: float = -1.0
    redundancy: float = -0.4


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """A candidate with its features and its tf-idf vector of length 1."""

    candidate: Candidate
    features: Features
    vector: dict[str, float]


def measure(article: Article, found: Sequence[Candidate]) -> tuple[Measured, ...]:
    """The features of the candidates of an article, in the same order."""
    rows = vectors([candidate.text for candidate in found])
    title = _title_terms(article)
    lead = 0.25 if _opens_with_scene(article, found) else 1.0
    return tuple(
        Measured(
            candidate=candidate,
            vector=row,
            features=Features(
                centrality=rank,
                lead=lead / (1 + candidate.order),
                headline=_overlap(title, candidate.text),
                facts=_fact_share(article.facts, candidate.passage.spans),
                length=_length_fault(len(candidate.text)),
                points_back=float(points_back(candidate.text)),
                question=float(_QUESTION.search(candidate.text) is not None),
                quotation=float(_QUOTATION.match(candidate.text) is not None),
            ),
        )
        for candidate, row, rank in zip(found, rows, centrality(rows), strict=True)
    )


def score(features: Features, weights: Weights) -> float:
    """The weighted sum; it has no unit, and 0 means as much against a sentence as for it."""
    names = [field.name for field in fields(features)]
    return float(sum(getattr(features, name) * getattr(weights, name) for name in names))


def points_back(text: str) -> bool:
    """Whether a sentence needs one before it: it starts with 对此, 其中, 他, 要…, or it is
    speech without a speaker (我们坚信…).

    >>> [points_back(text) for text in ("对此,他表示满意。", "也门政府表示满意。", "我们满意。")]
    [True, False, True]
    """
    return any(pattern.match(text) for pattern in (_POINTS_BACK, _SPEAKER_LOST))


def _opens_with_scene(article: Article, found: Sequence[Candidate]) -> bool:
    """Whether this is a feature (通讯) that starts with a voice and comes to its news later.

    A report (消息) says the news first, behind its dateline (本报讯).
    """
    opening = found[0].text if found else ""
    voice = _QUOTATION.match(opening) or _QUESTION.search(opening)
    return article.dateline is None and voice is not None


def _title_terms(article: Article) -> frozenset[str]:
    """The terms of kicker, headline and subheads: the editors' own summary (the title method,
    Edmundson, JACM 16, 1969)."""
    parts = (article.kicker, article.headline, *article.subheads)
    return frozenset(term for part in parts if part is not None for term in terms(part.text))


def _overlap(title: frozenset[str], text: str) -> float:
    return len(title.intersection(terms(text))) / len(title) if title else 0.0


def _fact_share(facts: Sequence[Fact], spans: Sequence[Span]) -> float:
    inside = sum(
        any(_covers(outer, inner) for outer in spans for inner in fact.spans) for fact in facts
    )
    return min(inside, _FACTS_ENOUGH) / _FACTS_ENOUGH


def _covers(outer: Span, inner: Span) -> bool:
    return outer.page == inner.page and outer.start <= inner.start and inner.end <= outer.end


def _length_fault(length: int) -> float:
    """1 below SHORTEST, falling to 0 at SHORT; rising from LONGEST to 1 at twice LONGEST."""
    if length < SHORTEST:
        return 1.0
    if length < SHORT:
        return (SHORT - length) / (SHORT - SHORTEST)
    return min(max(length - LONGEST, 0) / LONGEST, 1.0)
