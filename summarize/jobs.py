"""What `digest` and `split` do on the command line: for one edition, or for each of several.

Where the output is a folder, each edition becomes a file in it, named by its date; one that fails
is reported and the others go on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count, islice
from pathlib import Path

import click

from summarize.config import Config
from summarize.console import check_output, write_output
from summarize.errors import InputError, OutputError, UsageError
from summarize.options import Run
from summarize.pipeline import Plan
from summarize.progress import Progress
from summarize.records import Digest, Edition

__all__ = ["DONE", "FINDINGS", "PARTLY_DONE", "digest_job", "is_folder", "rendered", "split_job"]

DONE = 0
PARTLY_DONE = 5
FINDINGS = 6

_SUFFIXES = {"markdown": ".md", "text": ".txt", "html": ".html", "json": ".json"}


def is_folder(output: str) -> bool:
    """Is the product to go into a folder: one that is there, or a name that ends as one does?"""
    ends = tuple(filter(None, ("/", os.sep, os.altsep)))
    return output != "-" and (output.endswith(ends) or Path(output).is_dir())


def digest_job(
    run: Run,
    inputs: Sequence[str],
    output: str,
    *,
    facts: str | None,
    force: bool,
    dry_run: bool,
    strict: bool,
) -> int:
    """Digest the inputs to `output`, a file, a folder or "-". Returns the exit code.

    `facts` is where their facts go as CSV: a file, or a folder where `output` is one.
    """
    import summarize
    from summarize.render.facts_csv import render_facts

    tables = _tables(facts, output)

    def make(edition: Edition | Sequence[str], target: str) -> int:
        table = tables(target)
        if table is not None and not dry_run:
            check_output(table, force=force)
        if dry_run:
            made = summarize.plan(edition, config=run.config)
            write_output(target, _planned(made, run), force=force)
            return DONE
        with run.console.progress() as progress:
            result = summarize.digest(edition, config=run.config, progress=progress)
        write_output(target, rendered(result, run.config), force=force)
        if table is not None:
            write_output(table, render_facts(result), force=force)
        return _reported(result, run, target, strict=strict)

    if is_folder(output):
        return _each(run, inputs, output, _SUFFIXES[run.config.format], make, force=force)
    check_output(output, force=force)
    return make(inputs, output)


def _tables(facts: str | None, output: str) -> Callable[[str], str | None]:
    """Where the facts of a digest go, by where the digest goes."""
    if facts is None:
        return lambda _: None
    if facts == "-":
        raise UsageError(
            "--facts needs a file: standard output carries the digest.", remedy="Name one."
        )
    if not is_folder(output):
        if Path(facts) == Path(output):
            raise UsageError(
                f"--facts and -o both name {output}.", remedy="Give each a file of its own."
            )
        return lambda _: facts
    if Path(facts).suffix or Path(facts).is_file():
        raise UsageError(
            f"--facts {facts} is one file, and -o {output} is a folder of editions.",
            remedy="Name a folder for the facts as well, e.g. --facts facts/.",
        )
    _make_folder(Path(facts))
    return lambda target: str(Path(facts) / f"{Path(target).stem}.csv")


def split_job(run: Run, inputs: Sequence[str], output: str, form: str, *, force: bool) -> int:
    """Split the inputs and print them in the form named; returns the exit code.

    Raises UsageError where there are several editions and neither a folder to put them in nor a
    form that can hold them one after the other.
    """
    import summarize
    from summarize.render.split import render_split

    texts: list[str] = []

    def keep(edition: Edition, _: str) -> int:
        found = summarize.split(edition, config=run.config)
        texts.append(render_split(found, form))
        return _unread(edition)

    def write(edition: Edition, target: str) -> int:
        code = keep(edition, target)
        write_output(target, texts.pop(), force=force)
        return code

    if is_folder(output):
        return _each(run, inputs, output, _SUFFIXES[form], write, force=force)
    check_output(output, force=force)
    editions = _reading(run, inputs)
    ahead = list(islice(editions, 2))
    if len(ahead) == 1:
        code = keep(ahead[0], output)
    elif form == "text":
        code = _worst([_guarded(each, output, keep) for each in chain(ahead, editions)])
    else:
        raise _several(chain(ahead, editions), form)
    if texts:
        write_output(output, "\n".join(texts), force=force)
    return code


def _several(editions: Iterable[Edition], form: str) -> UsageError:
    days = [edition.date or "without a date" for edition in editions]
    return UsageError(
        f"There are {len(days)} editions in these inputs, and one {form} file holds one: "
        f"{', '.join(days)}.",
        remedy=f"Choose one with --date, e.g. --date {days[0]}, or write each to a folder with "
        "-o FOLDER/.",
    )


def _each(
    run: Run,
    inputs: Sequence[str],
    output: str,
    suffix: str,
    make: Callable[[Edition, str], int],
    *,
    force: bool,
) -> int:
    """`make` each edition into a file of the folder `output`; the exit code of all together."""
    folder = Path(output)
    _make_folder(folder)
    targets = _targets(folder, suffix)

    def checked(edition: Edition, target: str) -> int:
        # Before the work, which takes minutes.
        check_output(target, force=force)
        return make(edition, target)

    return _worst(
        [_guarded(edition, targets(edition), checked) for edition in _reading(run, inputs)]
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} cannot be made: {error.strerror or error}.",
            remedy="Name another folder.",
        ) from error


def _reading(run: Run, inputs: Sequence[str]) -> Iterator[Edition]:
    """The editions, read as they are asked for, with a bar of its own for each."""
    from summarize.read import read_editions

    reports: list[Progress] = []

    def report(stage: str, done: int, total: int) -> None:
        reports[-1](stage, done, total)

    editions = read_editions(
        inputs,
        encoding=run.config.encoding,
        date=run.config.date,
        progress=report,
    )
    while True:
        with run.console.progress() as bar:
            reports.append(bar)
            edition = next(editions, None)
        if edition is None:
            return
        yield edition


def _targets(folder: Path, suffix: str) -> Callable[[Edition], str]:
    """A namer of files: 2024-12-27.md, and undated.md for pages without a date."""
    taken: set[str] = set()

    def name(edition: Edition) -> str:
        stem = edition.date or "undated"
        names = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
        chosen = next(each for each in names if each not in taken)
        taken.add(chosen)
        return str(folder / f"{chosen}{suffix}")

    return name


def _guarded(edition: Edition, target: str, make: Callable[[Edition, str], int]) -> int:
    """`make` one edition of several: a fault of it is said, and the others go on."""
    try:
        return make(edition, target)
    except (InputError, OutputError) as error:
        click.echo(f"summarize: edition of {edition.date or 'no date'}: {error}", err=True)
        return error.exit_code


def _worst(codes: Sequence[int]) -> int:
    """One exit code for several editions: they failed all in one way, or some are done."""
    if len(set(codes)) == 1:
        return codes[0]
    return FINDINGS if set(codes) == {DONE, FINDINGS} else PARTLY_DONE


def _unread(edition: Edition) -> int:
    """Say what could not be read of an edition; the exit code of that."""
    errors = [finding for finding in edition.findings if finding.severity == "error"]
    for finding in errors:
        click.echo(f"summarize: {finding.message}", err=True)
    return PARTLY_DONE if errors else DONE


def rendered(result: Digest, config: Config) -> str:
    """The digest in the format and layout that the settings name."""
    from summarize.render.json import render_json

    if config.format == "json":
        return render_json(result)
    if config.format == "html":
        return result.to_html(layout=config.layout)
    return result.to_markdown(layout=config.layout)


def _planned(made: Plan, run: Run) -> str:
    return (
        f"{made.articles} articles in {made.characters:,} characters\n"
        f"{made.sentences} summary sentences ({run.config.summarizer})\n"
        f"{made.texts} texts to translate ({run.config.translator})\n"
    )


def _reported(result: Digest, run: Run, target: str, *, strict: bool) -> int:
    """Say how a digest came out; its exit code."""
    unread = _unread(result.edition)
    failed = [item for item in result.articles if item.error is not None]
    for item in failed:
        click.echo(f"summarize: article {item.article.id}: {item.error}", err=True)
    if target != "-":
        findings = sum(result.manifest.findings.values())
        run.console.say(f"{target}: {len(result.articles)} articles, {findings} findings")
    if failed or unread:
        return PARTLY_DONE
    found = chain(result.edition.findings, *(item.all_findings() for item in result.articles))
    # A note says where an article goes on; it is nothing wrong.
    return FINDINGS if strict and any(each.severity != "note" for each in found) else DONE
