"""Where a setting's value comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.config import make_config, resolve_config
from summarize.errors import ConfigError


def test_precedence_from_command_line_to_default(tmp_path: Path) -> None:
    user = tmp_path / "user.toml"
    user.write_text("sentences = 5\nmax_chars = 90\nlayout = 'side-by-side'\nthreads = 1\n")
    (tmp_path / "summarize.toml").write_text("sentences = 4\nmax_chars = 80\nthreads = 2\n")
    resolved = resolve_config(
        {"sentences": 2, "max_chars": None},
        environ={"SUMMARIZE_SENTENCES": "3", "SUMMARIZE_MAX_CHARS": "70"},
        folder=tmp_path,
        user_file=user,
    )
    config, origins = resolved.config, resolved.origins
    assert (config.sentences, origins["sentences"]) == (2, "command line")
    assert (config.max_chars, origins["max_chars"]) == (70, "SUMMARIZE_MAX_CHARS")
    assert (config.threads, origins["threads"]) == (2, str(tmp_path / "summarize.toml"))
    assert (config.layout, origins["layout"]) == ("side-by-side", str(user))
    assert (config.translator, origins["translator"]) == ("embedded", "default")


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("SUMMARIZE_OFFLINE", "yes", True),
        ("SUMMARIZE_OFFLINE", "0", False),
        ("SUMMARIZE_ENGINE", "torch", "torch"),
    ],
)
def test_variables_are_read_as_their_type(
    tmp_path: Path, variable: str, value: str, expected: object
) -> None:
    config = resolve_config({}, environ={variable: value}, folder=tmp_path).config
    assert getattr(config, variable.removeprefix("SUMMARIZE_").lower()) == expected


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"sentences": 0}, "whole number from 1"),
        ({"sentences": True}, "whole number from 1"),
        ({"layout": "wide"}, "stacked, side-by-side"),
        ({"colour": "red"}, "Known are"),
        ({"offline": "perhaps"}, "true or false"),
        ({"translator": ""}, "text"),
    ],
)
def test_unusable_values_are_refused_with_what_would_do(
    options: dict[str, object], said: str
) -> None:
    with pytest.raises(ConfigError, match=said):
        make_config(**options)


def test_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "summarize.toml").write_text("sentences = = 3")
    with pytest.raises(ConfigError, match=r"summarize\.toml is not valid TOML"):
        resolve_config({}, environ={}, folder=tmp_path)
