"""The sentences of an article that an extract may choose from, each with its source spans."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.records import Article, Passage
from summarize.zh.sentences import split_sentences

__all__ = ["Candidate", "article_passages", "candidates", "is_whole"]

# Characters. A longer quotation is no sentence of a summary, so it need not be kept together.
LONGEST_QUOTATION = 300
# GB/T 15834-2011, 4.1 to 4.3: the marks that end a sentence, with whatever closes around them.
# A jump (下转2版) leaves the last sentence of the page without one.
_CLOSERS = "”’」』）)】〕》\"'"
_END = re.compile(rf"[。！？!?｡…][{re.escape(_CLOSERS)}]*$")
# Marks that may only be used in pairs; < and > are left out, they also compare.
_PAIRS = ("“”", "‘’", "「」", "『』", "（）", "()", "【】", "《》", "〔〕")


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One sentence. `order` counts the sentences of the article from 0, fragments included.

    `whole` is False for a fragment: no final punctuation, half of a quotation, or the far side
    of a jump.
    """

    passage: Passage
    order: int
    whole: bool

    @property
    def text(self) -> str:
        """The sentence, without white space around it."""
        return self.passage.text


def article_passages(article: Article) -> tuple[Passage, ...]:
    """What a summary may draw on: the body, or the caption of a picture story without one.

    Beside a body the caption stays out: the digest prints it in its own place.
    """
    if not article.body and article.caption is not None:
        return (article.caption,)
    return article.body


def candidates(article: Article) -> tuple[Candidate, ...]:
    """The sentences of the article in source order; empty where it has no text."""
    found: list[Candidate] = []
    # What continues an article of another page starts wherever that page was full.
    continued = article.jump_from is not None and article.jump_to is None
    for passage in article_passages(article):
        for sentence in _sentences(passage):
            whole = is_whole(sentence.text) and not (continued and not found)
            found.append(Candidate(passage=sentence, order=len(found), whole=whole))
    return tuple(found)


def is_whole(text: str) -> bool:
    """Whether `text` ends as a sentence does and every quotation in it is complete."""
    return _END.search(text) is not None and _balanced(text)


def _balanced(text: str) -> bool:
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def _sentences(passage: Passage) -> list[Passage]:
    """The sentences of a paragraph; a quotation of several sentences stays in one piece.

    A quotation that is not closed within LONGEST_QUOTATION is left in pieces: fragments.
    """
    # A line break kept between two Latin words ends no sentence.
    text = passage.text.replace("\n", " ")
    spans = [(start, end) for start, end in split_sentences(text) if start < end]
    joined: list[tuple[int, int]] = []
    index = 0
    while index < len(spans):
        last = _closing(passage.text, spans, index)
        joined.append((spans[index][0], spans[last][1]))
        index = last + 1
    sentences = (passage.cut(start, end).strip() for start, end in joined)
    return [sentence for sentence in sentences if sentence.text]


def _closing(text: str, spans: list[tuple[int, int]], index: int) -> int:
    """The sentence with which the quotations opened in sentence `index` are closed."""
    start = spans[index][0]
    for last in range(index, len(spans)):
        end = spans[last][1]
        if end - start > LONGEST_QUOTATION and last > index:
            break
        if _balanced(text[start:end]):
            return last
    return index
