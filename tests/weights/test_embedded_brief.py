"""Briefs by the embedded base: what it writes, what it refuses, and that no torch is loaded."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tiny_models

from summarize.errors import ModelError
from summarize.summarizers.embedded import EmbeddedGenerator
from summarize.weights import Resolved, embedded_available, load_catalog, prepare_embedded, resolve

LOADS = """
import sys
from summarize.summarizers import load_summarizer
from summarize.weights import load_catalog
load_summarizer("generate", model="embedded-brief", cache_dir=None, offline=True)
assert "torch" not in sys.modules and "transformers" not in sys.modules
"""


@pytest.fixture
def model(tiny_base: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Resolved:
    monkeypatch.syspath_prepend(str(tiny_base.site))
    spec = replace(tiny_base.spec, role="summarize", max_source_tokens=40)
    return Resolved(spec=spec, folder=prepare_embedded(tmp_path, spec=spec), sha256="f" * 64)


@pytest.fixture
def generator(model: Resolved) -> EmbeddedGenerator:
    return EmbeddedGenerator(model, threads=1)


def test_it_writes_what_the_base_has_learned(generator: EmbeddedGenerator) -> None:
    assert (generator.use.role, generator.use.engine) == ("summarise", "ctranslate")
    written = [generator.write(zh) for zh in tiny_models.SOURCES]
    assert all(each.finished and each.score <= 0 < each.tokens for each in written)
    # Not each: the tiny vocabulary lacks some pieces of what was learned.
    right = [each.text == en for each, (_, en) in zip(written, tiny_models.PAIRS, strict=True)]
    assert sum(right) > len(right) / 2


def test_a_text_over_the_limit_is_refused_not_cut(generator: EmbeddedGenerator) -> None:
    long = tiny_models.SOURCES[0] * 20
    assert generator.fits(tiny_models.SOURCES[0])
    assert not generator.fits(long)
    with pytest.raises(ModelError, match="over the limit of 40"):
        generator.write(long)


def test_a_brief_that_does_not_end_is_cut_and_said_to_be(model: Resolved) -> None:
    short = replace(model, spec=replace(model.spec, max_target_tokens=1))
    generator = EmbeddedGenerator(short, threads=1)
    cut, whole = (generator.write(tiny_models.SOURCES[0], stretch=n) for n in (1, 40))
    assert (cut.finished, cut.tokens) == (False, 1)
    assert whole.finished
    assert whole.tokens > 1


def test_the_shipped_one_shares_the_base_of_the_translator() -> None:
    brief, translator = (load_catalog().get(name) for name in ("embedded-brief", "embedded"))
    assert brief.embedded is not None
    assert translator.embedded is not None
    assert brief.embedded.sha256 == translator.embedded.sha256
    assert brief.embedded.adapter != translator.embedded.adapter
    # Prompt, brief and what stands between fit the context that training saw.
    assert brief.max_source_tokens <= 250


@pytest.mark.embedded
@pytest.mark.skipif(not embedded_available(), reason="needs summarize[offline]")
def test_loading_the_shipped_one_loads_no_torch() -> None:
    # Once prepared; CTranslate2's converters, which prepare it, load what they find.
    resolve("embedded-brief", role="summarize", offline=True)
    subprocess.run([sys.executable, "-c", LOADS], check=True)
