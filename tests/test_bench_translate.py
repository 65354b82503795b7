"""The benchmark of translation: another adapter and number type than the shipped ones."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest
import translate
from conftest import ScriptedTranslator, said


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.tsv.xz"
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.write("zh\tref\n会议在温州召开。\tThe meeting was held in Wenzhou.\n")
    return path


def test_what_was_measured_is_named(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    translator = ScriptedTranslator(lambda sentence, decoding: [said("It was held in Wenzhou.")])
    monkeypatch.setattr(translate, "embedded_anew", lambda *given: made.append(given) or translator)
    adapter, outputs = tmp_path / "new" / "adapter.safetensors", tmp_path / "outputs.tsv"
    monkeypatch.setattr("sys.argv", [
        "translate.py", str(lines), "--systems", "plain", "--adapter", str(adapter),
        "--compute-type", "float32", "--outputs", str(outputs),
    ])  # fmt: skip
    translate.main()
    assert made == [("embedded", adapter, "float32")]
    header = outputs.read_text("utf-8").splitlines()[0]
    assert header == "embedded, new/adapter.safetensors, float32: plain"


@pytest.mark.parametrize("option", [("--adapter", "x"), ("--compute-type", "int8")])
def test_options_of_the_embedded_model_are_of_no_other(
    lines: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, str]
) -> None:
    monkeypatch.setattr("sys.argv", ["translate.py", str(lines), "--translator", "m2m", *option])
    with pytest.raises(SystemExit, match="2"):
        translate.main()
