"""Another adapter for briefs than the shipped one, for the summary bench alone."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from summarize.summarizers.embedded import EmbeddedGenerator
from summarize.weights import Resolved, load_catalog
from summarize.weights.embedded import write_merged

__all__ = ["generator_of"]


def generator_of(adapter: Path) -> EmbeddedGenerator:
    """The embedded base with `adapter`, which `models/train/train.py` made by `briefs.toml`."""
    spec = load_catalog().get("embedded-brief")
    assert spec.embedded is not None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_merged(spec, adapter, spec.embedded.adapter_scale, folder)
        named = replace(spec, name=adapter.parent.name)
        return EmbeddedGenerator(Resolved(spec=named, folder=folder, sha256=""))
