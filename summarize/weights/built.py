"""Folders that are built once and used many times: whole or absent, and checkable.

A build goes into a folder beside its place, gets a manifest with the size and sha256 of every
file, and is renamed at the end; a lock keeps two processes from building the same thing.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import ModelError, OutputError

__all__ = ["FileCheck", "build", "built", "check_folder", "sha256_of"]

MANIFEST = "manifest.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class FileCheck:
    """One file of a model: `expected` and `found` are sha256 in hexadecimal.

    `expected` is None where no digest is known yet, `found` None where the file is missing.
    """

    path: Path
    expected: str | None
    found: str | None

    @property
    def ok(self) -> bool:
        """True where the file is there and its digest is the expected one, if one is known."""
        return self.found is not None and self.expected in (None, self.found)

    @property
    def file(self) -> str:
        """The path as text."""
        return str(self.path)

    @property
    def detail(self) -> str:
        """The outcome in words: the digest, or what is wrong with it."""
        if self.found is None:
            return "missing"
        return f"sha256 {self.found}" + ("" if self.ok else f", expected {self.expected}")


def sha256_of(path: Path) -> str | None:
    """The sha256 of a file in hexadecimal; None where there is no such file.

    Raises ModelError where the file is there and cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ModelError(
            f"The model file {path} cannot be read: {error}.",
            remedy="Make it readable, or remove it so that it is made again.",
        ) from error


def _manifest(folder: Path) -> dict[str, dict[str, dict[str, str | int]]] | None:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        sizes = {name: (folder / name).stat().st_size for name in manifest["files"]}
        whole = all(row["size"] == sizes[name] for name, row in manifest["files"].items())
    except (OSError, ValueError, KeyError, TypeError):
        # Absent, partial or damaged alike: the folder is not usable and is built again.
        return None
    return manifest if whole else None


def built(folder: Path) -> dict[str, str] | None:
    """The sha256 of each file by name if the folder is whole by name and size, else None."""
    manifest = _manifest(folder)
    if manifest is None:
        return None
    return {name: str(row["sha256"]) for name, row in manifest["files"].items()}


def check_folder(folder: Path) -> list[FileCheck]:
    """The digest of every file of a built folder beside the one in its manifest."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        rows = {name: str(row["sha256"]) for name, row in manifest["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return [FileCheck(path=folder / MANIFEST, expected=None, found=None)]
    return [
        FileCheck(path=folder / name, expected=digest, found=sha256_of(folder / name))
        for name, digest in rows.items()
    ]


def _write_manifest(folder: Path) -> None:
    files = {
        path.name: {"size": path.stat().st_size, "sha256": sha256_of(path)}
        for path in sorted(folder.iterdir())
    }
    text = json.dumps({"files": files}, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def build(folder: Path, make: Callable[[Path], None], *, force: bool = False) -> Path:
    """`folder`, made by `make(empty folder)` unless it is whole already; `force` makes it anew.

    Waits while another process builds the same folder. Raises OutputError where the place cannot
    be written (read-only, disk full); nothing half-made is left behind.
    """
    from filelock import FileLock

    if not force and built(folder) is not None:
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / f"{folder.name}.lock"):
            if force or built(folder) is None:
                _build(folder, make)
    except OSError as error:
        raise OutputError(
            f"The model cannot be written to {folder}: {error}.",
            remedy="Free some space (500 MB), or name another folder with --cache-dir.",
        ) from error
    return folder


def _build(folder: Path, make: Callable[[Path], None]) -> None:
    work = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        make(work)
        _write_manifest(work)
        work.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
