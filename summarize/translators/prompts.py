"""What a causal model is shown: the sentence, its hints and the words around them."""

from __future__ import annotations

import re

from summarize.translators.contract import Sentence
from summarize.weights.catalog import ModelSpec

__all__ = ["build_prompt", "clean_hint"]

# Characters that would end a hint, or the list of hints, early.
STRUCTURE = re.compile(r"[\s;=\[\]]+")
SPACE = re.compile(r"\s+")


def clean_hint(text: str) -> str:
    """One side of a hint without the characters that part hints from each other.

    >>> clean_hint("Party [CPC]; Committee")
    'Party CPC Committee'
    """
    return STRUCTURE.sub(" ", text).strip()


def build_prompt(spec: ModelSpec, sentence: Sentence) -> str:
    """The prompt for one sentence, white space in it reduced to single spaces.

    Hints whose either side is empty once cleaned are left out.
    """
    pairs = [(clean_hint(zh), clean_hint(en)) for zh, en in sentence.pairs]
    shown = spec.pair_separator.join(
        spec.pair.format(zh=zh, en=en) for zh, en in pairs if zh and en
    )
    hints = spec.hint_prompt.format(pairs=shown) if shown else ""
    text = SPACE.sub(" ", sentence.text).strip()
    template = spec.hinted_prompt if hints and spec.hinted_prompt else spec.prompt
    return template.format(text=text, hints=hints)
