"""Parallel lines with the outputs of peers: tab-separated, compressed, with a header or without."""

from __future__ import annotations

import csv
import lzma
from pathlib import Path

__all__ = ["Row", "read_rows"]

Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """All rows: `zh`, `ref` and a column a peer; without a header a mark, the Chinese, the English.

    Raises ValueError where a row has another number of columns than the header.
    """
    with lzma.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    header = rows.pop(0) if "zh" in rows[0] else ["mark", "zh", "ref"]
    return [dict(zip(header, row, strict=True)) for row in rows]
