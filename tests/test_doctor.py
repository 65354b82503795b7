"""What doctor says of a machine that is fit, and of one that is not."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path

import pytest

from summarize import doctor
from summarize.cli import main
from summarize.doctor import Result, examine

Usage = namedtuple("Usage", "total used free")


def of(results: list[Result], name: str) -> Result:
    return next(result for result in results if result.name == name)


def free(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path: Usage(size, 0, size))


def test_a_fit_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, 50_000_000_000)
    results = examine(tmp_path / "not there yet")
    assert [result.name for result in results if not result.ok] == []
    assert of(results, "cache").detail.endswith("50.0 GB free")
    assert "summarize models prepare embedded" in of(results, "embedded").detail


def test_too_little_room_for_the_models_that_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free(monkeypatch, 900_000_000)
    cache = of(examine(tmp_path), "cache")
    assert not cache.ok
    assert "preparing a model that is installed takes" in cache.detail
    monkeypatch.setattr("summarize.weights.embedded_available", lambda spec: False)
    assert of(examine(tmp_path), "cache").ok


def test_what_is_missing_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("summarize.weights.embedded_available", lambda spec: False)
    monkeypatch.setattr(doctor, "PACKAGES", ("no-such-package",))
    results = examine(tmp_path)
    assert not of(results, "no-such-package").ok
    assert "pip install no-such-package" in of(results, "no-such-package").detail
    assert "pip install 'summarize[offline]'" in of(results, "embedded").detail
    assert main(["doctor", "--cache-dir", str(tmp_path)]) != 0
    assert "no-such-package" in capsys.readouterr().out
