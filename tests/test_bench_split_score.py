"""The scorer of the splitting benchmark: 1 on the truth, known values on known errors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from editions.content import score_content
from editions.forms import FORMS, build_text
from editions.found import FoundArticle, FoundEdition
from editions.gold import BuiltEdition, Jump, Meeting, PrintedEdition, Story
from editions.rivals import RIVALS
from editions.score import score_text
from invented_editions import edition, truth_as_found
from subsequence import common_length

from summarize.records import Passage, Span


@pytest.mark.parametrize("form", FORMS)
def test_the_truth_scores_one(form: str) -> None:
    built = build_text(edition(pages=4, stories=5, paragraphs=4, sentences=5), form, 3)
    score = score_text(built, truth_as_found(built))
    assert score.gold == score.found == 20
    assert {rate for rate in score.rates().values() if rate is not None} == {1.0}
    assert (score.wrongly_joined, score.jumps_wrong, score.unaccounted) == (0, 0, 0)
    if FORMS[form].jumps:
        assert score.jumps > 0


@pytest.fixture
def built() -> BuiltEdition:
    return build_text(edition(pages=2, stories=2), "blocks", 1)


@pytest.fixture
def truth(built: BuiltEdition) -> FoundEdition:
    return truth_as_found(built)


def _with(truth: FoundEdition, *articles: FoundArticle) -> FoundEdition:
    return replace(truth, articles=articles)


def test_two_stories_in_one_article_are_both_lost(built: BuiltEdition, truth: FoundEdition) -> None:
    one, other, *rest = truth.articles
    score = score_text(built, _with(truth, replace(one, spans=one.spans + other.spans), *rest))
    assert (score.matched, score.found, score.gold) == (2, 3, 4)
    assert score.f1 == pytest.approx(4 / 7)


def test_an_article_counts_once(built: BuiltEdition, truth: FoundEdition) -> None:
    score = score_text(built, _with(truth, *truth.articles, truth.articles[0]))
    assert (score.precision, score.recall) == (0.8, 1.0)


@pytest.mark.parametrize(("kept", "found"), [(0.81, True), (0.79, False)])
def test_four_fifths_of_the_characters_are_enough(
    built: BuiltEdition, truth: FoundEdition, kept: float, found: bool
) -> None:
    first = truth.articles[0]
    spans = first.spans[: round(len(first.spans) * kept)]
    score = score_text(built, _with(truth, replace(first, spans=spans), *truth.articles[1:]))
    assert score.matched == 3 + found


def test_titles_and_names(built: BuiltEdition, truth: FoundEdition) -> None:
    one, two, three, four = truth.articles
    score = score_text(
        built,
        _with(
            truth,
            replace(one, headline=one.titles[0]),
            replace(two, titles=two.titles[:2]),
            replace(three, names=frozenset({"李明", "王强"})),
            four,
        ),
    )
    assert (score.headline, score.line, score.byline, score.signed) == (3, 3, 3, 4)


def test_joined_paragraphs_and_columns_left_apart(built: BuiltEdition, truth: FoundEdition) -> None:
    one, *rest = truth.articles
    glued = replace(one, body=(Passage.join(one.body),))
    score = score_text(built, _with(truth, glued, *rest))
    assert (score.wrongly_joined, score.ends) == (2, 8)
    apart = [
        replace(article, body=tuple(_characters(part) for part in article.body))
        for article in truth.articles
    ]
    score = score_text(built, _with(truth, *(replace(a, body=sum(a.body, ())) for a in apart)))
    assert score.breaks > 0
    assert score.rejoined == 0


def test_text_of_two_articles_in_a_paragraph(built: BuiltEdition, truth: FoundEdition) -> None:
    one, other, *rest = truth.articles
    mixed = replace(one, body=(*one.body[:-1], Passage.join([one.body[-1], other.body[0]])))
    score = score_text(built, _with(truth, mixed, replace(other, body=other.body[1:]), *rest))
    assert (score.crossed, score.wrongly_joined) == (1, 0)
    assert score.rates()["rejoin precision"] == score.rejoined / (score.rejoined + 1)


def test_ends_that_nothing_shows_are_counted_apart() -> None:
    built = build_text(edition(pages=4, stories=5, paragraphs=4, sentences=5), "wrapped-bare", 4)
    truth = truth_as_found(built)
    glued = [replace(article, body=(Passage.join(article.body),)) for article in truth.articles]
    score = score_text(built, _with(truth, *glued))
    assert score.unmarked == score.unmarked_joined > 0
    assert score.wrongly_joined == score.ends > score.unmarked


def _characters(part: Passage) -> tuple[Passage, ...]:
    return tuple(part.cut(place, place + 1) for place in range(len(part.text)))


def test_half_a_jump_is_no_jump() -> None:
    built = build_text(edition(pages=4, stories=5, paragraphs=4, sentences=5), "jumps", 3)
    truth = truth_as_found(built)
    parted = []
    for article in truth.articles:
        for page in {span.page for span in article.spans}:
            spans = tuple(span for span in article.spans if span.page == page)
            parted.append(replace(article, spans=spans))
    score = score_text(built, _with(truth, *parted))
    assert (score.jumps_right, score.jumps_wrong) == (0, 0)
    one, other = truth.articles[0], truth.articles[-1]
    score = score_text(built, _with(truth, replace(one, spans=one.spans + other.spans)))
    assert score.jumps_wrong == 1


def test_another_text_than_was_built_is_refused(built: BuiltEdition, truth: FoundEdition) -> None:
    with pytest.raises(ValueError, match="another text"):
        score_text(built, replace(truth, texts=("别的",)))


def test_the_rivals() -> None:
    text = (
        "甲县开会\n\n副题一行\n\n甲县昨天召开会议，讨论春耕。\n\n乙县修路\n\n乙县今天开始修路。\n"
    )
    found = RIVALS["short lines"]([text])
    assert [article.titles for article in found.articles] == [
        ("甲县开会", "副题一行"),
        ("乙县修路",),
    ]
    (page,) = RIVALS["page each"]([text]).articles
    assert page.headline == "甲县开会"
    assert page.spans == (Span(page=0, start=0, end=len(text)),)


# By content.

_ONE = Story(
    id="one", source="invented", headline=("山上修水渠",),
    paragraphs=("水渠全长十公里。今年完工。",),
)  # fmt: skip
_TWO = Story(
    id="two", source="invented", headline=("村里通电话",),
    paragraphs=("电话线昨天架通。", "村民都很高兴，奔走相告。"),
)  # fmt: skip


@pytest.fixture
def printed() -> PrintedEdition:
    return PrintedEdition(
        form="pdf",
        date="2024-03-05",
        source="invented",
        stories=(_ONE, _TWO),
        files=(Path("edition.pdf"),),
        pages=2,
        parts={
            ("one", 0): "山上修水渠水渠全长十公里。",
            ("one", 1): "今年完工。",
            ("two", 1): "村里通电话电话线昨天架通。村民都很高兴,奔走相告。",
        },
        meetings=(
            Meeting(kind="column", page=1, before="十公里。", after="今年完工"),
            Meeting(kind="paragraph", page=1, before="昨天架通。", after="村民都很"),
        ),
        jumps=(Jump(story="one", start=0, end=1),),
    )


def _found(*articles: tuple[Story, list[tuple[int, str]], list[str]]) -> FoundEdition:
    texts = ["", ""]
    made = []
    for story, parts, body in articles:
        spans = []
        for page, text in parts:
            start = len(texts[page])
            spans.append(Span(page=page, start=start, end=start + len(text)))
            texts[page] += text
        made.append(
            FoundArticle(
                spans=tuple(spans),
                titles=story.titles,
                headline=story.headline[0],
                body=tuple(
                    Passage(text=text, spans=(Span(page=0, start=0, end=len(text)),))
                    for text in body
                ),
            )
        )
    return FoundEdition(texts=tuple(texts), articles=tuple(made))


_PARTS = [(0, "山上修水渠\n水渠全长十\n公里。"), (1, "今年完工。")]
_WHOLE = [(1, "村里通电话 电话线昨天架通。村民都很高兴，奔走相告。")]


def test_the_truth_by_content_scores_one(printed: PrintedEdition) -> None:
    found = _found(
        (_ONE, _PARTS, ["水渠全长十公里。今年完工。"]), (_TWO, _WHOLE, list(_TWO.paragraphs))
    )
    score = score_content(printed, found)
    assert {rate for rate in score.rates().values() if rate is not None} == {1.0}
    assert (score.jumps_right, score.jumps_wrong, score.wrongly_joined) == (1, 0, 0)


def test_errors_by_content(printed: PrintedEdition) -> None:
    found = _found(
        (_ONE, _PARTS[:1], ["水渠全长十公里。"]),
        (_TWO, [*_PARTS[1:], *_WHOLE], ["".join(_TWO.paragraphs)]),
    )
    score = score_content(printed, found)
    assert (score.jumps_right, score.rejoined, score.wrongly_joined) == (0, 0, 1)


def test_misread_characters_are_forgiven(printed: PrintedEdition) -> None:
    # Every sixth character misread: trigrams agree by half, the characters by five sixths.
    text = "".join("口" if n % 6 == 5 else c for n, c in enumerate(_WHOLE[0][1].replace(" ", "")))
    score = score_content(printed, _found((_TWO, [(1, text)], [])))
    assert score.matched == 1


def test_longest_common_subsequence() -> None:
    assert common_length("春耕生产动员会", "春天耕地产粮会") == 4
    assert common_length("", "会") == 0
