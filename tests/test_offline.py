"""`import summarize` is light, and `--offline` opens no socket."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import run

HEAVY = ("torch", "transformers", "ctranslate2", "sentencepiece", "numpy", "rich", "rjieba")


def test_import_and_help_load_nothing_heavy() -> None:
    script = (
        "import sys, summarize, summarize.cli\n"
        "summarize.cli.main(['--help'])\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


@pytest.fixture
def _no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.mark.usefixtures("_no_sockets")
@pytest.mark.parametrize("model", ["opus-mt", "some-body/some-model"])
def test_missing_hub_model_offline_opens_no_socket(
    model: str, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    code = run(
        "digest", page, "--offline", "--translator", model, "--cache-dir", tmp_path / "cache"
    )
    assert code == 4
    assert model in capsys.readouterr().err


@pytest.mark.embedded
@pytest.mark.usefixtures("_no_sockets")
def test_embedded_digest_opens_no_socket(
    page: Path, embedded_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("digest", page, "--offline", "--no-cache", "--cache-dir", embedded_cache) == 0
    assert "图书馆新馆开放" in capsys.readouterr().out
