"""Every setting, its default and the reason for it, and where its value came from.

Precedence: command line, then `SUMMARIZE_*`, then `summarize.toml` in the working folder, then the
user's, then the defaults.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from summarize.errors import ConfigError

__all__ = ["Config", "Resolved", "default_cache_dir", "make_config", "resolve_config"]


def default_cache_dir() -> Path:
    """The user's cache folder for this tool: prepared models and finished sentences."""
    import platformdirs

    return platformdirs.user_cache_path("summarize", appauthor=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """The settings of a run; each default is explained beside it."""

    # None: detected and stated. Forcing helps with short files, which give a detector little.
    encoding: str | None = None
    # ISO 8601; None: read from markup, masthead, file or folder. Chooses one of several editions.
    date: str | None = None
    # Never invents and needs no model; a model-written summary must be asked for.
    summarizer: str = "extract"
    # The model for `generate`: a name of models.toml, a repo id or a folder.
    summary_model: str | None = None
    # What a reader takes in at a glance, and about what a news brief runs to.
    sentences: int = 3
    # Room for one long sentence of an official report and two of ordinary length.
    max_chars: int = 240
    # Works with nothing but the package index.
    translator: str = "embedded"
    # None: the engine that suits the model.
    engine: Literal["torch", "ctranslate"] | None = None
    # CSV files of the user's own terms; in a settings file, paths are from the folder it lies in.
    glossary: tuple[str, ...] = ()
    # A file of people's names that editions share; in a settings file, from the folder it lies in.
    names: str | None = None
    # Writing to a file of the user's is asked for.
    learn_names: bool = False
    # The body costs ten times the summary; it is asked for when wanted.
    full_text: bool = False
    layout: Literal["stacked", "side-by-side"] = "stacked"
    format: Literal["markdown", "html", "json"] = "markdown"
    # True: no socket is opened.
    offline: bool = False
    # Finished sentences are kept, so that an interrupted or repeated run costs little.
    cache: bool = True
    cache_dir: str = field(default_factory=lambda: str(default_cache_dir()))
    # 0: as many as there are cores.
    threads: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """A configuration with, for each field, the place its value came from."""

    config: Config
    origins: Mapping[str, str]


_TYPES = get_type_hints(Config)
_NAMES = tuple(item.name for item in fields(Config))
_LEAST = {"sentences": 1, "max_chars": 1, "threads": 0}


def make_config(**options: Any) -> Config:
    """A Config from keyword options. Raises ConfigError for an unknown or unusable one."""
    values = {name: _convert(name, value, "option") for name, value in options.items()}
    return Config(**values)


def resolve_config(
    given: Mapping[str, Any],
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
    user_file: Path | None = None,
) -> Resolved:
    """The configuration and the origin of each value.

    `given` are values from the command line, None where an option was not used. Raises
    ConfigError for an unreadable file, an unknown name or a value of the wrong type.
    """
    import platformdirs

    environ = os.environ if environ is None else environ
    project = (Path.cwd() if folder is None else folder) / "summarize.toml"
    user = user_file or Path(platformdirs.user_config_dir("summarize", appauthor=False)) / (
        "summarize.toml"
    )
    values: dict[str, Any] = {}
    origins = dict.fromkeys(_NAMES, "default")
    for path in (user, project):
        for name, value in _read_file(path).items():
            values[name], origins[name] = _convert(name, value, str(path)), str(path)
            if name == "glossary":
                values[name] = tuple(str(path.parent / each) for each in values[name])
            if name == "names":
                values[name] = str(path.parent / values[name])
    for name in _NAMES:
        variable = f"SUMMARIZE_{name.upper()}"
        if variable in environ:
            values[name] = _convert(name, environ[variable], variable)
            origins[name] = variable
    for name, value in given.items():
        # An option that may be given several times is empty where it was not used.
        if value is not None and value != ():
            values[name] = _convert(name, value, "command line")
            origins[name] = "command line"
    return Resolved(config=Config(**values), origins=origins)


def _read_file(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be read: {error.strerror}.", remedy="Change its permissions."
        ) from error
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}.", remedy="Correct it.") from error


def _convert(name: str, value: Any, origin: str) -> Any:
    """`value` as the field's type; text from a variable is read as a number or a truth value."""
    if name not in _NAMES:
        raise ConfigError(
            f"Unknown setting {name!r} ({origin}).", remedy=f"Known are: {', '.join(_NAMES)}."
        )
    if get_origin(_TYPES[name]) is tuple:
        return _several(name, value, origin)
    kinds = get_args(_TYPES[name]) or (_TYPES[name],)
    if value is None and type(None) in kinds:
        return None
    choices = [c for kind in kinds for c in (get_args(kind) or ()) if isinstance(c, str)]
    choices += [kind for kind in kinds if isinstance(kind, str)]
    if choices:
        if value in choices:
            return value
        expected = "one of " + ", ".join(choices)
    elif bool in kinds:
        truth = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
        if isinstance(value, bool) or (isinstance(value, str) and value.lower() in truth):
            return value if isinstance(value, bool) else truth[value.lower()]
        expected = "true or false"
    elif int in kinds:
        number = _integer(value)
        if number is not None and number >= _LEAST[name]:
            return number
        expected = f"a whole number from {_LEAST[name]}"
    else:
        if isinstance(value, str) and value:
            return value
        expected = "text"
    raise ConfigError(
        f"{name} = {value!r} ({origin}) cannot be used.", remedy=f"It must be {expected}."
    )


def _several(name: str, value: Any, origin: str) -> tuple[str, ...]:
    """Texts as a list, or one text; in a variable several are joined as PATH is."""
    if isinstance(value, str):
        value = value.split(os.pathsep) if origin.startswith("SUMMARIZE_") else [value]
    elif isinstance(value, os.PathLike):
        value = [value]
    if not isinstance(value, list | tuple) or not all(
        isinstance(each, str | os.PathLike) and os.fspath(each) for each in value
    ):
        raise ConfigError(
            f"{name} = {value!r} ({origin}) cannot be used.", remedy="It must be a list of files."
        )
    return tuple(os.fspath(each) for each in value)


def _integer(value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    return None
