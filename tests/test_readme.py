"""The README is true: its Python examples run, its files exist, its commands are real."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_there_are_two_examples() -> None:
    assert ["summarize.split(" in EXAMPLES[0], "summarize.digest(" in EXAMPLES[1]] == [True, True]
    assert len(EXAMPLES) == 2


def test_split_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(EXAMPLES[0], "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert [line.split()[1] for line in out.splitlines()] == ["news", "photo", "news"]


@pytest.mark.embedded
def test_digest_example_runs(
    embedded_cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("XDG_CACHE_HOME", str(embedded_cache.parent))
    names: dict[str, object] = {}
    exec(compile(EXAMPLES[1], "README.md", "exec"), names)
    out = capsys.readouterr().out
    assert "上海虹桥至湖州站最快55分钟可达。" in out
    assert out.count("\n- ") >= 5
    assert str(names["markdown"]).startswith("# ")
    assert isinstance(names["data"], dict)


def test_every_file_that_is_named_exists() -> None:
    named = re.findall(r"`((?:summarize|models|bench|seeds|tests)/[\w./]*)`", README)
    assert len(named) > 10
    missing = [name for name in named if not (ROOT / name).exists()]
    assert missing == []
