"""Facts: how well the check finds wrong figures, dates and names, and how translators keep them.

usage: python bench/facts.py --data FOLDER [--sets flores-dev,wmt22,legal-dev] [--half dev|test]
       [--show alarms|misses] [--ours FILE | --translate N] [--json FILE]

Three tables a set. Alarms: findings on the human references. Caught: errors put into the references
(bench/facts_inject.py) that a finding names. Kept: what each system whose outputs stand in the file
keeps of the figures, dates and names. `--half` is the first or the second half of the lines; rules
are written looking at `dev` alone. `--ours` reads this tool's translations of the same lines,
`--translate N` makes those of the first N: sentences with a wrong figure, by a reader of its own
(bench/facts_reader.py), that carry no finding must be 0.
"""

from __future__ import annotations

import argparse
import html
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from facts_inject import FAMILIES, Injection, inject, is_caught
from facts_reader import unkept
from parallel_lines import Row, read_rows

from summarize.check import check_translation
from summarize.check.claims import find_claims
from summarize.records import Finding
from summarize.zh.facts import FactFinder

FIGURES = frozenset(("number", "invention", "date"))


def read_half(path: Path, half: str) -> list[Row]:
    """Half of the lines of a file, or all of them."""
    # One of the systems gives its output as HTML: &#39; is no figure.
    rows = [{name: html.unescape(text) for name, text in row.items()} for row in read_rows(path)]
    middle = len(rows) // 2
    return {"dev": rows[:middle], "test": rows[middle:], "all": rows}[half]


def checked(zh: str, en: str, finder: FactFinder) -> tuple[Finding, ...]:
    return check_translation(zh, en, facts=finder.find(zh))


def alarms(name: str, rows: Sequence[Row], show: bool) -> dict[str, object]:
    """Findings on the references: by kind, and the share of sentences that have an error."""
    finder, start = FactFinder(), time.perf_counter()
    found = [checked(row["zh"], row["ref"], finder) for row in rows]
    seconds = time.perf_counter() - start
    counts = Counter((f.kind, f.severity) for each in found for f in each)
    with_error = [any(f.severity == "error" for f in each) for each in found]
    if show:
        for number, (row, each) in enumerate(zip(rows, found, strict=True)):
            for f in (f for f in each if f.severity == "error"):
                print(f"{name}:{number} {f.kind} {f.zh} | {f.expected} | {f.found}")
                print(f"    {row['zh']}\n    {row['ref']}")
    return {
        "set": name, "sentences": len(rows),
        "with_error": sum(with_error), "error_share": sum(with_error) / len(rows),
        "with_warning": sum(any(f.severity == "warning" for f in each) for each in found),
        "kinds": {f"{kind} {severity}": n for (kind, severity), n in sorted(counts.items())},
        "sentences_per_second": len(rows) / seconds,
    }  # fmt: skip


def catches(name: str, rows: Sequence[Row], show: bool) -> dict[str, dict[str, int]]:
    """For each kind of injected error: made, by chance right (left out), caught, as an error."""
    finder = FactFinder()
    table: dict[str, Counter[str]] = {}
    for line, row in enumerate(rows):
        made = list(inject(name, line, row["zh"], row["ref"]))
        before = checked(row["zh"], row["ref"], finder) if made else ()
        for each in made:
            counts = table.setdefault(each.kind, Counter())
            counts["made"] += 1
            if each.by_chance_right:
                counts["left out"] += 1
                continue
            after = checked(row["zh"], each.text, finder)
            caught = is_caught(each, before, after)
            errors = tuple(f for f in after if f.severity == "error")
            counts["caught"] += caught
            counts["as error"] += is_caught(each, before, errors)
            if show and not caught:
                _show_miss(name, line, row, each)
    return {kind: dict(counts) for kind, counts in table.items()}


def _show_miss(name: str, line: int, row: Row, made: Injection) -> None:
    print(f"{name}:{line} {made.kind}: {made.was!r} -> {made.now!r}")
    print(f"    {row['zh']}\n    {made.text}")


def kept(system: str, pairs: Sequence[tuple[str, str]]) -> dict[str, object]:
    """What one system keeps: shares of strict figures, dates, and names of people and places."""
    finder = FactFinder()
    totals: Counter[str] = Counter()
    for zh, en in pairs:
        facts = finder.find(zh)
        findings = check_translation(zh, en or "", facts=facts)
        claims = find_claims(zh)
        totals["figures"] += sum(c.kind == "number" and c.strict for c in claims)
        totals["dates"] += sum(c.kind == "date" and c.strict for c in claims)
        totals["names"] += sum(f.kind in ("person", "place") for f in facts)
        errors = [f for f in findings if f.severity == "error"]
        totals["figures lost"] += sum(f.kind == "number" for f in errors)
        totals["dates lost"] += sum(f.kind == "date" and f.zh is not None for f in errors)
        totals["names lost"] += sum(f.kind in ("name", "place") for f in findings)
        totals["invented"] += sum(f.kind == "invention" for f in errors)
        totals["with error"] += bool(errors)
        strict = unkept(zh, en or "")
        totals["strict"] += bool(strict)
        totals["strict, no mark"] += bool(strict) and not any(f.kind in FIGURES for f in findings)
    shares = {
        f"{what} kept": 1 - totals[f"{what} lost"] / totals[what] if totals[what] else None
        for what in ("figures", "dates", "names")
    }
    return {
        "system": system, "sentences": len(pairs), **shares,
        "invented": totals["invented"], "with error": totals["with error"] / max(1, len(pairs)),
        "figure missing (second reader)": totals["strict"],
        "of these without a finding": totals["strict, no mark"],
    }  # fmt: skip


def ours(rows: Sequence[Row], options: argparse.Namespace) -> list[tuple[str, str]]:
    """This tool's translations of the first lines, from a file or made now."""
    if options.ours:
        lines = options.ours.read_text(encoding="utf-8").splitlines()
        return [(row["zh"], line) for row, line in zip(rows, lines, strict=False)]
    if options.translate:
        import summarize

        some = [row["zh"] for row in rows[: options.translate]]
        return [(item.source, item.text) for item in summarize.translate(some)]
    return []


def print_alarms(found: dict[str, object]) -> None:
    print(f"\n{found['set']}: {found['sentences']} references, {found['with_error']} with an error "
          f"({found['error_share']:.2%}), {found['with_warning']} with a warning, "
          f"{found['sentences_per_second']:.0f} sentences a second")  # fmt: skip
    kinds = found["kinds"]
    assert isinstance(kinds, dict)
    print("  " + ", ".join(f"{kind} {count}" for kind, count in kinds.items()))


def print_catches(table: dict[str, dict[str, int]]) -> None:
    print(
        f"  {'injected':16} {'made':>6} {'left out':>9} {'caught':>7} {'share':>7} {'as error':>9}"
    )
    for family, kinds in FAMILIES.items():
        rows = [(kind, table[kind]) for kind in kinds if kind in table]
        total: Counter[str] = Counter()
        for kind, counts in rows:
            total.update(counts)
            _print_counts(f"  {kind}", counts)
        if rows:
            _print_counts(family, total)


def _print_counts(label: str, counts: dict[str, int] | Counter[str]) -> None:
    tried = counts.get("made", 0) - counts.get("left out", 0)
    share = counts.get("caught", 0) / tried if tried else 0.0
    print(f"  {label:16} {counts.get('made', 0):6} {counts.get('left out', 0):9} "
          f"{counts.get('caught', 0):7} {share:7.1%} {counts.get('as error', 0):9}")  # fmt: skip


def print_kept(rows: Sequence[dict[str, object]]) -> None:
    print(f"  {'system':22} {'figures':>8} {'dates':>7} {'names':>7} {'invented':>9} {'error':>7} "
          f"{'missing':>8} {'unmarked':>9}")  # fmt: skip
    for row in rows:
        shares = [row[f"{what} kept"] for what in ("figures", "dates", "names")]
        shown = " ".join("      -" if s is None else f"{s:7.1%}" for s in shares)
        print(f"  {row['system']!s:22}  {shown} {row['invented']!s:>9} {row['with error']:7.1%} "
              f"{row['figure missing (second reader)']!s:>8} "
              f"{row['of these without a finding']!s:>9}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with SET.tsv.xz")
    parser.add_argument("--sets", default="flores-dev,wmt22,legal-dev")
    parser.add_argument("--half", choices=("dev", "test", "all"), default="dev")
    parser.add_argument("--show", choices=("alarms", "misses"), action="append", default=[])
    parser.add_argument("--ours", type=Path, help="this tool's translations, a line each")
    parser.add_argument("--translate", type=int, metavar="N", help="translate the first N lines")
    parser.add_argument("--no-peers", action="store_true", help="leave out the other systems")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    results = []
    for name in options.sets.split(","):
        rows = read_half(options.data / f"{name}.tsv.xz", options.half)
        found = alarms(name, rows, "alarms" in options.show)
        print_alarms(found)
        caught = catches(name, rows, "misses" in options.show)
        print_catches(caught)
        peers = [] if options.no_peers else [c for c in rows[0] if c not in ("mark", "zh", "ref")]
        systems = [kept(peer, [(row["zh"], row[peer]) for row in rows]) for peer in ["ref", *peers]]
        if made := ours(rows, options):
            systems.append(kept("summarize", made))
        print_kept(systems)
        results.append({"alarms": found, "caught": caught, "kept": systems})
    if options.json:
        text = json.dumps({"half": options.half, "sets": results}, indent=1, ensure_ascii=False)
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
