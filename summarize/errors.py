"""Every way the tool can fail: each exception knows its exit code and what the person can do.

Library code raises these and never prints or exits; `cli.py` maps them to exit codes.
"""

from __future__ import annotations

__all__ = [
    "ConfigError",
    "InputError",
    "ModelError",
    "OutputError",
    "SummarizeError",
    "UsageError",
]


class SummarizeError(Exception):
    """A failure in one sentence, with the remedy a person can type.

    Parameters: `message` says what went wrong and where; `remedy` says what to do.
    """

    exit_code = 1

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class UsageError(SummarizeError):
    """An option or argument makes no sense (exit code 2)."""

    exit_code = 2


class ConfigError(UsageError):
    """A configuration file or `SUMMARIZE_*` variable cannot be used (exit code 2)."""


class InputError(SummarizeError):
    """An input cannot be read or decoded, or holds no article (exit code 3)."""

    exit_code = 3


class ModelError(SummarizeError):
    """A model is unknown, missing, damaged or cannot be loaded (exit code 4)."""

    exit_code = 4


class OutputError(SummarizeError):
    """The product cannot be written; nothing half-written is left behind (exit code 1)."""
