"""The store of finished work, and files written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from summarize import store as module
from summarize.errors import OutputError
from summarize.store import Store, content_key, write_atomically


def test_what_is_put_is_there_after_closing(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put("a", {"text": "字", "score": -0.25})
    with Store(tmp_path) as store:
        assert store.get("a") == {"text": "字", "score": -0.25}
        assert store.get("b") is None


def test_keys_differ_where_anything_differs() -> None:
    keys = {content_key("m", "a", ["b"]), content_key("m", "a", ["c"]), content_key("m", "ab")}
    assert len(keys) == 3


def test_damaged_store_is_said_and_survived(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "translations.sqlite3").write_bytes(b"not a database at all" * 100)
    with Store(tmp_path) as store:
        store.put("a", {})
        assert store.get("a") is None
    assert "cannot be used" in caplog.text


def test_existing_file_is_kept_without_force(tmp_path: Path) -> None:
    target = tmp_path / "digest.md"
    target.write_text("old")
    with pytest.raises(OutputError, match="--force"):
        write_atomically(target, "new")
    assert target.read_text() == "old"
    write_atomically(target, "new", force=True)
    assert target.read_text() == "new"


@pytest.mark.parametrize("force", [False, True])
def test_full_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(module.os, "fsync", full)
    target = tmp_path / "digest.md"
    if force:
        target.write_text("old")
    with pytest.raises(OutputError, match="No space left"):
        write_atomically(target, "new", force=force)
    assert [path.name for path in tmp_path.iterdir()] == (["digest.md"] if force else [])
    assert not force or target.read_text() == "old"


def test_missing_folder_is_said_before_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        write_atomically(tmp_path / "none" / "digest.md", "text")


def test_read_only_target_is_said_before_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.os, "access", lambda path, mode: False)
    with pytest.raises(OutputError, match="cannot be written to"):
        module.check_target(tmp_path / "digest.md", force=False)


def test_file_system_that_turns_read_only_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**options: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(module.tempfile, "NamedTemporaryFile", lambda *a, **o: refuse())
    with pytest.raises(OutputError, match="Read-only file system"):
        write_atomically(tmp_path / "digest.md", "text")
    assert list(tmp_path.iterdir()) == []
