"""What is kept on disk: finished translations keyed by content, and files written whole or not.

The store is one SQLite file in the user's cache. A key is the hash of everything that decides the
outcome, so nothing is ever stale, and a run that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from summarize.errors import OutputError

__all__ = ["Store", "check_target", "content_key", "write_atomically"]

logger = logging.getLogger(__name__)


def content_key(*parts: object) -> str:
    """The sha256 (hexadecimal) of JSON-ready `parts`, order and types included."""
    data = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(data.encode("ascii")).hexdigest()


class Store:
    """A persistent map from content keys to JSON objects; use it as a context manager.

    A store that cannot be opened or written logs one warning and goes on without keeping
    anything: the cache is a convenience, the digest is the job.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "translations.sqlite3"
        self._connection: sqlite3.Connection | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, isolation_level=None, timeout=5)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
            )
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def get(self, key: str) -> dict[str, Any] | None:
        """The object stored under `key`, or None."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(
                "SELECT value FROM entries WHERE key = ?", (key,)
            ).fetchone()
            return json.loads(row[0]) if row else None
        except (sqlite3.Error, ValueError) as error:
            self._give_up(error)
            return None

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Store `value` under `key` at once, so that an interrupt loses nothing."""
        if self._connection is None:
            return
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO entries VALUES (?, ?)", (key, json.dumps(value))
            )
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Close the file; the store keeps nothing from then on."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _give_up(self, error: Exception) -> None:
        logger.warning("the cache %s cannot be used (%s): going on without it", self.path, error)
        self.close()


def check_target(path: Path, *, force: bool) -> None:
    """Raise OutputError where `path` could not be written, before any work is done for it."""
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", remedy="Name a file in it.")
    if path.exists() and not force:
        raise OutputError(
            f"{path} exists already.", remedy="Use --force to replace it, or another name."
        )
    if not path.parent.is_dir():
        raise OutputError(
            f"The folder {path.parent} does not exist.", remedy="Make it, or name another."
        )
    if not os.access(path.parent, os.W_OK):
        raise OutputError(
            f"The folder {path.parent} cannot be written to.",
            remedy="Change its permissions, or name another folder.",
        )


def write_atomically(path: Path, text: str, *, force: bool = False) -> None:
    """Write `text` as UTF-8 to `path`, wholly or not at all.

    An existing file is replaced only with `force`. Raises OutputError; nothing is left behind.
    """
    check_target(path, force=force)
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            "wb", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is private; the product gets the permissions any new file would.
        temporary.chmod(0o666 & ~_umask())
        if force:
            temporary.replace(path)
        else:
            # A hard link fails where the name is taken by now, which replacing would not.
            os.link(temporary, path)
    except FileExistsError as error:
        raise OutputError(
            f"{path} exists already.", remedy="Use --force to replace it, or another name."
        ) from error
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}.",
            remedy="Free some space or name another place; nothing was left half-written.",
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
