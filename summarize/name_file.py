"""The reader's file of names, which an archive's editions share and add to.

    "王成国" = "Wang Chengguo"      # 2024-12-27
    "斯科特·库恩斯" = "?"            # a foreign name whose spelling nobody has decided yet
    "途经" = ""                     # no name at all

It is TOML of one line a name. What is in it stands: learning adds lines for new names at the end
and changes none, whoever wrote them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from summarize.errors import InputError, OutputError

__all__ = ["NameFile", "add_names", "read_names"]

_HEAD = """\
# People: "Chinese" = "English", one a line. Change any line: what stands here is used, and never
# changed by learning, which adds new names at the end. "?" says that nobody knows the spelling,
# "" that the word is no name.
"""
_UNKNOWN = "?"


@dataclass(frozen=True, kw_only=True, slots=True)
class NameFile:
    """`people` maps names to their English, empty where it is not known; `ignored` are no names."""

    people: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ignored: frozenset[str] = frozenset()


def read_names(path: Path, *, missing_ok: bool = False) -> NameFile:
    """What the file says. Raises InputError where it cannot be read or is no file of names."""
    entries = _entries(_text(path, missing_ok=missing_ok), path)
    return NameFile(
        people=MappingProxyType(
            {zh: "" if en == _UNKNOWN else en for zh, en in entries.items() if en}
        ),
        ignored=frozenset(zh for zh, en in entries.items() if not en),
    )


def add_names(path: Path, learned: Mapping[str, str], *, note: str) -> int:
    """Add those of `learned` that the file lacks; returns how many. The file is made if need be.

    An empty English is written as "?". `note`, such as the date of the edition, stands beside each.
    Two runs that learn at once both keep theirs. Raises InputError and OutputError.
    """
    from filelock import FileLock

    from summarize.store import check_target, write_atomically

    check_target(path, force=True)
    try:
        with FileLock(path.with_name(f".{path.name}.lock")):
            text = _text(path, missing_ok=True) or _HEAD
            entries = _entries(text, path)
            new = {zh: en for zh, en in learned.items() if zh not in entries}
            if new:
                end = "" if text.endswith("\n") else "\n"
                lines = "".join(
                    f"{_quoted(zh)} = {_quoted(en or _UNKNOWN)}  # {note}\n"
                    for zh, en in new.items()
                )
                write_atomically(path, text + end + lines, force=True)
    except OSError as error:
        raise OutputError(
            f"The file of names {path} cannot be locked: {error.strerror or error}.",
            remedy="Make its folder writable, or name another file.",
        ) from error
    return len(new)


def _text(path: Path, *, missing_ok: bool) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        if missing_ok:
            return ""
        raise InputError(
            f"The file of names {path} does not exist.", remedy="--learn-names makes it."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The file of names {path} cannot be read: {error}.",
            remedy="It must be text in UTF-8 that you may read.",
        ) from error


def _entries(text: str, path: Path) -> dict[str, str]:
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"The file of names {path} is not valid TOML: {error}.",
            remedy='A line is "王成国" = "Wang Chengguo"; each name stands once.',
        ) from error
    wrong = next((zh for zh, en in entries.items() if not isinstance(en, str)), None)
    if wrong is not None or "" in entries:
        raise InputError(
            f"The file of names {path} has no English for {wrong!r}.",
            remedy='A line is "王成国" = "Wang Chengguo", and the file has no [sections].',
        )
    return {zh.strip(): en.strip() for zh, en in entries.items() if zh.strip()}


def _quoted(text: str) -> str:
    """A TOML string: what JSON escapes, TOML does too."""
    import json

    return json.dumps(text, ensure_ascii=False)
