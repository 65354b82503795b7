"""Model files: find, fetch, verify and prepare what `models/models.toml` names.

catalog.py reads the table; gguf_file.py, vocabulary.py and gemma.py turn the base weights into a
CTranslate2 model and a SentencePiece model; embedded.py puts them together; built.py makes
folders that are whole or absent; hub.py fetches, lock.py remembers what was fetched; resolve.py
is the way in.
"""

from __future__ import annotations

from summarize.weights.built import FileCheck
from summarize.weights.catalog import Catalog, ModelSpec, load_catalog, models_folder
from summarize.weights.embedded import (
    embedded_available,
    prepare_embedded,
    prepared_embedded,
)
from summarize.weights.resolve import Resolved, resolve, verify

__all__ = [
    "Catalog",
    "FileCheck",
    "ModelSpec",
    "Resolved",
    "embedded_available",
    "load_catalog",
    "models_folder",
    "prepare_embedded",
    "prepared_embedded",
    "resolve",
    "verify",
]
