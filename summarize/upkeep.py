"""The commands that look after the tool: models, cache, settings and the machine."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import click

from summarize.config import Config
from summarize.options import CACHE_DIR, LOADING, NOISE, READING, Run, configured

__all__ = ["cache", "config_group", "doctor", "glossary_group", "models"]


@click.group()
def models() -> None:
    """The models that can be used: list, prepare and verify them."""


@models.command("list")
def models_list() -> None:
    """List the models known by name; any repo id or folder can be used as well."""
    from summarize.weights import load_catalog

    for spec in load_catalog().models:
        click.echo(f"{spec.name:22} {spec.role:10} {spec.kind:8} {spec.source}")
        click.echo(f"{'':22} {spec.license}" + (f"; {spec.note}" if spec.note else ""))


@models.command("prepare")
@click.argument("name", default="embedded")
@LOADING
@NOISE
@configured
def models_prepare(run: Run, *, name: str) -> None:
    """Get a model ready ahead of time: fetched, converted and in the cache."""
    from summarize.translators import load_translator

    config = run.config
    with run.console.progress() as progress:
        loaded = load_translator(
            name,
            engine=config.engine,
            cache_dir=Path(config.cache_dir),
            offline=config.offline,
            threads=config.threads,
            progress=progress,
        )
    run.console.say(f"{loaded.name} is ready ({loaded.engine}, sha256 {loaded.sha256[:12]})")


@models.command("verify")
@click.argument("name", default="embedded")
@CACHE_DIR
@NOISE
@configured
def models_verify(run: Run, *, name: str) -> int:
    """Check every file of a model against its sha256; exit with 4 where one is wrong."""
    from summarize.errors import ModelError
    from summarize.weights import verify

    results = verify(name, cache_dir=Path(run.config.cache_dir))
    for result in results:
        click.echo(f"{'ok' if result.ok else 'WRONG':6} {result.file}  {result.detail}")
    return 0 if all(result.ok for result in results) else ModelError.exit_code


@click.group()
def cache() -> None:
    """Prepared models and finished sentences on this machine."""


@cache.command("info")
@CACHE_DIR
@configured
def cache_info(run: Run) -> None:
    """Say where the cache is and how much it holds."""
    folder = Path(run.config.cache_dir)
    click.echo(f"folder     {folder}")
    for part in ("translations.sqlite3", "models"):
        size = _size(folder / part)
        click.echo(f"{part:22} {size / 1e6:.1f} MB")


@cache.command("clear")
@CACHE_DIR
@click.option("--models", "with_models", is_flag=True, help="Remove prepared models as well.")
@configured
def cache_clear(run: Run, *, with_models: bool) -> None:
    """Forget finished sentences, and with --models prepared models too."""
    import shutil

    folder = Path(run.config.cache_dir)
    for path in folder.glob("translations.sqlite3*"):
        path.unlink(missing_ok=True)
    if with_models and (folder / "models").is_dir():
        shutil.rmtree(folder / "models")


@click.group("config")
def config_group() -> None:
    """The settings in force."""


@config_group.command("show")
@configured
def config_show(run: Run) -> None:
    """Print every setting, its value and where the value came from."""
    for item in fields(Config):
        value = getattr(run.config, item.name)
        value = ", ".join(value) if isinstance(value, tuple) else value
        click.echo(f"{item.name:15} {value!s:30} {run.origins[item.name]}")


@click.group("glossary")
def glossary_group() -> None:
    """Your own terms, as CSV files of source,target[,note]."""


@glossary_group.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--against", multiple=True, metavar="EDITION",
    help="Say which entries this edition (file, folder, zip) has not. May be given several times.",
)  # fmt: skip
@READING
@NOISE
@configured
def glossary_check(run: Run, *, files: tuple[str, ...], against: tuple[str, ...]) -> int:
    """Find lines that repeat or contradict others, and entries that nothing matches.

    Exit codes: 0 nothing found; 3 a file cannot be read; 6 something found.
    """
    import summarize
    from summarize.glossary import read_entries
    from summarize.glossary_check import examine, split_texts
    from summarize.jobs import FINDINGS

    texts = None
    if against:
        found = [
            summarize.split(edition, config=run.config)
            for edition in summarize.editions(against, config=run.config)
        ]
        texts = [text for each in found for text in split_texts(each)]
    problems = examine(files, texts)
    for problem in problems:
        click.echo(str(problem))
    count = sum(len(read_entries(file)) for file in files)
    run.console.say(f"summarize: {count} entries, {len(problems)} problems")
    return FINDINGS if problems else 0


@click.command()
@CACHE_DIR
@configured
def doctor(run: Run) -> int:
    """Check this machine: packages, the embedded models, cache and cores."""
    from summarize.doctor import examine

    results = examine(Path(run.config.cache_dir))
    for result in results:
        click.echo(f"{'ok' if result.ok else 'PROBLEM':8} {result.name:16} {result.detail}")
    return 0 if all(result.ok for result in results) else 1


def _size(path: Path) -> int:
    """Bytes under `path`, 0 where there is nothing."""
    if path.is_file():
        return path.stat().st_size
    return sum(item.stat().st_size for item in path.rglob("*") if item.is_file())
