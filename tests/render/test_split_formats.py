"""`summarize split --format`: what each prints, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from test_cli import run

from summarize.render.json import load_schema

Capture = pytest.CaptureFixture[str]


def out(capsys: Capture, *arguments: object) -> str:
    assert run("split", *arguments) == 0
    return capsys.readouterr().out


def test_text_is_what_it_prints_unasked(page: Path, capsys: Capture) -> None:
    text = out(capsys, page)
    assert text.startswith("edition of unknown date: 2 articles on 1 page\n")
    assert "\np1-a2  page 1  news  图书馆新馆开放\n    dateline      本报讯\n" in text
    assert out(capsys, page, "--format", "text") == text


def test_json_is_valid_and_has_a_short_form(page: Path, capsys: Capture) -> None:
    text = out(capsys, page, "--format", "json")
    Draft202012Validator(load_schema()).validate(json.loads(text))
    assert out(capsys, page, "--json") == text


def test_html_is_one_file(page: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "split.html"
    out(capsys, page, "--format", "html", "-o", target)
    text = target.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>\n")
    assert text.count("图书馆新馆开放") >= 3
    assert list(tmp_path.glob("*html*")) == [target]


def test_a_setting_for_digests_is_not_one_for_splits(
    page: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZE_FORMAT", "json")
    assert out(capsys, page).startswith("edition of")


@pytest.mark.parametrize("wrong", [["--format", "pdf"], ["--outline"]])
def test_what_is_not_offered_exits_2(page: Path, capsys: Capture, wrong: list[str]) -> None:
    assert run("split", page, *wrong) == 2
    assert capsys.readouterr().out == ""
