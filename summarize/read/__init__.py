"""From bytes to editions: folders and archives, formats, decoding, page numbers and dates."""

from __future__ import annotations

from summarize.read.edition import read_edition, read_editions, read_string

__all__ = ["read_edition", "read_editions", "read_string"]
