"""Prepare the training data: python models/train/prepare.py DATA [--recipe FILE] [--out FOLDER]

Reads the recipe's sources below DATA, cleans them, leaves out what test sets hold, makes pairs by
rule, draws hints with the tool's own code, on all cores, and writes OUT/examples.jsonl: an object
a line with `p` (prompt), `t` (target), `d` (where from). The same recipe, data and code give the
same file; where it is there already for these, nothing is done.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from briefs import read_briefs
from made import make
from pairs import Pair, TestLines, clean, read_source, says_the_same
from prompts import draw_prompt
from recipe import HERE, Recipe, read_recipe

import summarize
from summarize.config import default_cache_dir
from summarize.weights import load_catalog
from summarize.zh.facts import FactFinder

__all__ = ["prepare"]

# The tag of briefs.
BRIEF = "brief"


def prepare(data: Path, recipe: Recipe, out: Path) -> Path:
    """`out`/examples.jsonl, written now or found as this recipe, data and code make it."""
    target, stamp = out / "examples.jsonl", out / "examples.key"
    key = _key(data, recipe)
    if target.is_file() and stamp.is_file() and stamp.read_text("utf-8") == key:
        return target
    out.mkdir(parents=True, exist_ok=True)
    counts = Counter[str]()
    pairs = list(_pairs(data, recipe, counts))
    jobs = [(number, pair, recipe) for number, pair in enumerate(pairs)]
    work = target.with_suffix(".work")
    with multiprocessing.Pool() as pool, work.open("w", encoding="utf-8") as file:
        for (_, pair, _), line in zip(jobs, pool.imap(_example, jobs, chunksize=200), strict=True):
            if line is None:
                counts[pair.tag] -= 1
                counts["left out: says something else"] += 1
            else:
                file.write(line + "\n")
        for briefs in recipe.briefs:
            for prompt, brief in read_briefs(data, briefs, recipe.seed):
                counts[BRIEF] += 1
                file.write(_line(prompt, brief, BRIEF) + "\n")
    work.replace(target)
    stamp.write_text(key, "utf-8")
    for name, count in counts.most_common():
        print(f"{name:28} {count:8,}")
    return target


def _pairs(data: Path, recipe: Recipe, counts: Counter[str]) -> Iterator[Pair]:
    """What is trained on, in the order of the recipe; `counts` says what became of the rest."""
    tests = TestLines.read(data, recipe.tests, recipe.near)
    seen = Counter[tuple[str, str]]()
    for source in recipe.sources:
        for raw in read_source(data, source, recipe.seed):
            pair = clean(raw)
            if pair is None:
                counts["left out: not clean"] += 1
            elif tests.holds(pair):
                counts["left out: as in a test set"] += 1
            elif seen[pair.zh, pair.en] >= max(1, source.share):
                counts["left out: twice"] += 1
            else:
                seen[pair.zh, pair.en] += 1
                counts[pair.tag] += 1
                yield pair
    for made in recipe.made:
        for pair in make(made.kind, made.count, recipe.seed):
            counts[pair.tag] += 1
            yield pair


def _example(job: tuple[int, Pair, Recipe]) -> str | None:
    """The line of a pair; None where its English is of something else."""
    number, pair, recipe = job
    facts = FactFinder().find(pair.zh)
    if not says_the_same(pair, facts):
        return None
    rng = random.Random(f"{recipe.seed} {number}")
    prompt, target = draw_prompt(pair, load_catalog().get(recipe.model), facts, recipe.hints, rng)
    return _line(prompt, target, pair.tag)


def _line(prompt: str, target: str, tag: str) -> str:
    return json.dumps({"p": prompt, "t": target, "d": tag}, ensure_ascii=False)


def _key(data: Path, recipe: Recipe) -> str:
    """A digest of all that the examples hang on: recipe, sizes of the data, our code and tables."""
    digest = hashlib.sha256()
    parts = asdict(recipe)
    for name in ("adapter", "optimizer", "budget"):
        del parts[name]
    digest.update(json.dumps(parts, sort_keys=True).encode())
    read = {each.file for each in (*recipe.sources, *recipe.briefs)}
    read |= {each.held_out for each in recipe.briefs}
    for name in sorted(read | set(recipe.tests)):
        digest.update(f"{name} {(data / name).stat().st_size}".encode())
    package = Path(summarize.__file__).parent
    code = [*HERE.glob("*.py"), *package.glob("zh/**/*"), *package.glob("translators/*.py")]
    for path in sorted(code + list(package.glob("check/*.py"))):
        if path.suffix in (".py", ".tsv"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--recipe", type=Path, default=HERE / "recipe.toml")
    parser.add_argument("--out", type=Path, default=default_cache_dir() / "train")
    options = parser.parse_args()
    print(prepare(options.data, read_recipe(options.recipe), options.out))


if __name__ == "__main__":
    main()
