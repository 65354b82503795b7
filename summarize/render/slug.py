"""Anchors of headings as GitHub makes them."""

from __future__ import annotations

import unicodedata

__all__ = ["slug"]


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading of this text (markup removed).

    Lower case; of the characters, letters, marks, digits, connectors (_), hyphens and spaces are
    kept, and spaces become hyphens. This is the rule of the `html-pipeline` table of contents;
    the counter that GitHub adds to repeated headings is left out, so headings must differ.
    """
    kept = (char for char in heading.strip().lower() if char in "- " or _is_word(char))
    return "".join(kept).replace(" ", "-")


def _is_word(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category in {"Nd", "Nl", "Pc"}
