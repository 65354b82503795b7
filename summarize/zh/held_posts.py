"""The post a person is named with: 省委常委、政法委书记王成国, 李强总理."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.records import Fact

__all__ = ["post_of"]

_JOINT = re.compile(r"[、，,兼\s]?")
# More posts in a row than anyone holds are a list of other people's.
_FEW = 6


def post_of(text: str, start: int, end: int, posts: Sequence[Fact]) -> tuple[str, str] | None:
    """The post beside the name at `start` to `end`, in Chinese and English; None where none is.

    `posts` are those of `text`, in order; those that follow one another before the name count
    together.
    """
    held: list[Fact] = []
    position = start
    for post in reversed([post for post in posts if post.end <= start]):
        if len(held) == _FEW or not _JOINT.fullmatch(text[post.end : position]):
            break
        if not held and post.end != start:
            break
        held.insert(0, post)
        position = post.start
    if not held:
        held = [post for post in posts if post.start == end][:1]
    if not held:
        return None
    return text[held[0].start : held[-1].end], ", ".join(post.en for post in held)
