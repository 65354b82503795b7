"""Prompts as the tool builds them, with hints as it finds them, some wrong, some left out."""

from __future__ import annotations

import random
from collections.abc import Sequence

from pairs import Pair
from recipe import Hints

from summarize.check import check_translation
from summarize.records import Fact
from summarize.translators.prompts import build_prompt
from summarize.translators.written_in import write_in
from summarize.weights import ModelSpec
from summarize.zh.glosses import glosses

__all__ = ["draw_prompt"]


def draw_prompt(
    pair: Pair, spec: ModelSpec, facts: Sequence[Fact], hints: Hints, rng: random.Random
) -> tuple[str, str]:
    """The prompt of a pair, whose Chinese has `facts`, and its target; hints drawn by `rng`."""
    drawn, glossed = [], []
    if rng.random() >= hints.none:
        drawn = _drawn(pair, facts, hints, rng)
        glossed = [each for each in glosses(pair.zh, facts) if rng.random() < hints.glosses]
    # In a chat the answer is a turn of its own, else it goes on after "EN:".
    target = pair.en if spec.chat else f" {pair.en}"
    return build_prompt(spec, write_in(pair.zh, drawn, glossed)), target


def _drawn(pair: Pair, facts: Sequence[Fact], hints: Hints, rng: random.Random) -> list[Fact]:
    """Facts that the English renders so, most of them; a few that it renders otherwise."""
    missing = {finding.zh for finding in check_translation(pair.zh, pair.en, facts=facts)}
    lower = pair.en.lower()
    drawn = []
    for fact in facts:
        right = fact.en.lower() in lower and fact.zh not in missing
        if rng.random() < (hints.right if right else hints.wrong):
            drawn.append(fact)
    return drawn
