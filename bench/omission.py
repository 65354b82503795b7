"""Omission: how often the check says that a clause is missing, and how many lost ones it finds.

usage: python bench/omission.py --data FOLDER [--half dev|test|all] [--show SYSTEM] [--json FILE]

Said: the share of sentences with a finding, as an error and at all, for the human reference and for
each system whose outputs stand beside it; good ones leave out little, weak ones more. Found: a
clause of the line beside it, most often of the same article, is put at the end of a source whose
English does not have it; the share of such clauses that a finding names. `--show` prints what is
said of one system's outputs, to be read. Rules are written looking at `dev` alone.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from facts import read_half
from parallel_lines import Row

from summarize.check.clause import zh_clauses
from summarize.check.contract import Pair
from summarize.check.omission import CHECK
from summarize.records import Finding
from summarize.zh.facts import FactFinder

SETS = ("flores-dev", "wmt22")
END = re.compile("[，。；：！？,;:!?]+$")
# Shorter clauses have hardly a word that could be looked for.
SHORTEST = 6


def found(zh: str, en: str, finder: FactFinder) -> tuple[Finding, ...]:
    """The omissions found in one pair."""
    return CHECK.explain(Pair(source=zh, text=en, facts=tuple(finder.find(zh))))


def said(rows: Sequence[Row], system: str, finder: FactFinder) -> dict[str, float]:
    """Shares of sentences for which the check says that a clause is missing."""
    each = [found(row["zh"], row[system], finder) for row in rows]
    errors = sum(any(f.severity == "error" for f in findings) for findings in each)
    return {"error": errors / len(rows), "any": sum(map(bool, each)) / len(rows)}


def with_more(rows: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    """Sources with one clause too many, their English without it, and that clause."""
    for row, other in zip(rows, [*rows[1:], rows[-2]], strict=True):
        for start, end in zh_clauses(other["zh"]):
            clause = END.sub("", other["zh"][start:end].strip())
            if len(clause) >= SHORTEST:
                yield f"{END.sub('', row['zh'])}，{clause}。", row["ref"], clause


def lost(rows: Sequence[Row], finder: FactFinder) -> dict[str, float]:
    """Shares of the clauses put in that are found missing."""
    total = errors = warnings = 0
    for zh, en, clause in with_more(rows):
        total += 1
        of_it = [f.severity for f in found(zh, en, finder) if END.sub("", f.zh or "") == clause]
        errors += "error" in of_it
        warnings += "warning" in of_it
    return {"clauses": total, "error": errors / total, "any": (errors + warnings) / total}


def show(rows: Sequence[Row], system: str, finder: FactFinder) -> None:
    """Print what is found missing in the outputs of one system."""
    for row in rows:
        for finding in found(row["zh"], row[system], finder):
            print(f"{finding.severity}: {finding.zh}\n    {row['zh']}\n    {row[system]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("dev", "test", "all"), default="test")
    parser.add_argument("--show")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    finder, tables = FactFinder(), []
    for name in SETS:
        rows = read_half(options.data / f"{name}.tsv.xz", options.half)
        systems = [column for column in rows[0] if column != "zh"]
        table = {system: said(rows, system, finder) for system in systems}
        tables.append({"set": name, "said": table, "found": lost(rows, finder)})
        print(f"\n{name}, {options.half}: {len(rows)} sentences with a finding    error      any")
        for system, shares in table.items():
            print(f"  {system:44} {shares['error']:8.2%} {shares['any']:8.2%}")
        of_lost = tables[-1]["found"]
        print(f"  found of {of_lost['clauses']:,} clauses put in"
              f"{'':18} {of_lost['error']:8.2%} {of_lost['any']:8.2%}")  # fmt: skip
        if options.show:
            show(rows, options.show, finder)
    if options.json:
        options.json.write_text(json.dumps(tables, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
