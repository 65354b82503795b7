"""`summarize check`: a finished digest against its source, or any translation line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click

from summarize.console import check_output, write_output
from summarize.errors import UsageError
from summarize.jobs import DONE, FINDINGS
from summarize.options import NOISE, OUTPUT, READING, Run, configured
from summarize.records import Finding

__all__ = ["check"]

Checked = TypeVar("Checked")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="DIGEST SOURCE... | --pairs ZH EN")
@click.option("--pairs", is_flag=True, help="The files are Chinese and its English, line by line.")
@click.option("--jsonl", is_flag=True, help="One JSON object a line, or a sentence of a digest.")
@OUTPUT
@READING
@click.option("--strict", is_flag=True, help="Exit with 6 where there is an error.")
@NOISE
@configured
def check(
    run: Run,
    *,
    files: tuple[str, ...],
    pairs: bool,
    jsonl: bool,
    output: str,
    force: bool,
    strict: bool,
) -> int:
    """Check figures, dates, names and negations of English against its Chinese; loads no model.

    DIGEST is a digest that this tool wrote (Markdown or JSON), edited by hand or not; SOURCE the
    files it was made from. With --pairs any two texts, of which one translates the other line by
    line; "-" is stdin.
    """
    check_output(output, force=force)
    product, errors = (_pairs if pairs else _digest)(run, files, jsonl=jsonl)
    write_output(output, product, force=force)
    return FINDINGS if strict and errors else DONE


def _pairs(run: Run, files: tuple[str, ...], *, jsonl: bool) -> tuple[str, int]:
    from summarize.check.pairs import check_lines
    from summarize.read.lines import read_lines
    from summarize.render.checked import line_to_json, lines_as_text

    if len(files) != 2 or files == ("-", "-"):
        raise UsageError(
            "--pairs takes two files, of which one may be stdin.",
            remedy="Type: summarize check --pairs ZH.txt EN.txt",
        )
    chinese, english = (read_lines(name, encoding=run.config.encoding) for name in files)
    checked = check_lines(chinese, english, date=run.config.date)
    return _written(checked, lambda each: each.findings, line_to_json if jsonl else None,
                    lines_as_text)  # fmt: skip


def _digest(run: Run, files: tuple[str, ...], *, jsonl: bool) -> tuple[str, int]:
    import summarize
    from summarize.check.against import check_digest
    from summarize.check.printed import read_printed
    from summarize.read.lines import read_lines
    from summarize.render.checked import text_to_json, texts_as_text

    if len(files) < 2:
        raise UsageError(
            "A digest is checked against its source, and none is named.",
            remedy="Type: summarize check DIGEST SOURCE...",
        )
    texts = read_printed("\n".join(read_lines(files[0], encoding="utf-8")), files[0])
    found = summarize.split(list(files[1:]), config=run.config)
    checked = check_digest(texts, found)
    return _written(checked, lambda each: each.findings, text_to_json if jsonl else None,
                    texts_as_text)  # fmt: skip


def _written(
    checked: Iterable[Checked],
    findings: Callable[[Checked], tuple[Finding, ...]],
    to_json: Callable[[Checked], str] | None,
    as_text: Callable[[Iterable[Checked]], Iterator[str]],
) -> tuple[str, int]:
    """The product as text, and how many findings in it are errors."""
    errors = 0

    def counted() -> Iterator[Checked]:
        nonlocal errors
        for each in checked:
            errors += sum(finding.severity == "error" for finding in findings(each))
            yield each

    product = "".join(map(to_json, counted()) if to_json else as_text(counted()))
    return product, errors
