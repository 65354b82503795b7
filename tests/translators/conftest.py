"""Tiny models on disk, made once a session, and what loads them."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pytest
import tiny_hub_models
import tiny_models

from summarize.weights import Resolved, resolve


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Resolved]:
    """tiny("marian" | "m2m100" | "mt5" | "gemma3" | "nllb" | "hunyuan"): that model, built on
    first use."""
    made: dict[str, Resolved] = {}

    def build(kind: str) -> Resolved:
        if kind not in made:
            folder = tmp_path_factory.mktemp("tiny") / kind
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                module = tiny_models if hasattr(tiny_models, f"tiny_{kind}") else tiny_hub_models
                getattr(module, f"tiny_{kind}")(folder)
            made[kind] = resolve(str(folder), role="translate")
        return made[kind]

    return build


@pytest.fixture
def pairs() -> list[tuple[str, str]]:
    """What the tiny models were taught: Chinese and English."""
    return tiny_models.PAIRS
