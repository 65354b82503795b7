"""From bytes to an Edition: decoding, blocks of lines, printed page numbers and the date."""

from __future__ import annotations

from summarize.read.edition import read_edition, read_string

__all__ = ["read_edition", "read_string"]
