"""How well are editions read and split? Prints one table a form and the totals of each source.

usage: python bench/split.py --data FOLDER [--half dev|test] [--fold K] [--forms A,B] [--pages N]
                             [--seed N] [--show N] [--cache FOLDER] [--json FILE]
       python bench/split.py --data FOLDER --speed [--runs N] [--json FILE]

FOLDER holds People's Daily of 1963 and 1990 with true article bounds, articles of 2012 to 2019
and news broadcasts. Their stories are set in every form in which an edition arrives, and split;
two simple rivals split the same pages. See `editions/` for how pages are built and what is scored.

Columns: articles found with 80% of their characters (P, R, F1); of those, the whole title group
equal, its main line equal, the writers' names equal; column breaks rejoined, and what share of
joins is right; wrapped lines joined; jumps joined. `wrong` counts paragraph ends that were joined,
`crossed` texts of two articles joined in a paragraph (both are wrong joins), `full` paragraph ends
that were joined where nothing shows them (a full line, neither indents nor blank lines),
`jumps-` articles over two pages that are no jump, `lost` characters in no article and no list.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, replace
from itertools import chain, islice
from pathlib import Path

from editions.gold import StoryEdition
from editions.material import FOLDS, SOURCES, Material, fold_of, load_material
from editions.run import PRINTED, all_forms, run_form, why_not
from editions.score import Score
from editions.speed import long_edition, pdf_runs, text_runs

COLUMNS = (
    ("P", "precision"), ("R", "recall"), ("F1", "f1"), ("title", "headline"), ("line", "line"),
    ("byline", "byline"), ("rejoin", "rejoined"), ("rejoinP", "rejoin precision"),
    ("lines", "lines"), ("jumps", "jumps"),
)  # fmt: skip

BySource = dict[str, dict[str, Score]]  # source, splitter


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options; exits with usage where a form is unknown or the data is not there."""
    assert __doc__
    forms = all_forms()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", required=True, help="folder of the true editions"
    )
    parser.add_argument("--half", choices=("dev", "test"), default="dev", help="default: dev")
    parser.add_argument(
        "--fold",
        type=int,
        choices=range(FOLDS),
        help="only the third that bench/fit_split.py --fold leaves out",
    )
    parser.add_argument(
        "--forms", metavar="A,B", default=",".join(forms), help=f"of {', '.join(forms)}"
    )
    parser.add_argument(
        "--pages",
        type=int,
        metavar="N",
        help="about N pages of each source a form (default: all; "
        + ", ".join(f"{form} {pages}" for form, (_, pages) in PRINTED.items())
        + ")",
    )
    parser.add_argument(
        "--seed", type=int, metavar="N", default=1, help="of the builder (default 1)"
    )
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N failures a source")
    parser.add_argument(
        "--cache",
        type=Path,
        metavar="FOLDER",
        default=Path(tempfile.gettempdir()) / "summarize-bench",
        help="folder that keeps printed pages (default %(default)s)",
    )
    parser.add_argument("--speed", action="store_true", help="seconds and memory, no scores")
    parser.add_argument(
        "--runs", type=int, metavar="N", default=5, help="of --speed, each (default 5)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the counts there as well")
    options = parser.parse_args(arguments)
    options.forms = options.forms.split(",")
    if unknown := set(options.forms) - set(forms):
        parser.error(f"unknown form {', '.join(sorted(unknown))}; there are {', '.join(forms)}")
    if not options.data.is_dir():
        parser.error(f"{options.data} is no folder")
    if options.fold is not None and options.half != "dev":
        parser.error("only the half dev has folds")
    return options


def chosen(form: str, editions: Iterable[StoryEdition], pages: int | None) -> list[StoryEdition]:
    """Editions of each source until it has `pages` pages, or what the form takes at most."""
    each, most = PRINTED.get(form, (None, None))
    limit = pages if pages is not None else most
    taken: dict[str, int] = defaultdict(int)
    kept = []
    for edition in editions:
        if limit is None or taken[edition.source] < limit:
            taken[edition.source] += min(len(edition.pages), each or len(edition.pages))
            kept.append(edition)
    return kept


def scored(form: str, editions: list[StoryEdition], options: argparse.Namespace) -> BySource:
    """The scores of a form; shows failures on the way where they are wanted."""
    found: BySource = {}
    for source in SOURCES:
        shown = 0
        for edition in (edition for edition in editions if edition.source == source):
            result = run_form(form, edition, options.seed, options.cache)
            have = found.setdefault(source, {name: Score() for name in result.scores})
            found[source] = {name: have[name] + score for name, score in result.scores.items()}
            for failure in islice(result.failures, options.show - shown):
                print(failure)
                shown += 1
    return found


def print_form(form: str, found: BySource) -> None:
    """One table: the splitter and its rivals over all sources, then the splitter by source."""
    rows = {
        name: sum((scores[name] for scores in found.values()), Score())
        for name in next(iter(found.values()))
    }
    rows |= {f"  {source}": scores["summarize"] for source, scores in found.items()}
    head = "".join(f"{short:>8}" for short, _ in COLUMNS)
    counts = f"{'wrong':>7}{'crossed':>8}{'full':>6}{'jumps-':>7}{'lost':>6}"
    print(f"{form:<14}{'gold':>6}{'found':>6}{head}{counts}")
    for name, score in rows.items():
        rates = score.rates()
        cells = "".join(
            f"{'-' if (rate := rates[key]) is None else format(rate, '.3f'):>8}"
            for _, key in COLUMNS
        )
        print(
            f"{name:<14}{score.gold:>6}{score.found:>6}{cells}"
            f"{score.wrongly_joined:>7}{score.crossed:>8}{score.unmarked_joined:>6}"
            f"{score.jumps_wrong:>7}{score.unaccounted:>6}"
        )
    print(flush=True)


def print_speed(material: Material, options: argparse.Namespace) -> list[dict[str, object]]:
    """One row a form and number of pages; the rows as data."""
    edition = long_edition(material.editions, "1990")
    rows: list[dict[str, object]] = []
    print(f"{'splitting':<10}{'pages':>6}{'seconds':>10}{'cpu s':>10}{'peak MB':>10}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = text_runs(edition, options.seed, folder, options.runs)
        if reason := why_not("pdf"):
            print(f"pdf: skipped, {reason}")
        else:
            printed = pdf_runs(edition, options.seed, options.cache, folder, options.runs)
            runs = chain(runs, printed)
        for run in runs:
            times = f"{run.seconds:>10.2f}{run.cpu_seconds:>10.2f}"
            print(f"{run.form:<10}{run.pages:>6}{times}{run.peak_mb:>10.0f}", flush=True)
            rows.append(asdict(run))
    return rows


def main() -> int:
    options = parse()
    material = load_material(options.data, options.half)
    if options.fold is not None:
        material = replace(material, editions=fold_of(material.editions, options.fold)[1])
    if options.speed:
        _write(print_speed(material, options), options.json)
        return 0
    reasons = ", ".join(f"{count} {reason}" for reason, count in material.left_out.most_common())
    print(f"{options.half} half, seed {options.seed}; articles left out: {reasons}\n")
    results: dict[str, BySource] = {}
    for form in options.forms:
        if reason := why_not(form):
            print(f"{form}: skipped, {reason}\n")
            continue
        editions = chosen(form, material.editions, options.pages)
        results[form] = scored(form, editions, options)
        print_form(form, results[form])
    if len(results) > 1:
        print_form("all forms", _summed(results.values()))
    data = {
        form: {
            source: {name: asdict(score) | score.rates() for name, score in scores.items()}
            for source, scores in found.items()
        }
        for form, found in results.items()
    }
    _write(data, options.json)
    return 0


def _summed(results: Iterable[BySource]) -> BySource:
    total: BySource = {}
    for found in results:
        for source, scores in found.items():
            have = total.setdefault(source, {name: Score() for name in scores})
            total[source] = {name: have[name] + score for name, score in scores.items()}
    return total


def _write(data: object, path: Path | None) -> None:
    if path:
        path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
