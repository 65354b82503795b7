"""Start-up time: what a user waits for before anything is read, and that no model library loads.

usage: python bench/startup.py [--runs N] [--json FILE] [--check]

Every figure is the median of N fresh processes, in seconds of wall time, a bare interpreter's own
start included and shown; one run before them fills the disk cache. `--check` exits 1 where a row
takes over 0.3 s or a heavy library was loaded.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

LIMIT = 0.3

# Each takes from a tenth of a second to several seconds to import.
HEAVY = ("torch", "transformers", "ctranslate2", "numpy", "sentencepiece", "rjieba", "pypinyin")

# `python -c` with the code of the console script, so that the row is what `summarize` does.
SCRIPT = "import sys; from summarize.cli import main; sys.exit(main())"

COMMANDS = {
    "python, bare": [sys.executable, "-c", "pass"],
    "import summarize": [sys.executable, "-c", "import summarize"],
    "summarize --version": [sys.executable, "-c", SCRIPT, "--version"],
    "summarize --help": [sys.executable, "-c", SCRIPT, "--help"],
}

LOADED = f"""
import sys
import summarize, summarize.cli
print(" ".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def seconds(command: list[str]) -> float:
    """Wall seconds of one process. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def median_seconds(command: list[str], runs: int) -> float:
    """The median of `runs` processes, after one that is not counted."""
    seconds(command)
    return statistics.median(seconds(command) for _ in range(runs))


def heavy_loaded() -> list[str]:
    """The heavy libraries in `sys.modules` after the package and its command line are imported."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, stdout=subprocess.PIPE, text=True
    )
    return ran.stdout.split()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9, help="processes a row (default 9)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    parser.add_argument("--check", action="store_true", help=f"exit 1 where over {LIMIT} s")
    options = parser.parse_args()

    found = {name: median_seconds(command, options.runs) for name, command in COMMANDS.items()}
    loaded = heavy_loaded()

    print(f"{'process':<22} {'median s':>8}")
    for name, value in found.items():
        print(f"{name:<22} {value:8.3f}{'  over ' + str(LIMIT) if value > LIMIT else ''}")
    print(f"{'heavy libraries':<22} {', '.join(loaded) or 'none':>8}")
    if options.json:
        data = {"runs": options.runs, "limit": LIMIT, "seconds": found, "heavy": loaded}
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    too_slow = any(value > LIMIT for value in found.values())
    return 1 if options.check and (too_slow or loaded) else 0


if __name__ == "__main__":
    sys.exit(main())
