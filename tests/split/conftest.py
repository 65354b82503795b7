"""An edition made of texts, without the checks that reading makes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarize.read.text import find_blocks
from summarize.records import Edition, Page, Source


@pytest.fixture(scope="session")
def make_edition() -> Callable[..., Edition]:
    """A function from the texts of pages (and their printed numbers) to an edition."""

    def make(*texts: str, numbers: tuple[int, ...] = ()) -> Edition:
        source = Source(name="text", encoding="utf-8", sha256="", size=0)
        return Edition(
            pages=tuple(
                Page(
                    index=index,
                    number=numbers[index] if numbers else index + 1,
                    text=text,
                    source=source,
                    blocks=find_blocks(text, index),
                )
                for index, text in enumerate(texts)
            )
        )

    return make
