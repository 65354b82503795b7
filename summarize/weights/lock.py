"""The lock file: what a hub model was when it was fetched first, enforced from then on."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import ModelError, OutputError

__all__ = ["Locked", "default_data_dir", "read_lock", "record"]

LOCK = "models.lock.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Locked:
    """The commit of a repository and the sha256 of each file that was fetched, by its name."""

    revision: str
    files: Mapping[str, str]


def default_data_dir() -> Path:
    """The folder of the lock file: unlike a cache, it must not be cleared lightly."""
    from platformdirs import user_data_dir

    return Path(user_data_dir("summarize", appauthor=False))


def read_lock(data_dir: Path) -> dict[str, Locked]:
    """What is locked, by repository id. Raises ModelError where the file is damaged."""
    path = data_dir / LOCK
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {
            repo: Locked(revision=row["revision"], files=dict(row["files"]))
            for repo, row in rows.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"The lock file {path} cannot be read: {error}.",
            remedy="Restore it, or remove it to trust what is fetched next.",
        ) from error


def record(data_dir: Path, repo: str, locked: Locked) -> None:
    """Add `repo` to the lock file. Raises OutputError where it cannot be written."""
    from filelock import FileLock

    path = data_dir / LOCK
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(data_dir / f"{LOCK}.lock"):
            rows = {
                name: {"revision": row.revision, "files": dict(row.files)}
                for name, row in {**read_lock(data_dir), repo: locked}.items()
            }
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=data_dir, suffix=".part", delete=False
            ) as stream:
                json.dump(rows, stream, indent=1, sort_keys=True)
            Path(stream.name).replace(path)
    except OSError as error:
        raise OutputError(
            f"The lock file {path} cannot be written: {error}.",
            remedy=f"Make {data_dir} writable; without the lock no model is used.",
        ) from error
