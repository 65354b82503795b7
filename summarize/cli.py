"""The command line: the jobs, and the one place where failures become exit codes.

Standard output carries the product only; progress, warnings and errors go to standard error.
"""

from __future__ import annotations

import os
import sys

import click

from summarize import __version__
from summarize.checking import check
from summarize.console import Console, check_output, write_output
from summarize.errors import SummarizeError
from summarize.jobs import FINDINGS, PARTLY_DONE, digest_job, rendered, split_job
from summarize.options import (
    INPUT,
    INPUTS,
    LEARNING,
    NOISE,
    OUTPUT,
    OUTPUTS,
    READING,
    RENDERING,
    SUMMARIZING,
    TRANSLATING,
    Run,
    configured,
)
from summarize.render.split import SPLIT_FORMS
from summarize.upkeep import cache, config_group, doctor, glossary_group, models

__all__ = ["cli", "main"]

INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="summarize")
def cli() -> None:
    """Turn an edition of a Chinese newspaper into a checked bilingual digest.

    Exit codes: 0 done; 1 failed; 2 usage; 3 input unreadable or no article found; 4 model
    unavailable; 5 partly done; 6 findings under --strict; 130 interrupted.
    """


@cli.command()
@INPUTS
@OUTPUTS
@RENDERING
@click.option("--full-text", is_flag=True, default=None, help="Translate whole articles as well.")
@click.option(
    "--facts",
    metavar="FILE.csv",
    help="Write every figure, date, name and term for a spreadsheet; a folder where -o is one.",
)
@READING
@SUMMARIZING
@TRANSLATING
@LEARNING
@click.option("--dry-run", is_flag=True, help="Print what would be done; load no model.")
@click.option("--strict", is_flag=True, help="Exit with 6 where anything was found wrong.")
@NOISE
@configured
def digest(
    run: Run,
    *,
    inputs: tuple[str, ...],
    output: str,
    facts: str | None,
    force: bool,
    dry_run: bool,
    strict: bool,
) -> int:
    """Make a bilingual digest of an edition.

    Each INPUT is a file (text, HTML, PDF, image), a folder, a zip archive or a quoted pattern.
    Where they hold the papers of several days, --date chooses one, and -o FOLDER/ makes a digest
    of each, named by its date.
    """
    return digest_job(run, inputs, output, facts=facts, force=force, dry_run=dry_run, strict=strict)


@cli.command("split")
@INPUTS
@OUTPUTS
# Not the setting `format`, which is a digest's.
@click.option("--format", "form", type=click.Choice(list(SPLIT_FORMS)), help="[default: text]")
@click.option("--json", "form", flag_value="json", help="Short for --format json.")
@READING
@NOISE
@configured
def split_command(
    run: Run,
    *,
    inputs: tuple[str, ...],
    output: str,
    force: bool,
    form: str | None,
) -> int:
    """Split an edition into articles, to be checked by eye or read by a program.

    text is an outline; html shows each page as set, its articles in colour; json is everything.
    Each INPUT is a file, a folder, a zip archive or a quoted pattern; of several editions, the
    outlines follow one another, and -o FOLDER/ writes a file of each.
    """
    return split_job(run, inputs, output, form or "text", force=force)


@cli.command()
@INPUT
@OUTPUT
@RENDERING
@READING
@SUMMARIZING
@TRANSLATING
@LEARNING
@NOISE
@configured
def article(run: Run, *, file: str, output: str, force: bool) -> int:
    """Summarize and translate one text, taken as one article whatever its form."""
    import summarize

    config = run.config
    check_output(output, force=force)
    whole = summarize.whole([file], config=config)
    with run.console.progress() as progress:
        result = summarize.digest(whole, config=config, progress=progress)
    write_output(output, rendered(result, run.config), force=force)
    (only,) = result.articles
    if only.error is not None:
        click.echo(f"summarize: {only.error}", err=True)
        return PARTLY_DONE
    return 0


@cli.command()
@INPUT
@OUTPUT
@click.option("--jsonl", is_flag=True, help="One JSON object a line: score, hints, findings.")
@click.option("--encoding", help="Encoding of the input; detected where not given.")
@TRANSLATING
@click.option("--strict", is_flag=True, help="Exit with 6 where anything was found wrong.")
@NOISE
@configured
def translate(
    run: Run,
    *,
    file: str,
    output: str,
    force: bool,
    jsonl: bool,
    strict: bool,
) -> int:
    """Translate Chinese, a line each: one line comes out for each that goes in, blanks kept.

    A line that failed a check is marked [unverified]; --jsonl says why.
    """
    import summarize
    from summarize.read.lines import read_lines
    from summarize.render.lines import render_jsonl, render_lines

    check_output(output, force=force)
    lines = read_lines(file, encoding=run.config.encoding)
    with run.console.progress() as progress:
        made = summarize.translate(lines, config=run.config, progress=progress)
    write_output(output, render_jsonl(made) if jsonl else render_lines(made), force=force)
    count = sum(len(item.findings) for item in made)
    if count:
        run.console.say(f"summarize: {count} findings; --jsonl lists them")
    if any(finding.kind == "failed" for item in made for finding in item.findings):
        return PARTLY_DONE
    return FINDINGS if strict and count else 0


for command in (check, models, cache, config_group, glossary_group, doctor):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code; every known failure is one sentence."""
    context: click.Context | None = None
    try:
        given = sys.argv[1:] if arguments is None else arguments
        with cli.make_context("summarize", list(given)) as context:
            return cli.invoke(context) or 0
    except SummarizeError as error:
        click.echo(f"summarize: {error}", err=True)
        return error.exit_code
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        # Who read has gone (| head). Python would try once more to write, and complain, at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, click.Abort):
        console = context.obj if context is not None else None
        kept = console.kept() if isinstance(console, Console) else ""
        click.echo(f"summarize: interrupted. {kept}".rstrip(), err=True)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
