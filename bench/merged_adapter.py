"""The embedded model with any adapter merged, for the time of a measurement."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from summarize.weights import Resolved, load_catalog, models_folder
from summarize.weights.embedded import write_merged

__all__ = ["merged"]


@contextmanager
def merged(name: str, adapter: Path | None, compute_type: str = "int8") -> Iterator[Resolved]:
    """The model `name` of the catalog with `adapter` (None: its own), in any number type.

    The folder is gone when the context ends; a model that was loaded from it stays. The adapter is
    scaled as the model's own is. Raises ValueError where the model is not an embedded one.
    """
    spec = load_catalog().get(name)
    if spec.embedded is None:
        raise ValueError(f"{name} is not an embedded model")
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        own, scale = models_folder() / spec.embedded.adapter, spec.embedded.adapter_scale
        write_merged(spec, adapter or own, scale, folder, quantization=compute_type)
        named = replace(spec, name=adapter.parent.name) if adapter else spec
        yield Resolved(spec=named, folder=folder, sha256="")
