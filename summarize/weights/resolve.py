"""From a name, a repository id or a folder to files that are ready to load."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from summarize.config import default_cache_dir
from summarize.errors import ModelError
from summarize.progress import Progress, no_progress
from summarize.weights.built import FileCheck, built
from summarize.weights.catalog import ModelSpec, Role, load_catalog
from summarize.weights.embedded import (
    prepare_embedded,
    verify_embedded,
)
from summarize.weights.hub import (
    fetch,
    folder_digests,
    folder_spec,
    is_repo_id,
    unknown_spec,
    verify_fetched,
    weights_digest,
)
from summarize.weights.lock import default_data_dir

__all__ = ["Resolved", "resolve", "verify"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """A model on this machine: how to use it, its folder, the sha256 of its weights."""

    spec: ModelSpec
    folder: Path
    sha256: str


def _find_spec(name: str, role: Role | None) -> ModelSpec | None:
    catalog = load_catalog()
    for spec in catalog.models:
        if name in (spec.name, spec.repo) and role in (None, spec.role):
            return spec
    if Path(name).is_dir() or is_repo_id(name):
        return None
    return catalog.get(name, role)


def resolve(
    name: str,
    *,
    role: Role,
    offline: bool = False,
    cache_dir: Path | None = None,
    data_dir: Path | None = None,
    allow_pickle: bool = False,
    progress: Progress | None = None,
) -> Resolved:
    """The model called `name` (of the catalog, a repository id or a folder), on this machine.

    The embedded model is prepared in `cache_dir` where it is not yet; others are fetched unless
    `offline`, and locked in `data_dir`. A folder is taken before a repository of the same name.
    Raises ModelError where there is no such model, it cannot be had, or it is damaged.
    """
    spec = _find_spec(name, role)
    if spec is not None and spec.embedded is not None:
        folder = prepare_embedded(
            cache_dir or default_cache_dir(), progress or no_progress, spec=spec
        )
        return Resolved(spec=spec, folder=folder, sha256=(built(folder) or {})["model.bin"])
    if spec is None and Path(name).is_dir():
        folder = Path(name)
        spec = folder_spec(unknown_spec(name, role, allow_pickle=allow_pickle), folder)
        return Resolved(spec=spec, folder=folder, sha256=weights_digest(folder_digests(folder)))
    known = spec is not None
    spec = spec or unknown_spec(name, role, allow_pickle=allow_pickle)
    spec = replace(spec, allow_pickle=spec.allow_pickle or allow_pickle)
    fetched = fetch(spec, offline=offline, data_dir=data_dir or default_data_dir())
    if not known:
        spec = folder_spec(spec, fetched.folder)
    return Resolved(spec=spec, folder=fetched.folder, sha256=weights_digest(fetched.files))


def verify(
    name: str, *, cache_dir: Path | None = None, data_dir: Path | None = None
) -> list[FileCheck]:
    """The sha256 of every file of a model beside the one it must have.

    Raises ModelError where there is no such model.
    """
    spec = _find_spec(name, None)
    if spec is not None and spec.embedded is not None:
        return verify_embedded(cache_dir, spec=spec)
    if spec is None and Path(name).is_dir():
        raise ModelError(
            f"Nothing is recorded about the folder {name}.",
            remedy="Verify a model of the catalog or a repository that was fetched before.",
        )
    spec = spec or unknown_spec(name, "translate", allow_pickle=False)
    return verify_fetched(spec, data_dir=data_dir or default_data_dir())
