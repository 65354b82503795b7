"""The options that commands share, and how they become one Config."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import click

from summarize.config import Config, resolve_config
from summarize.console import Console

__all__ = [
    "CACHE_DIR",
    "INPUT",
    "INPUTS",
    "LEARNING",
    "LOADING",
    "NOISE",
    "OUTPUT",
    "OUTPUTS",
    "READING",
    "RENDERING",
    "SUMMARIZING",
    "TRANSLATING",
    "Run",
    "configured",
]

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


def _options(*options: Decorator) -> Decorator:
    """Several click options as one decorator, kept in the order given."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


READING = _options(
    click.option("--encoding", help="Encoding of the input; detected where not given."),
    click.option(
        "--date", help="The edition of this day (YYYY-MM-DD), and the date of one that states none."
    ),
)
SUMMARIZING = _options(
    click.option("--summarizer", help="Summary method: extract (default) or generate."),
    click.option("--summary-model", help="Model for generate: name, repo id or folder."),
    click.option("--sentences", type=int, help="Sentences a summary, at most. [default: 3]"),
    click.option(
        "--max-chars", type=int, help="Chinese characters a summary, at most. [default: 240]"
    ),
)
CACHE_DIR: Decorator = click.option(
    "--cache-dir", help="Folder for prepared models and finished sentences."
)
LOADING = _options(
    click.option("--engine", type=click.Choice(["torch", "ctranslate"]), help="Run it with."),
    click.option("--offline", is_flag=True, default=None, help="Open no network connection."),
    CACHE_DIR,
    click.option("--threads", type=int, help="CPU threads; 0 takes all cores. [default: 0]"),
)
LEARNING: Decorator = click.option(
    "--learn-names",
    is_flag=True,
    default=None,
    help="Add the people found to the file of --names; no line in it is changed.",
)
TRANSLATING = _options(
    click.option(
        "--glossary",
        multiple=True,
        metavar="FILE.csv",
        help="Your own terms: source,target[,note]. May be given several times.",
    ),
    click.option(
        "--names",
        metavar="FILE.toml",
        help='People and their English, a line each: "王成国" = "Wang Chengguo".',
    ),
    click.option("--translator", help="Name, repo id or folder. [default: embedded]"),
    click.option(
        "--cache/--no-cache", "cache", default=None, help="Keep finished sentences. [default: on]"
    ),
    LOADING,
)
_FORCE: Decorator = click.option(
    "--force", is_flag=True, help="Replace the output file if it exists."
)
OUTPUT = _options(
    click.option("-o", "--output", default="-", show_default=True, help="File, or - for stdout."),
    _FORCE,
)
OUTPUTS = _options(
    click.option(
        "-o",
        "--output",
        default="-",
        show_default=True,
        help="File, - for stdout, or a folder (with / at its end where it is new): a file for each "
        "edition, named by its date.",
    ),
    _FORCE,
)
RENDERING = _options(
    click.option(
        "--format", type=click.Choice(["markdown", "html", "json"]), help="[default: markdown]"
    ),
    click.option("--json", "format", flag_value="json", help="Short for --format json."),
    click.option(
        "--layout", type=click.Choice(["stacked", "side-by-side"]), help="[default: stacked]"
    ),
)
NOISE = _options(
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say what is done, with tracebacks."),
)
INPUTS: Decorator = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
INPUT: Decorator = click.argument("file", default="-", metavar="[FILE|-]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What every command starts from: its console and the settings, with their origins."""

    console: Console
    config: Config
    origins: Mapping[str, str]


def configured(command: Command) -> Command:
    """Give `command` a `Run` in place of the options that are settings or say how to talk."""

    @functools.wraps(command)
    def start(*, quiet: bool = False, verbose: bool = False, **given: Any) -> Any:
        console = Console(quiet=quiet, verbose=verbose)
        # The root context is what `main` still holds when the command is interrupted.
        click.get_current_context().find_root().obj = console
        names = {item.name for item in fields(Config)}
        settings = {name: given.pop(name) for name in list(given) if name in names}
        resolved = resolve_config(settings)
        console.keeps = resolved.config.cache
        if resolved.config.offline:
            # Read by huggingface_hub when it is first imported, which is later than this.
            os.environ["HF_HUB_OFFLINE"] = "1"
        run = Run(console=console, config=resolved.config, origins=resolved.origins)
        return command(run, **given)

    return start
