"""Small invented editions for the tests of the splitting benchmark."""

from __future__ import annotations

from editions.found import FoundArticle, FoundEdition
from editions.gold import BuiltEdition, Story, StoryEdition, StoryPage

from summarize.records import Passage, Span

_SENTENCES = (
    "青田县昨天召开春耕生产动员会，部署今年的粮食生产工作。",
    "会议要求各乡镇抢抓农时，确保早稻面积稳定在二十万亩以上。",
    "县农业局组织三百名技术员下乡，帮助农户解决育秧中的难题。",
    "据介绍，今年全县新修水渠四十公里，灌溉条件明显改善。",
    "“有了水，心里就不慌。”大坪村村民陈福根一边插秧一边对记者说。",
    "县里还拿出五百万元资金，补贴农户购买农机具。",
)


def story(number: int, *, paragraphs: int = 3, sentences: int = 3) -> Story:
    """A story with every part of a title, told apart from the others by its number."""
    texts = []
    for place in range(paragraphs):
        chosen = [_SENTENCES[(number + place + n) % len(_SENTENCES)] for n in range(sentences)]
        texts.append(f"第{number}号消息第{place}段。" + "".join(chosen))
    return Story(
        id=f"s{number}",
        source="invented",
        kicker=(f"第{number}次动员会提出",),
        headline=(f"青田第{number}批春耕物资下乡",),
        subheads=(f"第{number}支队伍同时出发",),
        signed="本报记者　李明",
        names=frozenset({"李明"}),
        paragraphs=tuple(texts),
    )


def edition(pages: int = 3, stories: int = 4, **options: int) -> StoryEdition:
    """An edition of `pages` pages with as many `stories` each."""
    numbers = iter(range(10, 10 + pages * stories))
    return StoryEdition(
        date="2024-03-05",
        source="invented",
        pages=tuple(
            StoryPage(
                number=page,
                section=None,
                stories=tuple(story(next(numbers), **options) for _ in range(stories)),
            )
            for page in range(1, pages + 1)
        ),
    )


def owned(built: BuiltEdition, ident: str) -> list[tuple[int, int]]:
    """The places (page index, character) of a story's visible characters, in order."""
    return [
        (index, place)
        for index, page in enumerate(built.pages)
        for place, owner in enumerate(page.owners)
        if owner == ident and not page.text[place].isspace()
    ]


def truth_as_found(built: BuiltEdition) -> FoundEdition:
    """The truth about an edition in the form of something found: it must score 1 throughout."""
    return FoundEdition(
        texts=tuple(page.text for page in built.pages),
        articles=tuple(_article(built, story) for story in built.stories),
    )


def _article(built: BuiltEdition, story: Story) -> FoundArticle:
    places = owned(built, story.id)
    return FoundArticle(
        spans=tuple(Span(page=page, start=place, end=place + 1) for page, place in places),
        titles=story.titles,
        headline="".join(story.headline),
        names=frozenset("".join(name.split()) for name in story.names),
        body=_paragraphs(built, story, places),
    )


def _paragraphs(
    built: BuiltEdition, story: Story, places: list[tuple[int, int]]
) -> tuple[Passage, ...]:
    """The paragraphs, character by character; jump lines between their parts are passed over."""
    texts = [page.text for page in built.pages]
    whole = "".join(texts[page][place] for page, place in places)
    position = whole.index("".join(story.paragraphs[0].split())[:12])
    made = []
    for paragraph in story.paragraphs:
        spans = []
        wanted = "".join(paragraph.split())
        for character in wanted:
            position = whole.index(character, position)
            page, place = places[position]
            spans.append(Span(page=page, start=place, end=place + 1))
            position += 1
        made.append(Passage(text=wanted, spans=tuple(spans)))
    return tuple(made)
