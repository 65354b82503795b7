"""The language tables shipped in `summarize/zh/data`: tab-separated, # starts a comment line."""

from __future__ import annotations

import functools
from importlib.resources import files

__all__ = ["read_table"]


@functools.cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of `data/{name}.tsv`, each stripped of white space; blank lines are left out."""
    text = files("summarize.zh").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )
