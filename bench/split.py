"""How well are editions read and split? Prints one table a form and the totals of each source.

usage: python bench/split.py --data FOLDER [--half dev|test] [--forms A,B] [--pages N] [--seed N]
                             [--show N] [--json FILE]

FOLDER holds People's Daily of 1963 and 1990 with true article bounds, articles of 2012 to 2019
and news broadcasts. Their stories are set in every form in which an edition arrives, and split;
two simple rivals split the same pages. See `editions/` for how pages are built and what is scored.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from editions.failures import failures
from editions.forms import FORMS, build_text
from editions.gold import StoryEdition
from editions.material import SOURCES, load_material
from editions.run import score_all, split_built
from editions.score import Score

COLUMNS = (
    ("P", "precision"), ("R", "recall"), ("F1", "f1"), ("title", "headline"), ("line", "line"),
    ("byline", "byline"), ("rejoin", "rejoined"), ("rejoinP", "rejoin precision"),
    ("lines", "lines"), ("jumps", "jumps"),
)  # fmt: skip

Scores = dict[str, dict[str, dict[str, Score]]]  # form, source, splitter


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the true editions")
    parser.add_argument("--half", choices=("dev", "test"), default="dev", help="default: dev")
    parser.add_argument("--forms", default=",".join(FORMS), help=f"of {', '.join(FORMS)}")
    parser.add_argument("--pages", type=int, help="at most about N pages of each source a form")
    parser.add_argument("--seed", type=int, default=1, help="of the builder (default 1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the counts there as well")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N failures a source")
    options = parser.parse_args(arguments)
    options.forms = options.forms.split(",")
    if unknown := set(options.forms) - set(FORMS):
        parser.error(f"unknown form {', '.join(sorted(unknown))}; there are {', '.join(FORMS)}")
    return options


def limited(editions: tuple[StoryEdition, ...], pages: int | None) -> list[StoryEdition]:
    """Whole editions of each source, until it has `pages` pages."""
    taken: dict[str, int] = defaultdict(int)
    chosen = []
    for edition in editions:
        if pages is None or taken[edition.source] < pages:
            taken[edition.source] += len(edition.pages)
            chosen.append(edition)
    return chosen


def print_form(form: str, by_source: dict[str, dict[str, Score]]) -> None:
    """One table: the splitter and its rivals over all sources, then the splitter by source."""
    rows: dict[str, Score] = {}
    for name in next(iter(by_source.values())):
        rows[name] = sum((scores[name] for scores in by_source.values()), Score())
    rows |= {f"  {source}": scores["summarize"] for source, scores in by_source.items()}
    head = "".join(f"{short:>8}" for short, _ in COLUMNS)
    print(f"{form:<14}{'gold':>6}{'found':>6}{head}{'wrong':>7}{'jumps-':>7}{'lost':>6}")
    for name, score in rows.items():
        rates = score.rates()
        cells = "".join(
            f"{'-' if (rate := rates[key]) is None else format(rate, '.3f'):>8}"
            for _, key in COLUMNS
        )
        print(
            f"{name:<14}{score.gold:>6}{score.found:>6}{cells}"
            f"{score.wrongly_joined:>7}{score.jumps_wrong:>7}{score.unaccounted:>6}"
        )
    print(flush=True)


def main() -> int:
    options = parse()
    material = load_material(options.data, options.half)
    editions = limited(material.editions, options.pages)
    reasons = ", ".join(f"{count} {reason}" for reason, count in material.left_out.most_common())
    print(
        f"{options.half} half, seed {options.seed}: {len(editions)} editions, "
        f"{sum(len(edition.pages) for edition in editions)} pages; left out: {reasons}\n"
    )
    found: Scores = {}
    for form in options.forms:
        by_source: dict[str, dict[str, Score]] = {}
        for source in SOURCES:
            own = [edition for edition in editions if edition.source == source]
            shown = 0
            for edition in own:
                built = build_text(edition, form, options.seed)
                split = split_built(built)
                scores = score_all(built, split)
                for failure in islice(failures(built, split), options.show - shown):
                    print(failure)
                    shown += 1
                have = by_source.setdefault(source, {name: Score() for name in scores})
                by_source[source] = {name: have[name] + score for name, score in scores.items()}
        found[form] = by_source
        print_form(form, by_source)
    if options.json:
        data = {
            form: {
                source: {name: asdict(score) | score.rates() for name, score in scores.items()}
                for source, scores in by_source.items()
            }
            for form, by_source in found.items()
        }
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
