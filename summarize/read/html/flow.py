"""The visible text of a page as lines, in the order of the markup, with what markup says of each.

One pass over the tree, without recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from summarize.read.html.lines import Frame, Line, Setter
from summarize.read.html.marks import body_mark, comment_mark, element_mark, is_photo

__all__ = ["Body", "Flow", "read_flow"]

_UNSEEN = frozenset(
    (
        "head", "script", "style", "template", "noscript", "noframes", "noembed", "iframe", "video",
        "audio", "canvas", "datalist", "map", "param", "source", "track", "input",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol",
        "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody",
        "textarea", "tfoot", "thead", "tr", "ul",
    )
)  # fmt: skip
# Cells of one row are lines of one block: a table of figures stays readable.
_LINES = frozenset(("td", "th"))
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEAREST = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """An article body: its `first` line, and those of the elements around it, nearest first."""

    first: int
    around: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """The visible text of a page, its lines, bodies, links in order, comments; its size.

    `pictures` counts photographs and drawings, icons of the page left out.
    """

    text: str
    lines: tuple[Line, ...]
    bodies: tuple[Body, ...]
    links: tuple[str, ...]
    areas: tuple[str, ...]
    comments: tuple[str, ...]
    elements: int
    pictures: int

    @property
    def has_body(self) -> bool:
        """Does markup name an article body that holds text?"""
        return any(line.body is not None for line in self.lines)


class _Reader:
    """One walk over a tree."""

    def __init__(self) -> None:
        self.setter = Setter()
        self.stack = [Frame(first=0)]
        self.bodies: list[Body] = []
        self.links: list[str] = []
        self.areas: list[str] = []
        self.comments: list[str] = []
        self.elements = 0
        self.pictures = 0

    def start(self, element: etree._Element) -> None:
        self.elements += 1
        tag = str(element.tag).lower()
        above = self.stack[-1]
        if tag == "area":
            self.areas.append(element.get("href", ""))
        hidden = above.hidden or tag in _UNSEEN or _is_hidden(element)
        mark = element_mark(tag, element)
        if mark and not mark.sure and above.body is not None:
            mark = None  # <span class="date"> in a sentence
        if not hidden:
            if tag == "br":
                self._line_break()
            elif tag in _LINES:
                self.setter.end_line()
            elif tag in _BLOCKS or (mark and mark != above.mark):
                self.setter.end_block()
            if tag == "a":
                self.links.append(element.get("href", ""))
            elif tag == "img" and is_photo(element):
                self.setter.photo = True
                self.pictures += 1
        frame = Frame(
            first=len(self.setter.lines),
            hidden=hidden,
            link=above.link or tag == "a",
            bold=above.bold or tag in _BOLD,
            centered=above.centered or _is_centered(tag, element),
            pre=above.pre or tag in ("pre", "textarea"),
            heading=int(tag[1]) if re.fullmatch("h[1-6]", tag) else above.heading,
            mark=mark or above.mark,
            body=above.body,
            cell=above.cell or (tag in _LINES and above.body is not None),
        )
        self.stack.append(frame)
        if body_mark(tag, element) and not hidden:
            self._open_body(frame)
        if not hidden:
            self._put(element.text)

    def end(self, element: etree._Element) -> None:
        tag = str(element.tag).lower()
        frame = self.stack.pop()
        above = self.stack[-1]
        if not frame.hidden:
            if tag in _LINES:
                self.setter.end_line()
            elif tag in _BLOCKS or frame.mark != above.mark or frame.body != above.body:
                self.setter.end_block()
        if not above.hidden:
            self._put(element.tail)

    def comment(self, element: etree._Element) -> None:
        text = element.text or ""
        frame = self.stack[-1]
        named = comment_mark(text)
        if "enpproperty" in text or "saved from url" in text:
            self.comments.append(text)
        elif named and not frame.hidden:
            self.setter.end_block()
            if named.opens and named.body:
                self._open_body(frame)
            elif named.opens:
                frame.unmarked, frame.mark = frame.unmarked or (frame.mark,), named.mark
            elif named.body:
                self._close_body()
            elif frame.unmarked:
                (frame.mark,), frame.unmarked = frame.unmarked, None
        if not frame.hidden:
            self._put(element.tail)

    def _put(self, text: str | None) -> None:
        frame = self.stack[-1]
        if not text:
            return
        if not frame.pre:
            self.setter.put(text, frame)
            return
        for place, line in enumerate(text.splitlines()):
            if place:
                self.setter.end_line()
            self.setter.put(line, frame)

    def _line_break(self) -> None:
        # Two <br> leave an empty line, which parts paragraphs.
        if self.setter.pieces and "".join(self.setter.pieces).strip():
            self.setter.end_line()
        else:
            self.setter.end_block()

    def _open_body(self, frame: Frame) -> None:
        if frame.body is not None:
            return
        self.setter.end_block()
        around = [each.first for each in reversed(self.stack[-_NEAREST:])]
        frame.body, frame.opened = len(self.bodies), True
        self.bodies.append(Body(first=len(self.setter.lines), around=tuple(dict.fromkeys(around))))

    def _close_body(self) -> None:
        opened = next((place for place, each in enumerate(self.stack) if each.opened), None)
        if opened is not None:
            for frame in self.stack[opened:]:
                frame.body, frame.opened = None, False


def _walk(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Every node of the document in order: the parser sets what follows </html> beside the root."""
    before = [*root.itersiblings(preceding=True)]
    for top in (*reversed(before), root, *root.itersiblings()):
        if isinstance(top, etree._Comment):
            yield "comment", top
        elif isinstance(top.tag, str):
            yield from etree.iterwalk(top, events=("start", "end", "comment", "pi"))
        else:
            yield "pi", top


def read_flow(root: etree._Element) -> Flow:
    """The visible text of a page. Takes time linear in the size of the tree."""
    reader = _Reader()
    for event, node in _walk(root):
        if event == "start":
            reader.start(node)
        elif event == "end":
            reader.end(node)
        elif event == "comment":
            reader.comment(node)
        elif not reader.stack[-1].hidden:
            reader._put(node.tail)
    reader.setter.end_line()
    return Flow(
        text="".join(reader.setter.text),
        lines=tuple(reader.setter.lines),
        bodies=tuple(reader.bodies),
        links=tuple(reader.links),
        areas=tuple(reader.areas),
        comments=tuple(reader.comments),
        elements=reader.elements,
        pictures=reader.pictures,
    )


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
        return True
    return bool(_HIDDEN_STYLE.search(element.get("style", "")))


def _is_centered(tag: str, element: etree._Element) -> bool:
    if tag == "center" or element.get("align", "").lower() in ("center", "middle"):
        return True
    return "center" in element.get("style", "").lower()
