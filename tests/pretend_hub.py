"""A hub that holds one folder: what a model of the catalog asks for comes from there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


def serve(
    folder: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, str | None]]:
    """Let the hub's client answer with the files of `folder`; returns what is asked for, in
    order: repository and revision. As the client does, it hands out the matching files only."""
    import huggingface_hub

    asked: list[tuple[str, str | None]] = []

    def snapshot_download(
        repo: str, *, revision: str | None, allow_patterns: list[str], local_files_only: bool
    ) -> str:
        asked.append((repo, revision))
        snapshot = root / "snapshots" / str(revision or "main").replace("/", "--")
        snapshot.mkdir(parents=True, exist_ok=True)
        for pattern in allow_patterns:
            for path in folder.glob(pattern):
                shutil.copy(path, snapshot)
        return str(snapshot)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", snapshot_download)
    return asked
