"""Speed of the main job on the seed: seconds, peak memory, tokens a second.

usage: python bench/digest.py [--runs N] [--translator NAME] [--json FILE]

Every row is a fresh process on the command line, the finished-sentence cache off; "warm" is the
second digest in one process. Figures are medians of N runs (preparation: one run).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = Path(__file__).parent.parent / "seeds" / "000_112a6f594cfad589.txt"

WARM = """
import sys, time, summarize
options = dict(cache=False, cache_dir=sys.argv[2], translator=sys.argv[3], offline=True)
summarize.digest(sys.argv[1], **options)
start = time.perf_counter()
summarize.digest(sys.argv[1], **options)
print(time.perf_counter() - start)
"""

TOKENS = """
import sys, time, pathlib, summarize
from summarize.translators import load_translator
from summarize.translators.contract import Decoding, Sentence
from summarize.zh.sentences import split_sentences
model = load_translator(sys.argv[3], cache_dir=pathlib.Path(sys.argv[2]), offline=True)
texts = [p.text[a:b] for article in summarize.split(sys.argv[1]).articles for p in article.body
         for a, b in split_sentences(p.text)]
batch = [Sentence(text=text) for text in texts if model.count_tokens(text) < 100]
start = time.perf_counter()
made = model.translate(batch, Decoding())
print(sum(candidates[0].tokens for candidates in made) / (time.perf_counter() - start))
"""


def measured(command: list[str]) -> tuple[float, float, str]:
    """Seconds, peak resident megabytes and standard output of one process."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} exited with {process.returncode}")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.read()


def rows(cache: str, runs: int, translator: str) -> list[dict[str, float | str]]:
    """One row a way of running, prepared in `cache` by the first."""
    tool = [sys.executable, "-m", "summarize.cli"]
    digest = [*tool, "digest", str(SEED), "--offline", "--no-cache", "--cache-dir", cache]
    digest += ["--translator", translator]
    python, given = [sys.executable, "-c"], [str(SEED), cache, translator]
    found: list[dict[str, float | str]] = []

    def add(name: str, times: list[float], memory: float) -> None:
        found.append({"run": name, "seconds": statistics.median(times), "peak_mb": memory})

    seconds, memory, _ = measured(digest)
    add("cold, with preparation", [seconds], memory)
    several = [measured(digest) for _ in range(runs)]
    add("cold, prepared", [s for s, _, _ in several], max(m for _, m, _ in several))
    several = [measured([*python, WARM, *given]) for _ in range(runs)]
    add("warm", [float(out) for _, _, out in several], max(m for _, m, _ in several))
    several = [measured([*tool, "split", str(SEED), "--json"]) for _ in range(runs)]
    add("split alone", [s for s, _, _ in several], max(m for _, m, _ in several))
    speeds = [float(measured([*python, TOKENS, *given])[2]) for _ in range(runs)]
    found.append({"run": "decoding, greedy", "tokens_per_second": statistics.median(speeds)})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        found = rows(cache, options.runs, options.translator)
    print(f"{'seed, ' + str(os.cpu_count()) + ' cores':24} {'seconds':>9} {'peak MB':>9}")
    for row in found:
        if "seconds" in row:
            print(f"{row['run']:24} {row['seconds']:9.2f} {row['peak_mb']:9.0f}")
        else:
            print(f"{row['run']:24} {row['tokens_per_second']:9.0f} tokens/s")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
